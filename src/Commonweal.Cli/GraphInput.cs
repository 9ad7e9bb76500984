using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Values;

namespace Commonweal.Cli;

/// <summary>
/// What a command of the group reads. Refusals and findings go to the error stream, so that the output stays what was asked for.
/// </summary>
internal sealed class GraphInput(System.CommandLine.ParseResult result, GraphOptions options)
{
    private readonly string _votes = result.GetValue(options.Votes)!;
    private readonly TextWriter _error = result.InvocationConfiguration.Error;

    /// <summary>The cards, if any were given or stand in the study's folder.</summary>
    public IReadOnlyList<ValuesCard> Cards { get; private set; } = [];

    /// <summary>The document the cards are taken from, checked as of its deliberation's day, else of today; null without one.</summary>
    public CheckedDocument? Document { get; private set; }

    /// <summary>The deliberation file beside the judgements, if there is one.</summary>
    public DeliberationFile? Deliberation { get; } =
        DeliberationFile.Beside(result.GetValue(options.Votes)!);

    /// <summary>What people call the contexts, by id; empty where only ids are known.</summary>
    public IReadOnlyDictionary<string, string> Contexts { get; private set; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>0, or 1 once rows were left out or merged.</summary>
    public int Code { get; private set; } = Weal.Fine;

    /// <summary>Finding counts of everything read, cards first.</summary>
    public IReadOnlyList<FindingCount> Counts { get; private set; } = [];

    /// <summary>Judgements one by one; null when they cannot be used.</summary>
    public VoteSet? Votes(CancellationToken cancel) =>
        Read(o =>
            _votes == WealInput.StandardInput
                ? VoteImport.Votes(Console.OpenStandardInput(), "standard input", o, cancel)
                : VoteImport.Votes(_votes, o, cancel)
        );

    /// <summary>Judgements counted for the published graph; null when they cannot be used.</summary>
    public MaiCount? Count(CancellationToken cancel) =>
        Read(o =>
            _votes == WealInput.StandardInput
                ? MaiGraphs.Count(Console.OpenStandardInput(), "standard input", o, cancel)
                : MaiGraphs.Count(_votes, o, cancel)
        );

    private T? Read<T>(Func<ImportOptions, Imported<T>> read)
        where T : class
    {
        if (!ReadCards())
        {
            return null;
        }

        using var progress = new GraphProgress(_error);
        var chosen = new ImportOptions
        {
            Until = result.GetValue(options.Until),
            Context = result.GetValue(options.Context),
            GroupKey = result.GetValue(options.Groups),
            Values = Cards.Count == 0 ? null : [.. Cards.Select(card => card.Id)],
            Contexts = Contexts.Count == 0 ? null : [.. Contexts.Keys],
            Progress = progress.Reading,
        };
        var imported = read(chosen);
        progress.Clear();
        return Take(imported, _votes == WealInput.StandardInput ? "standard input" : _votes);
    }

    private bool ReadCards()
    {
        var path = result.GetValue(options.Cards);
        if (path is null)
        {
            path = Path.Combine(_votes, StudyFolder.Cards);
            if (!File.Exists(path))
            {
                return true;
            }
        }

        if (!Directory.Exists(path) && IsDocument(path))
        {
            return ReadDocument(path);
        }

        var cards = Take(CardImport.Cards(path), path);
        Cards = cards ?? [];
        return cards is not null;
    }

    private bool ReadDocument(string path)
    {
        var (document, problem) = WealInput.Read(path);
        if (document is null)
        {
            GraphText.Refuse(_error, new(problem!, []));
            return false;
        }

        if (document.Parsed.Findings.Count > 0)
        {
            GraphText.Refuse(
                _error,
                new(
                    $"{path} has errors of syntax, so its values cannot be told for certain.",
                    [$"See them with: {Invoked.As} check {path}"]
                )
            );
            return false;
        }

        Document = CheckedDocument.Of(
            document,
            Deliberation?.AsOf ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime)
        );
        Cards = ReportPipeline.Cards(Document);
        Contexts = document
            .Parsed.Document.Declarations.OfType<Scope>()
            .Where(scope => scope.Kind == ScopeKind.Context)
            .DistinctBy(scope => scope.Id.Text, StringComparer.Ordinal)
            .ToDictionary(scope => scope.Id.Text, scope => scope.Label, StringComparer.Ordinal);
        return true;
    }

    private static bool IsDocument(string path) => Path.GetExtension(path) == ".weal";

    private T? Take<T>(Imported<T> imported, string place)
        where T : class
    {
        switch (imported)
        {
            case Imported<T>.Refused refused:
                GraphText.Refuse(_error, refused.Why);
                return null;
            case Imported<T>.Read read:
                GraphText.Findings(_error, place, read.Findings, read.Counts);
                Counts = [.. Counts, .. read.Counts];
                if (read.Counts.Any(count => count.Severity != Severity.Information))
                {
                    Code = Weal.Findings;
                }

                return read.What;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

using System.Reflection;
using System.Text;
using System.Text.Json;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Mcp;

namespace Commonweal.Cli;

/// <summary>A deliberation in a folder, read once; its graph is built when somebody first asks for it.</summary>
internal sealed class McpFolder : IDeliberations
{
    private const string ExampleId = "river-library";
    private const string Embedded = "demo/";

    private readonly DeliberationSummary _summary;
    private readonly Lazy<DeliberationView> _view;

    private McpFolder(
        string id,
        DeliberationFile file,
        CheckedDocument document,
        IReadOnlyList<Vote> votes
    )
    {
        _summary = new(
            id,
            file.Title,
            file.Question,
            [
                .. document
                    .Document.Declarations.OfType<Scope>()
                    .Where(s => s.Kind == ScopeKind.Context)
                    .DistinctBy(s => s.Id.Text, StringComparer.Ordinal)
                    .Select(s => new DeliberationContext(s.Id.Text, s.Label, [.. s.NotWhen])),
            ]
        );
        _view = new(() =>
            new()
            {
                Id = id,
                Title = file.Title,
                Question = file.Question,
                Contexts = _summary.Contexts,
                Cards = ReportPipeline.Cards(document),
                Document = document.Document,
                Day = file.AsOf,
                Graph = MoralGraphBuilder.Build(
                    votes,
                    MoralGraphOptions.Default with
                    {
                        FlawedRecords = document.FlawedRecords(),
                    },
                    CancellationToken.None
                ),
            }
        );
    }

    public string Title => _summary.Title;

    public Task<IReadOnlyList<DeliberationSummary>> List(CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<DeliberationSummary>>([_summary]);

    public Task<DeliberationView?> Find(string id, CancellationToken cancel) =>
        id == _summary.Id
            ? Task.Run<DeliberationView?>(() => _view.Value, cancel)
            : Task.FromResult<DeliberationView?>(null);

    /// <summary>The deliberation that comes along with the program.</summary>
    public static (McpFolder? Read, string? Problem) Example(CancellationToken cancel) =>
        Read(
            ExampleId,
            name =>
            {
                using var stream =
                    Assembly.GetExecutingAssembly().GetManifestResourceStream(Embedded + name)
                    ?? throw new FileNotFoundException(name);
                using MemoryStream memory = new();
                stream.CopyTo(memory);
                return (memory.ToArray(), null);
            },
            "",
            cancel
        );

    /// <summary>Reads a folder, or says why it cannot be used.</summary>
    public static (McpFolder? Read, string? Problem) Read(string folder, CancellationToken cancel)
    {
        if (!Directory.Exists(folder))
        {
            return (
                null,
                $"{folder} is no folder. Give one that holds {DeliberationFile.Name}; `{Invoked.As} demo` writes one to go on with."
            );
        }

        return File.Exists(Path.Combine(folder, DeliberationFile.Name))
            ? Read(
                IdOf(folder),
                name => WealInput.ReadBytes(Path.Combine(folder, name)),
                folder,
                cancel
            )
            : (
                null,
                $"{folder} has no {DeliberationFile.Name}, which says what the deliberation is called and which files hold it; `{Invoked.As} demo` writes one to go on with."
            );
    }

    private static (McpFolder? Read, string? Problem) Read(
        string id,
        Func<string, (byte[]? Bytes, string? Problem)> read,
        string folder,
        CancellationToken cancel
    )
    {
        var (written, problem) = read(DeliberationFile.Name);
        if (written is null)
        {
            return (null, problem);
        }

        if (FileOf(written) is not { } file)
        {
            return (
                null,
                $"{Path.Combine(folder, DeliberationFile.Name)} cannot be read: it needs title, asOf (a day), submissions (one .weal file) and votes (a file)."
            );
        }

        (var bytes, problem) = read(file.Submissions[0]);
        if (bytes is null)
        {
            return (null, problem);
        }

        var path = Path.Combine(folder, file.Submissions[0]);
        var isJson = bytes.AsSpan().TrimStart("\uFEFF \t\r\n"u8).StartsWith("{"u8);
        WealInput input = new(
            path,
            bytes,
            SourceText.FromUtf8(bytes),
            isJson ? JsonTwin.Read(bytes) : WealParser.Parse(bytes),
            isJson
        );
        if (input.Parsed.Findings.Any(f => RulePage.Of(f.Code)?.Severity == Severity.Error))
        {
            return (
                null,
                $"{path} has errors of syntax, so its values cannot be told for certain. See them with: {Invoked.As} check {path}"
            );
        }

        (bytes, problem) = read(file.Votes);
        if (bytes is null)
        {
            return (null, problem);
        }

        using MemoryStream stream = new(bytes);
        return VoteImport.Votes(stream, Path.Combine(folder, file.Votes), new(), cancel) switch
        {
            Imported<VoteSet>.Read votes => (
                new(id, file, CheckedDocument.Of(input, file.AsOf), votes.What.Accepted),
                null
            ),
            Imported<VoteSet>.Refused refused => (
                null,
                $"{refused.Why.Message} {string.Join(' ', refused.Why.Mend)}"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static DeliberationFile? FileOf(byte[] bytes)
    {
        try
        {
            using MemoryStream stream = new(bytes);
            return
                DeliberationFile.Read(stream)
                    is { Title: not null, Submissions: [not null], Votes: not null } file
                && file.AsOf != default
                ? file
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The folder's name as an id: lower-case letters, digits and hyphens.</summary>
    private static string IdOf(string folder)
    {
        StringBuilder id = new();
        foreach (var c in Path.GetFileName(Path.GetFullPath(folder).TrimEnd('/', '\\')))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(char.ToLowerInvariant(c));
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        var text = id.ToString().Trim('-');
        return text.Length == 0 ? "deliberation" : text;
    }
}

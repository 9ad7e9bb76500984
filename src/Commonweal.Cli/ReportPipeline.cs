using Commonweal.Cli.Input;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Values;

namespace Commonweal.Cli;

/// <summary>What a report is made from.</summary>
internal sealed record ReportRequest
{
    public required string Title { get; init; }

    public string? Question { get; init; }

    public required IReadOnlyList<Vote> Votes { get; init; }

    public IReadOnlyList<ValuesCard> Cards { get; init; } = [];

    /// <summary>The document with the submissions, if there is one.</summary>
    public CheckedDocument? Document { get; init; }

    public bool Legacy { get; init; }

    public required DateOnly Date { get; init; }

    public required string Source { get; init; }

    /// <summary>Rows of the input that were left out, merged or noted.</summary>
    public IReadOnlyList<FindingCount> InputFindings { get; init; } = [];

    public Action<string, double>? Progress { get; init; }
}

/// <summary>Judgements and submissions become the input of a report; used by <c>weal graph report</c> and <c>weal demo</c>.</summary>
internal static class ReportPipeline
{
    /// <summary>Builds both graphs and gathers what the pages show.</summary>
    public static GraphReportInput Build(ReportRequest request, CancellationToken cancel)
    {
        var options = MoralGraphOptions.Default with
        {
            Legacy = request.Legacy,
            Progress = request.Progress,
            FlawedRecords =
                request.Document?.FlawedRecords() ?? MoralGraphOptions.Default.FlawedRecords,
        };
        var graph = MoralGraphBuilder.Build(request.Votes, options, cancel);
        GraphReportInput input = new()
        {
            Title = request.Title,
            Question = request.Question,
            Graph = graph,
            Mai = MaiGraphs.Summarize(request.Votes),
            Cards = request.Cards.ToDictionary(c => c.Id, StringComparer.Ordinal),
            Date = request.Date,
            Source = request.Source,
            WaivesDirections = request.Legacy,
            InputFindings = request.InputFindings,
        };
        return request.Document is not { } document
            ? input
            : input with
            {
                ContextLabels = Submissions.Labels(document.Document),
                Submissions = Submissions.Of(document.Document, document.File),
                Origins = Submissions.Origins(document.Document),
                Stages = Stages(document, graph),
            };
    }

    /// <summary>Cards of the values of a document, those only that were not refused.</summary>
    public static IReadOnlyList<ValuesCard> Cards(CheckedDocument document)
    {
        var refused = document.RefusedValues().Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. CardImport
                .FromDocument(document.Document)
                .Where(c => !refused.Contains(c.Id))
                .DistinctBy(c => c.Id, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<FunnelStage> Stages(CheckedDocument document, MoralGraph graph)
    {
        var declarations = document.Document.Declarations;
        var people = declarations.OfType<Agent>().Count(a => a.Kind == AgentKind.Person);
        var authors = declarations
            .OfType<Value>()
            .Select(v => v.By.Text)
            .Distinct(StringComparer.Ordinal)
            .Count();
        return people == 0
            ? []
            :
            [
                new("took part", people),
                new("judged at least one pair", graph.Voters),
                new("wrote a draft of a value", authors),
            ];
    }
}

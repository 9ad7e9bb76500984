using System.Collections.Concurrent;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Checking;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>The pages of one graph, each written when somebody first asks for it.</summary>
internal sealed class RenderedReport(int number, IReadOnlyList<ReportFile> files)
{
    private readonly Dictionary<string, ReportFile> _files = files.ToDictionary(
        f => f.Name,
        StringComparer.Ordinal
    );
    private readonly ConcurrentDictionary<string, byte[]> _written = new(StringComparer.Ordinal);

    public int Number => number;

    /// <summary>Names of all its files.</summary>
    public IEnumerable<string> Names => files.Select(f => f.Name);

    /// <summary>A file's type and content; null when the report has no such file.</summary>
    public async Task<(string Type, byte[] Content)?> Read(string name, CancellationToken cancel)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            return null;
        }

        if (!_written.TryGetValue(name, out var content))
        {
            using MemoryStream stream = new();
            await file.Write(stream, cancel);
            content = _written[name] = stream.ToArray();
        }

        return (file.ContentType, content);
    }
}

/// <summary>The reports this node has at hand, one a deliberation, for its newest graph.</summary>
internal sealed class RenderedReports
{
    private const int Most = 20;

    private readonly ConcurrentDictionary<Guid, RenderedReport> _reports = new();

    public RenderedReport? Of(Guid deliberation, int number) =>
        _reports.TryGetValue(deliberation, out var report) && report.Number == number
            ? report
            : null;

    public RenderedReport Keep(Guid deliberation, RenderedReport report)
    {
        if (_reports.Count >= Most)
        {
            _reports.Clear();
        }

        return _reports[deliberation] = report;
    }
}

/// <summary>Makes the result pages of a deliberation: the same report that <c>weal graph report</c> writes.</summary>
internal sealed class ResultsSite(
    CommonwealDb db,
    Ledger ledger,
    GraphStore graphs,
    RenderedReports reports
)
{
    /// <summary>The pages of the newest graph; null before the first graph.</summary>
    public async Task<RenderedReport?> Report(
        DeliberationNow deliberation,
        CancellationToken cancel
    )
    {
        if (await graphs.Newest(deliberation.Id, cancel) is not { } newest)
        {
            return null;
        }

        return reports.Of(deliberation.Id, newest.Number)
            ?? reports.Keep(
                deliberation.Id,
                new(
                    newest.Number,
                    GraphReport.Files(
                        new(await Input(deliberation, newest, cancel), ReportLimits.Default)
                    )
                )
            );
    }

    private async Task<GraphReportInput> Input(
        DeliberationNow deliberation,
        NumberedGraph newest,
        CancellationToken cancel
    )
    {
        var view = await ledger.Read(deliberation, cancel);
        return new()
        {
            Title = deliberation.Plan.Title,
            Question = deliberation.Plan.Question,
            Graph = newest.Graph,
            Mai = MaiGraphs.Summarize(view.Votes),
            Cards = view.Cards.ToDictionary(
                c => c.Key,
                c => Ledger.Shown(c.Value),
                StringComparer.Ordinal
            ),
            ContextLabels = deliberation.Plan.Contexts.ToDictionary(
                c => c.Id,
                c => c.Label,
                StringComparer.Ordinal
            ),
            Stages = await Stages(deliberation.Id, cancel),
            Rules = GraphStore.Options(deliberation.Plan).Rules,
            Date = DateOnly.FromDateTime(newest.At.UtcDateTime),
            Source =
                deliberation.Slug == Demo.Slug
                    ? "An example: its first drafts were written by hand and its first judgements simulated."
                    : "",
            Elsewhere =
            [
                ("Survey", $"/d/{deliberation.Slug}/survey-results"),
                ("History", $"/d/{deliberation.Slug}/history"),
                ("Take part", $"/d/{deliberation.Slug}"),
            ],
        };
    }

    private async Task<IReadOnlyList<FunnelStage>> Stages(Guid id, CancellationToken cancel)
    {
        var people = db.Participants.Where(p => p.DeliberationId == id);
        return
        [
            new("joined", await people.CountAsync(cancel)),
            new("agreed to take part", await people.CountAsync(p => p.ConsentedAt != null, cancel)),
            new("wrote a value", await db.Cards.CountAsync(c => c.DeliberationId == id, cancel)),
            new(
                "judged at least one pair",
                await db
                    .Trials.Where(t =>
                        t.DeliberationId == id
                        && db.Votes.Any(v => v.DeliberationId == id && v.TrialId == t.Id)
                    )
                    .Select(t => t.ParticipantId)
                    .Distinct()
                    .CountAsync(cancel)
            ),
            new(
                "said what they thought of it",
                await db.SurveyReplies.CountAsync(s => s.DeliberationId == id, cancel)
            ),
        ];
    }
}

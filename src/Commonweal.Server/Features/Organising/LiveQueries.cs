using System.Collections.Immutable;
using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Commonweal.Server.Features.Results;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Organising;

/// <summary>Counts how a deliberation goes. A dozen counts over indexes, and one pass over participants.</summary>
internal sealed class LiveQueries(
    CommonwealDb db,
    GraphStore graphs,
    PublicRecord record,
    TimeProvider clock
)
{
    private const int PairsShown = 10;
    private const int Trials = 2;

    /// <summary>How it goes now.</summary>
    public async Task<LiveView> Look(DeliberationNow there, CancellationToken cancel)
    {
        var id = there.Id;
        var people = await db
            .Participants.AsNoTracking()
            .Where(p => p.DeliberationId == id)
            .Select(p => new Person(
                p.Id,
                p.JoinedAt,
                p.ConsentedAt != null,
                p.Groups,
                p.ComparedAt != null
            ))
            .ToListAsync(cancel);
        var survey = await record.Survey(there, cancel);
        var ends = await db
            .SurveyReplies.Where(s => s.DeliberationId == id)
            .Select(s => new { s.ParticipantId, s.At })
            .ToDictionaryAsync(s => s.ParticipantId, s => s.At, cancel);
        var graph = await graphs.Newest(id, cancel);
        return new()
        {
            At = clock.GetUtcNow(),
            Funnel = await Funnel(there, people, ends.Count, cancel),
            Joined =
            [
                .. people
                    .GroupBy(p => DateOnly.FromDateTime(p.JoinedAt.UtcDateTime))
                    .OrderBy(g => g.Key)
                    .Select(g => new DayCount(g.Key, g.Count())),
            ],
            Groups = Coverage(there.Plan, people),
            Cards = await db.Cards.CountAsync(c => c.DeliberationId == id, cancel),
            Judgements = await db.Votes.CountAsync(v => v.DeliberationId == id, cancel),
            Needed = graph is null ? [] : await Needed(there, graph.Graph, cancel),
            GraphAt = graph?.At,
            Trials = await CatchTrials(id, cancel),
            Finished = ends.Count,
            MedianMinutes = Median([
                .. people
                    .Where(p => ends.ContainsKey(p.Id))
                    .Select(p => (ends[p.Id] - p.JoinedAt).TotalMinutes),
            ]),
            Survey =
            [
                .. survey
                    .Items.Where(i => i.Result is { Answered: > 0 })
                    .Select(i => new SurveyLine(
                        i.Item.Key,
                        i.Result!.Favourable,
                        i.Result.Answered
                    )),
            ],
        };
    }

    private async Task<ImmutableArray<StageCount>> Funnel(
        DeliberationNow there,
        List<Person> people,
        int surveyed,
        CancellationToken cancel
    )
    {
        var id = there.Id;
        var wrote = await db
            .Cards.Where(c => c.DeliberationId == id)
            .Select(c => c.ParticipantId)
            .Distinct()
            .CountAsync(cancel);
        var chose = await db
            .Selections.Where(s => s.DeliberationId == id && s.ChosenAt != null)
            .Select(s => s.ParticipantId)
            .Distinct()
            .CountAsync(cancel);
        var judged = await db
            .Trials.Where(t =>
                t.DeliberationId == id
                && db.Votes.Any(v => v.DeliberationId == id && v.TrialId == t.Id)
            )
            .Select(t => t.ParticipantId)
            .Distinct()
            .CountAsync(cancel);
        List<StageCount> stages =
        [
            new("joined", people.Count),
            new("consent", people.Count(p => p.Consented)),
            new("interview", wrote),
            new("duplicates", people.Count(p => p.Compared)),
            new("selection", chose),
            new("judgements", judged),
            new("survey", surveyed),
        ];
        if (there.Plan.Groups.Length > 0)
        {
            stages.Insert(2, new("groups", people.Count(p => p.Groups is not null)));
        }

        return [.. stages];
    }

    private static ImmutableArray<GroupCoverage> Coverage(
        DeliberationPlan plan,
        List<Person> people
    )
    {
        var answers = people
            .Where(p => p.Groups is not null)
            .SelectMany(p =>
                JsonSerializer.Deserialize<Dictionary<string, string>>(p.Groups!) ?? []
            )
            .GroupBy(a => (a.Key, a.Value))
            .ToDictionary(g => g.Key, g => g.Count());
        return
        [
            .. plan.Groups.Select(question =>
            {
                var counts = question
                    .Options.Select(o => answers.GetValueOrDefault((question.Key, o.Id)))
                    .ToImmutableArray();
                var shown = SmallCells.Withhold(counts);
                return new GroupCoverage(
                    question.Key,
                    question.Question,
                    counts.Sum(),
                    [
                        .. question.Options.Select(
                            (o, i) => new OptionCount(o.Id, o.Label, shown[i], o.Share)
                        ),
                    ]
                );
            }),
        ];
    }

    private async Task<ImmutableArray<NeededPair>> Needed(
        DeliberationNow there,
        MoralGraph graph,
        CancellationToken cancel
    )
    {
        var pairs = graph
            .Contexts.SelectMany(c => c.Edges)
            .Where(e => e is { Status: EdgeStatus.Open, VotesNeeded: > 0 })
            .OrderBy(e => e.VotesNeeded)
            .ThenByDescending(e => e.Probability)
            .ThenBy(e => $"{e.Context} {e.From} {e.To}", StringComparer.Ordinal)
            .Take(PairsShown)
            .ToList();
        var ids = pairs
            .SelectMany(e => new[] { e.From, e.To })
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var titles = await db
            .Cards.Where(c => c.DeliberationId == there.Id && ids.Contains(c.ValueId))
            .ToDictionaryAsync(c => c.ValueId, c => c.Title, StringComparer.Ordinal, cancel);
        return
        [
            .. pairs.Select(e => new NeededPair(
                e.Context,
                there.Plan.Contexts.FirstOrDefault(c => c.Id == e.Context)?.Label ?? e.Context,
                e.From,
                titles.GetValueOrDefault(e.From, e.From),
                e.To,
                titles.GetValueOrDefault(e.To, e.To),
                e.Probability,
                e.Forward.Total + e.Reverse.Total,
                e.VotesNeeded!.Value
            )),
        ];
    }

    private async Task<CatchTrials> CatchTrials(Guid deliberation, CancellationToken cancel)
    {
        var keys = Enumerable
            .Range(1, Trials)
            .Select(n => FormattableString.Invariant($"trial-{n}"))
            .ToList();
        var rows = await db
            .Answers.AsNoTracking()
            .Where(a => a.DeliberationId == deliberation && keys.Contains(a.Question))
            .Select(a => new
            {
                a.ParticipantId,
                a.Question,
                a.Number,
                a.Fields,
            })
            .ToListAsync(cancel);
        // A later answer to the same question takes the place of the earlier one.
        var holding = rows.GroupBy(a => (a.ParticipantId, a.Question))
            .Select(g => g.MaxBy(a => a.Number)!)
            .Select(a => (a.ParticipantId, Taken: IsTaken(a.Fields)))
            .ToList();
        var people = holding
            .GroupBy(a => a.ParticipantId)
            .Select(g => g.Count(a => a.Taken))
            .ToList();
        return new(
            holding.Count,
            holding.Count(a => a.Taken),
            people.Count < SmallCells.Least
                ? []
                : [.. Enumerable.Range(0, Trials + 1).Select(n => people.Count(p => p == n))]
        );
    }

    private static bool IsTaken(string fields) =>
        JsonSerializer.Deserialize<Dictionary<string, string[]>>(fields) is { } read
        && read.TryGetValue(InterviewField.Belongs, out var said)
        && said is ["yes", ..];

    private static double? Median(double[] minutes)
    {
        if (minutes.Length < SmallCells.Least)
        {
            return null;
        }

        Array.Sort(minutes);
        var middle = minutes.Length / 2;
        return Math.Round(
            minutes.Length % 2 == 1 ? minutes[middle] : (minutes[middle - 1] + minutes[middle]) / 2,
            1
        );
    }

    private sealed record Person(
        Guid Id,
        DateTimeOffset JoinedAt,
        bool Consented,
        string? Groups,
        bool Compared
    );
}

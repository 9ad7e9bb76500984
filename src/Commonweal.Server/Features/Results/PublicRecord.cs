using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>What participants thought of the deliberation.</summary>
/// <param name="Answered">People who answered the survey.</param>
/// <param name="Items">Items in their order; those with fewer than five answers are withheld.</param>
public sealed record SurveyView(int Answered, IReadOnlyList<SurveyResult> Items);

/// <summary>Something that changed.</summary>
/// <param name="At">When; of withdrawals only the day is told.</param>
/// <param name="Kind"><c>plan</c>, <c>hidden</c>, <c>shown</c> or <c>withdrawn</c>.</param>
/// <param name="What">What changed, in a sentence.</param>
/// <param name="Subject">Id of the card it is about, if any.</param>
public sealed record HistoryLine(DateTimeOffset At, string Kind, string What, string? Subject);

/// <summary>What everyone may know of how a deliberation went.</summary>
internal sealed class PublicRecord(CommonwealDb db)
{
    /// <summary>The survey, summed up (Klingefjord, Lowe &amp; Edelman 2024 ask these items).</summary>
    public async Task<SurveyView> Survey(DeliberationNow deliberation, CancellationToken cancel)
    {
        var replies = await db
            .SurveyReplies.AsNoTracking()
            .Where(s => s.DeliberationId == deliberation.Id)
            .Join(
                db.Participants,
                s => new { s.DeliberationId, Id = s.ParticipantId },
                p => new { p.DeliberationId, p.Id },
                (s, p) =>
                    new
                    {
                        p.Pseudonym,
                        p.Groups,
                        s.Items,
                    }
            )
            .ToListAsync(cancel);
        var question = deliberation.Plan.Groups is [var first, ..] ? first.Key : null;
        var answers = replies.SelectMany(r =>
            Read(r.Items)
                .Select(i => new SurveyAnswer(
                    r.Pseudonym,
                    i.Key,
                    i.Value,
                    question is null || r.Groups is null
                        ? null
                        : Read(r.Groups).GetValueOrDefault(question)
                ))
        );
        return new(replies.Count, LegitimacySurvey.Summarise(answers));
    }

    /// <summary>Everything that changed, newest first. Withdrawals are told by the day, so that nobody can be placed by them.</summary>
    public async Task<IReadOnlyList<HistoryLine>> History(
        DeliberationNow deliberation,
        CancellationToken cancel
    )
    {
        var id = deliberation.Id;
        var revisions = await db
            .Revisions.AsNoTracking()
            .Where(r => r.DeliberationId == id)
            .ToListAsync(cancel);
        var moderations = await db
            .Moderations.AsNoTracking()
            .Where(m => m.DeliberationId == id)
            .ToListAsync(cancel);
        var values = await db
            .Cards.Where(c => c.DeliberationId == id)
            .ToDictionaryAsync(c => c.Id, c => c.ValueId, cancel);
        var withdrawals = await db
            .Withdrawals.Where(w => w.DeliberationId == id)
            .Select(w => w.At)
            .ToListAsync(cancel);
        return
        [
            .. revisions
                .Select(r => new HistoryLine(r.At, "plan", r.Summary, null))
                .Concat(
                    moderations.Select(m => new HistoryLine(
                        m.At,
                        m.Hidden ? "hidden" : "shown",
                        $"A {m.Kind} was {(m.Hidden ? "hidden" : "shown again")}: {m.Reason}",
                        values.GetValueOrDefault(m.Subject)
                    ))
                )
                .Concat(
                    withdrawals
                        .GroupBy(at => at.UtcDateTime.Date)
                        .Select(day => new HistoryLine(
                            new(day.Key, TimeSpan.Zero),
                            "withdrawn",
                            day.Count() == 1
                                ? "One person withdrew, with everything they gave."
                                : FormattableString.Invariant(
                                    $"{day.Count()} people withdrew, with everything they gave."
                                ),
                            null
                        ))
                )
                .OrderByDescending(l => l.At)
                .ThenBy(l => l.Kind, StringComparer.Ordinal),
        ];
    }

    private static Dictionary<string, string> Read(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
}

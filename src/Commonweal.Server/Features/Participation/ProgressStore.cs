using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>How far somebody has come and what comes next: a function of what is stored.</summary>
internal sealed class ProgressStore(
    CommonwealDb db,
    ComparisonStore comparisons,
    CardShelf shelves,
    TimeProvider clock
)
{
    /// <summary>What the deliberation asks of people.</summary>
    public static JourneyPlan PlanOf(DeliberationNow deliberation) =>
        new()
        {
            Judgements = deliberation.Plan.Judgements,
            AsksGroups = deliberation.Plan.Groups.Length > 0,
        };

    /// <summary>The stage that comes next.</summary>
    public async Task<JourneyStage> Next(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    ) => Journey.Next(PlanOf(deliberation), await Of(deliberation, me, cancel));

    /// <summary>How far somebody has come.</summary>
    public async Task<Progress> Of(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        var counts = await db
            .Participants.Where(p => p.DeliberationId == me.Deliberation && p.Id == me.Id)
            .Select(p => new
            {
                Person = p,
                Card = db.Cards.Any(c =>
                    c.DeliberationId == p.DeliberationId && c.ParticipantId == p.Id
                ),
                Selected = db.Selections.Any(s =>
                    s.DeliberationId == p.DeliberationId
                    && s.ParticipantId == p.Id
                    && s.Chosen != null
                ),
                Judged = db.Trials.Count(t =>
                    t.DeliberationId == p.DeliberationId
                    && t.ParticipantId == p.Id
                    && db.Votes.Any(v => v.DeliberationId == t.DeliberationId && v.TrialId == t.Id)
                ),
                Surveyed = db.SurveyReplies.Any(s =>
                    s.DeliberationId == p.DeliberationId && s.ParticipantId == p.Id
                ),
            })
            .AsNoTracking()
            .SingleAsync(cancel);
        var person = counts.Person;
        var shelf = await shelves.Of(deliberation, cancel);
        return new()
        {
            Consented = person.ConsentedAt is not null,
            GroupsAnswered = person.Groups is not null,
            InterviewFinished = counts.Card,
            InterviewStopped = person.InterviewEndedAt is not null,
            DuplicatesOpen =
                person.ComparedAt is null && counts.Card
                    ? (await comparisons.Like(deliberation, me, cancel)).Count
                    : 0,
            SelectionOffered = shelf.Cards.Values.Count(c => c.ParticipantId != me.Id),
            Selected = counts.Selected,
            Judged = counts.Judged,
            JudgementsEnded = person.JudgedEnoughAt is not null || shelf.Cards.Count < 2,
            Surveyed = counts.Surveyed,
        };
    }

    /// <summary>Somebody's random name.</summary>
    public Task<string> Pseudonym(ParticipantId me, CancellationToken cancel) =>
        Me(me).Select(p => p.Pseudonym).SingleAsync(cancel);

    /// <summary>Somebody would rather go on without being interviewed; they may still judge.</summary>
    public Task EndInterview(ParticipantId me, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return Me(me).ExecuteUpdateAsync(p => p.SetProperty(x => x.InterviewEndedAt, now), cancel);
    }

    /// <summary>Somebody looked through the cards that resemble theirs, or would rather not.</summary>
    public Task EndComparison(ParticipantId me, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return Me(me).ExecuteUpdateAsync(p => p.SetProperty(x => x.ComparedAt, now), cancel);
    }

    /// <summary>Somebody has judged enough.</summary>
    public Task EndJudgements(ParticipantId me, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return Me(me).ExecuteUpdateAsync(p => p.SetProperty(x => x.JudgedEnoughAt, now), cancel);
    }

    private IQueryable<Participant> Me(ParticipantId me) =>
        db.Participants.Where(p => p.DeliberationId == me.Deliberation && p.Id == me.Id);
}

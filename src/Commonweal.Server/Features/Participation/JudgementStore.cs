using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>A pair as it is shown to somebody, with the story told with it.</summary>
internal sealed record ShownTrial(Trial Trial, StoredCard From, StoredCard To, string? Story);

/// <summary>Which pairs somebody is shown, and what they judge.</summary>
internal sealed class JudgementStore(
    CommonwealDb db,
    CardShelf shelves,
    Ledger ledger,
    TimeProvider clock
)
{
    private const int LongestText = 2000;

    /// <summary>
    /// The pair to judge now: the one shown last if it was not judged yet, else the next, which is stored as shown before it
    /// is. Only what is stored as shown can be judged.
    /// </summary>
    public async Task<Outcome<ShownTrial>> Next(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        var shelf = await shelves.Of(deliberation, cancel);
        var mine = await db
            .Trials.AsNoTracking()
            .Where(t => t.DeliberationId == me.Deliberation && t.ParticipantId == me.Id)
            .Select(t => new
            {
                Trial = t,
                Judged = db.Votes.Any(v =>
                    v.DeliberationId == t.DeliberationId && v.TrialId == t.Id
                ),
            })
            .ToListAsync(cancel);
        var waiting = mine.Where(t => !t.Judged)
            .Select(t => t.Trial)
            .OrderBy(t => t.Id)
            .FirstOrDefault(t =>
                shelf.Cards.ContainsKey(shelf.Class(t.From))
                && shelf.Cards.ContainsKey(shelf.Class(t.To))
                && shelf.Class(t.From) != shelf.Class(t.To)
            );
        if (waiting is not null)
        {
            return await Show(waiting, shelf, cancel);
        }

        var voter = await Voter(me, [.. mine.Select(t => t.Trial)], shelf, cancel);
        switch (shelf.Pairs.Next(voter))
        {
            case PairingOutcome.BudgetUsedUp:
                return Refusals.BudgetUsedUp;
            case PairingOutcome.NothingLeft:
                return Refusals.NothingLeft;
            case PairingOutcome.Show { Trial: var drawn }:
                var shown = await Store(me, drawn, cancel);
                // Another window was shown it at the same moment: that one is waiting now.
                return shown is null
                    ? await Next(deliberation, me, cancel)
                    : await Show(shown, shelf, cancel);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>
    /// Judges a trial of one's own, once. One indexed read and one insert; the key of the table decides between two at once.
    /// </summary>
    public async Task<Outcome<StoredVote>> Judge(
        DeliberationNow deliberation,
        ParticipantId me,
        Guid trial,
        string answer,
        string? comment,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        if (StoredVote.AnswerOf(answer) is null)
        {
            return Refusals.AnswerUnknown;
        }

        if (comment?.Length > LongestText)
        {
            return Refusals.TooLong;
        }

        if (!deliberation.IsOpenAt(now))
        {
            return Refusals.NotOpen;
        }

        var found = await db
            .Trials.Where(t =>
                t.DeliberationId == me.Deliberation && t.Id == trial && t.ParticipantId == me.Id
            )
            .Select(t => new
            {
                Vote = db.Votes.FirstOrDefault(v =>
                    v.DeliberationId == t.DeliberationId && v.TrialId == t.Id
                ),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return Refusals.NoTrial;
        }

        if (found.Vote is { } earlier)
        {
            return earlier.Answer == answer ? earlier : Refusals.VotedTwice;
        }

        return await Keep(
            new()
            {
                DeliberationId = me.Deliberation,
                TrialId = trial,
                Answer = answer,
                Comment = string.IsNullOrWhiteSpace(comment) ? null : comment,
                At = now,
            },
            cancel
        );
    }

    private async Task<Outcome<StoredVote>> Keep(StoredVote vote, CancellationToken cancel)
    {
        db.Votes.Add(vote);
        try
        {
            await db.SaveChangesAsync(cancel);
            return vote;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            var first = await db
                .Votes.AsNoTracking()
                .SingleOrDefaultAsync(
                    v => v.DeliberationId == vote.DeliberationId && v.TrialId == vote.TrialId,
                    cancel
                );
            if (first is null)
            {
                throw;
            }

            return first.Answer == vote.Answer ? first : Refusals.VotedTwice;
        }
    }

    /// <summary>Keeps somebody's own account of the change that they judged; it is shown with the pair later.</summary>
    public async Task<Outcome<Story>> Tell(
        DeliberationNow deliberation,
        ParticipantId me,
        Guid trial,
        string text,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        if (!deliberation.IsOpenAt(now))
        {
            return Refusals.NotOpen;
        }

        var judged = await db
            .Trials.AsNoTracking()
            .SingleOrDefaultAsync(
                t =>
                    t.DeliberationId == me.Deliberation
                    && t.Id == trial
                    && t.ParticipantId == me.Id
                    && db.Votes.Any(v => v.DeliberationId == t.DeliberationId && v.TrialId == t.Id),
                cancel
            );
        if (judged is null || string.IsNullOrWhiteSpace(text) || text.Length > LongestText)
        {
            return Refusals.NoStory;
        }

        Story story = new()
        {
            DeliberationId = me.Deliberation,
            Id = Guid.CreateVersion7(now),
            ParticipantId = me.Id,
            From = judged.From,
            To = judged.To,
            Context = judged.Context,
            Text = text.Trim(),
            At = now,
        };
        db.Stories.Add(story);
        await db.SaveChangesAsync(cancel);
        return story;
    }

    /// <summary>Titles of the two cards of a pair that somebody was shown, as they stand now; null for any other pair.</summary>
    public async Task<(string From, string To)?> Titles(
        ParticipantId me,
        Guid trial,
        CancellationToken cancel
    )
    {
        var found = await db
            .Trials.Where(t =>
                t.DeliberationId == me.Deliberation && t.Id == trial && t.ParticipantId == me.Id
            )
            .Select(t => new
            {
                From = db
                    .Cards.Where(c => c.DeliberationId == t.DeliberationId && c.ValueId == t.From)
                    .Select(c => c.Title)
                    .FirstOrDefault(),
                To = db
                    .Cards.Where(c => c.DeliberationId == t.DeliberationId && c.ValueId == t.To)
                    .Select(c => c.Title)
                    .FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancel);
        return found is { From: { } from, To: { } to } ? (from, to) : null;
    }

    private async Task<PairingVoter> Voter(
        ParticipantId me,
        IReadOnlyList<Trial> trials,
        Shelf shelf,
        CancellationToken cancel
    )
    {
        var own = await db
            .Cards.Where(c => c.DeliberationId == me.Deliberation && c.ParticipantId == me.Id)
            .Select(c => c.ValueId)
            .ToListAsync(cancel);
        var chosen = await db
            .Selections.Where(s => s.DeliberationId == me.Deliberation && s.ParticipantId == me.Id)
            .Select(s => s.Chosen)
            .ToListAsync(cancel);
        var today = clock.GetUtcNow().UtcDateTime.Date;
        return new(
            me.Id.ToString("N"),
            [
                .. own.Concat(
                        chosen
                            .OfType<string>()
                            .SelectMany(list => JsonSerializer.Deserialize<string[]>(list) ?? [])
                    )
                    .Select(shelf.Class)
                    .Distinct(StringComparer.Ordinal),
            ],
            trials
                .Select(t => PairInContext.Of(shelf.Class(t.From), shelf.Class(t.To), t.Context))
                .ToHashSet(),
            trials
                .Where(t => t.ShownAt.UtcDateTime.Date == today)
                .GroupBy(t => t.Context, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal)
        );
    }

    private async Task<Trial?> Store(
        ParticipantId me,
        Commonweal.Deliberation.Elicitation.Trial drawn,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        Trial trial = new()
        {
            DeliberationId = me.Deliberation,
            Id = Guid.CreateVersion7(now),
            ParticipantId = me.Id,
            From = drawn.From,
            To = drawn.To,
            Context = drawn.Context,
            Pair = Trial.PairOf(drawn.From, drawn.To),
            StoryId = await StoryFor(me, drawn, cancel),
            ShownAt = now,
        };
        db.Trials.Add(trial);
        try
        {
            await db.SaveChangesAsync(cancel);
            return trial;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>A story that somebody told of this very change, drawn for the person; null when there is none.</summary>
    private async Task<Guid?> StoryFor(
        ParticipantId me,
        Commonweal.Deliberation.Elicitation.Trial drawn,
        CancellationToken cancel
    )
    {
        var stories = await db
            .Stories.Where(s =>
                s.DeliberationId == me.Deliberation
                && s.Context == drawn.Context
                && s.From == drawn.From
                && s.To == drawn.To
                && s.ParticipantId != me.Id
            )
            .OrderBy(s => s.Id)
            .Select(s => s.Id)
            .Take(20)
            .ToListAsync(cancel);
        if (stories.Count == 0)
        {
            return null;
        }

        var hidden = await ledger.Hidden(me.Deliberation, cancel);
        stories.RemoveAll(hidden.Contains);
        return stories.Count == 0
            ? null
            : stories[(int)((uint)me.Id.GetHashCode() % (uint)stories.Count)];
    }

    private async Task<ShownTrial> Show(Trial trial, Shelf shelf, CancellationToken cancel)
    {
        var story = trial.StoryId is not { } id
            ? null
            : await db
                .Stories.Where(s => s.DeliberationId == trial.DeliberationId && s.Id == id)
                .Select(s => s.Text)
                .SingleOrDefaultAsync(cancel);
        return new(
            trial,
            shelf.Cards[shelf.Class(trial.From)],
            shelf.Cards[shelf.Class(trial.To)],
            story
        );
    }
}

using System.Text.Json;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Votes;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>What people gave, as graphs are made from it: moderated, one card a class, judgements between classes.</summary>
/// <param name="Cards">The card that stands for each class, by value id.</param>
/// <param name="ClassOf">For each value id, the id of the card that stands for it. A hidden card stands for nothing; judgements of it count only where another card was said to be the same.</param>
/// <param name="Votes">Judgements between classes, in the order they were given.</param>
internal sealed record LedgerView(
    IReadOnlyDictionary<string, StoredCard> Cards,
    IReadOnlyDictionary<string, string> ClassOf,
    IReadOnlyList<Vote> Votes
);

/// <summary>Reads the append-only tables of a deliberation. Time and memory linear in its judgements.</summary>
internal sealed class Ledger(CommonwealDb db)
{
    /// <summary>
    /// Tells one state of the tables from any other: they only grow, and what shrinks them, a withdrawal, is counted too. Five
    /// counts over indexes.
    /// </summary>
    public async Task<string> Mark(Guid deliberation, CancellationToken cancel)
    {
        var counts = await db
            .Deliberations.Where(d => d.Id == deliberation)
            .Select(d => new
            {
                d.Revision,
                Votes = db.Votes.Count(v => v.DeliberationId == d.Id),
                Cards = db.Cards.Count(c => c.DeliberationId == d.Id),
                Samenesses = db.Samenesses.Count(s => s.DeliberationId == d.Id),
                Moderations = db.Moderations.Count(m => m.DeliberationId == d.Id),
                Withdrawals = db.Withdrawals.Count(w => w.DeliberationId == d.Id),
            })
            .SingleAsync(cancel);
        return FormattableString.Invariant(
            $"r{counts.Revision} v{counts.Votes} c{counts.Cards} s{counts.Samenesses} m{counts.Moderations} w{counts.Withdrawals}"
        );
    }

    /// <summary>Reads everything that a graph is made from.</summary>
    public async Task<LedgerView> Read(DeliberationNow deliberation, CancellationToken cancel)
    {
        var (cards, classes) = await Cards(deliberation.Id, cancel);
        var groups = await Groups(deliberation, cancel);
        return new(cards, classes, await Votes(deliberation.Id, classes, groups, cancel));
    }

    /// <summary>The cards that stand for their classes, earliest first, and the class of every card.</summary>
    public async Task<(
        IReadOnlyDictionary<string, StoredCard> Cards,
        IReadOnlyDictionary<string, string> ClassOf
    )> Cards(Guid deliberation, CancellationToken cancel)
    {
        var hidden = await Hidden(deliberation, cancel);
        var cards = (
            await db
                .Cards.AsNoTracking()
                .Where(c => c.DeliberationId == deliberation)
                .ToListAsync(cancel)
        )
            .Where(c => !hidden.Contains(c.Id))
            .OrderBy(c => c.At)
            .ThenBy(c => c.ValueId, StringComparer.Ordinal)
            .ToList();
        var classes = await Classes(deliberation, cards, cancel);
        var standing = classes.Values.ToHashSet(StringComparer.Ordinal);
        return (
            cards
                .Where(c => standing.Contains(c.ValueId))
                .ToDictionary(c => c.ValueId, StringComparer.Ordinal),
            classes
        );
    }

    private async Task<List<Vote>> Votes(
        Guid deliberation,
        IReadOnlyDictionary<string, string> classes,
        Dictionary<Guid, (string Pseudonym, string? Group)> people,
        CancellationToken cancel
    )
    {
        var rows = db
            .Votes.Where(v => v.DeliberationId == deliberation)
            .Join(
                db.Trials,
                v => new { v.DeliberationId, Id = v.TrialId },
                t => new { t.DeliberationId, t.Id },
                (v, t) => new { Vote = v, Trial = t }
            )
            .OrderBy(r => r.Vote.At)
            .ThenBy(r => r.Trial.Id)
            .AsNoTracking()
            .AsAsyncEnumerable();
        List<Vote> votes = [];
        await foreach (var row in rows.WithCancellation(cancel))
        {
            var (vote, trial) = (row.Vote, row.Trial);
            if (
                classes.TryGetValue(trial.From, out var from)
                && classes.TryGetValue(trial.To, out var to)
                && from != to
                && StoredVote.AnswerOf(vote.Answer) is { } answer
                && people.TryGetValue(trial.ParticipantId, out var voter)
            )
            {
                var story = trial.StoryId?.ToString("N");
                votes.Add(
                    new(
                        voter.Pseudonym,
                        from,
                        to,
                        trial.Context,
                        answer,
                        story,
                        voter.Group,
                        1,
                        vote.At
                    )
                );
            }
        }

        return votes;
    }

    /// <summary>Ids of the cards that are hidden now: the newest moderation of each says so.</summary>
    public async Task<HashSet<Guid>> Hidden(Guid deliberation, CancellationToken cancel) =>
        (
            await db
                .Moderations.AsNoTracking()
                .Where(m => m.DeliberationId == deliberation)
                .OrderBy(m => m.At)
                .ToListAsync(cancel)
        )
            .GroupBy(m => m.Subject)
            .Where(g => g.Last().Hidden)
            .Select(g => g.Key)
            .ToHashSet();

    /// <summary>A stored card as graphs and pages show it.</summary>
    public static ValuesCard Shown(StoredCard card) =>
        new(
            card.ValueId,
            card.Title,
            null,
            JsonSerializer.Deserialize<string[]>(card.Policies) ?? []
        );

    private async Task<Dictionary<string, string>> Classes(
        Guid deliberation,
        List<StoredCard> cards,
        CancellationToken cancel
    )
    {
        var names = await db
            .Cards.Where(c => c.DeliberationId == deliberation)
            .ToDictionaryAsync(c => c.Id, c => c.ValueId, cancel);
        var decisions = await db
            .Samenesses.AsNoTracking()
            .Where(s => s.DeliberationId == deliberation)
            .OrderBy(s => s.At)
            .ToListAsync(cancel);
        return CardClasses
            .Of(
                [.. cards.Select(c => c.ValueId)],
                decisions
                    .Where(s => names.ContainsKey(s.CardId) && names.ContainsKey(s.OtherId))
                    .Select(s => new Commonweal.Deliberation.Cards.Sameness(
                        names[s.CardId],
                        names[s.OtherId],
                        Participation.Sameness.AnswerOf(s.Verdict)
                    ))
            )
            .All.SelectMany(members => members.Select(m => (Member: m, Class: members[0])))
            .ToDictionary(m => m.Member, m => m.Class, StringComparer.Ordinal);
    }

    /// <summary>
    /// People with the group that their judgements are counted in: their answer to the first group question. Others are
    /// judged together with those who said nothing.
    /// </summary>
    private async Task<Dictionary<Guid, (string Pseudonym, string? Group)>> Groups(
        DeliberationNow deliberation,
        CancellationToken cancel
    )
    {
        var people = await db
            .Participants.AsNoTracking()
            .Where(p => p.DeliberationId == deliberation.Id)
            .Select(p => new
            {
                p.Id,
                p.Pseudonym,
                p.Groups,
            })
            .ToListAsync(cancel);
        var first = deliberation.Plan.Groups is [var question, ..] ? question : null;
        return people.ToDictionary(
            p => p.Id,
            p =>
            {
                var said = p.Groups is null
                    ? null
                    : JsonSerializer.Deserialize<Dictionary<string, string>>(p.Groups);
                var group = first is null ? null : said?.GetValueOrDefault(first.Key);
                return (p.Pseudonym, first?.Options.Any(o => o.Id == group) == true ? group : null);
            }
        );
    }
}

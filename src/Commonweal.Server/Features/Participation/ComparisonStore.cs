using System.Buffers.Binary;
using System.Text.Json;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>A card that may say the same as one's own.</summary>
internal sealed record LikeCard(StoredCard Card, double Likeness);

/// <summary>Cards beside one's own, and the six to choose among. The words are compared; only people decide.</summary>
internal sealed class ComparisonStore(CommonwealDb db, CardShelf shelves, TimeProvider clock)
{
    private const int MostLike = 3;

    /// <summary>Somebody's own card; null before the interview ended.</summary>
    public Task<StoredCard?> Mine(ParticipantId me, CancellationToken cancel) =>
        db
            .Cards.AsNoTracking()
            .SingleOrDefaultAsync(
                c => c.DeliberationId == me.Deliberation && c.ParticipantId == me.Id,
                cancel
            );

    /// <summary>Cards of others that resemble one's own and were not decided on yet, likest first.</summary>
    public async Task<IReadOnlyList<LikeCard>> Like(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        if (await Mine(me, cancel) is not { } mine)
        {
            return [];
        }

        var shelf = await shelves.Of(deliberation, cancel);
        var decided = await db
            .Samenesses.Where(s => s.DeliberationId == me.Deliberation && s.CardId == mine.Id)
            .Select(s => s.OtherId)
            .ToListAsync(cancel);
        return
        [
            .. shelf
                .Likeness.Nearest(
                    Ledger.Shown(mine).Policies,
                    MostLike + decided.Count + 1,
                    CardIndex.WorthALook
                )
                .Select(n => new LikeCard(shelf.Cards[n.Card], n.Likeness))
                .Where(l => l.Card.ParticipantId != me.Id && !decided.Contains(l.Card.Id))
                .Where(l => shelf.Class(mine.ValueId) != l.Card.ValueId)
                .Take(MostLike),
        ];
    }

    /// <summary>Keeps what an author says of a card beside their own. A later word takes the earlier one's place.</summary>
    public async Task<Outcome<Sameness>> Say(
        DeliberationNow deliberation,
        ParticipantId me,
        string other,
        string verdict,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        if (verdict is not ("same" or "theirs" or "different" or "unsure"))
        {
            return Refusals.VerdictUnknown;
        }

        if (await Mine(me, cancel) is not { } mine)
        {
            return Refusals.NoCard;
        }

        var shelf = await shelves.Of(deliberation, cancel);
        if (!shelf.Cards.TryGetValue(other, out var card) || card.ParticipantId == me.Id)
        {
            return Refusal.Missing("card");
        }

        var earlier = await db.Samenesses.SingleOrDefaultAsync(
            s => s.DeliberationId == me.Deliberation && s.CardId == mine.Id && s.OtherId == card.Id,
            cancel
        );
        if (earlier is not null)
        {
            db.Samenesses.Remove(earlier);
        }

        Sameness said = new()
        {
            DeliberationId = me.Deliberation,
            CardId = mine.Id,
            OtherId = card.Id,
            ParticipantId = me.Id,
            Verdict = verdict,
            At = clock.GetUtcNow(),
        };
        if (earlier is not null)
        {
            await db.SaveChangesAsync(cancel);
        }

        db.Samenesses.Add(said);
        await db.SaveChangesAsync(cancel);
        return said;
    }

    /// <summary>The six cards to choose among, drawn once and then the same.</summary>
    public async Task<Outcome<StoredSelection>> Offer(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        if (await Offered(me, cancel) is { } there)
        {
            return there;
        }

        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        var shelf = await shelves.Of(deliberation, cancel);
        var mine = await Mine(me, cancel);
        var context =
            mine is null ? deliberation.Plan.Contexts[0].Id
            : Shelf.ContextsOf(mine) is [var first, ..] ? first
            : deliberation.Plan.Contexts[0].Id;
        var own = mine is null ? null : shelf.Class(mine.ValueId);
        var near = mine is null
            ? new Dictionary<string, double>(StringComparer.Ordinal)
            : shelf
                .Likeness.Nearest(Ledger.Shown(mine).Policies, 50, 0)
                .ToDictionary(n => n.Card, n => n.Likeness, StringComparer.Ordinal);
        const int fewest = 2;
        var others = shelf
            .Candidates.Values.Where(c => c.Card != own)
            .Select(c => c with { Nearness = near.GetValueOrDefault(c.Card) })
            .ToList();
        var here = others
            .Where(c =>
                Shelf.ContextsOf(shelf.Cards[c.Card]).Contains(context, StringComparer.Ordinal)
            )
            .ToList();
        // Where the context has too few cards for a choice, those of the others are better than none.
        var six = Selection.Six(
            here.Count < fewest ? others : here,
            BinaryPrimitives.ReadUInt64BigEndian(me.Id.ToByteArray())
        );
        StoredSelection offered = new()
        {
            DeliberationId = me.Deliberation,
            ParticipantId = me.Id,
            Context = context,
            Shown = JsonSerializer.Serialize(six),
            ShownAt = clock.GetUtcNow(),
        };
        db.Selections.Add(offered);
        try
        {
            await db.SaveChangesAsync(cancel);
            return offered;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return (await Offered(me, cancel))!;
        }
    }

    /// <summary>Keeps which of the six somebody chose. Once.</summary>
    public async Task<Outcome<StoredSelection>> Choose(
        DeliberationNow deliberation,
        ParticipantId me,
        IReadOnlyCollection<string> chosen,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        if (await Offered(me, cancel) is not { } offered)
        {
            return Refusals.NotChosenFrom;
        }

        var shown = JsonSerializer.Deserialize<string[]>(offered.Shown) ?? [];
        var distinct = chosen
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (distinct.Count == 0 || distinct.Except(shown, StringComparer.Ordinal).Any())
        {
            return Refusals.NotChosenFrom;
        }

        var json = JsonSerializer.Serialize(distinct);
        var now = clock.GetUtcNow();
        var kept = await db
            .Selections.Where(s =>
                s.DeliberationId == me.Deliberation
                && s.ParticipantId == me.Id
                && s.Context == offered.Context
                && s.Chosen == null
            )
            .ExecuteUpdateAsync(
                s => s.SetProperty(x => x.Chosen, json).SetProperty(x => x.ChosenAt, now),
                cancel
            );
        var after = (await Offered(me, cancel))!;
        return kept == 1 || after.Chosen == json ? after : Refusals.Chosen;
    }

    private Task<StoredSelection?> Offered(ParticipantId me, CancellationToken cancel) =>
        db
            .Selections.AsNoTracking()
            .Where(s => s.DeliberationId == me.Deliberation && s.ParticipantId == me.Id)
            .OrderBy(s => s.ShownAt)
            .FirstOrDefaultAsync(cancel);
}

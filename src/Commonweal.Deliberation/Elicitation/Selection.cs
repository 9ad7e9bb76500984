using Commonweal.Numerics.Randomness;
using Commonweal.Numerics.Statistics;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>A card as a selection sees it.</summary>
/// <param name="Card">Its id; of a class of cards that say the same, the representative's.</param>
/// <param name="Order">When it came: larger is newer.</param>
/// <param name="Shown">People it was offered to.</param>
/// <param name="Chosen">People who chose it, of those.</param>
/// <param name="Nearness">Likeness to the person's own card, 0 to 1; 0 without one.</param>
public sealed record SelectionCandidate(
    string Card,
    int Order,
    int Shown,
    int Chosen,
    double Nearness
);

/// <summary>Which six cards a person chooses among (10 §6 stage 3).</summary>
public static class Selection
{
    /// <summary>How many are offered.</summary>
    public const int Size = 6;

    /// <summary>How many come into consideration under each heading, as in the 2023 study.</summary>
    private const int Pool = 12;

    /// <summary>
    /// Six of the candidates, or all if there are fewer, in an order that says nothing of why each is there. As in the study,
    /// the 12 that were offered least (newest first among equals) and the 12 chosen most for the times they were offered come
    /// into consideration; here also the 12 nearest to the person's own card, and "chosen most" is the lower bound of the
    /// share (Wilson), so that one lucky showing does not win. Each place then goes to the best under a heading that is drawn:
    /// offered least with .4, chosen most with .3, nearest with .3, the mix of the study's later code; equals are settled by
    /// the seed. O(n log n).
    /// </summary>
    /// <param name="candidates">
    /// Cards of the context the person told of: one per class, none of the person's own class, none offered to them before.
    /// </param>
    /// <param name="seed">A number of the person's.</param>
    public static IReadOnlyList<string> Six(
        IReadOnlyCollection<SelectionCandidate> candidates,
        ulong seed
    )
    {
        Xoshiro256 draw = new(seed);
        List<(SelectionCandidate Card, ulong Lot)> cards =
        [
            .. candidates
                .DistinctBy(c => c.Card, StringComparer.Ordinal)
                .OrderBy(c => c.Card, StringComparer.Ordinal)
                .Select(c => (c, draw.Next())),
        ];
        var least = cards
            .OrderBy(c => c.Card.Shown)
            .ThenByDescending(c => c.Card.Order)
            .ThenBy(c => c.Lot)
            .Take(Pool)
            .ToList();
        var most = cards
            .OrderByDescending(c => Wilson.LowerBound(Chosen(c.Card), c.Card.Shown))
            .ThenBy(c => c.Lot)
            .Take(Pool)
            .ToList();
        var nearest = cards
            .OrderByDescending(c => c.Card.Nearness)
            .ThenBy(c => c.Lot)
            .Take(Pool)
            .ToList();
        List<(SelectionCandidate Card, ulong Lot)> six = [];
        while (six.Count < Math.Min(Size, cards.Count))
        {
            var lot = draw.NextShare();
            var heading =
                lot < .4 ? least
                : lot < .7 ? most
                : nearest;
            if (heading.Count == 0)
            {
                heading =
                    least.Count > 0 ? least
                    : most.Count > 0 ? most
                    : nearest;
            }

            var next = heading.Count > 0 ? heading[0] : cards.First(c => !six.Contains(c));
            six.Add(next);
            least.Remove(next);
            most.Remove(next);
            nearest.Remove(next);
        }

        return [.. six.OrderBy(c => SplitMix64.Mix(c.Lot)).Select(c => c.Card.Card)];
    }

    private static int Chosen(SelectionCandidate card) => Math.Min(card.Chosen, card.Shown);
}

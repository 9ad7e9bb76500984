namespace Commonweal.Deliberation.Cards;

/// <summary>Which cards are put beside a person's own, to say whether they say the same (10 §9.1 S10).</summary>
public static class Duplicates
{
    /// <summary>How many are put beside it at most: more would tire people into saying yes.</summary>
    public const int Most = 3;

    /// <summary>
    /// The cards still to be looked at, nearest first: those that stand for the classes of the nearest cards, without the
    /// person's own class and classes they have spoken about already, whatever they said. O(near cards).
    /// </summary>
    /// <param name="card">The person's card.</param>
    /// <param name="near">
    /// Cards near to it, nearest first, from <see cref="CardIndex.Nearest"/> or <see cref="CardVectors.Nearest"/>.
    /// </param>
    /// <param name="classes">Classes of all cards.</param>
    /// <param name="decisions">What the person said so far.</param>
    public static IReadOnlyList<NearCard> Open(
        string card,
        IEnumerable<NearCard> near,
        CardClasses classes,
        IEnumerable<Sameness> decisions
    )
    {
        HashSet<string> settled = new(StringComparer.Ordinal);
        settled.Add(classes.RepresentativeOf(card) ?? card);
        foreach (var decision in decisions)
        {
            foreach (var seen in new[] { decision.Card, decision.Other })
            {
                settled.Add(classes.RepresentativeOf(seen) ?? seen);
            }
        }

        List<NearCard> open = [];
        foreach (var other in near)
        {
            if (
                open.Count < Most
                && classes.RepresentativeOf(other.Card) is { } representative
                && settled.Add(representative)
            )
            {
                open.Add(other with { Card = representative });
            }
        }

        return open;
    }
}

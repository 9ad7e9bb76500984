using Commonweal.Numerics.Graphs;

namespace Commonweal.Deliberation.Cards;

/// <summary>What a person said of two cards that may say the same (10 §9.1 S10).</summary>
public enum SamenessAnswer
{
    /// <summary>They say the same.</summary>
    Same,

    /// <summary>They say the same, and the other says it better.</summary>
    TheirsIsBetter,

    /// <summary>They differ.</summary>
    Different,

    /// <summary>Not sure.</summary>
    Unsure,
}

/// <summary>A decision about a person's own card and another's.</summary>
/// <param name="Card">Their card.</param>
/// <param name="Other">The card beside it.</param>
/// <param name="Answer">What they said.</param>
public sealed record Sameness(string Card, string Other, SamenessAnswer Answer);

/// <summary>
/// Cards that people declared to say the same. Nothing is merged without somebody's word, no text is replaced, and taking
/// the word back undoes it: classes are derived from the decisions each time.
/// </summary>
public sealed class CardClasses
{
    private readonly Dictionary<string, string> _representatives;

    private CardClasses(
        Dictionary<string, string> representatives,
        IReadOnlyList<IReadOnlyList<string>> all
    ) => (_representatives, All) = (representatives, all);

    /// <summary>The classes, each in the order of its cards, its representative first; classes in the order of those.</summary>
    public IReadOnlyList<IReadOnlyList<string>> All { get; }

    /// <summary>The cards that stand for their classes.</summary>
    public IEnumerable<string> Representatives => All.Select(members => members[0]);

    /// <summary>
    /// The classes of "same" and "theirs is better"; the representative of a class is its earliest card that is still there.
    /// The last decision about a pair counts, whichever of the two it was said from. A card that is no longer there still
    /// joins those that were declared the same as it. O((cards + decisions) · log), independent of the order of decisions
    /// about different pairs.
    /// </summary>
    /// <param name="cards">Cards that are there, earliest first.</param>
    /// <param name="decisions">Decisions, earliest first.</param>
    public static CardClasses Of(IReadOnlyCollection<string> cards, IEnumerable<Sameness> decisions)
    {
        Dictionary<(string, string), Sameness> last = [];
        foreach (var decision in decisions)
        {
            last[InOrder(decision)] = decision;
        }

        List<string> names =
        [
            .. cards.Distinct(StringComparer.Ordinal),
            .. last
                .Keys.SelectMany(pair => new[] { pair.Item1, pair.Item2 })
                .Distinct(StringComparer.Ordinal)
                .Except(cards, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        var numbers = names
            .Select((name, i) => (name, i))
            .ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        DisjointSets sets = new(names.Count);
        foreach (var decision in last.Values)
        {
            if (decision.Answer is SamenessAnswer.Same or SamenessAnswer.TheirsIsBetter)
            {
                sets.Union(numbers[decision.Card], numbers[decision.Other]);
            }
        }

        List<IReadOnlyList<string>> all =
        [
            .. names
                .Take(cards.Distinct(StringComparer.Ordinal).Count())
                .GroupBy(name => sets.Find(numbers[name]))
                .Select(members => (IReadOnlyList<string>)[.. members]),
        ];
        return new(
            all.SelectMany(members => members.Select(name => (name, members[0])))
                .ToDictionary(m => m.name, m => m.Item2, StringComparer.Ordinal),
            all
        );
    }

    /// <summary>The card that stands for a card, itself perhaps; null for one that is not there.</summary>
    public string? RepresentativeOf(string card) => _representatives.GetValueOrDefault(card);

    private static (string, string) InOrder(Sameness decision) =>
        string.CompareOrdinal(decision.Card, decision.Other) < 0
            ? (decision.Card, decision.Other)
            : (decision.Other, decision.Card);
}

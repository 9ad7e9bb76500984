using Commonweal.Deliberation.MoralGraphs;

namespace Commonweal.Figures.Words;

/// <summary>How many more judgements an open pair needs (10 §7.5).</summary>
public static class Needs
{
    // What more judgements in the same direction do not mend by themselves.
    private const Lacking Beyond = Lacking.Acyclic | Lacking.GroupSupport | Lacking.Record;

    /// <summary>More than this is far away, and the exact number says nothing to a reader.</summary>
    public const int Many = 50;

    /// <summary>"about 14"; past <see cref="Many"/> "over 50".</summary>
    public static string About(int n) =>
        n > Many ? $"over {Text.Number(Many)}" : $"about {Text.Number(n)}";

    /// <summary>
    /// Judgements needed in each direction, if all of them point the way people lean so far, for probability, count and the
    /// share of either direction to reach their thresholds; null where the pair is not open, where that is more than was
    /// searched, or where something stands in the way that more judgements alone do not mend.
    /// </summary>
    /// <param name="edge">The pair.</param>
    /// <param name="rules">The thresholds.</param>
    public static int? Of(MoralEdge edge, EvidenceRules rules)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(rules);
        if (
            edge.Status != EdgeStatus.Open
            || edge.VotesNeeded is not > 0
            || (edge.Lacking & Beyond) != Lacking.None
        )
        {
            return null;
        }

        return edge.Lacking.HasFlag(Lacking.BothDirections)
            ? Math.Max(edge.VotesNeeded.Value, Turns(edge, rules))
            : edge.VotesNeeded;
    }

    /// <summary>Least n with min + n ≥ s (total + 2 n), s the share that each direction must have.</summary>
    private static int Turns(MoralEdge edge, EvidenceRules rules)
    {
        var total = edge.Forward.Total + edge.Reverse.Total;
        var fewer = Math.Min(edge.Forward.Total, edge.Reverse.Total);
        var missing = (rules.DirectionShare * total) - fewer;
        return missing <= 0 || rules.DirectionShare >= .5
            ? 0
            : (int)Math.Ceiling((missing / (1 - (2 * rules.DirectionShare))) - 1e-9);
    }
}

using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Answers added to a pair (weight above zero) or taken from it (below zero).</summary>
/// <param name="Edge">The pair's place in its component.</param>
/// <param name="Story">The story's place in the pair, or -1 for the first that was told in this direction, a new one if none was.</param>
/// <param name="Upward">True when shown from the lesser to the greater id.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Weight">Σw.</param>
internal readonly record struct AnswerChange(
    int Edge,
    int Story,
    bool Upward,
    Answer Answer,
    double Weight
);

/// <summary>
/// One component with a few answers changed, fitted again from where it stood. Exact: the same optimum as a fit from
/// nothing. For fits without groups. O(edges of the component) for each of the one to four Newton steps, and one solve for
/// the variance.
/// </summary>
internal static class LocalRefit
{
    /// <summary>What is known of an edge after the changes.</summary>
    /// <param name="before">The component at its optimum.</param>
    /// <param name="edge">The pair whose D is asked for, directed from the lesser to the greater id.</param>
    /// <param name="changes">The changes.</param>
    public static EdgeEstimate Of(Optimum before, int edge, ReadOnlySpan<AnswerChange> changes)
    {
        var edges = before.Component.Edges.ToArray();
        foreach (var change in changes)
        {
            edges[change.Edge] = Changed(edges[change.Edge], change);
        }

        var component = before.Component with { Edges = edges };
        var after = new Newton(component, before.Priors, Start(component, before.State)).Solve();
        return new(after.Mean(edge), Math.Sqrt(Variance(after, edge)));
    }

    /// <summary>
    /// A guess at the same for changes to one pair alone, in microseconds: the rest of the component is taken to give way like
    /// a spring.
    /// </summary>
    /// <param name="before">The component at its optimum.</param>
    /// <param name="edge">The pair whose D is asked for.</param>
    /// <param name="changes">The changes, all of them to this pair.</param>
    public static EdgeEstimate Guess(Optimum before, int edge, ReadOnlySpan<AnswerChange> changes)
    {
        var cells = before.Component.Edges[edge];
        foreach (var change in changes)
        {
            cells = Changed(cells, change);
        }

        return EdgeOutlook.Of(before, edge, cells);
    }

    private static double Variance(Optimum optimum, int edge)
    {
        var (low, high) = (optimum.Component.Edges[edge].Low, optimum.Component.Edges[edge].High);
        if (low < 0)
        {
            return optimum.Reductions[edge].Variance(0);
        }

        var form = new double[optimum.Component.Nodes];
        (form[high], form[low]) = (1, -1);
        var covariances = optimum.Covariances(form);
        return optimum.Reductions[edge].Variance(covariances[high] - covariances[low]);
    }

    private static EdgeCells Changed(EdgeCells cells, AnswerChange change)
    {
        var sign = (sbyte)(change.Upward ? 1 : -1);
        var story = change.Story >= 0 ? change.Story : Array.IndexOf(cells.Signs, sign);
        if (story < 0)
        {
            var added = new Cell(cells.Signs.Length, -1, 0, 0, 0).With(
                change.Answer,
                change.Weight
            );
            return cells with { Signs = [.. cells.Signs, sign], Cells = [.. cells.Cells, added] };
        }

        var place = Array.FindIndex(cells.Cells, c => c.Story == story);
        Cell[] sums = [.. cells.Cells];
        sums[place] = sums[place].With(change.Answer, change.Weight);
        return cells with { Cells = sums };
    }

    private static ComponentState Start(Component component, ComponentState before)
    {
        ComponentState start = new(component);
        before.Nodes.CopyTo(start.Nodes, 0);
        for (var e = 0; e < before.Edges.Length; e++)
        {
            start.Edges[e].Pair = before.Edges[e].Pair;
            before.Edges[e].Stories.CopyTo(start.Edges[e].Stories, 0);
        }

        return start;
    }
}

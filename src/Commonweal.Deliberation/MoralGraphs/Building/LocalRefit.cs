using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Answers added to a pair (weight above zero) or taken from it (below zero).</summary>
/// <param name="Story">The story's place in the pair, or -1 for the first that was told in this direction, a new one if none was.</param>
/// <param name="Upward">True when shown from the lesser to the greater id.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Weight">Σw.</param>
internal readonly record struct AnswerChange(int Story, bool Upward, Answer Answer, double Weight);

/// <summary>
/// One component with a few answers to one pair changed, fitted again from where it stood, time after time in one work
/// space. Exact: the same optimum as a fit from nothing. For fits without groups. O(edges of the component) for each of the
/// one to four Newton steps, and one solve for the variance.
/// </summary>
/// <param name="before">The component at its optimum.</param>
internal sealed class LocalRefit(Optimum before)
{
    private readonly Newton _newton = new(
        before.Component with
        {
            Edges = [.. before.Component.Edges],
        },
        before.Priors,
        new ComponentState(before.Component)
    );
    private int _changed = -1;

    /// <summary>The component at its optimum.</summary>
    public Optimum Before => before;

    /// <summary>What is known of an edge after changes to its answers.</summary>
    /// <param name="edge">The pair, D directed from the lesser to the greater id.</param>
    /// <param name="changes">The changes.</param>
    public EdgeEstimate Of(int edge, ReadOnlySpan<AnswerChange> changes)
    {
        if (_changed >= 0 && _changed != edge)
        {
            _newton.Restart(_changed, before.Component.Edges[_changed], before.State);
        }

        _changed = edge;
        var cells = before.Component.Edges[edge];
        foreach (var change in changes)
        {
            cells = Changed(cells, change);
        }

        _newton.Restart(edge, cells, before.State);
        var after = _newton.Solve();
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
}

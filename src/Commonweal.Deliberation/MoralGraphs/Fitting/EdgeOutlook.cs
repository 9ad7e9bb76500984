namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// What to expect of one pair if it had been answered otherwise, all else standing as it does: to the pair, the rest of its
/// component is a spring on d = θ_high − θ_low, of the stiffness and rest length it shows at the optimum. Exact for a pair
/// that shares no value with others; elsewhere the rest would give way a little less or more, so take it as a guess that a
/// fit has to confirm. O(stories and groups of the pair), a few microseconds.
/// </summary>
internal static class EdgeOutlook
{
    private const int StepLimit = 100;

    /// <summary>Mean and deviation of D, from the lesser to the greater id.</summary>
    /// <param name="before">The component at its optimum.</param>
    /// <param name="edge">The pair's place there.</param>
    /// <param name="answers">Its answers as they might have been.</param>
    public static EdgeEstimate Of(Optimum before, int edge, EdgeCells answers)
    {
        var now = before.Reductions[edge];
        var difference = before.State.Difference(before.Component.Edges[edge]);
        var variance = before.DifferenceVariance(edge);
        var stiffness = variance > 0 ? (1 / variance) - now.Stiffness : double.PositiveInfinity;
        var rest = variance > 0 ? difference + (now.Force / stiffness) : 0;
        var (state, trial) = (new EdgeState(answers.Signs.Length, answers.Groups), difference);
        var pair = new EdgeReduction(answers);
        pair.Reduce(before.Priors, state, difference);
        for (var step = 0; step < StepLimit && !IsSettled(pair, trial, stiffness, rest); step++)
        {
            (state, trial) = Advance(pair, before.Priors, (state, trial), (stiffness, rest));
        }

        var spread = variance > 0 ? 1 / (stiffness + pair.Stiffness) : 0;
        return new EdgeEstimate(trial + state.Pair, Math.Sqrt(pair.Variance(spread)));
    }

    private static bool IsSettled(
        EdgeReduction pair,
        double difference,
        double stiffness,
        double rest
    ) =>
        pair.LargestGradient < 1e-8
        && (
            !double.IsFinite(stiffness)
            || Math.Abs(pair.Gradient + Pull(difference, stiffness, rest)) < 1e-8
        );

    private static (EdgeState State, double Difference) Advance(
        EdgeReduction pair,
        Priors priors,
        (EdgeState State, double Difference) from,
        (double Stiffness, double Length) spring
    )
    {
        var (stiffness, rest) = spring;
        double Value(double at) => pair.Value + (0.5 * Pull(at, stiffness, rest) * (at - rest));
        var before = Value(from.Difference);
        var pull = Pull(from.Difference, stiffness, rest);
        var change = -(pair.Force + pull) / (pair.Stiffness + stiffness);
        var direction = new EdgeState(from.State.Stories.Length, from.State.Groups.Length);
        pair.Step(change, direction);
        var to = new EdgeState(from.State.Stories.Length, from.State.Groups.Length);
        for (var length = 1.0; ; length /= 2)
        {
            from.State.Move(direction, length, to);
            var difference = from.Difference + (length * change);
            pair.Reduce(priors, to, difference);
            if (Value(difference) <= before + 1e-12 || length < 1e-9)
            {
                return (to, difference);
            }
        }
    }

    // Without levels d is held at zero and nothing pulls.
    private static double Pull(double difference, double stiffness, double rest) =>
        double.IsFinite(stiffness) ? stiffness * (difference - rest) : 0;
}

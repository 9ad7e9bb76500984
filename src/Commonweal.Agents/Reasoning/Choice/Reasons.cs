using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Choice;

/// <summary>One way things may be: which reasons hold, how probable it is, and how far a is then better than b.</summary>
/// <param name="Reasons">Which reasons hold, as bits.</param>
/// <param name="Probability">At least 0; all states together 1.</param>
/// <param name="Difference">Δ(a, b) in this state.</param>
public readonly record struct ReasonState(int Reasons, Rational Probability, Rational Difference);

/// <summary>
/// The weight of a reason R for a over b: E[Δ | R] − E[Δ] (20 A4.5, after Sher 2019). It explains what would change a
/// mind; it decides nothing.
/// </summary>
public static class Reasons
{
    private static readonly Rational Near = Rational.Of(1, 1_000_000);

    /// <summary>E[Δ | all of the reasons hold] − E[Δ]; null where they never hold together. O(number of states).</summary>
    /// <param name="states">All states.</param>
    /// <param name="reasons">Reasons, as bits.</param>
    public static Rational? Weight(IReadOnlyList<ReasonState> states, int reasons)
    {
        Rational Sum(Func<ReasonState, bool> holds, Func<ReasonState, Rational> of) =>
            states.Where(holds).Aggregate(Rational.Zero, (sum, s) => sum + of(s));

        bool Holds(ReasonState state) => (state.Reasons & reasons) == reasons;
        var share = Sum(Holds, s => s.Probability);
        return share.Sign <= 0
            ? null
            : (Sum(Holds, s => s.Probability * s.Difference) / share)
                - Sum(_ => true, s => s.Probability * s.Difference);
    }

    /// <summary>True where two reasons together weigh what each weighs added up, to within 10⁻⁶.</summary>
    /// <param name="states">All states.</param>
    /// <param name="first">One reason's bit.</param>
    /// <param name="second">The other's.</param>
    public static bool AreAdditive(IReadOnlyList<ReasonState> states, int first, int second) =>
        Weight(states, first) is { } one
        && Weight(states, second) is { } other
        && Weight(states, first | second) is { } both
        && both - one - other is var rest
        && rest < Near
        && -rest < Near;
}

using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Choice;

/// <summary>How two options stand to each other under all permitted weightings (Chang 2002, 2004; 20 A4.2).</summary>
public enum ChoiceRelation
{
    /// <summary>The first is at least as good under all of them and better under some.</summary>
    Better,

    /// <summary>The second is.</summary>
    Worse,

    /// <summary>No weighting tells them apart.</summary>
    Equal,

    /// <summary>Some weightings favour the one, some the other; neither better, nor worse, nor equal.</summary>
    OnAPar,

    /// <summary>No criterion is assessed on both: a value that covers both is wanted.</summary>
    Incomparable,
}

/// <summary>Two options compared.</summary>
/// <param name="A">The first.</param>
/// <param name="B">The second.</param>
/// <param name="Relation">How the first stands to the second.</param>
/// <param name="Lo">The least margin of the first over the second.</param>
/// <param name="Hi">The largest.</param>
/// <param name="Least">Proof of <paramref name="Lo"/>: value lo.</param>
/// <param name="Most">Proof of <paramref name="Hi"/>: value −hi, of the second over the first.</param>
public sealed record OptionComparison(
    string A,
    string B,
    ChoiceRelation Relation,
    Rational Lo,
    Rational Hi,
    Assurance Least,
    Assurance Most
)
{
    /// <summary>How far the two overlap: min(−lo, hi), 0 where they are not on a par.</summary>
    public Rational ParityDepth =>
        Relation != ChoiceRelation.OnAPar ? Rational.Zero
        : -Lo < Hi ? -Lo
        : Hi;
}

/// <summary>Whether some permitted weighting makes an option best (Levi 1986; 20 A4.3).</summary>
public enum Admissibility
{
    /// <summary>Yes, whatever the scores turn out to be within their bounds.</summary>
    Admitted,

    /// <summary>No, whatever they turn out to be.</summary>
    Rejected,

    /// <summary>It depends on what is not known.</summary>
    Open,
}

/// <summary>The standing of one option, with its proof.</summary>
/// <param name="Option">The option.</param>
/// <param name="Status">Admitted, rejected or open.</param>
/// <param name="Weights">Admitted: the weighting that makes it best, by criterion in the question's order; else empty.</param>
/// <param name="Mixture">Rejected: μ over the rivals, only those above 0; else empty.</param>
/// <param name="Bound">Rejected: β, above 0.</param>
/// <param name="Multipliers">Rejected: y, by pair of the order.</param>
public sealed record OptionStanding(
    string Option,
    Admissibility Status,
    IReadOnlyList<Rational> Weights,
    IReadOnlyList<(string Rival, Rational Share)> Mixture,
    Rational Bound,
    IReadOnlyList<Rational> Multipliers
);

/// <summary>What settled a choice, or that nothing did.</summary>
public enum Settlement
{
    /// <summary>Exactly one option is admitted and none is open.</summary>
    Weighing,

    /// <summary>The person had turned on security: the best worst criterion (20 A4.3).</summary>
    Security,

    /// <summary>The person had committed to it (Chang 2013).</summary>
    Commitment,

    /// <summary>Nothing: several remain, and the person is asked.</summary>
    HardChoice,
}

/// <summary>A value that weighs at least as much as two others and settles what they left on a par (20 A4.4).</summary>
/// <param name="Value">The covering value.</param>
/// <param name="First">One it covers.</param>
/// <param name="Second">The other.</param>
/// <param name="A">One option.</param>
/// <param name="B">The other, on a par with it where the value is left out.</param>
/// <param name="With">How A stands to B with the value.</param>
public sealed record Covering(
    string Value,
    string First,
    string Second,
    string A,
    string B,
    ChoiceRelation With
);

/// <summary>The answer to a choice, with proofs of every part.</summary>
/// <param name="Vertices">The extreme weightings, by criterion in the question's order.</param>
/// <param name="Order">The pairs that multipliers belong to.</param>
/// <param name="Comparisons">Each two options once, in the question's order.</param>
/// <param name="Standings">Each option, in the question's order.</param>
/// <param name="Remaining">Options admitted or open, in the question's order.</param>
/// <param name="SettledBy">What settled it.</param>
/// <param name="Chosen">The option chosen; null for a hard choice.</param>
/// <param name="Coverings">Values that settled a parity.</param>
public sealed record ChoiceAnswer(
    IReadOnlyList<IReadOnlyList<Rational>> Vertices,
    IReadOnlyList<WeightOrder> Order,
    IReadOnlyList<OptionComparison> Comparisons,
    IReadOnlyList<OptionStanding> Standings,
    IReadOnlyList<string> Remaining,
    Settlement SettledBy,
    string? Chosen,
    IReadOnlyList<Covering> Coverings
);

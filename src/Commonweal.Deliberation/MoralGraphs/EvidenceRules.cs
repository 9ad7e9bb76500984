namespace Commonweal.Deliberation.MoralGraphs;

/// <summary>The thresholds of 10 §7.5 and §8 and the constants of 10 §7.1 with which a graph is built.</summary>
/// <param name="Probability">P from which an edge can be established.</param>
/// <param name="EffectiveVotes">Least n_eff.</param>
/// <param name="DirectionShare">Least share of the votes that each direction of asking must have.</param>
/// <param name="GroupVotes">Votes from which a group counts.</param>
/// <param name="GroupSupport">Least P_g of every group that counts.</param>
/// <param name="Acquiescence">β.</param>
/// <param name="UnsureHalfWidth">κ.</param>
public sealed record EvidenceRules(
    double Probability,
    double EffectiveVotes,
    double DirectionShare,
    int GroupVotes,
    double GroupSupport,
    double Acquiescence,
    double UnsureHalfWidth
)
{
    /// <summary>The defaults of 10 §7.</summary>
    public static EvidenceRules Default { get; } = new(.95, 12, .2, 3, .8, 1.4, .7);

    /// <summary>
    /// P_g up to which a group speaks against an edge, so that it is contested: what <see cref="GroupSupport"/> leaves to one,
    /// taken in decimals, so that .8 leaves .2 and not the nearest binary fraction below.
    /// </summary>
    public double GroupOpposition => (double)(1 - (decimal)GroupSupport);

    /// <summary>P(|D| &lt; .5) from which a pair is on a par.</summary>
    public double OnAPar { get; init; } = .8;

    /// <summary>Wilson lower bound of the share of "on a par" answers from which a pair is on a par.</summary>
    public double OnAParShare { get; init; } = .5;

    /// <summary>P below which an edge counts as lost when its robustness is measured.</summary>
    public double Lost { get; init; } = .9;

    /// <summary>Cells of fewer people than this are never published (10 §8).</summary>
    public int SmallestCell { get; init; } = 5;

    /// <summary>Share of yes answers to expect at a difference D on the logit scale: L(D + β − κ) (10 §7.1).</summary>
    public double YesShare(double difference) =>
        1 / (1 + Math.Exp(-(difference + Acquiescence - UnsureHalfWidth)));

    /// <summary>Share of yes answers when neither value is wiser: two thirds.</summary>
    public double NoDifference => YesShare(0);
}

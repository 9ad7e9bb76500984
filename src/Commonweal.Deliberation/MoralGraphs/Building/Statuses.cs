using Commonweal.Numerics.Statistics;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Edge statuses by the rules of 10 §7.5; pure.</summary>
internal static class Statuses
{
    /// <summary>The status of one edge on its own, before cycles are looked for, and what it lacks.</summary>
    /// <param name="evidence">What was asked and answered.</param>
    /// <param name="estimate">The estimate from the fit without groups.</param>
    /// <param name="support">P_g of every group with enough votes to count.</param>
    /// <param name="options">The rules.</param>
    public static (EdgeStatus Status, Lacking Lacking) Of(
        EdgeEvidence evidence,
        EdgeEstimate estimate,
        IReadOnlyList<double> support,
        MoralGraphOptions options
    )
    {
        var rules = options.Rules;
        var lacking = Lacks(evidence, estimate, support, options);
        if (lacking == Lacking.None)
        {
            return (EdgeStatus.Established, lacking);
        }

        var contested =
            support.Any(p => p >= rules.GroupSupport)
            && support.Any(p => p <= rules.GroupOpposition);
        return contested ? (EdgeStatus.Contested, lacking)
            : IsOnAPar(evidence, estimate, rules) ? (EdgeStatus.OnAPar, lacking)
            : (EdgeStatus.Open, lacking);
    }

    private static Lacking Lacks(
        EdgeEvidence evidence,
        EdgeEstimate estimate,
        IReadOnlyList<double> support,
        MoralGraphOptions options
    )
    {
        var rules = options.Rules;
        Lacking Unless(bool holds, Lacking what) => holds ? Lacking.None : what;
        return Unless(estimate.Probability >= rules.Probability, Lacking.Probability)
            | Unless(evidence.EffectiveVotes >= rules.EffectiveVotes, Lacking.Votes)
            | Unless(
                options.Legacy
                    ? evidence.Forward.Total > 0
                    : evidence.BothDirections(rules.DirectionShare),
                Lacking.BothDirections
            )
            | Unless(support.Count >= 2, Lacking.Groups)
            | Unless(support.All(p => p >= rules.GroupSupport), Lacking.GroupSupport)
            | Unless(
                !options.FlawedRecords.Contains((evidence.From, evidence.To, evidence.Context)),
                Lacking.Record
            );
    }

    private static bool IsOnAPar(
        EdgeEvidence evidence,
        EdgeEstimate estimate,
        EvidenceRules rules
    ) =>
        estimate.ProbabilityOnAPar >= rules.OnAPar
        || Wilson.LowerBound(
            evidence.Forward.OnAPar + evidence.Reverse.OnAPar,
            evidence.Forward.Total + evidence.Reverse.Total
        ) >= rules.OnAParShare;
}

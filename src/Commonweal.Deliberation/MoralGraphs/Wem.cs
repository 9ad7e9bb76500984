using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs;

/// <summary>
/// The wiser-edge model (WEM, 10 §7): what a population's judgements "b is wiser than a, in this context" say about every
/// pair, with acquiescence, the pull of single stories and the voices of groups taken apart from wisdom.
/// <para>
/// A vote of voter v, shown a → b in context c with story h, has z = σ(D_e + γ_eg) + s_h + β, with σ = +1 when a is the
/// lesser id; D_e = θ_hi,c − θ_lo,c + η_e; θ_kc = μ_k + δ_kc; P(yes) = L(z − κ), P(no) = L(−z − κ), L(x) = 1/(1+e⁻ˣ).
/// Priors: μ ~ N(0,τ_μ²), δ ~ N(0,τ_δ²), η ~ N(0,τ_η²), s ~ N(0,τ_s²), γ ~ N(0,τ_g²). The fit minimises
/// F = −Σ w log P + ½Σ x²/τ², which is strictly convex (the likelihood is log-concave, Pratt 1981): one optimum, whatever
/// the order of the votes.
/// </para>
/// </summary>
public static class Wem
{
    /// <summary>
    /// Fits the model to judgements. Rows that cannot be scored (a value against itself, a weight outside (0, 1]) and earlier
    /// answers of a voter to the same pair in the same context are left out and reported in <see cref="WemFit.Findings"/>.
    /// No votes give a fit without variables. Time O(n log n) in votes to gather, then O(pairs) for each of the 3 to 6
    /// Newton steps; variances are computed when first asked for.
    /// </summary>
    /// <param name="votes">The judgements.</param>
    /// <param name="options">Constants of the model.</param>
    public static WemFit Fit(IReadOnlyList<Vote> votes, WemOptions options) =>
        WemFit.Create(votes, options, null);
}

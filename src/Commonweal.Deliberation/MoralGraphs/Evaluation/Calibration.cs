using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Evaluation;

/// <summary>
/// Acquiescence β and half-width κ of "unsure", estimated for a release from pairs that were shown in both directions; only
/// there does agreeing with everything look different from finding the greater id wiser (10 §7.1).
/// </summary>
/// <param name="Acquiescence">β.</param>
/// <param name="AcquiescenceDeviation">Its posterior standard deviation.</param>
/// <param name="UnsureHalfWidth">κ.</param>
/// <param name="UnsureDeviation">Its posterior standard deviation.</param>
/// <param name="Votes">Judgements of such pairs.</param>
/// <param name="Pairs">Such pairs.</param>
/// <param name="Unsure">How many of the judgements are "unsure" or "on a par".</param>
public sealed record Calibration(
    double Acquiescence,
    double AcquiescenceDeviation,
    double UnsureHalfWidth,
    double UnsureDeviation,
    int Votes,
    int Pairs,
    int Unsure
)
{
    /// <summary>Fewer votes than this say too little; then the defaults stay.</summary>
    public const int LeastVotes = 100;

    /// <summary>True when there were enough votes to go by, and someone was unsure: else κ has no mode above zero.</summary>
    public bool IsEnough => Votes >= LeastVotes && Unsure > 0;

    /// <summary>The options with the estimates in place, or unchanged when there were too few votes.</summary>
    public WemOptions Apply(WemOptions options) =>
        IsEnough
            ? options with
            {
                Acquiescence = Acquiescence,
                UnsureHalfWidth = UnsureHalfWidth,
            }
            : options;

    /// <summary>
    /// Estimates β and κ together with one difference D for each unordered pair and one s for each of its stories, contexts
    /// pooled, by the mode of their joint posterior: β ~ N(0, 2²), κ ~ N(.7, 1²), D ~ N(0, 2τ_μ² + 2τ_δ² + τ_η²),
    /// s ~ N(0, τ_s²). The posterior is log-concave in all of them (Pratt 1981). Where nobody was unsure the priors are given
    /// back. O(n log n) for n votes.
    /// </summary>
    /// <param name="votes">All judgements; those of pairs shown one way only are passed over.</param>
    /// <param name="options">Spreads of the differences, and how votes are weighed.</param>
    public static Calibration Estimate(IReadOnlyList<Vote> votes, WemOptions options)
    {
        var pairs = VoteTable
            .Of(votes, options)
            .Ballots.GroupBy(b => (b.Low, b.High))
            .Where(pair => pair.Any(b => b.Forward) && pair.Any(b => !b.Forward))
            .Select(pair => pair.ToArray())
            .ToArray();
        var votesOfPairs = pairs.Sum(p => p.Length);
        var unsure = pairs.Sum(p => p.Count(b => b.Answer is Answer.Unsure or Answer.OnAPar));
        var mode = new AcquiescenceMode(
            [.. pairs.Select(ToldPair.Of)],
            1 / Variance(options),
            1 / (options.StorySpread * options.StorySpread)
        );
        var (beta, kappa, betaVariance, kappaVariance) =
            unsure > 0 ? mode.Find() : AcquiescenceMode.Prior;
        return new Calibration(
            beta,
            Math.Sqrt(betaVariance),
            kappa,
            Math.Sqrt(kappaVariance),
            votesOfPairs,
            pairs.Length,
            unsure
        );
    }

    private static double Variance(WemOptions options) =>
        (2 * options.LevelSpread * options.LevelSpread)
        + (2 * options.ContextSpread * options.ContextSpread)
        + (options.PairSpread * options.PairSpread);
}

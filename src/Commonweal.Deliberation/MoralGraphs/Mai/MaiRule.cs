namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>The published rule that keeps or drops an ordered pair (10 §6.1), as it is, not as it ought to be.</summary>
public static class MaiRule
{
    /// <summary>Least W of a kept pair.</summary>
    public const int LeastWiser = 2;

    /// <summary>Least likelihood of a kept pair.</summary>
    public const double LeastLikelihood = 0.33;

    /// <summary>Greatest entropy of a kept pair, bits.</summary>
    public const double GreatestEntropy = 1.69;

    /// <summary>ℓ = (W − L)/T with T = W + N + U + L; NaN for a pair that nobody answered, as published in 2023.</summary>
    public static double Likelihood(MaiCounts counts)
    {
        var total =
            counts.MarkedWiser
            + counts.MarkedNotWiser
            + counts.MarkedUnsure
            + counts.MarkedLessWise;
        return (double)(counts.MarkedWiser - counts.MarkedLessWise) / total;
    }

    /// <summary>
    /// H = −Σ p log₂ p in bits over the five numbers W, N, L, U <b>and I</b>, divided by their sum: impressions are counted
    /// as if they were an answer. While nobody was shown the reverse, H = 1 + h/2 with h the entropy of the answers.
    /// </summary>
    public static double Entropy(MaiCounts counts)
    {
        ReadOnlySpan<int> numbers =
        [
            counts.MarkedWiser,
            counts.MarkedNotWiser,
            counts.MarkedLessWise,
            counts.MarkedUnsure,
            counts.Impressions,
        ];
        var sum = 0;
        foreach (var number in numbers)
        {
            sum += number;
        }

        var entropy = 0.0;
        foreach (var number in numbers)
        {
            var share = (double)number / sum;
            entropy -= number > 0 ? share * Math.Log2(share) : 0;
        }

        return entropy;
    }

    /// <summary>Whether a pair is kept.</summary>
    public static bool Keeps(MaiCounts counts) =>
        Keeps(counts.MarkedWiser, Likelihood(counts), Entropy(counts));

    internal static bool Keeps(int wiser, double likelihood, double entropy) =>
        wiser >= LeastWiser && !(likelihood < LeastLikelihood) && !(entropy > GreatestEntropy);
}

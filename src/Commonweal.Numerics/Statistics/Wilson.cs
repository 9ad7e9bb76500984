namespace Commonweal.Numerics.Statistics;

/// <summary>Wilson score bounds of a binomial share.</summary>
public static class Wilson
{
    /// <summary>Two-sided 95 % normal quantile, as published oracles use it.</summary>
    public const double Z95 = 1.959964;

    /// <summary>
    /// Lower bound of the share k/n: [p + z²/2n − z√(p(1−p)/n + z²/4n²)] / (1 + z²/n), p = k/n (Wilson 1927). Zero when n is zero.
    /// </summary>
    /// <param name="k">Successes, 0 ≤ k ≤ n.</param>
    /// <param name="n">Trials.</param>
    public static double LowerBound(int k, int n) => Bound(k, n, -Z95);

    /// <summary>Upper bound of the share k/n; one when n is zero.</summary>
    /// <param name="k">Successes, 0 ≤ k ≤ n.</param>
    /// <param name="n">Trials.</param>
    public static double UpperBound(int k, int n) => n == 0 ? 1 : Bound(k, n, Z95);

    private static double Bound(int k, int n, double z)
    {
        if (n == 0)
        {
            return 0;
        }

        double p = (double)k / n;
        double z2 = z * z;
        double centre = p + (z2 / (2 * n));
        double half = z * Math.Sqrt((p * (1 - p) / n) + (z2 / (4.0 * n * n)));
        return (centre + half) / (1 + (z2 / n));
    }
}

using MathNet.Numerics;

namespace Commonweal.Numerics.Statistics;

/// <summary>The standard normal distribution.</summary>
public static class Normal
{
    /// <summary>
    /// Φ(x) = ½ erfc(−x/√2), to a relative accuracy of about 1e-14 in both tails (no cancellation below zero). NaN for NaN.
    /// </summary>
    /// <param name="x">Any number, infinite ones included.</param>
    public static double Cdf(double x) =>
        double.IsNaN(x) ? double.NaN : 0.5 * SpecialFunctions.Erfc(-x / Math.Sqrt(2));

    /// <summary>Probability that a normal quantity lies between two bounds.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="deviation">Its standard deviation; zero means that it equals its mean.</param>
    /// <param name="low">Lower bound.</param>
    /// <param name="high">Upper bound, at least <paramref name="low"/>.</param>
    public static double Between(double mean, double deviation, double low, double high) =>
        deviation > 0 ? Cdf((high - mean) / deviation) - Cdf((low - mean) / deviation)
        : low < mean && mean < high ? 1
        : 0;

    /// <summary>Probability that a normal quantity is above zero, Φ(mean/deviation); one half when it is exactly zero.</summary>
    /// <param name="mean">Its mean.</param>
    /// <param name="deviation">Its standard deviation, at least zero.</param>
    public static double AboveZero(double mean, double deviation) =>
        deviation > 0 ? Cdf(mean / deviation) : 0.5 * (1 + Math.Sign(mean));
}

namespace Commonweal.Kernel.Checking;

/// <summary>What k of n shows about a share.</summary>
internal static class Share
{
    /// <summary>Two-sided 95 % normal quantile.</summary>
    private const double Z = 1.959964;

    /// <summary>
    /// Wilson 95 % lower bound, LB(k,n) = [p + z²/2n − z√(p(1−p)/n + z²/4n²)] / (1 + z²/n), p = k/n (10 §4 B); zero if
    /// nothing was observed. Written out here because the kernel, which others must be able to read alone, references
    /// no other project; the numerics project has the general form.
    /// </summary>
    public static double LowerBound(double k, double n) =>
        n <= 0
            ? 0
            : (
                (k / n)
                + (Z * Z / (2 * n))
                - (Z * Math.Sqrt((k / n * (1 - (k / n)) / n) + (Z * Z / (4 * n * n))))
            ) / (1 + (Z * Z / n));
}

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// How an answer comes about (10 §7.1): P(yes) = L(z + β − κ), P(no) = L(−z − β − κ), P(unsure) = the rest, L(x) = 1/(1+e⁻ˣ).
/// The logarithm of each is concave in z (Pratt 1981). Here z stands without β.
/// </summary>
internal readonly struct OrdinalAnswer(double acquiescence, double halfWidth)
{
    private readonly double _logSinh = LogSinh(halfWidth);
    private readonly double _cosh = Math.Cosh(halfWidth);

    /// <summary>p = P(yes) and q = P(no).</summary>
    public (double Yes, double No) Probabilities(double z)
    {
        var x = z + acquiescence;
        return (Logistic(x - halfWidth), Logistic(-x - halfWidth));
    }

    /// <summary>−log P of weighted answers, its first and its second derivative in z.</summary>
    public (double Value, double Gradient, double Curvature) Loss(
        double z,
        double yes,
        double unsure,
        double no
    )
    {
        var x = z + acquiescence;
        var (p, q) = (Logistic(x - halfWidth), Logistic(-x - halfWidth));
        var (pp, qq) = (p * (1 - p), q * (1 - q));
        var value = 0.0;
        if (yes > 0)
        {
            value += yes * Softplus(halfWidth - x);
        }

        if (no > 0)
        {
            value += no * Softplus(halfWidth + x);
        }

        if (unsure > 0)
        {
            value += unsure * (LogSum(x) - _logSinh);
        }

        return (
            value,
            (no * (1 - q)) - (yes * (1 - p)) - (unsure * (q - p)),
            (yes * pp) + (no * qq) + (unsure * (pp + qq))
        );
    }

    // P(unsure) = sinh κ / (cosh x + cosh κ); for large |x| the sum of exponentials is taken apart so that nothing overflows.
    private double LogSum(double x)
    {
        var size = Math.Abs(x);
        return size < 30
            ? Math.Log(Math.Cosh(x) + _cosh)
            : size - Math.Log(2) + Math.Log(1 + (2 * _cosh * Math.Exp(-size)));
    }

    private static double LogSinh(double x) => x < 30 ? Math.Log(Math.Sinh(x)) : x - Math.Log(2);

    private static double Logistic(double x) =>
        x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));

    private static double Softplus(double x) =>
        x > 0 ? x + double.LogP1(Math.Exp(-x)) : double.LogP1(Math.Exp(x));
}

namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// e₁ᵀ log(T) e₁ for the tridiagonal matrix T of conjugate gradient iterations: Σ_k w_k² log λ_k over its eigenvalues and the
/// first components of its eigenvectors (Golub, Welsch 1969).
/// </summary>
internal static class LanczosQuadrature
{
    private const int SweepLimit = 60;

    /// <summary>The quadrature of log. O(k²) for k steps.</summary>
    /// <param name="steps">Step length α and turn β of each iteration.</param>
    /// <exception cref="ArithmeticException">An eigenvalue is not positive: the matrix is not positive definite.</exception>
    public static double Log(IReadOnlyList<(double Length, double Turn)> steps)
    {
        var k = steps.Count;
        var (diagonal, beside, first) = (new double[k], new double[k], new double[k]);
        for (var i = 0; i < k; i++)
        {
            var before = i == 0 ? 0 : steps[i - 1].Turn / steps[i - 1].Length;
            diagonal[i] = (1 / steps[i].Length) + before;
            beside[i] = i < k - 1 ? Math.Sqrt(steps[i].Turn) / steps[i].Length : 0;
        }

        first[0] = 1;
        Diagonalise(diagonal, beside, first);
        var sum = 0.0;
        for (var i = 0; i < k; i++)
        {
            if (!(diagonal[i] > 0))
            {
                throw new ArithmeticException("The matrix is not positive definite.");
            }

            sum += first[i] * first[i] * Math.Log(diagonal[i]);
        }

        return sum;
    }

    // QL with implicit shifts, applied to the first row of the eigenvectors only.
    private static void Diagonalise(double[] diagonal, double[] beside, double[] first)
    {
        for (var low = 0; low < diagonal.Length; low++)
        {
            for (var sweep = 0; ; sweep++)
            {
                var high = Split(diagonal, beside, low);
                if (high == low)
                {
                    break;
                }

                if (sweep == SweepLimit)
                {
                    throw new ArithmeticException("The eigenvalues did not settle.");
                }

                Sweep(diagonal, beside, first, (low, high));
            }
        }
    }

    private static int Split(double[] diagonal, double[] beside, int low)
    {
        var high = low;
        while (high < diagonal.Length - 1)
        {
            var size = Math.Abs(diagonal[high]) + Math.Abs(diagonal[high + 1]);
            if (Math.Abs(beside[high]) <= 1e-16 * size)
            {
                break;
            }

            high++;
        }

        return high;
    }

    private static void Sweep(
        double[] diagonal,
        double[] beside,
        double[] first,
        (int Low, int High) range
    )
    {
        var (low, high) = range;
        var g = (diagonal[low + 1] - diagonal[low]) / (2 * beside[low]);
        var root = double.Hypot(g, 1);
        g = diagonal[high] - diagonal[low] + (beside[low] / (g + Math.CopySign(root, g)));
        var (sine, cosine, shift) = (1.0, 1.0, 0.0);
        for (var i = high - 1; i >= low; i--)
        {
            var (f, b) = (sine * beside[i], cosine * beside[i]);
            root = double.Hypot(f, g);
            beside[i + 1] = root;
            if (root == 0)
            {
                diagonal[i + 1] -= shift;
                beside[high] = 0;
                return;
            }

            (sine, cosine) = (f / root, g / root);
            g = diagonal[i + 1] - shift;
            root = ((diagonal[i] - g) * sine) + (2 * cosine * b);
            shift = sine * root;
            diagonal[i + 1] = g + shift;
            g = (cosine * root) - b;
            (first[i + 1], first[i]) = (
                (sine * first[i]) + (cosine * first[i + 1]),
                (cosine * first[i]) - (sine * first[i + 1])
            );
        }

        diagonal[low] -= shift;
        beside[low] = g;
        beside[high] = 0;
    }
}

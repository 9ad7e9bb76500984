namespace Commonweal.Numerics.LinearAlgebra;

/// <summary>
/// The entries of A⁻¹ at the places where A itself has entries, and log |A|, for a symmetric positive definite A.
/// </summary>
public sealed class SelectedInverse
{
    private SelectedInverse(double[] diagonal, double[] entries, double logDeterminant)
    {
        Diagonal = diagonal;
        Entries = entries;
        LogDeterminant = logDeterminant;
    }

    /// <summary>Diagonal of A⁻¹.</summary>
    public IReadOnlyList<double> Diagonal { get; }

    /// <summary>(A⁻¹) at the row and column of each entry of A.</summary>
    public IReadOnlyList<double> Entries { get; }

    /// <summary>log |A|.</summary>
    public double LogDeterminant { get; }

    /// <summary>Inverts a matrix where it has entries.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static SelectedInverse Of(SparseSymmetric matrix)
    {
        var n = matrix.Size;
        var dense = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            dense[(i * n) + i] = matrix.Diagonal[i];
        }

        for (var e = 0; e < matrix.Values.Length; e++)
        {
            var (r, c) = (matrix.Rows[e], matrix.Columns[e]);
            dense[(Math.Max(r, c) * n) + Math.Min(r, c)] += matrix.Values[e];
        }

        var logarithm = Factor(dense, n);
        var inverse = new double[n * n];
        var x = new double[n];
        for (var column = 0; column < n; column++)
        {
            Array.Clear(x);
            x[column] = 1;
            for (var i = 0; i < n; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    x[i] -= dense[(i * n) + k] * x[k];
                }

                x[i] /= dense[(i * n) + i];
            }

            for (var i = n - 1; i >= 0; i--)
            {
                for (var k = i + 1; k < n; k++)
                {
                    x[i] -= dense[(k * n) + i] * x[k];
                }

                x[i] /= dense[(i * n) + i];
            }

            x.CopyTo(inverse, column * n);
        }

        return new SelectedInverse(
            [.. Enumerable.Range(0, n).Select(i => inverse[(i * n) + i])],
            [.. matrix.Rows.Zip(matrix.Columns, (r, c) => inverse[(r * n) + c])],
            logarithm
        );
    }

    private static double Factor(double[] dense, int n)
    {
        var logarithm = 0.0;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = dense[(i * n) + j];
                for (var k = 0; k < j; k++)
                {
                    sum -= dense[(i * n) + k] * dense[(j * n) + k];
                }

                if (i == j && sum <= 0)
                {
                    throw new ArithmeticException("The matrix is not positive definite.");
                }

                dense[(i * n) + j] = i == j ? Math.Sqrt(sum) : sum / dense[(j * n) + j];
            }

            logarithm += 2 * Math.Log(dense[(i * n) + i]);
        }

        return logarithm;
    }
}

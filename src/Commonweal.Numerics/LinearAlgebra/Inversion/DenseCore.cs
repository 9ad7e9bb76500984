using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// Inverts a core as a dense matrix: A = L Lᵀ, M = L⁻¹, A⁻¹ = Mᵀ M. About n³ operations, two triangles of memory (8 n² bytes
/// in all).
/// </summary>
internal sealed class DenseCore
{
    private readonly double[][] _factor;
    private readonly double[][] _columns;

    /// <summary>Factors and inverts.</summary>
    /// <param name="rows">Row i holds entries 0 … i; overwritten by L.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public DenseCore(double[][] rows)
    {
        _factor = rows;
        LogDeterminant = Factor();
        _columns = new double[rows.Length][];
        _ = Parallel.For(0, rows.Length, i => _columns[i] = Column(i));
    }

    /// <summary>log |A|.</summary>
    public double LogDeterminant { get; }

    /// <summary>(A⁻¹)_ij. O(n).</summary>
    public double Entry(int i, int j)
    {
        var (low, high) = (Math.Min(i, j), Math.Max(i, j));
        return Dot(_columns[low].AsSpan(high - low), _columns[high]);
    }

    private double Factor()
    {
        var logarithm = 0.0;
        for (var i = 0; i < _factor.Length; i++)
        {
            var row = _factor[i];
            for (var j = 0; j < i; j++)
            {
                var other = _factor[j];
                row[j] = (row[j] - Dot(row.AsSpan(0, j), other.AsSpan(0, j))) / other[j];
            }

            var pivot = row[i] - Dot(row.AsSpan(0, i), row.AsSpan(0, i));
            if (!(pivot > 0))
            {
                throw new ArithmeticException("The matrix is not positive definite.");
            }

            row[i] = Math.Sqrt(pivot);
            logarithm += Math.Log(pivot);
        }

        return logarithm;
    }

    // Column i of L⁻¹ from its diagonal down.
    private double[] Column(int i)
    {
        var column = new double[_factor.Length - i];
        column[0] = 1 / _factor[i][i];
        for (var k = 1; k < column.Length; k++)
        {
            var row = _factor[i + k];
            column[k] = -Dot(row.AsSpan(i, k), column.AsSpan(0, k)) / row[i + k];
        }

        return column;
    }

    // Eight running sums, whatever the machine, so that every machine gets the same bits.
    private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var (first, second) = (Vector256<double>.Zero, Vector256<double>.Zero);
        nuint i = 0;
        var length = (nuint)a.Length;
        for (; i + 8 <= length; i += 8)
        {
            first += Vector256.LoadUnsafe(ref x, i) * Vector256.LoadUnsafe(ref y, i);
            second += Vector256.LoadUnsafe(ref x, i + 4) * Vector256.LoadUnsafe(ref y, i + 4);
        }

        first += second;
        var sum = first[0] + first[1] + (first[2] + first[3]);
        for (; i < length; i++)
        {
            sum += a[(int)i] * b[(int)i];
        }

        return sum;
    }
}

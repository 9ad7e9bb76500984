using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// Inverts a sparse core column by column, in memory linear in its entries. Scaled to unit diagonal, Ã x = e_i is solved by
/// conjugate gradients until the residual is the tolerance, so an entry (A⁻¹)_ij is off by at most
/// tolerance / (λ √(a_ii a_jj)), λ the least eigenvalue of Ã. The same iterations give log |A|
/// without further work: they are Lanczos iterations from e_i, and e_iᵀ log(Ã) e_i is the Gauss quadrature of log over their
/// tridiagonal matrix (Golub, Meurant 1994), whose error falls with the square of the residual's; its trace is log |Ã|.
/// Eight columns go side by side; each lane stops by its own residual, so results do not depend on the company it had.
/// </summary>
internal sealed class ColumnCore
{
    private const int Lanes = 8;
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _entries;
    private readonly double[] _scale;
    private readonly double _tolerance;

    /// <summary>A core with the given diagonal; <paramref name="rows"/> and <paramref name="values"/> are its columns below it.</summary>
    /// <param name="diagonal">Its diagonal.</param>
    /// <param name="rows">Places below the diagonal in each column.</param>
    /// <param name="values">What stands there.</param>
    /// <param name="tolerance">Relative residual at which a column is done.</param>
    public ColumnCore(double[] diagonal, int[][] rows, double[][] values, double tolerance)
    {
        _tolerance = tolerance;
        var n = diagonal.Length;
        _scale = [.. diagonal.Select(d => 1 / Math.Sqrt(d))];
        _starts = new int[n + 1];
        for (var j = 0; j < n; j++)
        {
            _starts[j + 1] += rows[j].Length;
            foreach (var i in rows[j])
            {
                _starts[i + 1]++;
            }
        }

        for (var j = 0; j < n; j++)
        {
            _starts[j + 1] += _starts[j];
        }

        _columns = new int[_starts[n]];
        _entries = new double[_starts[n]];
        var next = _starts.ToArray();
        for (var j = 0; j < n; j++)
        {
            for (var e = 0; e < rows[j].Length; e++)
            {
                var (i, value) = (rows[j][e], values[j][e] * _scale[rows[j][e]] * _scale[j]);
                (_columns[next[i]], _entries[next[i]++]) = (j, value);
                (_columns[next[j]], _entries[next[j]++]) = (i, value);
            }
        }
    }

    /// <summary>
    /// Replaces <paramref name="diagonal"/> and <paramref name="values"/> by the entries of the inverse at the same places and
    /// returns log |A|. Columns are spread over processors; the result does not depend on how.
    /// </summary>
    public double Invert(double[] diagonal, int[][] rows, double[][] values)
    {
        var n = diagonal.Length;
        var logarithms = new double[n];
        for (var i = 0; i < n; i++)
        {
            logarithms[i] = Math.Log(diagonal[i]);
        }

        _ = Parallel.For(
            0,
            (n + Lanes - 1) / Lanes,
            () => new Work(n, _tolerance),
            (block, _, work) =>
            {
                var first = block * Lanes;
                Solve(work, first, Math.Min(Lanes, n - first));
                for (var lane = 0; lane < Lanes && first + lane < n; lane++)
                {
                    var j = first + lane;
                    double Entry(int i) =>
                        work.Solution[(i * Lanes) + lane] * _scale[i] * _scale[j];
                    diagonal[j] = Entry(j);
                    for (var e = 0; e < rows[j].Length; e++)
                    {
                        values[j][e] = Entry(rows[j][e]);
                    }

                    logarithms[j] += LanczosQuadrature.Log(work.Steps[lane]);
                }

                return work;
            },
            _ => { }
        );
        return logarithms.Sum();
    }

    private void Solve(Work work, int first, int lanes)
    {
        work.Start(first, lanes);
        var limit = (10 * _scale.Length) + 100;
        for (var step = 0; step < limit && work.IsActive; step++)
        {
            Multiply(work);
            work.Advance();
        }

        if (work.IsActive)
        {
            throw new ArithmeticException("The matrix is not positive definite.");
        }
    }

    // image = Ã direction, and the energies directionᵀ image of every lane.
    private void Multiply(Work work)
    {
        ref var direction = ref MemoryMarshal.GetArrayDataReference(work.Direction);
        ref var image = ref MemoryMarshal.GetArrayDataReference(work.Image);
        var (energyLow, energyHigh) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < _scale.Length; i++)
        {
            var at = (nuint)(i * Lanes);
            var low = Vector256.LoadUnsafe(ref direction, at);
            var high = Vector256.LoadUnsafe(ref direction, at + 4);
            var (sumLow, sumHigh) = (low, high);
            for (var e = _starts[i]; e < _starts[i + 1]; e++)
            {
                var other = (nuint)(_columns[e] * Lanes);
                var value = Vector256.Create(_entries[e]);
                sumLow += value * Vector256.LoadUnsafe(ref direction, other);
                sumHigh += value * Vector256.LoadUnsafe(ref direction, other + 4);
            }

            sumLow.StoreUnsafe(ref image, at);
            sumHigh.StoreUnsafe(ref image, at + 4);
            energyLow += low * sumLow;
            energyHigh += high * sumHigh;
        }

        energyLow.CopyTo(work.Energy, 0);
        energyHigh.CopyTo(work.Energy, 4);
    }

    /// <summary>Eight solves under way; element i of lane l is at 8 i + l.</summary>
    private sealed class Work(int size, double tolerance)
    {
        private readonly double[] _residual = new double[size * Lanes];
        private readonly double[] _norms = new double[Lanes];
        private readonly double[] _lengths = new double[Lanes];
        private readonly double[] _turns = new double[Lanes];
        private readonly bool[] _active = new bool[Lanes];

        public double[] Solution { get; } = new double[size * Lanes];

        public double[] Direction { get; } = new double[size * Lanes];

        public double[] Image { get; } = new double[size * Lanes];

        public double[] Energy { get; } = new double[Lanes];

        /// <summary>For every lane the step lengths α and turns β of its iterations.</summary>
        public List<(double Length, double Turn)>[] Steps { get; } =
        [.. Enumerable.Range(0, Lanes).Select(_ => new List<(double, double)>())];

        public bool IsActive => Array.IndexOf(_active, true) >= 0;

        public void Start(int first, int lanes)
        {
            Array.Clear(Solution);
            Array.Clear(_residual);
            for (var lane = 0; lane < Lanes; lane++)
            {
                Steps[lane].Clear();
                _active[lane] = lane < lanes;
                _norms[lane] = 1;
                if (lane < lanes)
                {
                    _residual[((first + lane) * Lanes) + lane] = 1;
                }
            }

            _residual.CopyTo(Direction, 0);
        }

        public void Advance()
        {
            for (var lane = 0; lane < Lanes; lane++)
            {
                _lengths[lane] = _active[lane] ? _norms[lane] / Energy[lane] : 0;
            }

            var norms = Move();
            for (var lane = 0; lane < Lanes; lane++)
            {
                _turns[lane] = 0;
                if (_active[lane])
                {
                    var norm = norms[lane];
                    _turns[lane] = norm / _norms[lane];
                    Steps[lane].Add((_lengths[lane], _turns[lane]));
                    _norms[lane] = norm;
                    _active[lane] = norm > tolerance * tolerance;
                }
            }

            Turn();
        }

        // x += α p, r −= α Ãp; returns |r|² of every lane.
        private double[] Move()
        {
            ref var x = ref MemoryMarshal.GetArrayDataReference(Solution);
            ref var r = ref MemoryMarshal.GetArrayDataReference(_residual);
            ref var p = ref MemoryMarshal.GetArrayDataReference(Direction);
            ref var q = ref MemoryMarshal.GetArrayDataReference(Image);
            var (lengthLow, lengthHigh) = Both(_lengths);
            var (normLow, normHigh) = (Vector256<double>.Zero, Vector256<double>.Zero);
            for (nuint at = 0; at < (nuint)Solution.Length; at += Lanes)
            {
                var low = Vector256.LoadUnsafe(ref r, at);
                var high = Vector256.LoadUnsafe(ref r, at + 4);
                low -= lengthLow * Vector256.LoadUnsafe(ref q, at);
                high -= lengthHigh * Vector256.LoadUnsafe(ref q, at + 4);
                low.StoreUnsafe(ref r, at);
                high.StoreUnsafe(ref r, at + 4);
                normLow += low * low;
                normHigh += high * high;
                low = Vector256.LoadUnsafe(ref p, at) * lengthLow;
                high = Vector256.LoadUnsafe(ref p, at + 4) * lengthHigh;
                (low + Vector256.LoadUnsafe(ref x, at)).StoreUnsafe(ref x, at);
                (high + Vector256.LoadUnsafe(ref x, at + 4)).StoreUnsafe(ref x, at + 4);
            }

            var norms = new double[Lanes];
            normLow.CopyTo(norms, 0);
            normHigh.CopyTo(norms, 4);
            return norms;
        }

        // p = r + β p.
        private void Turn()
        {
            ref var r = ref MemoryMarshal.GetArrayDataReference(_residual);
            ref var p = ref MemoryMarshal.GetArrayDataReference(Direction);
            var (turnLow, turnHigh) = Both(_turns);
            for (nuint at = 0; at < (nuint)Direction.Length; at += Lanes)
            {
                var low = Vector256.LoadUnsafe(ref p, at) * turnLow;
                var high = Vector256.LoadUnsafe(ref p, at + 4) * turnHigh;
                (low + Vector256.LoadUnsafe(ref r, at)).StoreUnsafe(ref p, at);
                (high + Vector256.LoadUnsafe(ref r, at + 4)).StoreUnsafe(ref p, at + 4);
            }
        }

        private static (Vector256<double> Low, Vector256<double> High) Both(double[] lanes) =>
            (Vector256.Create(lanes, 0), Vector256.Create(lanes, 4));
    }
}

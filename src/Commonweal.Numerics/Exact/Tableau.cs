using System.Runtime.CompilerServices;

namespace Commonweal.Numerics.Exact;

/// <summary>The arithmetic that a tableau is computed in: exact, or fast and rounded.</summary>
internal interface IArithmetic<T>
    where T : struct
{
    static abstract T Of(Rational number);
    static abstract T Subtract(T a, T b);
    static abstract T Multiply(T a, T b);
    static abstract T Divide(T a, T b);

    /// <summary>−1, 0 or 1; what is within rounding of 0 counts as 0.</summary>
    static abstract int Sign(T a);

    /// <summary>True where <paramref name="a"/> is smaller than <paramref name="b"/> beyond rounding.</summary>
    static abstract bool Less(T a, T b);

    /// <summary>True for 0 itself.</summary>
    static abstract bool IsZero(T a);
    static abstract bool IsExact { get; }
}

/// <summary>Exact fractions.</summary>
internal readonly struct ExactArithmetic : IArithmetic<Rational>
{
    public static bool IsExact => true;

    public static bool IsZero(Rational a) => a.IsZero;

    public static Rational Of(Rational number) => number;

    public static Rational Subtract(Rational a, Rational b) => a - b;

    public static Rational Multiply(Rational a, Rational b) => a * b;

    public static Rational Divide(Rational a, Rational b) => a / b;

    public static int Sign(Rational a) => a.Sign;

    public static bool Less(Rational a, Rational b) => a < b;
}

/// <summary>Doubles, with 10⁻⁹ taken for 0 (40 §1).</summary>
internal readonly struct RoundedArithmetic : IArithmetic<double>
{
    private const double Zero = 1e-9;
    public static bool IsExact => false;

    public static bool IsZero(double a) => a == 0;

    public static double Of(Rational number) => number.ToDouble();

    public static double Subtract(double a, double b) => a - b;

    public static double Multiply(double a, double b) => a * b;

    public static double Divide(double a, double b) => a / b;

    public static int Sign(double a) =>
        a > Zero ? 1
        : a < -Zero ? -1
        : 0;

    public static bool Less(double a, double b) => a < b - 1e-12;
}

/// <summary>
/// Two-phase primal simplex on a dense tableau of min c·x, Ax = b, x ≥ 0, b ≥ 0.
/// Dantzig's rule for speed; after 50 degenerate pivots in a row, and in exact arithmetic always after that, Bland's
/// rule, which cannot cycle (Bland 1977). O(m·n) a pivot.
/// </summary>
internal sealed class Tableau<T, TArithmetic>
    where T : struct
    where TArithmetic : struct, IArithmetic<T>
{
    private readonly T[][] _rows;
    private readonly T[] _first;
    private readonly T[] _second;
    private readonly int _structural;
    private readonly int _right;
    private int _degenerate;
    private bool _bland;

    /// <summary>Columns: those of <paramref name="form"/>, then the right-hand side; artificial columns are only numbered.</summary>
    public Tableau(StandardForm form)
    {
        _structural = form.Columns;
        _right = _structural;
        Basis = [.. form.Identity];
        _rows = new T[form.Rows][];
        _first = new T[_right + 1];
        _second = new T[_right + 1];
        for (var j = 0; j < _structural; j++)
        {
            _second[j] = TArithmetic.Of(form.Costs[j]);
        }

        for (var i = 0; i < form.Rows; i++)
        {
            var row = _rows[i] = new T[_right + 1];
            for (var j = 0; j < _structural; j++)
            {
                row[j] = TArithmetic.Of(form.Matrix[i][j]);
            }

            row[_right] = TArithmetic.Of(form.Right[i]);
            if (Basis[i] >= _structural)
            {
                Eliminate(_first, row, TArithmetic.Of(Rational.One));
            }
        }
    }

    /// <summary>The basic column of every row; columns from the structural ones on are artificial.</summary>
    public int[] Basis { get; }

    /// <summary>The column along which the objective falls without end, where it does; else −1.</summary>
    public int Ray { get; private set; } = -1;

    /// <summary>Solves; null where rounding leads nowhere.</summary>
    public LinearStatus? Solve()
    {
        var limit = TArithmetic.IsExact ? int.MaxValue : 50 * (_rows.Length + _structural + 10);
        if (Basis.Any(column => column >= _structural))
        {
            if (!Improve(_first, ref limit))
            {
                return null;
            }

            if (TArithmetic.Sign(_first[_right]) != 0)
            {
                return LinearStatus.Infeasible;
            }

            DriveOut();
        }

        (_degenerate, _bland) = (0, false);
        return Improve(_second, ref limit)
            ? Ray >= 0
                ? LinearStatus.Unbounded
                : LinearStatus.Optimal
            : null;
    }

    private bool Improve(T[] costs, ref int limit)
    {
        while (Entering(costs) is >= 0 and var column)
        {
            if (limit-- <= 0)
            {
                return false;
            }

            var row = Leaving(column);
            if (row < 0)
            {
                Ray = column;
                return true;
            }

            _degenerate = TArithmetic.Sign(_rows[row][_right]) == 0 ? _degenerate + 1 : 0;
            _bland |= _degenerate > 50;
            Pivot(row, column);
        }

        return true;
    }

    private int Entering(T[] costs)
    {
        var best = -1;
        for (var j = 0; j < _structural; j++)
        {
            if (
                TArithmetic.Sign(costs[j]) < 0
                && (best < 0 || TArithmetic.Less(costs[j], costs[best]))
            )
            {
                best = j;
                if (_bland)
                {
                    break;
                }
            }
        }

        return best;
    }

    private int Leaving(int column)
    {
        var (best, bound) = (-1, default(T));
        for (var i = 0; i < _rows.Length; i++)
        {
            if (TArithmetic.Sign(_rows[i][column]) <= 0)
            {
                continue;
            }

            var ratio = TArithmetic.Divide(_rows[i][_right], _rows[i][column]);
            if (
                best < 0
                || TArithmetic.Less(ratio, bound)
                || (!TArithmetic.Less(bound, ratio) && Basis[i] < Basis[best])
            )
            {
                (best, bound) = (i, ratio);
            }
        }

        return best;
    }

    private void DriveOut()
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (Basis[i] < _structural)
            {
                continue;
            }

            var column = Array.FindIndex(
                _rows[i],
                0,
                _structural,
                entry => TArithmetic.Sign(entry) != 0
            );
            if (column >= 0)
            {
                Pivot(i, column);
            }
        }
    }

    private void Pivot(int row, int column)
    {
        var pivot = _rows[row];
        var by = pivot[column];
        for (var j = 0; j <= _right; j++)
        {
            if (TArithmetic.Sign(pivot[j]) != 0)
            {
                pivot[j] = TArithmetic.Divide(pivot[j], by);
            }
        }

        for (var i = 0; i < _rows.Length; i++)
        {
            if (i != row)
            {
                Eliminate(_rows[i], pivot, _rows[i][column]);
            }
        }

        Eliminate(_first, pivot, _first[column]);
        Eliminate(_second, pivot, _second[column]);
        Basis[row] = column;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Eliminate(T[] row, T[] pivot, T factor)
    {
        if (TArithmetic.IsZero(factor))
        {
            return;
        }

        for (var j = 0; j < row.Length && j < pivot.Length; j++)
        {
            if (!TArithmetic.IsExact || !TArithmetic.IsZero(pivot[j]))
            {
                row[j] = TArithmetic.Subtract(row[j], TArithmetic.Multiply(factor, pivot[j]));
            }
        }
    }
}

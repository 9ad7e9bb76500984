namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// A = L D Lᵀ over the eliminated unknowns, and what elimination leaves of the core (its Schur complement), found column by
/// column (left-looking; George, Liu 1981). Places are positions in the plan's order. Column p holds, in ascending order,
/// the places below p where it is not zero. Memory is linear in these entries.
/// </summary>
internal sealed class PartialFactor
{
    private readonly SparseSymmetric _matrix;
    private readonly EliminationPlan _plan;
    private readonly double[] _work;
    private readonly int[] _stamps;
    private readonly List<int> _touched = [];

    // Columns whose next unused entry is in a row wait in a list at that row.
    private readonly int[] _waiting;
    private readonly int[] _nextWaiting;
    private readonly int[] _cursors;

    private PartialFactor(SparseSymmetric matrix, EliminationPlan plan)
    {
        var n = matrix.Size;
        (_matrix, _plan) = (matrix, plan);
        Places = new int[n];
        for (var p = 0; p < n; p++)
        {
            Places[plan.Order[p]] = p;
        }

        (Diagonal, Rows, Values) = (new double[n], new int[n][], new double[n][]);
        (_work, _stamps) = (new double[n], new int[n]);
        (_waiting, _nextWaiting, _cursors) = (new int[n], new int[n], new int[n]);
        Array.Fill(_waiting, -1);
        Array.Fill(_stamps, -1);
    }

    /// <summary>Place of each unknown.</summary>
    public int[] Places { get; }

    /// <summary>D for eliminated places, the diagonal of the Schur complement for the core.</summary>
    public double[] Diagonal { get; }

    /// <summary>Places below the diagonal in each column.</summary>
    public int[][] Rows { get; }

    /// <summary>L (its unit diagonal left out) for eliminated places, the Schur complement for the core.</summary>
    public double[][] Values { get; }

    /// <summary>Factors a matrix.</summary>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static PartialFactor Of(SparseSymmetric matrix, EliminationPlan plan)
    {
        var factor = new PartialFactor(matrix, plan);
        var (starts, entries) = factor.Columns();
        for (var p = 0; p < matrix.Size; p++)
        {
            factor.Gather(p, entries.AsSpan(starts[p]..starts[p + 1]));
            factor.Update(p);
            factor.Store(p);
        }

        return factor;
    }

    // The matrix's entries by the column in which they stand once permuted.
    private (int[] Starts, int[] Entries) Columns()
    {
        var starts = new int[_matrix.Size + 1];
        for (var e = 0; e < _matrix.Rows.Length; e++)
        {
            starts[Column(e) + 1]++;
        }

        for (var p = 0; p < _matrix.Size; p++)
        {
            starts[p + 1] += starts[p];
        }

        var entries = new int[_matrix.Rows.Length];
        var next = starts.ToArray();
        for (var e = 0; e < entries.Length; e++)
        {
            entries[next[Column(e)]++] = e;
        }

        return (starts, entries);
    }

    private int Column(int entry) =>
        Math.Min(Places[_matrix.Rows[entry]], Places[_matrix.Columns[entry]]);

    private void Gather(int p, ReadOnlySpan<int> entries)
    {
        _touched.Clear();
        Diagonal[p] = _matrix.Diagonal[_plan.Order[p]];
        foreach (var e in entries)
        {
            var row = Math.Max(Places[_matrix.Rows[e]], Places[_matrix.Columns[e]]);
            Touch(row, p);
            _work[row] += _matrix.Values[e];
        }
    }

    private void Touch(int row, int p)
    {
        if (_stamps[row] != p)
        {
            _stamps[row] = p;
            _work[row] = 0;
            _touched.Add(row);
        }
    }

    private void Update(int p)
    {
        var k = _waiting[p];
        while (k >= 0)
        {
            var following = _nextWaiting[k];
            var (rows, values, cursor) = (Rows[k], Values[k], _cursors[k]);
            var scale = values[cursor] * Diagonal[k];
            Diagonal[p] -= values[cursor] * scale;
            for (var i = cursor + 1; i < rows.Length; i++)
            {
                Touch(rows[i], p);
                _work[rows[i]] -= values[i] * scale;
            }

            Await(k, cursor + 1);
            k = following;
        }
    }

    private void Await(int column, int cursor)
    {
        _cursors[column] = cursor;
        if (cursor < Rows[column].Length)
        {
            var row = Rows[column][cursor];
            (_nextWaiting[column], _waiting[row]) = (_waiting[row], column);
        }
    }

    private void Store(int p)
    {
        _touched.Sort();
        var rows = _touched.ToArray();
        var values = new double[rows.Length];
        var isEliminated = p < _plan.Eliminated;
        if (!(Diagonal[p] > 0))
        {
            throw new ArithmeticException("The matrix is not positive definite.");
        }

        for (var i = 0; i < rows.Length; i++)
        {
            values[i] = isEliminated ? _work[rows[i]] / Diagonal[p] : _work[rows[i]];
        }

        (Rows[p], Values[p]) = (rows, values);
        if (isEliminated)
        {
            Await(p, 0);
        }
    }
}

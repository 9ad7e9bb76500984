namespace Commonweal.Numerics.LinearAlgebra;

/// <summary>
/// A symmetric n×n matrix given by its diagonal and a list of entries off it, each standing for both (row, column) and
/// (column, row). Entries at the same place add up.
/// </summary>
public sealed class SparseSymmetric
{
    /// <summary>A matrix of the given places, all zero.</summary>
    /// <param name="rows">Row of each entry; its array is kept, not copied.</param>
    /// <param name="columns">Column of each entry, never equal to its row; likewise kept.</param>
    /// <param name="size">n.</param>
    public SparseSymmetric(int size, int[] rows, int[] columns)
    {
        Diagonal = new double[size];
        Rows = rows;
        Columns = columns;
        Values = new double[rows.Length];
    }

    /// <summary>n.</summary>
    public int Size => Diagonal.Length;

    /// <summary>The diagonal, n numbers.</summary>
    public double[] Diagonal { get; }

    /// <summary>Row of each entry.</summary>
    public int[] Rows { get; }

    /// <summary>Column of each entry.</summary>
    public int[] Columns { get; }

    /// <summary>Value of each entry.</summary>
    public double[] Values { get; }

    /// <summary>y = A x, linear in the number of entries.</summary>
    /// <param name="x">n numbers.</param>
    /// <param name="y">Receives n numbers.</param>
    public void Multiply(ReadOnlySpan<double> x, Span<double> y)
    {
        var diagonal = Diagonal;
        for (var i = 0; i < diagonal.Length; i++)
        {
            y[i] = diagonal[i] * x[i];
        }

        var (rows, columns, values) = (Rows, Columns, Values);
        for (var e = 0; e < values.Length; e++)
        {
            var (r, c, v) = (rows[e], columns[e], values[e]);
            y[r] += v * x[c];
            y[c] += v * x[r];
        }
    }
}

namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// Which unknowns are coupled while others are eliminated: eliminating one couples all its neighbours with one another
/// (Parter 1961). Always gives the one with fewest neighbours (minimum degree; Tinney, Walker 1967).
/// </summary>
internal sealed class EliminationGraph
{
    private readonly int[][] _neighbours;
    private readonly int[] _degrees;
    private readonly int[] _stamps;
    private readonly DegreeQueue _queue;
    private int _stamp;

    public EliminationGraph(SparseSymmetric matrix)
    {
        var n = matrix.Size;
        _degrees = new int[n];
        foreach (var end in matrix.Rows.Concat(matrix.Columns))
        {
            _degrees[end]++;
        }

        _neighbours = [.. _degrees.Select(d => new int[d])];
        _stamps = new int[n];
        Array.Clear(_degrees);
        for (var e = 0; e < matrix.Rows.Length; e++)
        {
            var (r, c) = (matrix.Rows[e], matrix.Columns[e]);
            _neighbours[r][_degrees[r]++] = c;
            _neighbours[c][_degrees[c]++] = r;
        }

        for (var node = 0; node < n; node++)
        {
            DropRepeats(node);
            Edges += _degrees[node];
        }

        Edges /= 2;
        Remaining = n;
        _queue = new DegreeQueue(_degrees);
    }

    /// <summary>Unknowns not yet eliminated.</summary>
    public int Remaining { get; private set; }

    /// <summary>Couplings among them.</summary>
    public long Edges { get; private set; }

    /// <summary>Eliminates an unknown with the fewest neighbours.</summary>
    public (int Node, int Degree) EliminateLeast()
    {
        var node = _queue.Take();
        var degree = _degrees[node];
        var clique = _neighbours[node].AsSpan(0, degree);
        long added = 0;
        foreach (var member in clique)
        {
            var before = _degrees[member] - 1;
            Join(member, node, clique);
            added += _degrees[member] - before;
            _queue.Move(member, _degrees[member]);
        }

        Edges += (added / 2) - degree;
        _neighbours[node] = [];
        Remaining--;
        return (node, degree);
    }

    private void Join(int member, int eliminated, ReadOnlySpan<int> clique)
    {
        var old = _neighbours[member];
        var count = 0;
        _stamp++;
        for (var i = 0; i < _degrees[member]; i++)
        {
            var other = old[i];
            if (other != eliminated)
            {
                old[count++] = other;
                _stamps[other] = _stamp;
            }
        }

        _stamps[member] = _stamp;
        foreach (var other in clique)
        {
            if (_stamps[other] != _stamp)
            {
                if (count == old.Length)
                {
                    Array.Resize(ref old, Math.Max(4, 2 * count));
                }

                old[count++] = other;
            }
        }

        (_neighbours[member], _degrees[member]) = (old, count);
    }

    private void DropRepeats(int node)
    {
        _stamp++;
        var (list, count) = (_neighbours[node], 0);
        for (var i = 0; i < _degrees[node]; i++)
        {
            if (_stamps[list[i]] != _stamp)
            {
                _stamps[list[i]] = _stamp;
                list[count++] = list[i];
            }
        }

        _degrees[node] = count;
    }
}

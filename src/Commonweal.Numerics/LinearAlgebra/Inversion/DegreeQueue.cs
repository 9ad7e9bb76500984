namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>
/// Nodes by degree: lists of equal degree, last in first out, so that equal input gives equal order. Constant time each,
/// amortised.
/// </summary>
internal sealed class DegreeQueue
{
    private readonly int[] _heads;
    private readonly int[] _next;
    private readonly int[] _previous;
    private readonly int[] _degrees;
    private int _least;

    public DegreeQueue(ReadOnlySpan<int> degrees)
    {
        var n = degrees.Length;
        (_heads, _next, _previous) = (new int[n + 1], new int[n], new int[n]);
        _degrees = degrees.ToArray();
        Array.Fill(_heads, -1);
        for (var node = n - 1; node >= 0; node--)
        {
            Add(node);
        }
    }

    /// <summary>Takes out a node of least degree; there must be one.</summary>
    public int Take()
    {
        while (_heads[_least] < 0)
        {
            _least++;
        }

        var node = _heads[_least];
        Remove(node);
        return node;
    }

    /// <summary>Notes a node's new degree.</summary>
    public void Move(int node, int degree)
    {
        if (degree != _degrees[node])
        {
            Remove(node);
            _degrees[node] = degree;
            Add(node);
            _least = Math.Min(_least, degree);
        }
    }

    private void Add(int node)
    {
        var degree = _degrees[node];
        var head = _heads[degree];
        (_next[node], _previous[node], _heads[degree]) = (head, -1, node);
        if (head >= 0)
        {
            _previous[head] = node;
        }
    }

    private void Remove(int node)
    {
        var (before, after) = (_previous[node], _next[node]);
        if (before >= 0)
        {
            _next[before] = after;
        }
        else
        {
            _heads[_degrees[node]] = after;
        }

        if (after >= 0)
        {
            _previous[after] = before;
        }
    }
}

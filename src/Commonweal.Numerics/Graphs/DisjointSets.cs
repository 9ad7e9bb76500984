namespace Commonweal.Numerics.Graphs;

/// <summary>Disjoint sets of 0 … n−1 under union, for connected components. Near-linear in the number of calls.</summary>
public sealed class DisjointSets
{
    private readonly int[] _parent;

    /// <summary>Every element alone.</summary>
    /// <param name="count">Number of elements.</param>
    public DisjointSets(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++)
        {
            _parent[i] = i;
        }
    }

    /// <summary>The least element of the set that holds <paramref name="element"/>.</summary>
    public int Find(int element)
    {
        var root = element;
        while (_parent[root] != root)
        {
            root = _parent[root];
        }

        while (_parent[element] != root)
        {
            (_parent[element], element) = (root, _parent[element]);
        }

        return root;
    }

    /// <summary>Joins the sets of two elements.</summary>
    public void Union(int a, int b)
    {
        var (first, second) = (Find(a), Find(b));
        _parent[Math.Max(first, second)] = Math.Min(first, second);
    }
}

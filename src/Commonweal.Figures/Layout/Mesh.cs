namespace Commonweal.Figures.Layout;

/// <summary>
/// A graph by positions 0..n−1 in the ordinal order of its ids, so that no step of a layout depends on the order in
/// which nodes and edges were given.
/// </summary>
internal sealed class Mesh
{
    private Mesh(LayoutNode[] nodes, MeshEdge[] edges)
    {
        Nodes = nodes;
        Edges = edges;
        Out = Adjacent(nodes.Length, edges, e => e.Lower);
        In = Adjacent(nodes.Length, edges, e => e.Upper);
    }

    public LayoutNode[] Nodes { get; }

    public MeshEdge[] Edges { get; }

    /// <summary>Edges that leave a node upward.</summary>
    public MeshEdge[][] Out { get; }

    /// <summary>Edges that reach a node from below.</summary>
    public MeshEdge[][] In { get; }

    /// <summary>Builds the graph: self-loops and edges without both ends are left out, repeated ones kept once.</summary>
    public static Mesh Of(IEnumerable<LayoutNode> nodes, IEnumerable<LayoutEdge> edges)
    {
        var sorted = nodes
            .DistinctBy(n => n.Id, StringComparer.Ordinal)
            .OrderBy(n => n.Id, StringComparer.Ordinal)
            .ToArray();
        var index = new Dictionary<string, int>(sorted.Length, StringComparer.Ordinal);
        for (var i = 0; i < sorted.Length; i++)
        {
            index.Add(sorted[i].Id, i);
        }

        var distinct = edges
            .Where(e => e.From != e.To && index.ContainsKey(e.From) && index.ContainsKey(e.To))
            .GroupBy(e => (From: index[e.From], To: index[e.To]))
            .Select(g => (g.Key.From, g.Key.To, Strength: g.Max(e => e.Strength)))
            .OrderBy(e => e.From)
            .ThenBy(e => e.To)
            .ToArray();
        return new(sorted, Acyclic.Orient(sorted.Length, distinct));
    }

    /// <summary>The parts that no edge connects, each a graph of its own: largest first, then by first id.</summary>
    public IEnumerable<Mesh> Components()
    {
        var part = new int[Nodes.Length];
        Array.Fill(part, -1);
        var parts = 0;
        Stack<int> open = new();
        for (var start = 0; start < Nodes.Length; start++)
        {
            if (part[start] >= 0)
            {
                continue;
            }

            part[start] = parts;
            open.Push(start);
            while (open.TryPop(out var node))
            {
                foreach (
                    var next in Out[node].Select(e => e.Upper).Concat(In[node].Select(e => e.Lower))
                )
                {
                    if (part[next] < 0)
                    {
                        part[next] = parts;
                        open.Push(next);
                    }
                }
            }

            parts++;
        }

        return Split(part, parts)
            .OrderByDescending(m => m.Nodes.Length)
            .ThenBy(m => m.Nodes[0].Id, StringComparer.Ordinal);
    }

    private IEnumerable<Mesh> Split(int[] part, int parts)
    {
        var local = new int[Nodes.Length];
        var nodes = Enumerable.Range(0, parts).Select(_ => new List<LayoutNode>()).ToArray();
        var edges = Enumerable.Range(0, parts).Select(_ => new List<MeshEdge>()).ToArray();
        for (var i = 0; i < Nodes.Length; i++)
        {
            local[i] = nodes[part[i]].Count;
            nodes[part[i]].Add(Nodes[i]);
        }

        foreach (var edge in Edges)
        {
            edges[part[edge.Lower]]
                .Add(edge with { Lower = local[edge.Lower], Upper = local[edge.Upper] });
        }

        return nodes.Zip(edges, (n, e) => new Mesh([.. n], [.. e]));
    }

    private static MeshEdge[][] Adjacent(int n, MeshEdge[] edges, Func<MeshEdge, int> end)
    {
        var lists = new List<MeshEdge>?[n];
        foreach (var edge in edges)
        {
            (lists[end(edge)] ??= []).Add(edge);
        }

        return [.. lists.Select(l => l?.ToArray() ?? [])];
    }
}

/// <summary>An edge oriented so that all edges together have no cycle.</summary>
/// <param name="Lower">The end drawn below.</param>
/// <param name="Upper">The end drawn above.</param>
/// <param name="IsReversed">True if it was given from upper to lower.</param>
internal sealed record MeshEdge(int Lower, int Upper, bool IsReversed);

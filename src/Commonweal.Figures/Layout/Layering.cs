namespace Commonweal.Figures.Layout;

/// <summary>
/// Gives each node a layer so that every edge goes up and no layer, boxes and passing edges together, is wider than it may
/// be as far as one box fits. List scheduling after Coffman and Graham 1972 (nodes with the longest way up first), then
/// nodes are drawn up towards what they lead to where that shortens edges (after Nikolov and Tarassov 2006).
/// O(V² + E) at most.
/// </summary>
internal static class Layering
{
    private const int Passes = 6;

    public static int[] Assign(Mesh mesh, LayoutMeasures measures)
    {
        var layer = Schedule(mesh, measures);
        for (var pass = 0; pass < Passes && PullUp(mesh, measures, layer); pass++) { }

        return Compact(layer);
    }

    private static int[] Schedule(Mesh mesh, LayoutMeasures measures)
    {
        var n = mesh.Nodes.Length;
        var wayUp = WayUp(mesh);
        var layer = new int[n];
        var waiting = mesh.In.Select(e => e.Length).ToArray();
        List<int> ready = [.. Enumerable.Range(0, n).Where(i => waiting[i] == 0)];
        var passing = 0;
        for (var (current, placed) = (0, 0); placed < n; current++)
        {
            ready.Sort(
                (a, b) => wayUp[a] != wayUp[b] ? wayUp[b].CompareTo(wayUp[a]) : a.CompareTo(b)
            );
            var taken = Fitting(mesh, measures, ready, passing);
            foreach (var node in taken)
            {
                layer[node] = current;
                ready.Remove(node);
                passing += mesh.Out[node].Length - mesh.In[node].Length;
            }

            placed += taken.Count;
            ready.AddRange(
                taken
                    .SelectMany(node => mesh.Out[node])
                    .Where(edge => --waiting[edge.Upper] == 0)
                    .Select(edge => edge.Upper)
                    .ToList()
            );
        }

        return layer;
    }

    /// <summary>Which of the nodes that are ready fit beside the edges that pass; at least one.</summary>
    private static List<int> Fitting(
        Mesh mesh,
        LayoutMeasures measures,
        List<int> ready,
        int passing
    )
    {
        var width = passing * measures.ThreadGap;
        List<int> taken = [];
        foreach (var node in ready)
        {
            // An edge that ends here no longer passes.
            var wider =
                width
                + mesh.Nodes[node].Width
                + (taken.Count > 0 ? measures.NodeGap : 0)
                - (mesh.In[node].Length * measures.ThreadGap);
            if (taken.Count == 0 || wider <= measures.Width)
            {
                taken.Add(node);
                width = wider;
            }
        }

        return taken;
    }

    /// <summary>Edges on the longest way up from each node.</summary>
    private static int[] WayUp(Mesh mesh)
    {
        var result = new int[mesh.Nodes.Length];
        var waiting = mesh.Out.Select(e => e.Length).ToArray();
        Queue<int> ready = new(Enumerable.Range(0, waiting.Length).Where(i => waiting[i] == 0));
        while (ready.TryDequeue(out var node))
        {
            foreach (var edge in mesh.In[node])
            {
                result[edge.Lower] = Math.Max(result[edge.Lower], result[node] + 1);
                if (--waiting[edge.Lower] == 0)
                {
                    ready.Enqueue(edge.Lower);
                }
            }
        }

        return result;
    }

    private static bool PullUp(Mesh mesh, LayoutMeasures measures, int[] layer)
    {
        var widths = Widths(mesh, measures, layer);
        var isMoved = false;
        foreach (
            var node in Enumerable
                .Range(0, layer.Length)
                .OrderByDescending(i => layer[i])
                .ThenBy(i => i)
        )
        {
            // A move up shortens every edge above and lengthens every edge below.
            var (above, below) = (mesh.Out[node].Length, mesh.In[node].Length);
            if (above <= below)
            {
                continue;
            }

            var own = mesh.Nodes[node].Width + measures.NodeGap;
            var from = layer[node];
            for (var to = mesh.Out[node].Min(e => layer[e.Upper]) - 1; to > from; to--)
            {
                var after = widths[to] + own - (above * measures.ThreadGap);
                if (after - measures.NodeGap <= measures.Width)
                {
                    widths[from] += (below * measures.ThreadGap) - own;
                    for (var l = from + 1; l < to; l++)
                    {
                        widths[l] -= (above - below) * measures.ThreadGap;
                    }

                    widths[to] = after;
                    layer[node] = to;
                    isMoved = true;
                    break;
                }
            }
        }

        return isMoved;
    }

    /// <summary>What boxes and passing edges take in each layer, a gap after every box.</summary>
    private static double[] Widths(Mesh mesh, LayoutMeasures measures, int[] layer)
    {
        var widths = new double[layer.Max() + 1];
        for (var i = 0; i < layer.Length; i++)
        {
            widths[layer[i]] += mesh.Nodes[i].Width + measures.NodeGap;
        }

        foreach (var edge in mesh.Edges)
        {
            for (var l = layer[edge.Lower] + 1; l < layer[edge.Upper]; l++)
            {
                widths[l] += measures.ThreadGap;
            }
        }

        return widths;
    }

    private static int[] Compact(int[] layer)
    {
        var used = layer.Distinct().Order().ToArray();
        return [.. layer.Select(l => Array.BinarySearch(used, l))];
    }
}

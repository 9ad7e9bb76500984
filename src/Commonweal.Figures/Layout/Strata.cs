namespace Commonweal.Figures.Layout;

/// <summary>
/// A layered graph in which an edge that spans several layers is a chain of threads, one a layer, so that every link
/// joins neighbouring layers. Vertices below <see cref="RealCount"/> are nodes; the others are threads.
/// </summary>
internal sealed class Strata
{
    private Strata(int realCount, List<double> widths, List<int> layers, int[][] chains)
    {
        RealCount = realCount;
        Widths = [.. widths];
        Layer = [.. layers];
        Chains = chains;
        Up = Neighbours(widths.Count, chains, 1);
        Down = Neighbours(widths.Count, chains, -1);
        var count = layers.Count == 0 ? 0 : layers.Max() + 1;
        Order = [.. Enumerable.Range(0, count).Select(l => Members(layers, l))];
    }

    public int RealCount { get; }

    public double[] Widths { get; }

    public int[] Layer { get; }

    /// <summary>For each edge of the graph, in its order, the vertices it passes from lower to upper end.</summary>
    public int[][] Chains { get; }

    /// <summary>Neighbours in the layer above.</summary>
    public int[][] Up { get; }

    /// <summary>Neighbours in the layer below.</summary>
    public int[][] Down { get; }

    /// <summary>Vertices of each layer from left to right.</summary>
    public int[][] Order { get; set; }

    public bool IsThread(int vertex) => vertex >= RealCount;

    public static Strata Of(Mesh mesh, int[] layer, LayoutMeasures measures)
    {
        List<double> widths = [.. mesh.Nodes.Select(n => n.Width)];
        List<int> layers = [.. layer];
        var chains = new int[mesh.Edges.Length][];
        for (var e = 0; e < chains.Length; e++)
        {
            var edge = mesh.Edges[e];
            List<int> chain = [edge.Lower];
            for (var l = layer[edge.Lower] + 1; l < layer[edge.Upper]; l++)
            {
                chain.Add(widths.Count);
                widths.Add(measures.ThreadGap);
                layers.Add(l);
            }

            chain.Add(edge.Upper);
            chains[e] = [.. chain];
        }

        return new(mesh.Nodes.Length, widths, layers, chains);
    }

    private static int[] Members(List<int> layers, int layer) =>
        [.. Enumerable.Range(0, layers.Count).Where(v => layers[v] == layer)];

    private static int[][] Neighbours(int n, int[][] chains, int step)
    {
        var lists = new List<int>?[n];
        foreach (var chain in chains)
        {
            for (var i = 0; i < chain.Length; i++)
            {
                if (i + step >= 0 && i + step < chain.Length)
                {
                    (lists[chain[i]] ??= []).Add(chain[i + step]);
                }
            }
        }

        return [.. lists.Select(l => l?.ToArray() ?? [])];
    }
}

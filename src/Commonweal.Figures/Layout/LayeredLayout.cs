namespace Commonweal.Figures.Layout;

/// <summary>
/// Draws a directed graph in layers, every edge upward (Sugiyama, Tagawa and Toda 1981): break cycles, give layers, reduce
/// crossings, place, route. Parts that no edge connects are drawn apart and packed. Pure and deterministic: the result
/// depends on the set of nodes and edges only, not on their order. About O(V² + sweeps · D log D) for V nodes and D links
/// between neighbouring layers; meant for up to 300 nodes.
/// </summary>
public static class LayeredLayout
{
    /// <summary>Arranges a graph. Edges to unknown nodes and from a node to itself are left out.</summary>
    public static LayeredDrawing Arrange(
        IEnumerable<LayoutNode> nodes,
        IEnumerable<LayoutEdge> edges,
        LayoutMeasures measures
    )
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(measures);
        var parts = Mesh.Of(nodes, edges).Components().Select(m => Draw(m, measures)).ToArray();
        return Packing.Join(parts, measures);
    }

    private static LayeredDrawing Draw(Mesh mesh, LayoutMeasures measures)
    {
        var layer = Layering.Assign(mesh, measures);
        var strata = Strata.Of(mesh, layer, measures);
        Crossings.Reduce(strata);
        var centre = Coordinates.Assign(strata, measures);
        var bands = Bands(mesh, layer, measures);

        var placed = mesh
            .Nodes.Select(
                (node, i) =>
                    new PlacedNode(
                        node.Id,
                        Math.Round(centre[i] - (node.Width / 2), 2),
                        Math.Round(
                            (bands[layer[i]].Top + bands[layer[i]].Bottom - node.Height) / 2,
                            2
                        ),
                        node.Width,
                        node.Height,
                        layer[i]
                    )
            )
            .ToArray();
        var width = strata.Widths.Select((w, v) => centre[v] + (w / 2)).DefaultIfEmpty(0).Max();
        return new(
            Math.Round(width, 2),
            bands.Length == 0 ? 0 : bands[0].Bottom,
            placed,
            Routes.Of(mesh, strata, centre, placed, bands)
        );
    }

    /// <summary>Top and bottom of each layer; the highest layer is at the top.</summary>
    private static (double Top, double Bottom)[] Bands(
        Mesh mesh,
        int[] layer,
        LayoutMeasures measures
    )
    {
        var bands = new (double Top, double Bottom)[layer.Length == 0 ? 0 : layer.Max() + 1];
        var y = 0.0;
        for (var l = bands.Length - 1; l >= 0; l--)
        {
            var height = Enumerable
                .Range(0, layer.Length)
                .Where(i => layer[i] == l)
                .Max(i => mesh.Nodes[i].Height);
            bands[l] = (y, y + height);
            y += height + measures.LayerGap;
        }

        return bands;
    }
}

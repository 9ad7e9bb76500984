namespace Commonweal.Figures.Layout;

/// <summary>
/// Horizontal places: each layer in turn moves as near as it can to the mean of its neighbours while keeping its order
/// and gaps. That least-squares problem is solved exactly by pooling adjacent violators. Long edges weigh more, so they
/// run straight. O(passes · E).
/// </summary>
internal static class Coordinates
{
    private const int Passes = 24;

    /// <summary>Centres of all vertices; the leftmost box starts at 0.</summary>
    public static double[] Assign(Strata strata, LayoutMeasures measures)
    {
        var centre = Packed(strata, measures);
        for (var pass = 0; pass < Passes; pass++)
        {
            var (useUp, useDown) =
                pass >= Passes - 4 ? (true, true) : (pass % 2 == 1, pass % 2 == 0);
            var layers = Enumerable.Range(0, strata.Order.Length);
            foreach (var l in useDown ? layers : layers.Reverse())
            {
                Place(strata, measures, strata.Order[l], centre, (useUp, useDown));
            }
        }

        if (centre.Length > 0)
        {
            var left = Enumerable
                .Range(0, centre.Length)
                .Min(v => centre[v] - (strata.Widths[v] / 2));
            for (var v = 0; v < centre.Length; v++)
            {
                centre[v] = Math.Round(centre[v] - left, 2);
            }
        }

        return centre;
    }

    private static double[] Packed(Strata strata, LayoutMeasures measures)
    {
        var centre = new double[strata.Layer.Length];
        foreach (var layer in strata.Order)
        {
            var offset = Offsets(strata, measures, layer);
            for (var i = 0; i < layer.Length; i++)
            {
                centre[layer[i]] = offset[i] - (offset[^1] / 2);
            }
        }

        return centre;
    }

    /// <summary>Least distance of each vertex's centre from the first's.</summary>
    private static double[] Offsets(Strata strata, LayoutMeasures measures, int[] layer)
    {
        var offset = new double[layer.Length];
        for (var i = 1; i < layer.Length; i++)
        {
            var (a, b) = (layer[i - 1], layer[i]);
            var gap =
                strata.IsThread(a) && strata.IsThread(b) ? 0
                : strata.IsThread(a) || strata.IsThread(b) ? measures.NodeGap / 2
                : measures.NodeGap;
            offset[i] = offset[i - 1] + (strata.Widths[a] / 2) + (strata.Widths[b] / 2) + gap;
        }

        return offset;
    }

    private static void Place(
        Strata strata,
        LayoutMeasures measures,
        int[] layer,
        double[] centre,
        (bool Up, bool Down) use
    )
    {
        // With x_i = offset_i + y_i the gaps become y_1 ≤ y_2 ≤ …: isotonic regression.
        var offset = Offsets(strata, measures, layer);
        List<(double Sum, double Weight, int Count)> blocks = new(layer.Length);
        for (var i = 0; i < layer.Length; i++)
        {
            var (wish, weight) = Wish(strata, layer[i], centre, use);
            var block = (Sum: (wish - offset[i]) * weight, Weight: weight, Count: 1);
            while (
                blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Weight >= block.Sum / block.Weight
            )
            {
                var last = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                block = (
                    last.Sum + block.Sum,
                    last.Weight + block.Weight,
                    last.Count + block.Count
                );
            }

            blocks.Add(block);
        }

        var at = 0;
        foreach (var (sum, weight, count) in blocks)
        {
            for (var k = 0; k < count; k++, at++)
            {
                centre[layer[at]] = offset[at] + (sum / weight);
            }
        }
    }

    private static (double Wish, double Weight) Wish(
        Strata strata,
        int vertex,
        double[] centre,
        (bool Up, bool Down) use
    )
    {
        var (sum, weight) = (0.0, 0.0);
        foreach (
            var other in (use.Up ? strata.Up[vertex] : []).Concat(
                use.Down ? strata.Down[vertex] : []
            )
        )
        {
            var own = (strata.IsThread(vertex), strata.IsThread(other)) switch
            {
                (true, true) => 6.0,
                (false, false) => 1.0,
                _ => 2.0,
            };
            sum += own * centre[other];
            weight += own;
        }

        // Without neighbours on that side a vertex would rather stay, but gives way.
        return weight > 0 ? (sum / weight, weight) : (centre[vertex], .05);
    }
}

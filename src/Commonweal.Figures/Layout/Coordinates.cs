namespace Commonweal.Figures.Layout;

/// <summary>
/// Horizontal places: each layer in turn moves as near as it can to the mean of its neighbours while keeping its order
/// and gaps and the width that is there. That least-squares problem is solved exactly by pooling adjacent violators; with
/// bounds, its solution is the one without, clamped. Long edges weigh more, so they run straight. O(passes · E).
/// </summary>
internal static class Coordinates
{
    private const int Passes = 24;

    /// <summary>Centres of all vertices; the leftmost box starts at 0.</summary>
    public static double[] Assign(Strata strata, LayoutMeasures measures)
    {
        var centre = Packed(strata, measures);
        var half = Math.Max(measures.Width, Widest(strata, measures)) / 2;
        for (var pass = 0; pass < Passes; pass++)
        {
            var (useUp, useDown) =
                pass >= Passes - 4 ? (true, true) : (pass % 2 == 1, pass % 2 == 0);
            var layers = Enumerable.Range(0, strata.Order.Length);
            foreach (var l in useDown ? layers : layers.Reverse())
            {
                Place(strata, measures, strata.Order[l], centre, (useUp, useDown, half));
            }
        }

        Straighten(strata, measures, centre);
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

    /// <summary>
    /// Gives all threads of a long edge one place, the nearest to their mean that is free in every layer they pass; an
    /// edge for which there is none keeps its bends.
    /// </summary>
    private static void Straighten(Strata strata, LayoutMeasures measures, double[] centre)
    {
        var before = new int[centre.Length];
        var after = new int[centre.Length];
        foreach (var layer in strata.Order)
        {
            for (var i = 0; i < layer.Length; i++)
            {
                before[layer[i]] = i == 0 ? -1 : layer[i - 1];
                after[layer[i]] = i + 1 == layer.Length ? -1 : layer[i + 1];
            }
        }

        foreach (
            var chain in strata
                .Chains.Where(c => c.Length > 3)
                .OrderByDescending(c => c.Length)
                .ThenBy(c => c[0])
                .ThenBy(c => c[^1])
        )
        {
            var threads = chain.AsSpan(1, chain.Length - 2);
            var (low, high, sum) = (double.NegativeInfinity, double.PositiveInfinity, 0.0);
            foreach (var t in threads)
            {
                sum += centre[t];
                if (before[t] >= 0)
                {
                    low = Math.Max(
                        low,
                        centre[before[t]] + Distance(strata, measures, before[t], t)
                    );
                }

                if (after[t] >= 0)
                {
                    high = Math.Min(
                        high,
                        centre[after[t]] - Distance(strata, measures, t, after[t])
                    );
                }
            }

            if (low <= high)
            {
                foreach (var t in threads)
                {
                    centre[t] = Math.Clamp(sum / threads.Length, low, high);
                }
            }
        }
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

    private static double Widest(Strata strata, LayoutMeasures measures) =>
        strata
            .Order.Select(layer =>
                Offsets(strata, measures, layer)[^1]
                + ((strata.Widths[layer[0]] + strata.Widths[layer[^1]]) / 2)
            )
            .DefaultIfEmpty(0)
            .Max();

    /// <summary>Between what the first centre of a layer may lie for the whole layer to keep within the width.</summary>
    private static (double Low, double High) Bounds(
        Strata strata,
        int[] layer,
        double[] offset,
        double half
    )
    {
        var low = (strata.Widths[layer[0]] / 2) - half;
        var high = half - (strata.Widths[layer[^1]] / 2) - offset[^1];
        return (low, Math.Max(low, high));
    }

    /// <summary>Least distance of each vertex's centre from the first's.</summary>
    private static double[] Offsets(Strata strata, LayoutMeasures measures, int[] layer)
    {
        var offset = new double[layer.Length];
        for (var i = 1; i < layer.Length; i++)
        {
            var (a, b) = (layer[i - 1], layer[i]);
            offset[i] = offset[i - 1] + Distance(strata, measures, a, b);
        }

        return offset;
    }

    /// <summary>Least distance between the centres of neighbours in a layer.</summary>
    private static double Distance(Strata strata, LayoutMeasures measures, int left, int right)
    {
        var gap = (strata.IsThread(left), strata.IsThread(right)) switch
        {
            (true, true) => 0,
            (false, false) => measures.NodeGap,
            _ => measures.NodeGap / 2,
        };
        return ((strata.Widths[left] + strata.Widths[right]) / 2) + gap;
    }

    private static void Place(
        Strata strata,
        LayoutMeasures measures,
        int[] layer,
        double[] centre,
        (bool Up, bool Down, double Half) use
    )
    {
        // With x_i = offset_i + y_i the gaps become y_1 ≤ y_2 ≤ …: isotonic regression.
        var offset = Offsets(strata, measures, layer);
        List<(double Sum, double Weight, int Count)> blocks = new(layer.Length);
        for (var i = 0; i < layer.Length; i++)
        {
            var (wish, weight) = Wish(strata, layer[i], centre, (use.Up, use.Down));
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

        var (low, high) = Bounds(strata, layer, offset, use.Half);
        var at = 0;
        foreach (var (sum, weight, count) in blocks)
        {
            for (var k = 0; k < count; k++, at++)
            {
                centre[layer[at]] = offset[at] + Math.Clamp(sum / weight, low, high);
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

namespace Commonweal.Figures.Layout;

/// <summary>
/// Routes edges: within a layer's band an edge runs straight up, inside the box of its own end or along its thread's lane,
/// which keeps clear of every other box; it bends only between layers. Edges that share an end fan out along its side.
/// </summary>
internal static class Routes
{
    private const double FanShare = .6;
    private const double FanStep = 18;

    public static IReadOnlyList<PlacedEdge> Of(
        Mesh mesh,
        Strata strata,
        double[] centre,
        PlacedNode[] placed,
        (double Top, double Bottom)[] bands
    )
    {
        var leave = Ports(strata, centre, placed, c => c[0], c => c[1]);
        var arrive = Ports(strata, centre, placed, c => c[^1], c => c[^2]);
        List<PlacedEdge> edges = new(mesh.Edges.Length);
        for (var e = 0; e < mesh.Edges.Length; e++)
        {
            var chain = strata.Chains[e];
            var (lower, upper) = (placed[chain[0]], placed[chain[^1]]);
            List<Point> points = [new(leave[e], lower.Y), new(leave[e], bands[lower.Layer].Top)];
            foreach (var thread in chain[1..^1])
            {
                var band = bands[strata.Layer[thread]];
                points.Add(new(centre[thread], band.Bottom));
                points.Add(new(centre[thread], band.Top));
            }

            points.Add(new(arrive[e], bands[upper.Layer].Bottom));
            points.Add(new(arrive[e], upper.Y + upper.Height));
            if (mesh.Edges[e].IsReversed)
            {
                points.Reverse();
            }

            edges.Add(
                mesh.Edges[e].IsReversed
                    ? new(upper.Id, lower.Id, points, true)
                    : new(lower.Id, upper.Id, points, false)
            );
        }

        return
        [
            .. edges
                .OrderBy(e => e.From, StringComparer.Ordinal)
                .ThenBy(e => e.To, StringComparer.Ordinal),
        ];
    }

    /// <summary>Where each edge meets the box at one of its ends: in the order of where it goes next, evenly spread.</summary>
    private static double[] Ports(
        Strata strata,
        double[] centre,
        PlacedNode[] placed,
        Func<int[], int> end,
        Func<int[], int> next
    )
    {
        var ports = new double[strata.Chains.Length];
        foreach (var group in Enumerable.Range(0, ports.Length).GroupBy(e => end(strata.Chains[e])))
        {
            var node = placed[group.Key];
            int[] fan = [.. group.OrderBy(e => centre[next(strata.Chains[e])]).ThenBy(e => e)];
            var step =
                fan.Length == 1 ? 0 : Math.Min(FanStep, node.Width * FanShare / (fan.Length - 1));
            for (var i = 0; i < fan.Length; i++)
            {
                ports[fan[i]] = Math.Round(
                    node.X + (node.Width / 2) + ((i - ((fan.Length - 1) / 2.0)) * step),
                    2
                );
            }
        }

        return ports;
    }
}

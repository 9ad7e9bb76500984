namespace Commonweal.Figures.Layout;

/// <summary>
/// Puts drawings beside and under each other without overlap: each, in the order given, goes as high as it fits within
/// the width, then as far left. O(n²) for n drawings.
/// </summary>
internal static class Packing
{
    public static LayeredDrawing Join(IReadOnlyList<LayeredDrawing> parts, LayoutMeasures measures)
    {
        var gap = measures.ComponentGap;
        var limit = parts.Select(p => p.Width).Append(measures.Width).Max();
        List<(double X, double Y, double Right, double Bottom)> taken = [];
        List<PlacedNode> nodes = [];
        List<PlacedEdge> edges = [];
        foreach (var part in parts)
        {
            var at = Spot(taken, part, limit, gap);
            taken.Add((at.X, at.Y, at.X + part.Width + gap, at.Y + part.Height + gap));
            nodes.AddRange(part.Nodes.Select(n => n with { X = n.X + at.X, Y = n.Y + at.Y }));
            edges.AddRange(
                part.Edges.Select(e =>
                    e with
                    {
                        Points = [.. e.Points.Select(p => new Point(p.X + at.X, p.Y + at.Y))],
                    }
                )
            );
        }

        return new(
            taken.Select(t => t.Right - gap).DefaultIfEmpty(0).Max(),
            taken.Select(t => t.Bottom - gap).DefaultIfEmpty(0).Max(),
            [.. nodes.OrderBy(n => n.Id, StringComparer.Ordinal)],
            [
                .. edges
                    .OrderBy(e => e.From, StringComparer.Ordinal)
                    .ThenBy(e => e.To, StringComparer.Ordinal),
            ]
        );
    }

    private static Point Spot(
        List<(double X, double Y, double Right, double Bottom)> taken,
        LayeredDrawing part,
        double limit,
        double gap
    )
    {
        // The best spot touches the left edge or something already placed on the left, and the top or something above.
        var xs = taken.Select(t => t.Right).Prepend(0).Distinct().Order().ToArray();
        foreach (var y in taken.Select(t => t.Bottom).Prepend(0).Distinct().Order())
        {
            foreach (var x in xs)
            {
                if (
                    x + part.Width <= limit + 1e-9
                    && taken.TrueForAll(t =>
                        x >= t.Right
                        || x + part.Width + gap <= t.X
                        || y >= t.Bottom
                        || y + part.Height + gap <= t.Y
                    )
                )
                {
                    return new(x, y);
                }
            }
        }

        return new(0, taken.Select(t => t.Bottom).DefaultIfEmpty(0).Max());
    }
}

using System.Globalization;
using System.Text;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Layout;
using Commonweal.Figures.Words;

namespace Commonweal.Figures.Components;

/// <summary>A value on a map: its box and the lines of its label.</summary>
/// <param name="Place">Its box.</param>
/// <param name="Lines">Its title, broken to fit.</param>
public sealed record MapNode(PlacedNode Place, IReadOnlyList<string> Lines);

/// <summary>A pair on a map.</summary>
/// <param name="Edge">The pair.</param>
/// <param name="Path">Its line, SVG path data.</param>
/// <param name="Head">Its arrow head, SVG path data.</param>
public sealed record MapLine(MoralEdge Edge, string Path, string Head);

/// <summary>A map of values, wiser upward, ready to be drawn.</summary>
/// <param name="Width">Width, px.</param>
/// <param name="Height">Height, px.</param>
/// <param name="Nodes">Values.</param>
/// <param name="Lines">Pairs, the weakest first so that the strongest lie on top.</param>
public sealed record MapDrawing(
    double Width,
    double Height,
    IReadOnlyList<MapNode> Nodes,
    IReadOnlyList<MapLine> Lines
)
{
    /// <summary>Size of the letters of a label, px.</summary>
    public const double LabelSize = 13;

    /// <summary>Distance of the lines of a label, px.</summary>
    public const double LabelStep = 17;

    private const double HeadLength = 8;
    private const double Margin = 8;

    /// <summary>
    /// Which part of a context is drawn when it holds more values than fit: pairs are taken in the order established,
    /// contested, then by probability, as long as their values fit.
    /// </summary>
    public static IReadOnlyList<MoralEdge> Neighbourhood(
        IEnumerable<MoralEdge> edges,
        int mostNodes
    )
    {
        ArgumentNullException.ThrowIfNull(edges);
        HashSet<string> nodes = new(StringComparer.Ordinal);
        List<MoralEdge> kept = [];
        foreach (
            var edge in edges
                .OrderBy(e => Rank(e.Status))
                .ThenByDescending(e => e.Probability)
                .ThenBy(e => e.From, StringComparer.Ordinal)
                .ThenBy(e => e.To, StringComparer.Ordinal)
        )
        {
            var added = (nodes.Contains(edge.From) ? 0 : 1) + (nodes.Contains(edge.To) ? 0 : 1);
            if (nodes.Count + added <= mostNodes && kept.Count < 3 * mostNodes)
            {
                nodes.Add(edge.From);
                nodes.Add(edge.To);
                kept.Add(edge);
            }
        }

        return kept;
    }

    /// <summary>Draws pairs with labelled boxes, within a width as far as the lines between them allow.</summary>
    public static MapDrawing Labelled(
        IReadOnlyList<MoralEdge> edges,
        Func<string, string> titleOf,
        double width,
        double labelWidth
    )
    {
        ArgumentNullException.ThrowIfNull(edges);
        ArgumentNullException.ThrowIfNull(titleOf);
        var labels = Ids(edges)
            .ToDictionary(
                id => id,
                id => TextWidth.Wrap(titleOf(id), LabelSize, labelWidth, 3),
                StringComparer.Ordinal
            );
        var nodes = labels.Select(l => new LayoutNode(
            l.Key,
            Math.Ceiling(Math.Max(64, l.Value.Max(t => TextWidth.Of(t, LabelSize)) * 1.04)) + 22,
            Math.Max(44, (l.Value.Count * LabelStep) + 18)
        ));
        var drawing = Arrange(
            nodes,
            edges,
            new(width, width < 500 ? 10 : 18, 50, width < 500 ? 7 : 12, 34)
        );
        return Of(drawing, edges, id => labels[id]);
    }

    /// <summary>Draws pairs with dots for values, to show the shape of a context at a glance.</summary>
    public static MapDrawing Thumbnail(IReadOnlyList<MoralEdge> edges, double width)
    {
        ArgumentNullException.ThrowIfNull(edges);
        var nodes = Ids(edges).Select(id => new LayoutNode(id, 11, 11));
        var drawing = Arrange(nodes, edges, new(width, 9, 20, 5, 12));
        var middle = drawing.Nodes.ToDictionary(
            n => n.Id,
            n => new Point(n.X + (n.Width / 2), n.Y + (n.Height / 2)),
            StringComparer.Ordinal
        );
        Point[] ToMiddles(PlacedEdge e) =>
            [
                middle[e.From],
                middle[e.From],
                .. e.Points.Skip(2).SkipLast(2),
                middle[e.To],
                middle[e.To],
            ];
        var straight = drawing.Edges.Select(e => e with { Points = ToMiddles(e) });
        return Of(drawing with { Edges = [.. straight] }, edges, _ => []);
    }

    private static LayeredDrawing Arrange(
        IEnumerable<LayoutNode> nodes,
        IReadOnlyList<MoralEdge> edges,
        LayoutMeasures measures
    ) =>
        LayeredLayout.Arrange(
            nodes,
            edges.Select(e => new LayoutEdge(
                e.From,
                e.To,
                (e.Status == EdgeStatus.Established ? 1 : 0) + e.Probability
            )),
            measures
        );

    private static MapDrawing Of(
        LayeredDrawing drawing,
        IReadOnlyList<MoralEdge> edges,
        Func<string, IReadOnlyList<string>> labelOf
    )
    {
        var byEnds = edges.ToDictionary(e => (e.From, e.To));
        return new(
            drawing.Width + (2 * Margin),
            drawing.Height + (2 * Margin),
            [
                .. drawing.Nodes.Select(n => new MapNode(
                    n with
                    {
                        X = n.X + Margin,
                        Y = n.Y + Margin,
                    },
                    labelOf(n.Id)
                )),
            ],
            [
                .. drawing
                    .Edges.Select(e => (Edge: byEnds[(e.From, e.To)], e.Points))
                    .OrderByDescending(e => Rank(e.Edge.Status))
                    .ThenBy(e => e.Edge.Probability)
                    .ThenBy(e => e.Edge.From, StringComparer.Ordinal)
                    .ThenBy(e => e.Edge.To, StringComparer.Ordinal)
                    .Select(e => new MapLine(
                        e.Edge,
                        Line(e.Points, HeadOf(e.Edge.Status)),
                        HeadAt(e.Points, HeadOf(e.Edge.Status))
                    )),
            ]
        );
    }

    private static IEnumerable<string> Ids(IEnumerable<MoralEdge> edges) =>
        edges
            .SelectMany(e => new[] { e.From, e.To })
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    private static int Rank(EdgeStatus status) =>
        status switch
        {
            EdgeStatus.Established => 0,
            EdgeStatus.Contested => 1,
            EdgeStatus.Open => 2,
            _ => 3,
        };

    private static string Line(IReadOnlyList<Point> points, double head)
    {
        StringBuilder path = new();
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = At(points, i);
            if (i == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{Text.Svg(x)} {Text.Svg(y)}");
            }
            else if (i % 2 == 1)
            {
                // Leave room for the head at the very end.
                var end =
                    i == points.Count - 1 && head > 0
                        ? y - (Math.Sign(Towards(points)) * (head - 1))
                        : y;
                path.Append(CultureInfo.InvariantCulture, $"V{Text.Svg(end)}");
            }
            else
            {
                var (x0, y0) = At(points, i - 1);
                var middle = Text.Svg((y0 + y) / 2);
                path.Append(
                    CultureInfo.InvariantCulture,
                    $"C{Text.Svg(x0)} {middle} {Text.Svg(x)} {middle} {Text.Svg(x)} {Text.Svg(y)}"
                );
            }
        }

        return path.ToString();
    }

    /// <summary>Length of the head: none on a par, larger where established.</summary>
    private static double HeadOf(EdgeStatus status) =>
        status switch
        {
            EdgeStatus.OnAPar => 0,
            EdgeStatus.Established => HeadLength + 3,
            _ => HeadLength,
        };

    private static string HeadAt(IReadOnlyList<Point> points, double head)
    {
        if (head <= 0)
        {
            return "";
        }

        var (x, y) = At(points, points.Count - 1);
        var back = y - (Math.Sign(Towards(points)) * head);
        return $"M{Text.Svg(x)} {Text.Svg(y)}L{Text.Svg(x - (head / 2))} {Text.Svg(back)}H{Text.Svg(x + (head / 2))}Z";
    }

    /// <summary>Negative where the edge arrives from below.</summary>
    private static double Towards(IReadOnlyList<Point> points) => points[^1].Y - points[0].Y;

    private static (double X, double Y) At(IReadOnlyList<Point> points, int i) =>
        (points[i].X + Margin, points[i].Y + Margin);
}

using Commonweal.Figures.Layout;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures.Layout;

public sealed class LayeredLayoutTests
{
    private static readonly LayoutMeasures Measures = new(600, 18, 44, 12, 34);

    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(120)
        .WithReplay(20231018, 7);

    /// <summary>Random graphs, cycles and lone nodes included, with boxes of many sizes.</summary>
    private static Arbitrary<(LayoutNode[] Nodes, LayoutEdge[] Edges)> Graphs(bool isAcyclic) =>
        (
            from n in Gen.Choose(1, 24)
            from sizes in Gen.ArrayOf(Gen.Choose(30, 150), n)
            from count in Gen.Choose(0, 40)
            from ends in Gen.ArrayOf(Gen.Choose(0, (n * n) - 1), count)
            from strengths in Gen.ArrayOf(Gen.Choose(0, 9), count)
            let nodes = sizes.Select((s, i) => new LayoutNode($"v{i}", s, 20 + (s / 3))).ToArray()
            let edges = ends.Zip(strengths, (e, s) => (From: e / n, To: e % n, Strength: s))
                .Where(e => e.From != e.To)
                .Select(e => isAcyclic && e.From > e.To ? (From: e.To, To: e.From, e.Strength) : e)
                .Select(e => new LayoutEdge($"v{e.From}", $"v{e.To}", e.Strength))
                .ToArray()
            select (nodes, edges)
        ).ToArbitrary();

    [Fact]
    public void Boxes_never_overlap() =>
        Prop.ForAll(
                Graphs(isAcyclic: false),
                g =>
                {
                    var nodes = LayeredLayout.Arrange(g.Nodes, g.Edges, Measures).Nodes;
                    return nodes.All(a => nodes.All(b => a == b || Apart(a, b)));
                }
            )
            .Check(Config);

    [Fact]
    public void Without_cycles_every_edge_leads_upward() =>
        Prop.ForAll(
                Graphs(isAcyclic: true),
                g =>
                {
                    var drawing = LayeredLayout.Arrange(g.Nodes, g.Edges, Measures);
                    var at = drawing.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
                    return drawing.Edges.All(e =>
                        !e.IsReversed
                        && at[e.To].Layer > at[e.From].Layer
                        && at[e.To].Y + at[e.To].Height < at[e.From].Y
                    );
                }
            )
            .Check(Config);

    [Fact]
    public void Edges_keep_clear_of_every_box_but_their_own() =>
        Prop.ForAll(
                Graphs(isAcyclic: false),
                g =>
                {
                    var drawing = LayeredLayout.Arrange(g.Nodes, g.Edges, Measures);
                    return drawing.Edges.All(e =>
                        Sampled(e.Points)
                            .All(p =>
                                drawing.Nodes.All(n =>
                                    n.Id == e.From || n.Id == e.To || !Inside(n, p)
                                )
                            )
                    );
                }
            )
            .Check(Config);

    [Fact]
    public void Every_edge_starts_and_ends_at_its_boxes() =>
        Prop.ForAll(
                Graphs(isAcyclic: false),
                g =>
                {
                    var drawing = LayeredLayout.Arrange(g.Nodes, g.Edges, Measures);
                    var at = drawing.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
                    return drawing.Edges.All(e =>
                        Touches(at[e.From], e.Points[0]) && Touches(at[e.To], e.Points[^1])
                    );
                }
            )
            .Check(Config);

    [Fact]
    public void Order_of_input_does_not_matter() =>
        Prop.ForAll(
                Graphs(isAcyclic: false),
                g =>
                {
                    var once = LayeredLayout.Arrange(g.Nodes, g.Edges, Measures);
                    var again = LayeredLayout.Arrange(
                        g.Nodes.Reverse(),
                        g.Edges.OrderBy(e => e.To.Length)
                            .ThenByDescending(e => e.To, StringComparer.Ordinal),
                        Measures
                    );
                    return once.Nodes.SequenceEqual(again.Nodes)
                        && once.Edges.Count == again.Edges.Count
                        && once.Edges.Zip(
                                again.Edges,
                                (a, b) =>
                                    a.From == b.From
                                    && a.To == b.To
                                    && a.Points.SequenceEqual(b.Points)
                            )
                            .All(same => same);
                }
            )
            .Check(Config);

    [Fact]
    public void A_layer_of_boxes_is_no_wider_than_asked()
    {
        var nodes = Enumerable
            .Range(0, 40)
            .Select(i => new LayoutNode($"v{i:00}", 100, 40))
            .ToArray();
        var edges = nodes.Skip(1).Select(n => new LayoutEdge(n.Id, "v00", 1));
        var drawing = LayeredLayout.Arrange(
            nodes,
            edges,
            Measures with
            {
                Width = 340,
                ThreadGap = 0,
            }
        );
        drawing
            .Nodes.GroupBy(n => n.Layer)
            .Max(layer => layer.Count())
            .ShouldBe(3, "three boxes of 100 and two gaps of 18 fit into 340");
    }

    [Fact]
    public void Boxes_and_passing_edges_together_keep_to_the_width()
    {
        var nodes = Enumerable
            .Range(0, 20)
            .Select(i => new LayoutNode($"v{i:00}", 100, 40))
            .ToArray();
        var edges = nodes.Skip(1).Select(n => new LayoutEdge(n.Id, "v00", 1));
        LayeredLayout
            .Arrange(nodes, edges, Measures with { Width = 340, ThreadGap = 6 })
            .Width.ShouldBeLessThanOrEqualTo(340);
    }

    [Fact]
    public void Of_a_circle_the_weakest_edge_leads_down()
    {
        var nodes = new[] { "a", "b", "c" }.Select(id => new LayoutNode(id, 40, 40));
        LayoutEdge[] edges = [new("a", "b", 3), new("b", "c", 1), new("c", "a", 2)];
        var drawing = LayeredLayout.Arrange(nodes, edges, Measures);
        drawing.Edges.Where(e => e.IsReversed).ShouldHaveSingleItem().From.ShouldBe("b");
        var at = drawing.Nodes.ToDictionary(n => n.Id, StringComparer.Ordinal);
        at["b"].Layer.ShouldBeGreaterThan(at["a"].Layer);
        at["a"].Layer.ShouldBeGreaterThan(at["c"].Layer);
    }

    [Fact]
    public void A_lattice_that_can_be_drawn_without_crossings_is()
    {
        // Two chains side by side under one top.
        LayoutEdge[] edges =
        [
            new("a1", "a2", 1),
            new("a2", "a3", 1),
            new("a3", "top", 1),
            new("b1", "b2", 1),
            new("b2", "b3", 1),
            new("b3", "top", 1),
            new("a1", "top", 1),
        ];
        var nodes = edges
            .SelectMany(e => new[] { e.From, e.To })
            .Distinct(StringComparer.Ordinal)
            .Select(id => new LayoutNode(id, 60, 30));
        var mesh = Mesh.Of(nodes, edges);
        var strata = Strata.Of(mesh, Layering.Assign(mesh, Measures), Measures);
        Crossings.Reduce(strata);
        Crossings.Count(strata).ShouldBe(0);
    }

    [Fact]
    public void Nothing_to_draw_is_a_drawing_without_size()
    {
        var drawing = LayeredLayout.Arrange([], [], Measures);
        drawing.Nodes.ShouldBeEmpty();
        (drawing.Width, drawing.Height).ShouldBe((0, 0));
    }

    [Fact]
    public void Edges_to_unknown_values_and_to_themselves_are_left_out()
    {
        var drawing = LayeredLayout.Arrange(
            [new("a", 40, 40), new("b", 40, 40)],
            [new("a", "a", 1), new("a", "gone", 1), new("a", "b", 1), new("a", "b", 2)],
            Measures
        );
        drawing.Edges.ShouldHaveSingleItem().To.ShouldBe("b");
    }

    private static bool Apart(PlacedNode a, PlacedNode b) =>
        a.X + a.Width <= b.X
        || b.X + b.Width <= a.X
        || a.Y + a.Height <= b.Y
        || b.Y + b.Height <= a.Y;

    private static bool Inside(PlacedNode n, Point p) =>
        p.X > n.X + .1 && p.X < n.X + n.Width - .1 && p.Y > n.Y + .1 && p.Y < n.Y + n.Height - .1;

    private static bool Touches(PlacedNode n, Point p) =>
        p.X >= n.X
        && p.X <= n.X + n.Width
        && (Math.Abs(p.Y - n.Y) < .1 || Math.Abs(p.Y - n.Y - n.Height) < .1);

    /// <summary>Points along the line as it is drawn: straight within a pair, a cubic with upright ends between pairs.</summary>
    private static IEnumerable<Point> Sampled(IReadOnlyList<Point> points)
    {
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b) = (points[i], points[i + 1]);
            for (var t = 0.0; t <= 1; t += .1)
            {
                var u = 1 - t;
                var middle = (a.Y + b.Y) / 2;
                yield return i % 2 == 0
                    ? new(a.X + (t * (b.X - a.X)), a.Y + (t * (b.Y - a.Y)))
                    : new(
                        (u * u * (u + (3 * t)) * a.X) + (t * t * (t + (3 * u)) * b.X),
                        (u * u * u * a.Y) + (3 * u * t * middle) + (t * t * t * b.Y)
                    );
            }
        }
    }
}

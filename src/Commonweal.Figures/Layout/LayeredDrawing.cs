using System.Runtime.InteropServices;

namespace Commonweal.Figures.Layout;

/// <summary>A node to be placed.</summary>
/// <param name="Id">Its id, unique in the drawing.</param>
/// <param name="Width">Width of its box, px.</param>
/// <param name="Height">Height of its box, px.</param>
public sealed record LayoutNode(string Id, double Width, double Height);

/// <summary>An edge to be routed upward, from <paramref name="From"/> to <paramref name="To"/>.</summary>
/// <param name="From">Source node.</param>
/// <param name="To">Target node, drawn above the source wherever the edges have no cycle.</param>
/// <param name="Strength">Where a cycle must be broken, the weakest edge is the one drawn downward.</param>
public sealed record LayoutEdge(string From, string To, double Strength);

/// <summary>Measures of a drawing, px.</summary>
/// <param name="Width">Width a layer of nodes may take, as far as one node fits.</param>
/// <param name="NodeGap">Space between neighbours in a layer.</param>
/// <param name="LayerGap">Space between layers, where edges bend.</param>
/// <param name="ThreadGap">Space an edge takes where it passes a layer.</param>
/// <param name="ComponentGap">Space between parts that no edge connects.</param>
public sealed record LayoutMeasures(
    double Width,
    double NodeGap,
    double LayerGap,
    double ThreadGap,
    double ComponentGap
);

/// <summary>A node in its place.</summary>
/// <param name="Id">Its id.</param>
/// <param name="X">Left edge of its box.</param>
/// <param name="Y">Top edge of its box.</param>
/// <param name="Width">Width of its box.</param>
/// <param name="Height">Height of its box.</param>
/// <param name="Layer">Layer within its connected part, counted upward from 0.</param>
public sealed record PlacedNode(
    string Id,
    double X,
    double Y,
    double Width,
    double Height,
    int Layer
);

/// <summary>A point of a drawing; y grows downward.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Point(double X, double Y);

/// <summary>
/// A routed edge. Its points come in pairs: from the first to the second of a pair the line is straight and vertical
/// (beside or inside the boxes of a layer), and from one pair to the next it bends, within the gap between two layers.
/// </summary>
/// <param name="From">Source node.</param>
/// <param name="To">Target node.</param>
/// <param name="Points">Way points from source to target.</param>
/// <param name="IsReversed">True where a cycle was broken here: the target lies below the source.</param>
public sealed record PlacedEdge(
    string From,
    string To,
    IReadOnlyList<Point> Points,
    bool IsReversed
);

/// <summary>A finished drawing.</summary>
/// <param name="Width">Width, px.</param>
/// <param name="Height">Height, px.</param>
/// <param name="Nodes">Nodes, ordinal order of ids.</param>
/// <param name="Edges">Edges, ordinal order of source, then target.</param>
public sealed record LayeredDrawing(
    double Width,
    double Height,
    IReadOnlyList<PlacedNode> Nodes,
    IReadOnlyList<PlacedEdge> Edges
);

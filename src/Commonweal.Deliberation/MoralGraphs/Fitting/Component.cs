using Commonweal.Numerics.LinearAlgebra;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// A part of the graph that shares no variable with the rest. Its nodes are levels: μ_k of a value, and θ_kc of a value in
/// a context, held to μ_k by a spring of stiffness 1/τ_δ². Where τ_δ = 0 edges join the μ; where τ_μ = 0 each θ stands by
/// itself; where both are zero there are no nodes and every edge is alone.
/// </summary>
/// <param name="Ground">For each node the precision of its own prior (zero for a θ that hangs on its μ).</param>
/// <param name="Springs">Pairs (θ, μ).</param>
/// <param name="SpringStiffness">1/τ_δ².</param>
/// <param name="Edges">The edges.</param>
internal sealed record Component(
    double[] Ground,
    (int Theta, int Mu)[] Springs,
    double SpringStiffness,
    EdgeCells[] Edges
)
{
    public int Nodes => Ground.Length;

    /// <summary>Weight of everything answered here; sets how exactly a gradient can be summed.</summary>
    public double Weight => Edges.Sum(e => e.Cells.Sum(c => c.Yes + c.Unsure + c.No));

    /// <summary>The pattern of the node matrix: an entry for each spring, then one for each edge.</summary>
    public SparseSymmetric Pattern()
    {
        var edges = Nodes == 0 ? [] : Edges;
        var rows = new int[Springs.Length + edges.Length];
        var columns = new int[rows.Length];
        for (var i = 0; i < Springs.Length; i++)
        {
            (rows[i], columns[i]) = Springs[i];
        }

        for (var e = 0; e < edges.Length; e++)
        {
            rows[Springs.Length + e] = edges[e].Low;
            columns[Springs.Length + e] = edges[e].High;
        }

        return new SparseSymmetric(Nodes, rows, columns);
    }
}

/// <summary>Values of all variables of a component.</summary>
internal sealed class ComponentState
{
    public ComponentState(Component component)
    {
        Nodes = new double[component.Nodes];
        Edges = [.. component.Edges.Select(e => new EdgeState(e.Signs.Length, e.Groups))];
    }

    public double[] Nodes { get; }

    public EdgeState[] Edges { get; }

    /// <summary>d = θ_high − θ_low of an edge.</summary>
    public double Difference(EdgeCells edge) =>
        edge.Low < 0 ? 0 : Nodes[edge.High] - Nodes[edge.Low];

    /// <summary>Copies every variable that is known here; the target may know more stories of an edge.</summary>
    public void CopyTo(ComponentState target)
    {
        Nodes.CopyTo(target.Nodes, 0);
        for (var e = 0; e < Edges.Length; e++)
        {
            target.Edges[e].Pair = Edges[e].Pair;
            Edges[e].Stories.CopyTo(target.Edges[e].Stories, 0);
            Edges[e].Groups.CopyTo(target.Edges[e].Groups, 0);
        }
    }

    public void Move(ComponentState direction, double length, ComponentState target)
    {
        for (var i = 0; i < Nodes.Length; i++)
        {
            target.Nodes[i] = Nodes[i] + (length * direction.Nodes[i]);
        }

        for (var e = 0; e < Edges.Length; e++)
        {
            Edges[e].Move(direction.Edges[e], length, target.Edges[e]);
        }
    }
}

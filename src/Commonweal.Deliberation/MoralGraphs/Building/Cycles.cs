using Commonweal.Numerics.Graphs;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Cycles among established edges: in one context "wiser" cannot go round in a circle (V404, 10 §7.5).</summary>
internal static class Cycles
{
    /// <summary>The edges of a context with those on a cycle of established edges made contested. O(values + edges).</summary>
    public static IReadOnlyList<MoralEdge> Contest(IReadOnlyList<MoralEdge> edges)
    {
        var established = edges
            .Where(e => e.Status == EdgeStatus.Established)
            .ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var component = StronglyConnected.Components(
            edges.SelectMany(e => new[] { e.From, e.To }),
            value => established[value]
        );
        return
        [
            .. edges.Select(e =>
                e.Status == EdgeStatus.Established && component[e.From] == component[e.To]
                    ? e with
                    {
                        Status = EdgeStatus.Contested,
                        Lacking = e.Lacking | Lacking.Acyclic,
                    }
                    : e
            ),
        ];
    }
}

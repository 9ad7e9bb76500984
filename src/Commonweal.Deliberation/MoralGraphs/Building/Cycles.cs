using Commonweal.Numerics.Graphs;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Cycles among established edges: in one context "wiser" cannot go round in a circle (V404, 10 §7.5).</summary>
internal static class Cycles
{
    /// <summary>
    /// The edges of a context with those on a cycle of established edges made contested, and for each set of values that lead
    /// round to themselves its shortest cycle, least id first, the first of equally short ones in ordinal order.
    /// O(values + edges) where there is no cycle, which is as it should be; O(values × edges) of a set that has one.
    /// </summary>
    public static (
        IReadOnlyList<MoralEdge> Edges,
        IReadOnlyList<IReadOnlyList<string>> Cycles
    ) Contest(IReadOnlyList<MoralEdge> edges)
    {
        var established = edges
            .Where(e => e.Status == EdgeStatus.Established)
            .ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var component = StronglyConnected.Components(
            edges.SelectMany(e => new[] { e.From, e.To }),
            value => established[value]
        );
        var inside = edges
            .Where(e => e.Status == EdgeStatus.Established && component[e.From] == component[e.To])
            .ToList();
        var onCycle = inside.ToHashSet(ReferenceEqualityComparer.Instance);
        return (
            [
                .. edges.Select(e =>
                    onCycle.Contains(e)
                        ? e with
                        {
                            Status = EdgeStatus.Contested,
                            Lacking = e.Lacking | Lacking.Acyclic,
                        }
                        : e
                ),
            ],
            [
                .. inside
                    .GroupBy(e => component[e.From])
                    .Select(Shortest)
                    .OrderBy(c => c[0], StringComparer.Ordinal),
            ]
        );
    }

    /// <summary>
    /// The shortest cycle of a strongly connected set: for each value as the least one, breadth first backwards among the
    /// values above it, then forwards along the least values that come one step closer.
    /// </summary>
    private static IReadOnlyList<string> Shortest(IEnumerable<MoralEdge> edges)
    {
        var arrows = edges.ToList();
        var next = arrows.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
        var before = arrows.ToLookup(e => e.To, e => e.From, StringComparer.Ordinal);
        List<string> best = [];
        foreach (var least in next.Select(n => n.Key).Order(StringComparer.Ordinal))
        {
            var steps = StepsTo(least, before);
            var length = next[least]
                .Where(steps.ContainsKey)
                .Select(n => steps[n] + 1)
                .Min(n => (int?)n);
            if (length is { } found && (best.Count == 0 || found < best.Count))
            {
                best = Walk(least, found, next, steps);
            }

            if (best.Count == 3)
            {
                // A pair has one direction, so nothing is shorter.
                break;
            }
        }

        return best;
    }

    private static Dictionary<string, int> StepsTo(string least, ILookup<string, string> before)
    {
        Dictionary<string, int> steps = new(StringComparer.Ordinal) { [least] = 0 };
        Queue<string> queue = new([least]);
        while (queue.TryDequeue(out var value))
        {
            foreach (var earlier in before[value])
            {
                if (
                    string.CompareOrdinal(earlier, least) > 0
                    && steps.TryAdd(earlier, steps[value] + 1)
                )
                {
                    queue.Enqueue(earlier);
                }
            }
        }

        return steps;
    }

    private static List<string> Walk(
        string least,
        int length,
        ILookup<string, string> next,
        Dictionary<string, int> steps
    )
    {
        List<string> cycle = [least];
        for (var left = length - 1; left > 0; left--)
        {
            cycle.Add(
                next[cycle[^1]]
                    .Where(n => steps.TryGetValue(n, out var s) && s == left)
                    .Min(StringComparer.Ordinal)!
            );
        }

        return cycle;
    }
}

using Commonweal.Deliberation.MoralGraphs.Mai;

namespace Commonweal.Figures.Reports;

/// <summary>Finds values on cycles of published edges within one context: strongly connected components of more than one value.</summary>
internal static class Cycles
{
    /// <summary>Values on some cycle. O(E) for all contexts together (Tarjan 1972, without recursion).</summary>
    public static IReadOnlySet<string> Members(IEnumerable<MaiEdge> edges)
    {
        HashSet<string> result = new(StringComparer.Ordinal);
        var contexts = edges
            .SelectMany(e => e.Contexts.Select(c => (Context: c, e.From, e.To)))
            .GroupBy(e => e.Context, StringComparer.Ordinal);
        foreach (var context in contexts)
        {
            var next = context.ToLookup(e => e.From, e => e.To, StringComparer.Ordinal);
            result.UnionWith(InOne(next));
        }

        return result;
    }

    private static HashSet<string> InOne(ILookup<string, string> next)
    {
        Dictionary<string, int> index = new(StringComparer.Ordinal);
        Dictionary<string, int> low = new(StringComparer.Ordinal);
        HashSet<string> onStack = new(StringComparer.Ordinal);
        Stack<string> stack = new();
        HashSet<string> result = new(StringComparer.Ordinal);
        foreach (var root in next.Select(g => g.Key))
        {
            if (index.ContainsKey(root))
            {
                continue;
            }

            Stack<(string Node, IEnumerator<string> Left)> open = new();
            void Enter(string node)
            {
                index[node] = low[node] = index.Count;
                stack.Push(node);
                onStack.Add(node);
                open.Push((node, next[node].GetEnumerator()));
            }

            Enter(root);
            while (open.TryPeek(out var top))
            {
                if (top.Left.MoveNext())
                {
                    var child = top.Left.Current;
                    if (!index.TryGetValue(child, out var seen))
                    {
                        Enter(child);
                    }
                    else if (onStack.Contains(child))
                    {
                        low[top.Node] = Math.Min(low[top.Node], seen);
                    }
                }
                else
                {
                    open.Pop();
                    if (open.TryPeek(out var parent))
                    {
                        low[parent.Node] = Math.Min(low[parent.Node], low[top.Node]);
                    }

                    Leave(top.Node, index, low, stack, onStack, result);
                }
            }
        }

        return result;
    }

    private static void Leave(
        string node,
        Dictionary<string, int> index,
        Dictionary<string, int> low,
        Stack<string> stack,
        HashSet<string> onStack,
        HashSet<string> result
    )
    {
        if (low[node] != index[node])
        {
            return;
        }

        List<string> part = [];
        string member;
        do
        {
            member = stack.Pop();
            onStack.Remove(member);
            part.Add(member);
        } while (member != node);

        if (part.Count > 1)
        {
            result.UnionWith(part);
        }
    }
}

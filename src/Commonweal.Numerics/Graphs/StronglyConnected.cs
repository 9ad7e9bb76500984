namespace Commonweal.Numerics.Graphs;

/// <summary>Strongly connected components (Tarjan 1972), without recursion.</summary>
public static class StronglyConnected
{
    /// <summary>The number of each node's component. O(nodes + arcs).</summary>
    /// <param name="nodes">The nodes; repetitions do no harm.</param>
    /// <param name="next">Successors of a node, all of them among the nodes.</param>
    public static Dictionary<string, int> Components(
        IEnumerable<string> nodes,
        Func<string, IEnumerable<string>> next
    )
    {
        Dictionary<string, int> component = new(StringComparer.Ordinal);
        Dictionary<string, int> order = new(StringComparer.Ordinal);
        Dictionary<string, int> lowest = new(StringComparer.Ordinal);
        Stack<string> open = [];
        var components = 0;
        foreach (var root in nodes.Where(n => !order.ContainsKey(n)))
        {
            Stack<(string Node, IEnumerator<string> Ahead)> path = [];
            Enter(root);
            while (path.TryPeek(out var top))
            {
                if (top.Ahead.MoveNext())
                {
                    var child = top.Ahead.Current;
                    if (!order.TryGetValue(child, out var seen))
                    {
                        Enter(child);
                    }
                    else if (!component.ContainsKey(child))
                    {
                        lowest[top.Node] = Math.Min(lowest[top.Node], seen);
                    }

                    continue;
                }

                path.Pop();
                Leave(top.Node);
                if (path.TryPeek(out var parent))
                {
                    lowest[parent.Node] = Math.Min(lowest[parent.Node], lowest[top.Node]);
                }
            }

            void Enter(string node)
            {
                lowest[node] = order[node] = order.Count;
                open.Push(node);
                path.Push((node, next(node).GetEnumerator()));
            }
        }

        return component;

        void Leave(string node)
        {
            if (lowest[node] != order[node])
            {
                return;
            }

            string member;
            do
            {
                member = open.Pop();
                component[member] = components;
            } while (member != node);
            components++;
        }
    }
}

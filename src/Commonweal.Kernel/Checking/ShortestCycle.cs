namespace Commonweal.Kernel.Checking;

/// <summary>
/// Finds, in one strongly connected component, the shortest cycle, and among equally short ones the one whose least
/// rotation comes first in ordinal order (10 §4 E).
/// </summary>
/// <remarks>
/// From each node in ascending order, breadth first, no deeper than the best cycle so far; then the node is taken out,
/// and with it everything that no longer lies on a cycle. O(nodes × arrows) at worst. No linear algorithm is known, so
/// the search stops after <see cref="Budget"/> arrows: in components of up to some thousand nodes the answer is always
/// the shortest cycle, in larger ones it may be a merely short one. Either way it is the same on every machine.
/// </remarks>
internal sealed class ShortestCycle
{
    /// <summary>Arrows looked at per component.</summary>
    internal const long Budget = 20_000_000;

    private readonly DirectedGraph _graph;
    private readonly int[] _component;
    private readonly int[] _parent;
    private readonly int[] _depth;
    private readonly int[] _incoming;
    private readonly bool[] _gone;
    private readonly List<int> _queue = [];
    private long _steps;

    public ShortestCycle(DirectedGraph graph, int[] component)
    {
        _graph = graph;
        _component = component;
        _parent = new int[graph.Count];
        _depth = new int[graph.Count];
        Array.Fill(_depth, -1);
        _incoming = new int[graph.Count];
        _gone = new bool[graph.Count];
        for (var node = 0; node < graph.Count; node++)
        {
            foreach (var target in graph.From(node))
            {
                if (component[target] == component[node])
                {
                    _incoming[target]++;
                }
            }
        }
    }

    /// <summary>The cycle through the given nodes, which are one component with a cycle in it, ascending.</summary>
    public IReadOnlyList<int> In(IReadOnlyList<int> nodes)
    {
        _steps = 0;
        List<int> best = [];
        foreach (var node in nodes)
        {
            if (_gone[node])
            {
                continue;
            }

            if (Through(node, best.Count == 0 ? int.MaxValue : best.Count) is { } shorter)
            {
                best = shorter;
            }

            if (best.Count == 1 || _steps > Budget)
            {
                break;
            }

            TakeOut(node);
        }

        return best;
    }

    /// <summary>The first shortest cycle through a node that is shorter than a bound, or null.</summary>
    private List<int>? Through(int start, int bound)
    {
        _queue.Clear();
        Reach(start, -1, 0);
        List<int>? cycle = null;
        for (var head = 0; cycle is null && head < _queue.Count; head++)
        {
            var node = _queue[head];
            if (_depth[node] + 1 >= bound)
            {
                break;
            }

            foreach (var target in _graph.From(node))
            {
                _steps++;
                if (target == start)
                {
                    cycle = PathTo(node);
                    break;
                }

                if (!_gone[target] && _depth[target] < 0 && _component[target] == _component[start])
                {
                    Reach(target, node, _depth[node] + 1);
                }
            }
        }

        foreach (var node in _queue)
        {
            _depth[node] = -1;
        }

        return cycle;
    }

    private void Reach(int node, int parent, int depth)
    {
        _parent[node] = parent;
        _depth[node] = depth;
        _queue.Add(node);
    }

    private List<int> PathTo(int node)
    {
        List<int> path = [];
        for (var at = node; at >= 0; at = _parent[at])
        {
            path.Add(at);
        }

        path.Reverse();
        return path;
    }

    private void TakeOut(int node)
    {
        Stack<int> leaving = new([node]);
        while (leaving.TryPop(out var next))
        {
            if (_gone[next])
            {
                continue;
            }

            _gone[next] = true;
            foreach (var target in _graph.From(next))
            {
                if (
                    _component[target] == _component[next]
                    && --_incoming[target] == 0
                    && !_gone[target]
                )
                {
                    leaving.Push(target);
                }
            }
        }
    }
}

namespace Commonweal.Kernel.Checking;

/// <summary>
/// A directed graph over names, numbered in ordinal order so that nothing depends on the order of declaration.
/// Building it is O(n log n) in arrows; every walk keeps its own stack, so that depth costs no thread's stack.
/// </summary>
internal sealed class DirectedGraph
{
    private readonly string[] _names;
    private readonly int[] _start;
    private readonly int[] _target;

    private DirectedGraph(string[] names, int[] start, int[] target)
    {
        _names = names;
        _start = start;
        _target = target;
    }

    public int Count => _names.Length;

    public string NameOf(int node) => _names[node];

    /// <summary>Where a node's arrows lead, ascending.</summary>
    public ReadOnlySpan<int> From(int node) =>
        _target.AsSpan(_start[node], _start[node + 1] - _start[node]);

    public static DirectedGraph Of(IReadOnlyCollection<(string From, string To)> arrows)
    {
        HashSet<string> distinct = new(StringComparer.Ordinal);
        foreach (var (from, to) in arrows)
        {
            distinct.Add(from);
            distinct.Add(to);
        }

        string[] names = [.. distinct];
        Array.Sort(names, StringComparer.Ordinal);
        Dictionary<string, int> number = new(names.Length, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            number[names[i]] = i;
        }

        var start = new int[names.Length + 1];
        foreach (var (from, _) in arrows)
        {
            start[number[from] + 1]++;
        }

        for (var i = 0; i < names.Length; i++)
        {
            start[i + 1] += start[i];
        }

        var next = (int[])start.Clone();
        var target = new int[arrows.Count];
        foreach (var (from, to) in arrows)
        {
            target[next[number[from]]++] = number[to];
        }

        for (var i = 0; i < names.Length; i++)
        {
            Array.Sort(target, start[i], start[i + 1] - start[i]);
        }

        return new(names, start, target);
    }

    /// <summary>
    /// The strongly connected component of each node (Tarjan 1972), O(nodes + arrows). Components are numbered so that
    /// an arrow between two of them leads to the lower number.
    /// </summary>
    public int[] Components(out int count)
    {
        TarjanWalk walk = new(this);
        for (var node = 0; node < Count; node++)
        {
            walk.From(node);
        }

        count = walk.Found;
        return walk.Component;
    }

    private sealed class TarjanWalk(DirectedGraph graph)
    {
        private readonly int[] _index = Filled(graph.Count);
        private readonly int[] _low = new int[graph.Count];
        private readonly Stack<int> _open = new();
        private readonly Stack<(int Node, int Next)> _path = new();
        private int _visited;

        public int[] Component { get; } = Filled(graph.Count);

        public int Found { get; private set; }

        public void From(int root)
        {
            if (_index[root] >= 0)
            {
                return;
            }

            Enter(root);
            while (_path.TryPop(out var frame))
            {
                var targets = graph.From(frame.Node);
                if (frame.Next < targets.Length)
                {
                    _path.Push((frame.Node, frame.Next + 1));
                    Follow(frame.Node, targets[frame.Next]);
                }
                else
                {
                    Leave(frame.Node);
                }
            }
        }

        private void Enter(int node)
        {
            _index[node] = _low[node] = _visited++;
            _open.Push(node);
            _path.Push((node, 0));
        }

        private void Follow(int node, int target)
        {
            if (_index[target] < 0)
            {
                Enter(target);
            }
            else if (Component[target] < 0)
            {
                _low[node] = Math.Min(_low[node], _index[target]);
            }
        }

        private void Leave(int node)
        {
            if (_low[node] == _index[node])
            {
                int member;
                do
                {
                    member = _open.Pop();
                    Component[member] = Found;
                } while (member != node);
                Found++;
            }

            if (_path.TryPeek(out var parent))
            {
                _low[parent.Node] = Math.Min(_low[parent.Node], _low[node]);
            }
        }

        private static int[] Filled(int length)
        {
            var array = new int[length];
            Array.Fill(array, -1);
            return array;
        }
    }
}

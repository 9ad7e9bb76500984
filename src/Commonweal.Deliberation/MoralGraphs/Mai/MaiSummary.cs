using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>
/// Folds cells, in the order of their first vote, into ordered pairs, and decides which pairs are kept (10 §6.1). The order
/// of pairs and of their contexts is that of the published algorithm's two passes over the rows. O(cells).
/// </summary>
internal sealed class MaiSummary
{
    private readonly Dictionary<(int From, int To), int> _places = [];
    private readonly List<Pair> _pairs = [];
    private readonly int[] _next;
    private readonly int[] _contexts;

    public MaiSummary(ReadOnlySpan<MaiCell> cells, bool[] wanted)
    {
        _next = new int[cells.Length];
        _contexts = new int[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            if (wanted[cells[i].Context])
            {
                Fold(cells[i], i);
            }
        }
    }

    /// <summary>Rows summarised.</summary>
    public long Votes { get; private set; }

    /// <summary>The pairs that the published algorithm keeps.</summary>
    public IReadOnlyList<MaiEdge> KeptEdges(VoteNames names)
    {
        var edges = new List<MaiEdge>();
        foreach (var pair in _pairs)
        {
            if (pair.Wiser < MaiRule.LeastWiser)
            {
                continue;
            }

            var reverse = _places.TryGetValue((pair.To, pair.From), out var place)
                ? _pairs[place]
                : null;
            var counts = new MaiCounts(
                pair.Wiser,
                pair.NotWiser,
                reverse?.Wiser ?? 0,
                pair.Unsure,
                pair.Shown + (reverse?.Shown ?? 0)
            );
            var (likelihood, entropy) = (MaiRule.Likelihood(counts), MaiRule.Entropy(counts));
            if (MaiRule.Keeps(counts.MarkedWiser, likelihood, entropy))
            {
                edges.Add(
                    new(
                        names.Values[pair.From],
                        names.Values[pair.To],
                        Contexts(pair, reverse, names),
                        counts,
                        likelihood,
                        entropy
                    )
                );
            }
        }

        return edges;
    }

    private void Fold(MaiCell cell, int index)
    {
        if (!_places.TryGetValue((cell.From, cell.To), out var place))
        {
            place = _pairs.Count;
            _places.Add((cell.From, cell.To), place);
            _pairs.Add(new(cell.From, cell.To, index));
        }

        var pair = _pairs[place];
        if (pair.LastCell != index)
        {
            _next[pair.LastCell] = index;
            pair.LastCell = index;
        }

        _contexts[index] = cell.Context;
        pair.Wiser += cell.Wiser;
        pair.NotWiser += cell.NotWiser;
        pair.Unsure += cell.Unsure;
        Votes += cell.Wiser + cell.NotWiser + cell.Unsure;
    }

    /// <summary>Distinct contexts: of the pair's own votes first, then of those on its reverse.</summary>
    private List<string> Contexts(Pair pair, Pair? reverse, VoteNames names)
    {
        var seen = new HashSet<int>();
        var contexts = new List<string>();
        foreach (var side in reverse is null ? [pair] : new[] { pair, reverse })
        {
            for (var cell = side.FirstCell; ; cell = _next[cell])
            {
                if (seen.Add(_contexts[cell]))
                {
                    contexts.Add(names.Contexts[_contexts[cell]]);
                }

                if (cell == side.LastCell)
                {
                    break;
                }
            }
        }

        return contexts;
    }

    private sealed class Pair(int from, int to, int cell)
    {
        public int From { get; } = from;

        public int To { get; } = to;

        public int FirstCell { get; } = cell;

        public int LastCell { get; set; } = cell;

        public int Wiser { get; set; }

        public int NotWiser { get; set; }

        public int Unsure { get; set; }

        public int Shown => Wiser + NotWiser + Unsure;
    }
}

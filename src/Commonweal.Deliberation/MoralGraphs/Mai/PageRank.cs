using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>
/// The published score (10 §6.2; after Brin and Page 1998): nodes are the end points of kept edges, r₀ = 1/n, and 100
/// times r'(v) = 0.15/n + 0.85 Σ over u→v of r(u) ℓ_uv / Σ over x of ℓ_ux. What stands on a node without an out-edge is lost, so
/// scores sum to less than 1; divided by their sum they are the usual PageRank. O(edges) an iteration.
/// </summary>
public sealed class PageRank
{
    /// <summary>Iterations of the published algorithm.</summary>
    public const int Iterations = 100;

    private const double Damping = 0.85;

    private readonly int[] _starts;
    private readonly int[] _sources;
    private readonly double[] _shares;

    /// <summary>A graph in compressed sparse rows: for every node, the edges into it, in their given order.</summary>
    /// <param name="nodes">Number of nodes.</param>
    /// <param name="edges">Edges with their likelihood.</param>
    internal PageRank(int nodes, ReadOnlySpan<(int From, int To, double Likelihood)> edges)
    {
        var leaving = new double[nodes];
        _starts = new int[nodes + 1];
        foreach (var (from, to, likelihood) in edges)
        {
            leaving[from] += likelihood;
            _starts[to + 1]++;
        }

        for (var v = 0; v < nodes; v++)
        {
            _starts[v + 1] += _starts[v];
        }

        var free = _starts.AsSpan(0, nodes).ToArray();
        _sources = new int[edges.Length];
        _shares = new double[edges.Length];
        foreach (var (from, to, likelihood) in edges)
        {
            var place = free[to]++;
            _sources[place] = from;
            _shares[place] = leaving[from] > 0 ? likelihood / leaving[from] : 0;
        }
    }

    /// <summary>Scores of the end points of edges, best first, equal scores in the ordinal order of ids.</summary>
    public static IReadOnlyList<(string Value, double Score)> Of(IReadOnlyList<MaiEdge> edges)
    {
        var names = new NameTable();
        var numbered = new (int, int, double)[edges.Count];
        for (var i = 0; i < numbered.Length; i++)
        {
            numbered[i] = (
                names.Add(edges[i].From),
                names.Add(edges[i].To),
                edges[i].WiserLikelihood
            );
        }

        var scores = new PageRank(names.Count, numbered).Scores();
        return
        [
            .. scores
                .Select((score, id) => (Value: names[id], Score: score))
                .OrderByDescending(s => s.Score)
                .ThenBy(s => s.Value, StringComparer.Ordinal),
        ];
    }

    /// <summary>Scores by node after <see cref="Iterations"/> iterations.</summary>
    internal double[] Scores()
    {
        var nodes = _starts.Length - 1;
        var (now, next) = (new double[nodes], new double[nodes]);
        Array.Fill(now, 1.0 / nodes);
        for (var i = 0; i < Iterations; i++)
        {
            Step(now, next);
            (now, next) = (next, now);
        }

        return now;
    }

    /// <summary>One iteration: a sparse matrix-vector product with two more operations a node.</summary>
    internal void Step(ReadOnlySpan<double> now, Span<double> next)
    {
        var nodes = _starts.Length - 1;
        var (starts, sources, shares) = (_starts, _sources, _shares);
        var floor = (1 - Damping) / nodes;
        for (var v = 0; v < nodes; v++)
        {
            var sum = 0.0;
            for (var e = starts[v]; e < starts[v + 1]; e++)
            {
                sum += now[sources[e]] * shares[e];
            }

            next[v] = floor + Damping * sum;
        }
    }
}

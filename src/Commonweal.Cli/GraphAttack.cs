using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Cli;

/// <summary>What it takes to bend one pair, under the wiser-edge model and under the published algorithm of 2023.</summary>
/// <param name="From">The value left behind.</param>
/// <param name="To">The value said to be wiser.</param>
/// <param name="Context">The context; the published algorithm adds all contexts up.</param>
/// <param name="Status">How the pair stands in this direction, or null when nobody judged it.</param>
/// <param name="Probability">P(from→to).</param>
/// <param name="Robustness">People whose withdrawal takes P below .9; null unless P is that high.</param>
/// <param name="AttackBudget">Invented voters that lift P to .95; 0 when it is there, null above the search limit.</param>
/// <param name="Mai">The same of the published algorithm.</param>
internal sealed record PairAttack(
    string From,
    string To,
    string Context,
    EdgeStatus? Status,
    double Probability,
    int? Robustness,
    int? AttackBudget,
    MaiPairAttack Mai
);

/// <summary>What it takes to bend one pair of the published graph.</summary>
/// <param name="IsKept">Whether it is an edge.</param>
/// <param name="Robustness">Yes votes whose removal drops it; null when it is none.</param>
/// <param name="AttackBudget">Invented yes votes that make it one.</param>
internal sealed record MaiPairAttack(bool IsKept, int? Robustness, int? AttackBudget);

/// <summary>What it takes to unseat a winner, or to put another beside it.</summary>
/// <param name="Value">The value that wins.</param>
/// <param name="Context">Where.</param>
/// <param name="AttackBudget">Invented voters; null above the search limit.</param>
internal sealed record WinnerAttack(string Value, string Context, int? AttackBudget);

/// <summary>What it takes to establish a pair that nobody has judged.</summary>
/// <param name="Wem">Invented voters under the wiser-edge model, before its rules on directions and groups refuse it anyway.</param>
/// <param name="Mai">Invented voters under the published algorithm.</param>
internal sealed record FreshPair(int? Wem, int? Mai);

/// <summary>Looks for the least number of invented voters, or of withdrawn ones (10 §8).</summary>
internal sealed class GraphAttack
{
    /// <summary>No more invented voters than this are tried.</summary>
    private const int Limit = 1000;

    private const double Threshold = .95;
    private static readonly MaiCounts Nothing = new(0, 0, 0, 0, 0);
    private readonly MoralGraph _graph;
    private readonly IReadOnlyList<Vote> _votes;
    private readonly Lazy<WemFit> _fit;
    private readonly MaiAggregator _mai = new();

    public GraphAttack(MoralGraph graph, IReadOnlyList<Vote> votes)
    {
        (_graph, _votes) = (graph, votes);
        _fit = new(() => Wem.Fit(votes, WemOptions.Default with { GroupSpread = 0 }));
        foreach (var vote in votes)
        {
            _mai.Add(vote);
        }
    }

    /// <summary>A pair that nobody has judged, connected to nothing.</summary>
    public static FreshPair Fresh()
    {
        var empty = Wem.Fit([], WemOptions.Default with { GroupSpread = 0 });
        return new(Least(empty, "from", "to", "context"), MaiAttack.Budget(Nothing));
    }

    /// <summary>How few invented voters put the last value of the published ranking first.</summary>
    public MaiCapture? Capture() =>
        _votes.Count == 0 ? null : MaiAttack.Capture(_mai, _votes[0].Context, 5);

    /// <summary>What it takes to unseat the winners of every context.</summary>
    public IReadOnlyList<WinnerAttack> Winners() =>
        [
            .. _graph.Contexts.SelectMany(c =>
                c.Winners.Select(w => new WinnerAttack(w.Value, c.Context, w.AttackBudget))
            ),
        ];

    /// <summary>
    /// The pairs that matter most: established ones, then open ones from the most probable down; each in its own direction.
    /// </summary>
    public IReadOnlyList<PairAttack> Top(int count) =>
        [
            .. _graph
                .Contexts.SelectMany(c => c.Edges)
                .OrderBy(e => e.Status != EdgeStatus.Established)
                .ThenByDescending(e => e.Probability)
                .ThenBy(e => e.Context, StringComparer.Ordinal)
                .ThenBy(e => e.From, StringComparer.Ordinal)
                .ThenBy(e => e.To, StringComparer.Ordinal)
                .Take(count)
                .Select(e => new PairAttack(
                    e.From,
                    e.To,
                    e.Context,
                    e.Status,
                    e.Probability,
                    e.Robustness,
                    e.AttackBudget,
                    Published(e.From, e.To)
                )),
        ];

    /// <summary>One pair in the direction asked for, judged or not.</summary>
    public PairAttack Pair(string from, string to, string context)
    {
        var edge = _graph
            .Contexts.SelectMany(c => c.Edges)
            .FirstOrDefault(e =>
                e.Context == context
                && ((e.From, e.To) == (from, to) || (e.From, e.To) == (to, from))
            );
        var isThisWay = edge is null || edge.From == from;
        return new(
            from,
            to,
            context,
            edge is null ? null
                : isThisWay || edge.Status != EdgeStatus.Established ? edge.Status
                : EdgeStatus.Open,
            _fit.Value.Edge(from, to, context).Probability,
            isThisWay ? edge?.Robustness : null,
            Least(_fit.Value, from, to, context),
            Published(from, to)
        );
    }

    private MaiPairAttack Published(string from, string to)
    {
        var counts = _mai.Counts(from, to);
        return new(MaiRule.Keeps(counts), MaiAttack.Robustness(counts), MaiAttack.Budget(counts));
    }

    /// <summary>The least number of voters who say yes, with a story of their own, that takes P to the threshold: doubling, then halving.</summary>
    private static int? Least(WemFit fit, string from, string to, string context)
    {
        bool Reaches(int voters) =>
            fit.With(Invented(voters, from, to, context)).Edge(from, to, context).Probability
            >= Threshold;
        if (Reaches(0))
        {
            return 0;
        }

        var (low, high) = (0, 8);
        while (!Reaches(high))
        {
            if (high >= Limit)
            {
                return null;
            }

            (low, high) = (high, Math.Min(2 * high, Limit));
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Reaches(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }

    private static IEnumerable<Vote> Invented(int voters, string from, string to, string context) =>
        Enumerable
            .Range(0, voters)
            .Select(i => new Vote(
                $"\0invented {i}",
                from,
                to,
                context,
                Answer.Yes,
                "\0invented",
                null,
                1,
                null
            ));
}

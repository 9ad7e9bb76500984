using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Words;

namespace Commonweal.Figures.Reports;

/// <summary>A kept edge of the published style beside what the judgements establish about the same pair in one context.</summary>
/// <param name="Mai">The kept edge.</param>
/// <param name="Context">One of its contexts.</param>
/// <param name="Edge">The same pair in that context; null if the graph does not hold it.</param>
public sealed record ComparedEdge(MaiEdge Mai, string Context, MoralEdge? Edge)
{
    /// <summary>P that the edge's target is wiser than its source, in the direction of the published edge.</summary>
    public double? Probability =>
        Edge is null ? null
        : Edge.To == Mai.To ? Edge.Probability
        : 1 - Edge.Probability;

    /// <summary>Whether the judgements establish the published edge.</summary>
    public bool IsEstablished => Edge is { Status: EdgeStatus.Established } && Edge.To == Mai.To;
}

/// <summary>A value's rank in the published style beside what the judgements establish.</summary>
/// <param name="Rank">Rank by PageRank, from 1.</param>
/// <param name="Value">The value.</param>
/// <param name="Score">Its PageRank.</param>
/// <param name="WinsIn">Contexts in which it is established as wiser.</param>
/// <param name="IsOnCycle">Whether it lies on a cycle of published edges of one context, which lifts scores (10 §6.5, F7).</param>
public sealed record ComparedValue(
    int Rank,
    string Value,
    double Score,
    IReadOnlyList<string> WinsIn,
    bool IsOnCycle
);

/// <summary>The two ways of counting side by side. O(E) with hashing.</summary>
/// <param name="Edges">Each kept edge in each of its contexts, strongest published edge first.</param>
/// <param name="Values">Values by PageRank.</param>
/// <param name="OnlyEstablished">Pairs that are established and were not kept in the published style.</param>
public sealed record Comparison(
    IReadOnlyList<ComparedEdge> Edges,
    IReadOnlyList<ComparedValue> Values,
    IReadOnlyList<MoralEdge> OnlyEstablished
)
{
    /// <summary>Compares both graphs.</summary>
    public static Comparison Of(MoralGraph graph, MaiGraph mai, ILookup<string, string> winsIn)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(mai);
        ArgumentNullException.ThrowIfNull(winsIn);
        var pairs = new Dictionary<(string, string, string), MoralEdge>();
        foreach (var edge in graph.Contexts.SelectMany(c => c.Edges))
        {
            pairs[Key(edge.From, edge.To, edge.Context)] = edge;
        }

        ComparedEdge[] edges =
        [
            .. mai
                .Edges.OrderByDescending(e => e.WiserLikelihood)
                .ThenBy(e => e.From, StringComparer.Ordinal)
                .ThenBy(e => e.To, StringComparer.Ordinal)
                .SelectMany(e =>
                    e.Contexts.Select(c => new ComparedEdge(
                        e,
                        c,
                        pairs.GetValueOrDefault(Key(e.From, e.To, c))
                    ))
                ),
        ];
        var kept = mai.Edges.SelectMany(e => e.Contexts.Select(c => (e.From, e.To, c))).ToHashSet();
        var onCycle = Cycles.Members(mai.Edges);
        return new(
            edges,
            [
                .. mai.PageRank.Select(
                    (p, i) =>
                        new ComparedValue(
                            i + 1,
                            p.Value,
                            p.Score,
                            [.. winsIn[p.Value]],
                            onCycle.Contains(p.Value)
                        )
                ),
            ],
            [
                .. graph
                    .Contexts.SelectMany(c => c.Edges)
                    .Where(e =>
                        e.Status == EdgeStatus.Established
                        && !kept.Contains((e.From, e.To, e.Context))
                    ),
            ]
        );
    }

    /// <summary>Why the two ways of counting differ on an edge; empty if they agree.</summary>
    public static string WhyNot(ComparedEdge compared, EvidenceRules rules)
    {
        ArgumentNullException.ThrowIfNull(compared);
        if (compared.IsEstablished)
        {
            return "";
        }

        if (compared.Edge is null)
        {
            return "No judgement of this pair in this context was used.";
        }

        var edge = compared.Edge;
        if (edge.To != compared.Mai.To)
        {
            return $"People lean the other way: {Odds.Share(edge.Probability)}.";
        }

        return edge.Status == EdgeStatus.OnAPar
            ? "Probably neither is wiser: people say yes about as often whichever way round they are asked."
            : Text.Sentence(string.Join("; ", Statuses.Lacks(edge, rules).Take(3))) + ".";
    }

    private static (string, string, string) Key(string a, string b, string context) =>
        string.CompareOrdinal(a, b) <= 0 ? (a, b, context) : (b, a, context);
}

using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Words;

namespace Commonweal.Figures.Reports;

/// <summary>The findings of a report as sentences (visual.md, Voice).</summary>
public static class Sentences
{
    /// <summary>What the whole graph says.</summary>
    public static string Overview(MoralGraph graph) => Overview(graph, EvidenceRules.Default);

    /// <summary>What the whole graph says, by thresholds of its own.</summary>
    public static string Overview(MoralGraph graph, EvidenceRules rules)
    {
        var contexts = graph.Contexts.Where(c => c.Votes > 0).ToArray();
        var settled = contexts.Count(c => c.Winners.Count > 0);
        if (contexts.Length == 0)
        {
            return "No judgements have been given yet, so there is nothing to say.";
        }

        if (settled == 0)
        {
            return $"No value is established here yet. {Closest(graph.Contexts, rules)}";
        }

        if (settled == contexts.Length)
        {
            return contexts.Length == 1
                ? "People have established which value is wiser here."
                : $"In {(settled == 2 ? "both" : "all " + Text.Small(settled))} contexts, people have established which value is wiser.";
        }

        var rest = contexts.Length - settled;
        return $"In {Text.OutOf(settled, contexts.Length)} contexts, people have established which value is wiser. "
            + $"In the other{(rest == 1 ? "" : " " + Text.Small(rest))}, nothing is established yet.";
    }

    /// <summary>What one context says.</summary>
    public static string Context(ContextGraph context, Func<string, string> titleOf) =>
        Context(context, titleOf, EvidenceRules.Default);

    /// <summary>What one context says, by thresholds of its own.</summary>
    public static string Context(
        ContextGraph context,
        Func<string, string> titleOf,
        EvidenceRules rules
    )
    {
        var winners = context.Winners.Take(4).Select(w => Quoted(titleOf(w.Value))).ToArray();
        var more = context.Winners.Count - winners.Length;
        return context.Winners.Count switch
        {
            0 when context.Edges.Count == 0 => "No pair of values has been judged here yet.",
            0 => $"No value is established here yet. {Closest([context], rules)}",
            1 => $"{winners[0]} is established as wiser here, and nothing as wiser than it.",
            _ =>
                $"{Text.Sentence(Text.Small(context.Winners.Count))} values are established as wiser here, and nothing as wiser than they: "
                    + $"{Text.List(more == 0 ? winners : [.. winners, $"{Text.Small(more)} more"])}.",
        };
    }

    /// <summary>How far the nearest open pair is from being settled.</summary>
    public static string Closest(IEnumerable<ContextGraph> contexts, EvidenceRules rules)
    {
        var open = contexts
            .SelectMany(c => c.Edges)
            .Where(e => e.Status == EdgeStatus.Open)
            .ToArray();
        if (open.Length == 0)
        {
            return "No pair is open.";
        }

        var needed = open.Min(e => Needs.Of(e, rules));
        return needed is null
            ? "No pair is close to being settled."
            : $"{AboutMore(needed.Value)} in each direction would settle the closest pair.";
    }

    /// <summary>"About 14 more judgements"; past fifty "Many more judgements (over 50)".</summary>
    public static string AboutMore(int n) =>
        n > Needs.Many
            ? $"Many more judgements (over {Text.Number(Needs.Many)})"
            : $"About {(n == 1 ? "one" : Text.Number(n))} more {(n == 1 ? "judgement" : "judgements")}";

    /// <summary>
    /// How many people would have to take back their judgement of a pair before it was lost; empty where it is lost already or
    /// was not looked at.
    /// </summary>
    public static string Withdrawal(MoralEdge edge, EvidenceRules rules)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(rules);
        return edge.Robustness is { } n
                ? $"{Text.Count(n, "person", "people")} would have to withdraw their judgement of this pair before it fell below {Odds.Share(rules.Lost)}."
            : IsCarriedByOthers(edge, rules)
                ? $"Even if everyone who judged this pair that way withdrew, other pairs would keep it at {Odds.Share(rules.Lost)} or more."
            : "";
    }

    /// <summary>Whether the judgements of other pairs alone keep a pair from being lost.</summary>
    public static bool IsCarriedByOthers(MoralEdge edge, EvidenceRules rules) =>
        edge is { Robustness: null, AttackBudget: not null } && edge.Probability >= rules.Lost;

    /// <summary>How many of the population's groups a pair was judged by; empty where that is not known or not to be told.</summary>
    public static string Coverage(MoralEdge edge, EvidenceRules rules)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(rules);
        return edge.Coverage switch
        {
            null => "",
            1 => $"Every group gave it {Text.Small(rules.GroupVotes)} votes or more.",
            0 => $"No group gave it {Text.Small(rules.GroupVotes)} votes or more.",
            { } share =>
                $"{Text.Percent(share)} of the groups gave it {Text.Small(rules.GroupVotes)} votes or more.",
        };
    }

    /// <summary>The circles in which established steps run, one sentence each (V404).</summary>
    public static IEnumerable<string> Circles(ContextGraph context, Func<string, string> titleOf)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(titleOf);
        return context.Cycles.Select(c =>
            $"The judgements run in a circle, so none of its steps counts as established: {string.Join(" → ", c.Append(c[0]).Select(v => Quoted(titleOf(v))))}."
        );
    }

    /// <summary>“Title”.</summary>
    public static string Quoted(string title) => $"“{title}”";

    /// <summary>How pairs are spread over the statuses: "2 established, 1 contested, 9 open".</summary>
    public static string Spread(IReadOnlyList<MoralEdge> edges) =>
        edges.Count == 0
            ? "no pairs judged"
            : string.Join(
                ", ",
                Statuses
                    .All.Select(s => (Status: s, Count: edges.Count(e => e.Status == s)))
                    .Where(s => s.Count > 0)
                    .Select(s =>
                        $"{Text.Number(s.Count)} {Statuses.Name(s.Status).ToLowerInvariant()}"
                    )
            );

    /// <summary>Whether a ranking of all values may be shown.</summary>
    public static string Rank(RankSupport support) =>
        support.IsSupported
            ? "These judgements are consistent with one scale from less to more wise, so levels may be compared across pairs. Decisions still rest on pairs."
            : "These judgements carry no single scale from less to more wise: treating each pair for itself explains them better. So there is no ranking here, only pairs.";
}

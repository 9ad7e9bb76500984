using System.Globalization;
using Commonweal.Deliberation.MoralGraphs;

namespace Commonweal.Mcp.Tools;

/// <summary>How a value stands in a context.</summary>
public enum ValueStanding
{
    /// <summary>Established as wiser than some, and nothing as wiser than it.</summary>
    Winner,

    /// <summary>Established as wiser than some, and something as wiser than it.</summary>
    Established,

    /// <summary>Only established as less wise than something.</summary>
    Surpassed,

    /// <summary>Nothing established; groups disagree about it, or judgements run in a circle.</summary>
    Contested,

    /// <summary>Nothing established or contested; probably neither wiser nor less wise than another.</summary>
    OnAPar,

    /// <summary>Judged, and not enough is known.</summary>
    Open,

    /// <summary>Said to apply here, and nobody has judged it here.</summary>
    Unjudged,
}

/// <summary>Reads standings of values off a graph.</summary>
internal static class Standings
{
    /// <summary>How a value stands, from its edges in a context.</summary>
    public static ValueStanding Of(ContextGraph? graph, string value)
    {
        if (graph is null)
        {
            return ValueStanding.Unjudged;
        }

        if (graph.Winners.Any(w => w.Value == value))
        {
            return ValueStanding.Winner;
        }

        var edges = graph.Edges.Where(e => e.From == value || e.To == value).ToList();
        return edges.Count == 0 ? ValueStanding.Unjudged
            : edges.Exists(e => e.Status == EdgeStatus.Established && e.To == value)
                ? ValueStanding.Established
            : edges.Exists(e => e.Status == EdgeStatus.Established) ? ValueStanding.Surpassed
            : edges.Exists(e => e.Status == EdgeStatus.Contested) ? ValueStanding.Contested
            : edges.Exists(e => e.Status == EdgeStatus.OnAPar) ? ValueStanding.OnAPar
            : ValueStanding.Open;
    }

    /// <summary>What a value is established to be wiser than in a context, strongest first.</summary>
    public static IReadOnlyList<WiserThan> WiserThan(ContextGraph? graph, string value) =>
        [
            .. (graph?.Edges ?? [])
                .Where(e => e.Status == EdgeStatus.Established && e.To == value)
                .Select(e => new WiserThan(
                    e.From,
                    e.Probability,
                    e.Forward.Total + e.Reverse.Total
                )),
        ];

    /// <summary>One sentence on what is established in a context.</summary>
    public static string Says(DeliberationView view, string context)
    {
        var label = Lookup.Label(view, context);
        if (Lookup.Graph(view, context) is not { } graph)
        {
            return $"Nobody has judged values in “{label}” yet, so nothing is established here.";
        }

        var titles = Lookup.Titles(view);
        if (graph.Winners.Count == 0)
        {
            return FormattableString.Invariant(
                $"Nothing is established as wisest in “{label}”: {graph.Voters} people judged {graph.Edges.Count} pairs, {Count(graph, EdgeStatus.Contested)} contested, {Count(graph, EdgeStatus.OnAPar)} on a par, {Count(graph, EdgeStatus.Open)} open."
            );
        }

        var winners = string.Join(", ", graph.Winners.Select(w => $"“{titles(w.Value)}”"));
        return FormattableString.Invariant(
            $"In “{label}”, {winners} {(graph.Winners.Count == 1 ? "is" : "are")} established as wisest: {Count(graph, EdgeStatus.Established)} of {graph.Edges.Count} pairs are established, by {graph.Voters} people."
        );
    }

    private static int Count(ContextGraph graph, EdgeStatus status) =>
        graph.Edges.Count(e => e.Status == status);
}

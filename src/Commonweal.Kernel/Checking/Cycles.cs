using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking;

/// <summary>A cycle, rotated so that its least identifier comes first.</summary>
/// <param name="Ids">Its members in the order of the arrows.</param>
/// <param name="Span">Where the first arrow is written.</param>
internal sealed record Cycle(IReadOnlyList<string> Ids, Span Span)
{
    public string Start => Ids[0];

    /// <summary>Longer round trips are told by their first members.</summary>
    private const int Most = 8;

    /// <summary>The round trip in words: <c>a because b because a</c>.</summary>
    public string Told(string between) =>
        Ids.Count <= Most
            ? string.Join(between, Ids.Append(Ids[0]))
            : $"{string.Join(between, Ids.Take(Most))}{between}… ({Text.Of(Ids.Count)} in all){between}{Ids[0]}";
}

/// <summary>Where arrows run in circles.</summary>
internal static class Cycles
{
    /// <summary>For each strongly connected set of nodes that has a cycle, its shortest one, in the order of their first ids.</summary>
    public static IEnumerable<Cycle> Among(IEnumerable<Edge> edges)
    {
        Dictionary<(string, string), Span> places = [];
        foreach (var edge in edges)
        {
            places.TryAdd((edge.From, edge.To.Text), edge.Span);
        }

        return Among(places);
    }

    /// <summary>As above, for arrows given with their places.</summary>
    public static IEnumerable<Cycle> Among(
        IReadOnlyDictionary<(string From, string To), Span> places
    )
    {
        var graph = DirectedGraph.Of([.. places.Keys]);
        var component = graph.Components(out var count);
        var members = new List<int>?[count];
        for (var node = 0; node < graph.Count; node++)
        {
            (members[component[node]] ??= []).Add(node);
        }

        ShortestCycle shortest = new(graph, component);
        List<Cycle> found = [];
        foreach (var nodes in members)
        {
            if (nodes!.Count == 1 && graph.From(nodes[0]).IndexOf(nodes[0]) < 0)
            {
                continue;
            }

            List<string> ids = [.. shortest.In(nodes).Select(graph.NameOf)];
            found.Add(new(ids, places[(ids[0], ids[1 % ids.Count])]));
        }

        return found.OrderBy(c => c.Start, StringComparer.Ordinal);
    }
}

using Commonweal.Agents.Reasoning;
using Commonweal.Deliberation.MoralGraphs;

namespace Commonweal.Mcp;

/// <summary>Finds what a call names, or says what there is instead.</summary>
internal static class Lookup
{
    private const int MostNamed = 12;

    /// <summary>The deliberation of an id; without an id the only one there is.</summary>
    public static async Task<Answer<DeliberationView>> Deliberation(
        IDeliberations deliberations,
        string? id,
        CancellationToken cancel
    )
    {
        if (id is not null && await deliberations.Find(id, cancel) is { } named)
        {
            return named;
        }

        var all = await deliberations.List(cancel);
        if (id is null && all is [var only] && await deliberations.Find(only.Id, cancel) is { } one)
        {
            return one;
        }

        return id is not null
            ? Unknown("deliberation", id, "deliberations", all.Select(d => d.Id))
            : new Rejection(
                "E-CHOOSE",
                "deliberation",
                all.Count == 0
                    ? "There is no deliberation here whose results may be seen."
                    : $"There are several; say which is meant: {Named(all.Select(d => d.Id))}."
            );
    }

    /// <summary>A context's id checked against those of a deliberation; null stays null.</summary>
    public static Rejection? Context(DeliberationView view, string? context) =>
        context is null || Known(view).Contains(context, StringComparer.Ordinal)
            ? null
            : Unknown("context", context, $"contexts of {view.Id}", Known(view));

    /// <summary>A value's id checked against cards and graph; null stays null.</summary>
    public static Rejection? Value(DeliberationView view, string? value)
    {
        if (value is null)
        {
            return null;
        }

        HashSet<string> known = new(view.Cards.Select(c => c.Id), StringComparer.Ordinal);
        known.UnionWith(
            (view.Graph?.Contexts ?? []).SelectMany(c => c.Levels).Select(l => l.Value)
        );
        return known.Contains(value)
            ? null
            : Unknown("value", value, $"values of {view.Id}", known.Order(StringComparer.Ordinal));
    }

    /// <summary>A card's title, or the id where there is no card.</summary>
    public static Func<string, string> Titles(DeliberationView view)
    {
        var titles = view.Cards.ToDictionary(c => c.Id, c => c.Title, StringComparer.Ordinal);
        return id => titles.GetValueOrDefault(id, id);
    }

    /// <summary>What people call a context, or its id.</summary>
    public static string Label(DeliberationView view, string context) =>
        view.Contexts.FirstOrDefault(c => c.Id == context)?.Label ?? context;

    /// <summary>The graph of a context; null when nobody judged there.</summary>
    public static ContextGraph? Graph(DeliberationView view, string context) =>
        view.Graph?.Contexts.FirstOrDefault(c => c.Context == context);

    /// <summary>Ids of all contexts, those with words first.</summary>
    public static IEnumerable<string> Known(DeliberationView view) =>
        view
            .Contexts.Select(c => c.Id)
            .Union((view.Graph?.Contexts ?? []).Select(c => c.Context), StringComparer.Ordinal);

    private static Rejection Unknown(
        string where,
        string id,
        string among,
        IEnumerable<string> known
    )
    {
        var all = known.ToList();
        return new(
            "E-UNKNOWN",
            where,
            all.Count == 0
                ? $"“{id}” is not known; there are no {among} yet."
                : $"“{id}” is not among the {among}: {Named(all)}. Take an id from there."
        );
    }

    private static string Named(IEnumerable<string> ids)
    {
        var all = ids.ToList();
        var shown = string.Join(", ", all.Take(MostNamed));
        return all.Count > MostNamed ? $"{shown} and {all.Count - MostNamed} more" : shown;
    }
}

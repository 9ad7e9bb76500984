using System.ComponentModel;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp.Tools;

/// <summary>Values that apply to a situation.</summary>
/// <param name="Says">What to make of it, in one or a few sentences.</param>
/// <param name="Contexts">Contexts that the situation falls under, nearest first; empty when none was recognised.</param>
/// <param name="Values">Values, those of the nearest context first, in it the best established first.</param>
/// <param name="LeftOut">How many more there are.</param>
public sealed record FoundValues(
    string Says,
    IReadOnlyList<FoundContext> Contexts,
    IReadOnlyList<FoundValue> Values,
    int LeftOut
);

/// <summary>A context that a situation falls under.</summary>
/// <param name="Deliberation">Id of the deliberation.</param>
/// <param name="Context">Its id.</param>
/// <param name="Label">What people call it.</param>
/// <param name="NotWhen">Situations in which its values were not meant to apply: check them.</param>
/// <param name="Likeness">1 when you named it; else how alike the wording is, 0 to 1: a suggestion, not a judgement.</param>
/// <param name="SharedWords">Words of the situation that its label has too.</param>
/// <param name="Established">True when some value is established as wisest here.</param>
/// <param name="Says">What is established here.</param>
public sealed record FoundContext(
    string Deliberation,
    string Context,
    string Label,
    IReadOnlyList<string> NotWhen,
    double Likeness,
    IReadOnlyList<string> SharedWords,
    bool Established,
    string Says
);

/// <summary>A value that applies.</summary>
/// <param name="Deliberation">Id of the deliberation.</param>
/// <param name="Context">The context in which it stands as told here.</param>
/// <param name="Value">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Policies">What it pays attention to: attend to these.</param>
/// <param name="Standing">winner, established, surpassed, contested, on-a-par, open or unjudged.</param>
/// <param name="WiserThan">What it is established to be wiser than here, and how probably.</param>
/// <param name="SurpassedBy">Values established as wiser than it here.</param>
/// <param name="Level">Its level here with uncertainty; null when unjudged or without a supported ranking.</param>
/// <param name="Why">Why it is in this list.</param>
/// <param name="Likeness">How alike the wording of situation and card is, with the stories of coming to it, 0 to 1.</param>
/// <param name="SharedWords">Words of the situation that the card or those stories have too.</param>
/// <param name="Resource">Address of the card as a resource.</param>
public sealed record FoundValue(
    string Deliberation,
    string Context,
    string Value,
    string Title,
    IReadOnlyList<string> Policies,
    ValueStanding Standing,
    IReadOnlyList<WiserThan> WiserThan,
    IReadOnlyList<string> SurpassedBy,
    Level? Level,
    IReadOnlyList<Applies> Why,
    double Likeness,
    IReadOnlyList<string> SharedWords,
    string Resource
);

/// <summary>Why a value is taken to apply.</summary>
public enum Applies
{
    /// <summary>It stands in the context that was named.</summary>
    ContextNamed,

    /// <summary>It stands in a context whose words the situation shares.</summary>
    ContextMatch,

    /// <summary>Its card, or a story of coming to it or living by it, shares words with the situation.</summary>
    SharedWords,
}

/// <summary>Finds values for situations.</summary>
[McpServerToolType]
public sealed class FindTools(IDeliberations deliberations)
{
    private const int MostValues = 50;
    private const int MostText = 4000;

    /// <summary>Values for a situation. Linear in cards and edges of the deliberations searched.</summary>
    /// <param name="situation">The situation.</param>
    /// <param name="context">A context.</param>
    /// <param name="deliberation">A deliberation.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "find_values",
        Title = "Find values for a situation",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(FoundValues)
    )]
    [Description(
        "Find the values that people judged wise in a kind of situation. Give the situation in words (English); the context, where you know it, makes the answer exact. "
            + "Each value comes with what it pays attention to, its standing here (winner and established have evidence; contested, on-a-par, open and unjudged have not), its level with uncertainty, and why it is in the list. "
            + "Matching goes by shared words only (no synonyms): read the labels, or list_deliberations, when nothing is found. An empty or unestablished answer is a finding; do not replace it by values of your own."
    )]
    public async Task<CallToolResult> FindValues(
        [Description("What the situation is, in a sentence or two.")] string situation,
        [Description("Id of the context it falls under, if known.")] string? context = null,
        [Description("Id of a deliberation; all are searched when left out.")]
            string? deliberation = null,
        [Description("Most values to return, 1 to 50.")] int limit = 10,
        CancellationToken cancel = default
    )
    {
        if (situation.Length > MostText || limit is < 1 or > MostValues)
        {
            return Reply.Refusal(
                situation.Length > MostText
                    ? new(
                        "E-SIZE",
                        "situation",
                        $"The situation has {situation.Length} characters; at most {MostText} are read. Tell it in a sentence or two."
                    )
                    : new("E-ARGUMENT", "limit", $"{limit} does not fit; give 1 to {MostValues}.")
            );
        }

        var searched = await Searched(deliberation, context, cancel);
        return Reply.Of(
            searched.Then(views =>
                Answer<FoundValues>.From(
                    Found(
                        [.. views.Select(v => ValueSearch.In(v, situation, context))],
                        views,
                        limit
                    )
                )
            )
        );
    }

    private async Task<Answer<IReadOnlyList<DeliberationView>>> Searched(
        string? deliberation,
        string? context,
        CancellationToken cancel
    )
    {
        var all = await deliberations.List(cancel);
        if (deliberation is not null || all.Count == 1)
        {
            var one = await Lookup.Deliberation(deliberations, deliberation, cancel);
            return one.Then(view =>
                Lookup.Context(view, context) is { } problem
                    ? Answer<IReadOnlyList<DeliberationView>>.Refuse(problem)
                    : Answer<IReadOnlyList<DeliberationView>>.From([view])
            );
        }

        List<DeliberationView> views = [];
        foreach (var summary in all)
        {
            if (await deliberations.Find(summary.Id, cancel) is { } view)
            {
                views.Add(view);
            }
        }

        return context is not null && !views.Exists(v => Lookup.Context(v, context) is null)
            ? new Rejection(
                "E-UNKNOWN",
                "context",
                $"No deliberation has a context “{context}”; list_deliberations names them."
            )
            : views;
    }

    private static FoundValues Found(
        IReadOnlyList<SearchResult> results,
        IReadOnlyList<DeliberationView> views,
        int limit
    )
    {
        List<FoundContext> contexts =
        [
            .. results.SelectMany(r => r.Contexts).OrderByDescending(c => c.Likeness),
        ];
        var values = results
            .SelectMany(r => r.Values)
            .OrderByDescending(v => v.ContextLikeness)
            .ThenBy(v => ValueSearch.Rank(v.Value.Standing))
            .ThenByDescending(v => v.Value.Likeness)
            .ThenByDescending(v => v.Value.Level?.LowerBound ?? double.NegativeInfinity)
            .Select(v => v.Value)
            .ToList();
        return new(
            Says(contexts, values, views),
            contexts,
            [.. values.Take(limit)],
            Math.Max(0, values.Count - limit)
        );
    }

    private static string Says(
        List<FoundContext> contexts,
        List<FoundValue> values,
        IReadOnlyList<DeliberationView> views
    ) =>
        contexts.Count > 0 ? string.Join(' ', contexts.Select(c => c.Says))
        : values.Count > 0
            ? "No context was recognised; these cards share words with the situation, which is a weak reason. Name the context if you know it."
        : $"Nothing is established here: no context and no card shares a word with the situation. Contexts: {string.Join("; ", views.SelectMany(v => v.Contexts).Take(20).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Id} (“{c.Label}”)")))}.";
}

using System.ComponentModel;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Deliberation.MoralGraphs;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp.Tools;

/// <summary>Reads deliberations and their graphs.</summary>
[McpServerToolType]
public sealed class GraphTools(IDeliberations deliberations)
{
    internal const string DeliberationHelp =
        "Id of the deliberation, from list_deliberations. May be left out where there is only one.";

    private const int MostOnAPage = 200;

    /// <summary>What there is.</summary>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "list_deliberations",
        Title = "List deliberations",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(DeliberationList)
    )]
    [Description(
        "List the deliberations whose results can be read: id, title, question, and the contexts (kinds of situations) in which people judged. Other tools take these ids."
    )]
    public async Task<CallToolResult> ListDeliberations(CancellationToken cancel) =>
        Reply.Of(new DeliberationList(await deliberations.List(cancel)));

    /// <summary>Winners by context. Linear in the edges.</summary>
    /// <param name="deliberation">Which deliberation.</param>
    /// <param name="context">Which context.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "read_winners",
        Title = "Read the wisest values",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(WinnerList)
    )]
    [Description(
        "Read which values people's judgements establish as wisest in each context, with level, uncertainty, and how many invented voters it would take to unseat them. No winners means that nothing is established there; say so rather than choosing one."
    )]
    public async Task<CallToolResult> ReadWinners(
        [Description(DeliberationHelp)] string? deliberation = null,
        [Description("Id of one context; all of them when left out.")] string? context = null,
        CancellationToken cancel = default
    )
    {
        var found = await Lookup.Deliberation(deliberations, deliberation, cancel);
        return Reply.Of(
            found.Then(view =>
                Lookup.Context(view, context) is { } problem
                    ? Answer<WinnerList>.Refuse(problem)
                    : new WinnerList(
                        view.Id,
                        view.Day,
                        view.Graph?.RankSupport.IsSupported ?? false,
                        [
                            .. Lookup
                                .Known(view)
                                .Where(c => context is null || c == context)
                                .Select(c => Winners(view, c)),
                        ]
                    )
            )
        );
    }

    /// <summary>A page of edges. Linear in the edges.</summary>
    /// <param name="deliberation">Which deliberation.</param>
    /// <param name="context">Which context.</param>
    /// <param name="value">At either end.</param>
    /// <param name="status">How they stand.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="offset">How many to pass over.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerTool(
        Name = "read_edges",
        Title = "Read judged pairs of values",
        ReadOnly = true,
        OpenWorld = false,
        UseStructuredContent = true,
        OutputSchemaType = typeof(EdgePage)
    )]
    [Description(
        "Read what is known about pairs of values (“to is wiser than from, in this context”): status, probability, counts of answers both ways round, support by group, what is lacking. Filter by context, value and status; page with limit and offset."
    )]
    public async Task<CallToolResult> ReadEdges(
        [Description(DeliberationHelp)] string? deliberation = null,
        [Description("Id of one context.")] string? context = null,
        [Description("Id of a value at either end.")] string? value = null,
        [Description("How the pair stands.")] EdgeStatus? status = null,
        [Description("Most edges to return, 1 to 200.")] int limit = 50,
        [Description("Edges to pass over: `next` of the page before.")] int offset = 0,
        CancellationToken cancel = default
    )
    {
        var found = await Lookup.Deliberation(deliberations, deliberation, cancel);
        return Reply.Of(
            found.Then(view =>
                (Lookup.Context(view, context) ?? Lookup.Value(view, value) ?? Range(limit, offset))
                    is { } problem
                    ? Answer<EdgePage>.Refuse(problem)
                    : Page(
                        view,
                        [
                            .. (view.Graph?.Contexts ?? [])
                                .SelectMany(c => c.Edges)
                                .Where(e => context is null || e.Context == context)
                                .Where(e => value is null || e.From == value || e.To == value)
                                .Where(e => status is null || e.Status == status),
                        ],
                        (limit, offset)
                    )
            )
        );
    }

    private static Rejection? Range(int limit, int offset) =>
        limit is < 1 or > MostOnAPage
            ? new(
                "E-ARGUMENT",
                "limit",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{limit} does not fit; give 1 to {MostOnAPage}."
                )
            )
        : offset < 0
            ? new(
                "E-ARGUMENT",
                "offset",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{offset} does not fit; give 0 or the `next` of the page before."
                )
            )
        : null;

    private static EdgePage Page(
        DeliberationView view,
        List<MoralEdge> edges,
        (int Limit, int Offset) page
    )
    {
        var titles = Lookup.Titles(view);
        var end = page.Offset + (long)page.Limit;
        return new(
            view.Id,
            view.Day,
            edges.Count,
            end < edges.Count ? (int)end : null,
            [.. edges.Skip(page.Offset).Take(page.Limit).Select(e => Of(e, titles))]
        );
    }

    internal static Edge Of(MoralEdge edge, Func<string, string> titles) =>
        new(
            edge.Context,
            edge.From,
            titles(edge.From),
            edge.To,
            titles(edge.To),
            edge.Status,
            [.. Enum.GetValues<Lacking>().Where(l => l != Lacking.None && edge.Lacking.HasFlag(l))],
            edge.Probability,
            new(edge.Mean, edge.StandardDeviation, edge.Mean - (1.645 * edge.StandardDeviation)),
            edge.ProbabilityOnAPar,
            edge.EffectiveVotes,
            edge.Forward,
            edge.Reverse,
            edge.Groups,
            edge.Coverage,
            edge.BridgedSupport,
            edge.VotesNeeded,
            edge.Robustness,
            edge.AttackBudget
        );

    internal static ContextWinners Winners(DeliberationView view, string id)
    {
        var graph = Lookup.Graph(view, id);
        var cards = view.Cards.ToDictionary(c => c.Id, StringComparer.Ordinal);
        return new(
            id,
            Lookup.Label(view, id),
            view.Contexts.FirstOrDefault(c => c.Id == id)?.NotWhen ?? [],
            graph?.Votes ?? 0,
            graph?.Voters ?? 0,
            [
                .. (graph?.Winners ?? []).Select(w => new WinningValue(
                    w.Value,
                    cards.GetValueOrDefault(w.Value)?.Title ?? w.Value,
                    cards.GetValueOrDefault(w.Value)?.Policies ?? [],
                    view.Graph!.RankSupport.IsSupported
                        ? new(w.Mean, w.StandardDeviation, w.LowerBound)
                        : null,
                    w.AttackBudget,
                    Standings.WiserThan(graph, w.Value)
                )),
            ],
            Standings.Says(view, id)
        );
    }
}

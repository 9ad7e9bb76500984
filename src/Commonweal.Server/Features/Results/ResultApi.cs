using System.ComponentModel;
using System.Globalization;
using System.IO.Compression;
using System.Security.Claims;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Words;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Results;

/// <summary>A context of a deliberation with what is established in it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Label">What people read.</param>
/// <param name="Votes">Judgements in it.</param>
/// <param name="Voters">People who judged in it.</param>
/// <param name="Winners">Values that win in it, best lower bound first; empty is a legal answer.</param>
internal sealed record ContextResult(
    string Id,
    string Label,
    int Votes,
    int Voters,
    IReadOnlyList<WinnerResult> Winners
);

/// <summary>A value that wins in a context.</summary>
/// <param name="Value">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Mean">Its level, on the logit scale.</param>
/// <param name="StandardDeviation">Posterior standard deviation of the level.</param>
/// <param name="LowerBound">The 5 % quantile, by which winners are ordered.</param>
/// <param name="AttackBudget">How many invented voters it would take to unseat it; null above the search limit.</param>
internal sealed record WinnerResult(
    string Value,
    string Title,
    double Mean,
    double StandardDeviation,
    double LowerBound,
    int? AttackBudget
);

/// <summary>A value with its lines and where it stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Policies">What it pays attention to.</param>
/// <param name="Cards">How many cards it stands for.</param>
/// <param name="WinsIn">Contexts in which it wins.</param>
internal sealed record ValueResult(
    string Id,
    string Title,
    IReadOnlyList<string> Policies,
    int Cards,
    IReadOnlyList<string> WinsIn
);

/// <summary>One page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">What to pass as <c>after</c> for the next page; null on the last.</param>
/// <param name="Graph">Number of the graph they are from.</param>
internal sealed record Paged<T>(IReadOnlyList<T> Items, string? Next, int Graph);

/// <summary>Results over HTTP: published ones for everyone, others for their organisers.</summary>
internal static class ResultApi
{
    private const int MostItems = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/deliberations/{slug}").WithTags("Results");
        api.MapGet("/graph", Graph)
            .WithName("readGraph")
            .WithSummary("The whole moral graph")
            .WithDescription(
                "Contexts, edges with counts and uncertainty, winners and cards, as `weal graph report` writes data/graph.json."
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/contexts", Contexts)
            .WithName("listContexts")
            .WithSummary("Contexts with their winners")
            .Produces<IReadOnlyList<ContextResult>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/edges", Edges)
            .WithName("listEdges")
            .WithSummary("Judged pairs, strongest first, context by context")
            .Produces<Paged<MoralEdge>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapGet("/values", Values)
            .WithName("listValues")
            .WithSummary("Values, by title")
            .Produces<Paged<ValueResult>>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        api.MapGet("/survey", Survey)
            .WithName("readSurvey")
            .WithSummary("What participants thought of the deliberation, with 95 % intervals")
            .Produces<SurveyView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/history", History)
            .WithName("readHistory")
            .WithSummary(
                "Everything that changed: plans, moderations with their reasons, withdrawals by day"
            )
            .Produces<IReadOnlyList<HistoryLine>>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/export", Download)
            .WithName("exportDeliberation")
            .WithSummary("Everything as one archive")
            .WithDescription(
                "Tables as JSON Lines, cards as .weal, judgements as `weal graph build` reads them, CSV, and the files of the 2023 study's export. Unpacked, `weal graph report` makes the same report from it."
            )
            .Produces(StatusCodes.Status200OK, contentType: "application/zip")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .RequireAuthorization(Callers.Exporter);
    }

    private static async Task<IResult> Graph(
        string slug,
        Readable readable,
        ResultsSite site,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await readable.Find(slug, user, cancel) is { } deliberation
        && await site.Report(deliberation, cancel) is { } report
        && await report.Read("data/graph.json", cancel) is var (type, content)
            ? TypedResults.Bytes(content, type, entityTag: new($"\"{report.Number}\""))
            : Refusal.Missing("graph").ToResult();

    private static async Task<IResult> Contexts(
        string slug,
        Readable readable,
        GraphStore graphs,
        Ledger ledger,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (
            await readable.Find(slug, user, cancel) is not { } deliberation
            || await graphs.Newest(deliberation.Id, cancel) is not { } newest
        )
        {
            return Refusal.Missing("graph").ToResult();
        }

        var view = await ledger.Read(deliberation, cancel);
        var found = newest.Graph.Contexts.ToDictionary(c => c.Context, StringComparer.Ordinal);
        return TypedResults.Ok(
            deliberation
                .Plan.Contexts.Select(c =>
                {
                    var graph = found.GetValueOrDefault(c.Id);
                    return new ContextResult(
                        c.Id,
                        c.Label,
                        graph?.Votes ?? 0,
                        graph?.Voters ?? 0,
                        [
                            .. (graph?.Winners ?? []).Select(w => new WinnerResult(
                                w.Value,
                                view.Cards.GetValueOrDefault(w.Value)?.Title ?? w.Value,
                                w.Mean,
                                w.StandardDeviation,
                                w.LowerBound,
                                w.AttackBudget
                            )),
                        ]
                    );
                })
                .ToList()
        );
    }

    private static async Task<IResult> Edges(
        string slug,
        [AsParameters] EdgeQuery query,
        Readable readable,
        GraphStore graphs,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (
            await readable.Find(slug, user, cancel) is not { } deliberation
            || await graphs.Newest(deliberation.Id, cancel) is not { } newest
        )
        {
            return Refusal.Missing("graph").ToResult();
        }

        if (query.Status is { } word && Statuses.All.All(s => Statuses.Key(s) != word))
        {
            return new Refusal(
                RefusalKind.Unusable,
                "status.unknown",
                $"There is no status \"{word}\". There are: {string.Join(", ", Statuses.All.Select(Statuses.Key))}."
            ).ToResult();
        }

        var edges = newest
            .Graph.Contexts.SelectMany(c => c.Edges)
            .Where(e => query.Context is null || e.Context == query.Context)
            .Where(e => query.Value is null || e.From == query.Value || e.To == query.Value)
            .Where(e => query.Status is null || Statuses.Key(e.Status) == query.Status);
        return Slice([.. edges], newest.Number, query.After, query.Limit);
    }

    private static async Task<IResult> Values(
        string slug,
        [FromQuery] string? after,
        [FromQuery] int? limit,
        Readable readable,
        GraphStore graphs,
        Ledger ledger,
        ClaimsPrincipal user,
        CancellationToken cancel
    )
    {
        if (await readable.Find(slug, user, cancel) is not { } deliberation)
        {
            return Refusal.Missing("deliberation").ToResult();
        }

        var newest = await graphs.Newest(deliberation.Id, cancel);
        var view = await ledger.Read(deliberation, cancel);
        var wins = (newest?.Graph.Contexts ?? [])
            .SelectMany(c => c.Winners.Select(w => (w.Value, c.Context)))
            .ToLookup(w => w.Value, w => w.Context, StringComparer.Ordinal);
        var members = view.ClassOf.Values.ToLookup(c => c, StringComparer.Ordinal);
        return Slice(
            [
                .. view
                    .Cards.Values.Select(Ledger.Shown)
                    .OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(c => c.Id, StringComparer.Ordinal)
                    .Select(c => new ValueResult(
                        c.Id,
                        c.Title,
                        c.Policies,
                        members[c.Id].Count(),
                        [.. wins[c.Id]]
                    )),
            ],
            newest?.Number ?? 0,
            after,
            limit
        );
    }

    private static async Task<IResult> Survey(
        string slug,
        Readable readable,
        PublicRecord record,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await readable.Find(slug, user, cancel) is { } deliberation
            ? TypedResults.Ok(await record.Survey(deliberation, cancel))
            : Refusal.Missing("deliberation").ToResult();

    private static async Task<IResult> History(
        string slug,
        Readable readable,
        PublicRecord record,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await readable.Find(slug, user, cancel) is { } deliberation
            ? TypedResults.Ok(await record.History(deliberation, cancel))
            : Refusal.Missing("deliberation").ToResult();

    private static async Task<IResult> Download(
        string slug,
        Readable readable,
        Export export,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await readable.Organised(slug, user, cancel) is { } deliberation
            ? await export.Send(deliberation, cancel)
            : Refusal.Missing("deliberation").ToResult();

    /// <summary>One page of a list that belongs to one graph: a cursor of an older graph is told so, not misread.</summary>
    private static IResult Slice<T>(IReadOnlyList<T> all, int graph, string? after, int? limit)
    {
        var from = 0;
        if (after is not null)
        {
            var parts = after.Split('-');
            if (
                parts is not [var number, var index]
                || !int.TryParse(
                    number,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var of
                )
                || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out from)
            )
            {
                return new Refusal(
                    RefusalKind.Unusable,
                    "cursor.unreadable",
                    "Pass as \"after\" what the page before gave as \"next\"."
                ).ToResult();
            }

            if (of != graph)
            {
                return new Refusal(
                    RefusalKind.Stale,
                    "cursor.outdated",
                    "A newer graph was made since the page before. Begin again without \"after\"."
                ).ToResult();
            }
        }

        var take = Math.Clamp(limit ?? 100, 1, MostItems);
        var next = (long)from + take;
        return TypedResults.Ok(
            new Paged<T>(
                [.. all.Skip(from).Take(take)],
                next < all.Count ? FormattableString.Invariant($"{graph}-{next}") : null,
                graph
            )
        );
    }
}

/// <summary>Which edges are asked for.</summary>
internal sealed record EdgeQuery
{
    /// <summary>Only edges of this context.</summary>
    [FromQuery(Name = "context"), Description("Only edges of this context.")]
    public string? Context { get; init; }

    /// <summary>Only edges from or to this value.</summary>
    [FromQuery(Name = "value"), Description("Only edges from or to this value.")]
    public string? Value { get; init; }

    /// <summary>Only edges that stand so.</summary>
    [
        FromQuery(Name = "status"),
        Description("Only edges that stand so: established, contested, on-a-par, open.")
    ]
    public string? Status { get; init; }

    /// <summary>Where the page before ended.</summary>
    [FromQuery(Name = "after"), Description("What the page before gave as next.")]
    public string? After { get; init; }

    /// <summary>How many at most.</summary>
    [FromQuery(Name = "limit"), Description("How many at most, 1 to 500; 100 if left out.")]
    public int? Limit { get; init; }
}

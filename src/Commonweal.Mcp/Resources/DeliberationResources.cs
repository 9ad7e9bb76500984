using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Commonweal.Deliberation.Cards;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Mcp.Tools;
using Microsoft.Extensions.DependencyInjection;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp.Resources;

/// <summary>A card as a resource.</summary>
/// <param name="Deliberation">Id of its deliberation.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Policies">What it pays attention to.</param>
/// <param name="Standings">How it stands in each context in which it was judged.</param>
public sealed record CardResource(
    string Deliberation,
    string Id,
    string Title,
    IReadOnlyList<string> Policies,
    IReadOnlyList<CardStanding> Standings
);

/// <summary>How a card stands in a context.</summary>
/// <param name="Context">The context.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Standing">How it stands.</param>
public sealed record CardStanding(string Context, string Label, ValueStanding Standing);

/// <summary>The graph of a context as a resource.</summary>
/// <param name="Deliberation">Id of its deliberation.</param>
/// <param name="AsOf">The day as of which the results stand.</param>
/// <param name="Winners">Winners, and what is said of the context.</param>
/// <param name="Edges">All pairs judged in it.</param>
public sealed record GraphResource(
    string Deliberation,
    DateOnly AsOf,
    ContextWinners Winners,
    IReadOnlyList<Edge> Edges
);

/// <summary>Cards and graphs as resources.</summary>
[McpServerResourceType]
public sealed class DeliberationResources(IDeliberations deliberations)
{
    private const string Mime = "application/json";
    private const string WealMime = "text/x-weal";
    private const int OnAPage = 500;

    internal static string CardAddress(string deliberation, string card) =>
        $"weal://deliberations/{Uri.EscapeDataString(deliberation)}/cards/{Uri.EscapeDataString(card)}";

    internal static string GraphAddress(string deliberation, string context) =>
        $"weal://deliberations/{Uri.EscapeDataString(deliberation)}/graph/{Uri.EscapeDataString(context)}";

    /// <summary>A card.</summary>
    /// <param name="id">The deliberation.</param>
    /// <param name="card">The card.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerResource(
        UriTemplate = "weal://deliberations/{id}/cards/{card}",
        Name = "card",
        Title = "A values card",
        MimeType = Mime
    )]
    [Description(
        "A value: its title, what it pays attention to, and how it stands in each context; and its declaration as .weal text."
    )]
    public async Task<IEnumerable<ResourceContents>> Card(
        string id,
        string card,
        CancellationToken cancel
    )
    {
        var view = await View(id, cancel);
        var found =
            view.Cards.FirstOrDefault(c => c.Id == card)
            ?? throw Missing(
                $"{id} has no card “{card}”; find_values and the list of resources name them."
            );
        return Contents(
            CardAddress(id, card),
            Of(view, found),
            view.Document?.Declarations.OfType<Value>().Where(v => v.Id.Text == card).Take(1)
        );
    }

    /// <summary>The graph of a context.</summary>
    /// <param name="id">The deliberation.</param>
    /// <param name="context">The context.</param>
    /// <param name="cancel">Stops it.</param>
    [McpServerResource(
        UriTemplate = "weal://deliberations/{id}/graph/{context}",
        Name = "graph",
        Title = "The moral graph of a context",
        MimeType = Mime
    )]
    [Description(
        "Winners and all judged pairs of a context, with uncertainty and support by group; and the steps proposed in it, with their stories, as .weal text."
    )]
    public async Task<IEnumerable<ResourceContents>> Graph(
        string id,
        string context,
        CancellationToken cancel
    )
    {
        var view = await View(id, cancel);
        if (Lookup.Context(view, context) is { } problem)
        {
            throw Missing(problem.Message);
        }

        var titles = Lookup.Titles(view);
        return Contents(
            GraphAddress(id, context),
            new GraphResource(
                view.Id,
                view.Day,
                GraphTools.Winners(view, context),
                [
                    .. (Lookup.Graph(view, context)?.Edges ?? []).Select(e =>
                        GraphTools.Of(e, titles)
                    ),
                ]
            ),
            view.Document?.Declarations.OfType<Upgrade>().Where(u => u.In.Text == context)
        );
    }

    /// <summary>Every card and graph there is, page by page; the cursor is the number of those before.</summary>
    internal static async ValueTask<ListResourcesResult> List(
        RequestContext<ListResourcesRequestParams> request,
        CancellationToken cancel
    )
    {
        var cursor = request.Params?.Cursor;
        var start = 0;
        if (
            cursor is not null
            && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start)
        )
        {
            throw new McpProtocolException(
                $"The cursor “{cursor}” is none of this server's; begin without one.",
                McpErrorCode.InvalidParams
            );
        }

        var all = await All(request.Services!.GetRequiredService<IDeliberations>(), cancel);
        return new()
        {
            Resources = [.. all.Skip(start).Take(OnAPage)],
            NextCursor =
                start < all.Count - OnAPage
                    ? (start + OnAPage).ToString(CultureInfo.InvariantCulture)
                    : null,
        };
    }

    private static async Task<List<Resource>> All(
        IDeliberations deliberations,
        CancellationToken cancel
    )
    {
        List<Resource> all = [];
        foreach (var summary in await deliberations.List(cancel))
        {
            if (await deliberations.Find(summary.Id, cancel) is not { } view)
            {
                continue;
            }

            all.AddRange(
                Lookup
                    .Known(view)
                    .Select(c => new Resource
                    {
                        Uri = GraphAddress(view.Id, c),
                        Name = $"graph of {c}",
                        Title = Lookup.Label(view, c),
                        Description = Standings.Says(view, c),
                        MimeType = Mime,
                    })
            );
            all.AddRange(
                view.Cards.Select(c => new Resource
                {
                    Uri = CardAddress(view.Id, c.Id),
                    Name = c.Id,
                    Title = c.Title,
                    MimeType = Mime,
                })
            );
        }

        return all;
    }

    private static CardResource Of(DeliberationView view, ValuesCard card) =>
        new(
            view.Id,
            card.Id,
            card.Title,
            card.Policies,
            [
                .. (view.Graph?.Contexts ?? [])
                    .Where(c => c.Levels.Any(l => l.Value == card.Id))
                    .Select(c => new CardStanding(
                        c.Context,
                        Lookup.Label(view, c.Context),
                        Tools.Standings.Of(c, card.Id)
                    )),
            ]
        );

    /// <summary>The JSON first, for clients that read only one; then the declarations as text, if there are any.</summary>
    private static IEnumerable<ResourceContents> Contents<T>(
        string uri,
        T json,
        IEnumerable<Declaration>? declared
    )
    {
        yield return new TextResourceContents
        {
            Uri = uri,
            MimeType = Mime,
            Text = JsonSerializer.Serialize(json, Reply.Json),
        };
        if (declared?.ToList() is { Count: > 0 } declarations)
        {
            yield return new TextResourceContents
            {
                Uri = uri,
                MimeType = WealMime,
                Text = WealPrinter.Print(new Document(Document.CurrentVersion, [.. declarations])),
            };
        }
    }

    private async Task<DeliberationView> View(string id, CancellationToken cancel) =>
        await deliberations.Find(id, cancel)
        ?? throw Missing($"There is no deliberation “{id}”; list_deliberations names them.");

    private static McpProtocolException Missing(string message) =>
        new(message, McpErrorCode.ResourceNotFound);
}

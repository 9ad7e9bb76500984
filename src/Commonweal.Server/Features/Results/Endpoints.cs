using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Results;

/// <summary>What everyone may read of a published deliberation.</summary>
internal static class ResultEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/d/{slug}/results").ExcludeFromDescription();
        pages.MapGet(
            "",
            (string slug) =>
                TypedResults.LocalRedirect($"/d/{Uri.EscapeDataString(slug)}/results/index.html")
        );
        pages.MapGet("/events", Events);
        pages.MapGet("/{**file}", File);
    }

    private static async Task<IResult> File(
        string slug,
        string? file,
        DeliberationStore deliberations,
        ResultsSite site,
        HttpContext http,
        CancellationToken cancel
    )
    {
        if (await Published(slug, deliberations, cancel) is not { } deliberation)
        {
            return Refusal.Missing("page: the results are not published").ToResult();
        }

        if (
            await site.Report(deliberation, cancel) is not { } report
            || await report.Read(string.IsNullOrEmpty(file) ? "index.html" : file, cancel)
                is not { } read
        )
        {
            return Refusal.Missing("page").ToResult();
        }

        http.Response.Headers.CacheControl = "public, max-age=5";
        return TypedResults.Bytes(
            read.Content,
            read.Type,
            entityTag: new(FormattableString.Invariant($"\"{report.Number}\""))
        );
    }

    private static async Task<IResult> Events(
        string slug,
        DeliberationStore deliberations,
        GraphStore graphs,
        GraphNews news,
        CancellationToken cancel
    )
    {
        if (await Published(slug, deliberations, cancel) is not { } deliberation)
        {
            return Refusal.Missing("deliberation").ToResult();
        }

        return TypedResults.ServerSentEvents(
            news.Numbers(
                slug,
                async () => (await graphs.Newest(deliberation.Id, cancel))?.Number ?? 0,
                cancel
            ),
            "graph"
        );
    }

    private static async Task<DeliberationNow?> Published(
        string slug,
        DeliberationStore deliberations,
        CancellationToken cancel
    ) =>
        await deliberations.Find(slug, cancel) is { Stored.PublishedAt: not null } found
            ? found
            : null;
}

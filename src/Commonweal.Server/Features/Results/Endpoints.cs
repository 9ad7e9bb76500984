using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results.Pages;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Results;

/// <summary>What the page of changes shows.</summary>
/// <param name="Slug">The deliberation's place in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Lines">The changes.</param>
public sealed record HistoryModel(string Slug, string Title, IReadOnlyList<HistoryLine> Lines);

/// <summary>What the page of the survey shows.</summary>
/// <param name="Slug">The deliberation's place in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Survey">The survey, summed up.</param>
public sealed record SurveyModel(string Slug, string Title, SurveyView Survey);

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
        app.MapGet("/d/{slug}/history", History).ExcludeFromDescription();
        app.MapGet("/d/{slug}/survey-results", Survey).ExcludeFromDescription();
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

    private static async Task<IResult> History(
        string slug,
        DeliberationStore deliberations,
        PublicRecord record,
        CancellationToken cancel
    ) =>
        await Published(slug, deliberations, cancel) is { } found
            ? Page.Of<HistoryPage>(
                new HistoryModel(slug, found.Plan.Title, await record.History(found, cancel))
            )
            : Refusal.Missing("page: the results are not published").ToResult();

    private static async Task<IResult> Survey(
        string slug,
        DeliberationStore deliberations,
        PublicRecord record,
        CancellationToken cancel
    ) =>
        await Published(slug, deliberations, cancel) is { } found
            ? Page.Of<SurveyPage>(
                new SurveyModel(slug, found.Plan.Title, await record.Survey(found, cancel))
            )
            : Refusal.Missing("page: the results are not published").ToResult();

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

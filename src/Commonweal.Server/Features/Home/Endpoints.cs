using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Home.Pages;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Home;

/// <summary>What the first page shows.</summary>
/// <param name="Deliberations">Those open to everyone and those published, newest first.</param>
public sealed record HomeModel(IReadOnlyList<DeliberationLine> Deliberations);

/// <summary>A deliberation in a list.</summary>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="Question">What it asks.</param>
public sealed record DeliberationLine(string Slug, string Title, string Question);

internal static class HomeEndpoints
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(
                "/",
                async (DeliberationStore store, CancellationToken cancel) =>
                    Page.Of<HomePage>(
                        new HomeModel([
                            .. (await store.Listed(cancel)).Select(d => new DeliberationLine(
                                d.Slug,
                                d.Plan.Title,
                                d.Plan.Question
                            )),
                        ])
                    )
            )
            .ExcludeFromDescription();
}

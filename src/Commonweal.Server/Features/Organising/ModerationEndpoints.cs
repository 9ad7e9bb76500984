using Commonweal.Server.Features.Organising.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Organising;

/// <summary>What the page of moderation shows.</summary>
/// <param name="Heading">Head of the deliberation.</param>
/// <param name="Words">What is searched for.</param>
/// <param name="Items">What was found, newest first.</param>
/// <param name="Found">How many there are in all.</param>
/// <param name="Next">Where it goes on, or null.</param>
public sealed record ModerationModel(
    Heading Heading,
    string Words,
    IReadOnlyList<ModeratedItem> Items,
    int Found,
    string? Next
)
{
    /// <summary>Id of what something was wrong with.</summary>
    public Guid? About { get; init; }

    /// <summary>Why nothing was changed, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The reason that was typed.</summary>
    public string Reason { get; init; } = "";
}

/// <summary>Moderation, as pages and JSON.</summary>
internal static class ModerationEndpoints
{
    private const int PageSize = 30;
    private const int MostAtOnce = 100;

    public static void MapPages(RouteGroupBuilder one)
    {
        one.MapGet(
            "/moderation",
            async (
                HttpContext http,
                string? words,
                int? from,
                ModerationStore store,
                TimeProvider clock,
                CancellationToken cancel
            ) => Page.Of<ModerationPage>(await Model(http, words, from ?? 0, store, clock, cancel))
        );
        one.MapPost("/moderation/{kind}/{subject:guid}", Decide);
    }

    public static void MapApi(RouteGroupBuilder one)
    {
        one.MapGet("/moderations", Search)
            .RequireAuthorization(Callers.Organiser)
            .WithName("searchModerated")
            .WithSummary("Cards and stories, with whether they are hidden and why")
            .WithDescription(
                "`words`: all of them must occur; `kind`: card or story. Go on with `after` set to `next` of the answer."
            )
            .Produces<Listed<ModeratedItem>>();
        one.MapPost(
                "/moderations",
                async (HttpContext http, ModerationStore store, CancellationToken cancel) =>
                {
                    var read = await Body.Read(http.Request, BodyJson.ModerationWanted);
                    var decided = read.Refusal is { } unread
                        ? unread
                        : await store.Decide(http.Deliberation().Id, read.Value!, cancel);
                    return decided.ToResult(item => TypedResults.Ok(item));
                }
            )
            .RequireAuthorization(Callers.Organiser)
            .WithName("moderate")
            .WithSummary("Hide a card or story, or show it again")
            .WithDescription(
                "Always with a reason, which everyone can read, its author first. What is hidden leaves what others are shown and the graph."
            )
            .Accepts<ModerationWanted>("application/json")
            .Produces<ModeratedItem>()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> Search(
        HttpContext http,
        string? words,
        string? kind,
        Guid? after,
        int? limit,
        ModerationStore store,
        CancellationToken cancel
    )
    {
        var found = await store.Search(http.Deliberation().Id, words, kind, cancel);
        var rest = after is { } last
            ? found.SkipWhile(i => i.Id != last).Skip(1).ToList()
            : [.. found];
        var most = Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce);
        return TypedResults.Ok(
            new Listed<ModeratedItem>(
                [.. rest.Take(most)],
                rest.Count > most ? rest[most - 1].Id.ToString() : null
            )
        );
    }

    private static async Task<IResult> Decide(
        HttpContext http,
        string kind,
        Guid subject,
        [FromForm] string? hidden,
        [FromForm] string? reason,
        ModerationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var there = http.Deliberation();
        var decided = await store.Decide(
            there.Id,
            new(kind, subject, hidden == "yes", reason),
            cancel
        );
        if (decided.Refusal is not { } no)
        {
            return TypedResults.LocalRedirect($"/organise/{there.Slug}/moderation#m-{subject}");
        }

        if (no.Kind == RefusalKind.Missing)
        {
            return no.ToResult();
        }

        return Page.Of<ModerationPage>(
            await Model(http, null, 0, store, clock, cancel) with
            {
                About = subject,
                Problem = string.Join(
                    ' ',
                    no.Fields.Values.SelectMany(f => f).DefaultIfEmpty(no.Message)
                ),
                Reason = reason ?? "",
            },
            Problems.StatusOf(no)
        );
    }

    private static async Task<ModerationModel> Model(
        HttpContext http,
        string? words,
        int from,
        ModerationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var there = http.Deliberation();
        var found = await store.Search(there.Id, words, null, cancel);
        var start = Math.Clamp(from, 0, found.Count);
        return new(
            Phrases.Heading(there, clock.GetUtcNow()),
            words ?? "",
            [.. found.Skip(start).Take(PageSize)],
            found.Count,
            found.Count > start + PageSize
                ? FormattableString.Invariant(
                    $"/organise/{there.Slug}/moderation?words={Uri.EscapeDataString(words ?? "")}&from={start + PageSize}"
                )
                : null
        );
    }
}

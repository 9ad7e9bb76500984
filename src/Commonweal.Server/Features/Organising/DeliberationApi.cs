using System.Globalization;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Organising;

/// <summary>Deliberations over JSON: the same operations as the pages'.</summary>
internal static class DeliberationApi
{
    private const int MostAtOnce = 100;

    public static void Map(IEndpointRouteBuilder app)
    {
        var all = app.MapGroup("/api/v1/deliberations").WithTags("Organising");
        all.MapGet("", Mine)
            .RequireAuthorization(Callers.Reader)
            .WithName("listDeliberations")
            .WithSummary("Deliberations you organise, newest first")
            .WithDescription("Go on with `after` set to `next` of the answer; `limit` is 1 to 100.")
            .Produces<Listed<DeliberationView>>()
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden);
        all.MapPost("", Make)
            .RequireAuthorization(Callers.Organiser)
            .WithName("makeDeliberation")
            .WithSummary("Make a deliberation")
            .WithDescription(
                "It is not open yet. All that is amiss with the plan is told at once in `errors`, by the name of the field."
            )
            .Accepts<NewDeliberation>("application/json")
            .Produces<DeliberationView>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        var one = all.MapGroup("/{slug}").Own();
        one.MapGet("", See)
            .RequireAuthorization(Callers.Reader)
            .WithName("readDeliberation")
            .WithSummary("A deliberation you organise, with its plan")
            .WithDescription(
                "The `ETag` is the number of the revision; send it back as `If-Match` with a change."
            )
            .Produces<DeliberationView>()
            .ProducesProblem(StatusCodes.Status404NotFound);
        one.MapPut("", Revise)
            .RequireAuthorization(Callers.Organiser)
            .WithName("reviseDeliberation")
            .WithSummary("Change the plan")
            .WithDescription(
                "Makes a new revision with a sentence in the public history. Needs `If-Match`; 412 when someone else was quicker. Ids of contexts, questions and options stay once the deliberation was opened; the plan stays once results are published."
            )
            .Accepts<DeliberationPlan>("application/json")
            .Produces<DeliberationView>()
            .ProducesProblem(StatusCodes.Status412PreconditionFailed)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status428PreconditionRequired);
        one.MapGet(
                "/progress",
                async (HttpContext http, LiveQueries live, CancellationToken cancel) =>
                    TypedResults.Ok(await live.Look(http.Deliberation(), cancel))
            )
            .RequireAuthorization(Callers.Reader)
            .WithName("readProgress")
            .WithSummary("How it goes: people by stage, groups, judgements still needed")
            .WithDescription(
                "Groups of fewer than five people are withheld (null), and others by which they could be worked out."
            )
            .Produces<LiveView>();
        Steps(one);
        InvitationEndpoints.MapApi(one);
        ModerationEndpoints.MapApi(one);
    }

    private static void Steps(RouteGroupBuilder one)
    {
        foreach (
            var (step, summary) in new[]
            {
                ("open", "Let people in; opens a closed one again"),
                ("close", "End taking part"),
                ("publish", "Publish the results, for good"),
            }
        )
        {
            one.MapPost(
                    $"/{step}",
                    async (
                        HttpContext http,
                        DeliberationEdits edits,
                        TimeProvider clock,
                        CancellationToken cancel
                    ) =>
                        (
                            await edits.Step(
                                http.Deliberation(),
                                step,
                                Body.Seen(http.Request),
                                cancel
                            )
                        ).ToResult(there => Answer(http, there, clock))
                )
                .RequireAuthorization(Callers.Organiser)
                .WithName($"{step}Deliberation")
                .WithSummary(summary)
                .WithDescription(
                    "Stands in the public history. 409 says why it is not possible now."
                )
                .Produces<DeliberationView>()
                .ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status412PreconditionFailed);
        }
    }

    private static async Task<IResult> Mine(
        HttpContext http,
        Guid? after,
        [FromQuery] int? limit,
        DeliberationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var most = Math.Clamp(limit ?? MostAtOnce, 1, MostAtOnce);
        var found = await store.OrganisedBy(http.Organiser(), after, most + 1, cancel);
        return TypedResults.Ok(
            new Listed<DeliberationView>(
                [.. found.Take(most).Select(d => DeliberationView.Of(d, clock.GetUtcNow()))],
                found.Count > most ? found[most - 1].Id.ToString() : null
            )
        );
    }

    private static async Task<IResult> Make(
        HttpContext http,
        DeliberationEdits edits,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var read = await Body.Read(http.Request, BodyJson.NewDeliberation);
        var made = read.Refusal is { } unread
            ? unread
            : await edits.Create(read.Value!.Slug, read.Value.Plan, http.Organiser(), cancel);
        return made.ToResult(there =>
        {
            Tag(http, there);
            return TypedResults.Created(
                $"/api/v1/deliberations/{there.Slug}",
                DeliberationView.Of(there, clock.GetUtcNow())
            );
        });
    }

    private static Ok<DeliberationView> See(HttpContext http, TimeProvider clock) =>
        Answer(http, http.Deliberation(), clock);

    private static async Task<IResult> Revise(
        HttpContext http,
        DeliberationEdits edits,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (http.Request.Headers.IfMatch.Count == 0)
        {
            return TypedResults.Problem(
                title: "Say which revision you change: send its ETag as If-Match. Otherwise you could undo what someone else changed without having seen it.",
                type: "urn:commonweal:refusal:plan.unmatched",
                statusCode: StatusCodes.Status428PreconditionRequired,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
                {
                    ["code"] = "plan.unmatched",
                }
            );
        }

        var read = await Body.Read(http.Request, BodyJson.DeliberationPlan);
        var revised = read.Refusal is { } unread
            ? unread
            : await edits.Revise(http.Deliberation(), Body.Seen(http.Request), read.Value!, cancel);
        return revised.ToResult(there => Answer(http, there, clock));
    }

    private static Ok<DeliberationView> Answer(
        HttpContext http,
        DeliberationNow there,
        TimeProvider clock
    )
    {
        Tag(http, there);
        return TypedResults.Ok(DeliberationView.Of(there, clock.GetUtcNow()));
    }

    private static void Tag(HttpContext http, DeliberationNow there) =>
        http.Response.Headers.ETag = string.Create(
            CultureInfo.InvariantCulture,
            $"\"{there.Stored.Revision}\""
        );
}

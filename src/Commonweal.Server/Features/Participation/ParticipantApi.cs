using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Participation;

/// <summary>The participant's path for programs: the same operations as the pages.</summary>
internal static class ParticipantApi
{
    public static void AddParticipation(this IServiceCollection services)
    {
        services.AddSingleton<CodeLockout>();
        services.AddSingleton<ShelfCache>();
        services.AddScoped<JoinStore>();
        services.AddScoped<InterviewStore>();
        services.AddScoped<CardShelf>();
        services.AddScoped<JudgementStore>();
        services.AddScoped<ComparisonStore>();
        services.AddScoped<ClosingStore>();
        services.AddScoped<ProgressStore>();
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1/deliberations/{slug}").WithTags("Taking part");
        api.MapPost("/participants", Join)
            .WithName("join")
            .WithSummary("Take part")
            .WithDescription(
                "Makes a participant and gives the code by which to come back, once. Send it as the bearer token cwp_CODE from then on."
            )
            .Produces<JoinReply>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        var me = api.MapGroup("/me")
            .RequireAuthorization(Callers.Participant)
            .AddEndpointFilter(OwnDeliberation)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        me.MapGet("", Me)
            .WithName("readMe")
            .WithSummary("Where I stand and what comes next")
            .Produces<MeReply>();
        me.MapDelete("", Withdraw)
            .WithName("withdraw")
            .WithSummary("Leave, with everything I gave")
            .Produces(StatusCodes.Status204NoContent);
        me.MapPut("/groups", Groups)
            .WithName("sayGroups")
            .WithSummary("Say what I am, as far as I like")
            .Produces<Dictionary<string, string>>();
        InterviewApi.Map(me);
        MapCards(me);
        MapJudgements(me);
        me.MapPut("/survey", Survey)
            .WithName("answerSurvey")
            .WithSummary("Say what I think of the deliberation")
            .Produces(StatusCodes.Status204NoContent);
        me.MapGet("/receipt", Receipt)
            .WithName("readReceipt")
            .WithSummary("What I gave, with hashes")
            .Produces<Receipt>();
    }

    private static void MapCards(RouteGroupBuilder me)
    {
        me.MapGet("/card", Card)
            .WithName("readMyCard")
            .WithSummary("My card")
            .Produces<CardReply>();
        me.MapGet("/like", Like)
            .WithName("listLikeCards")
            .WithSummary("Cards that may say the same as mine")
            .Produces<IReadOnlyList<CardReply>>();
        me.MapPut("/samenesses", Say)
            .WithName("saySameness")
            .WithSummary("Say whether a card says the same as mine")
            .Produces(StatusCodes.Status204NoContent);
        me.MapDelete("/like", EndComparison)
            .WithName("endComparison")
            .WithSummary("Compare no more")
            .Produces(StatusCodes.Status204NoContent);
        me.MapGet("/selection", Selection)
            .WithName("readSelection")
            .WithSummary("The six to choose among")
            .Produces<SelectionReply>();
        me.MapPut("/selection", Choose)
            .WithName("choose")
            .WithSummary("Choose those that are wise to consider")
            .Produces<SelectionReply>();
    }

    private static void MapJudgements(RouteGroupBuilder me)
    {
        me.MapPost("/trials", Next)
            .WithName("nextPair")
            .WithSummary("The pair to judge now")
            .WithDescription(
                "The one shown last if it was not judged yet, else the next. Only what was shown can be judged."
            )
            .Produces<TrialReply>()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        me.MapPut("/trials/{trial:guid}/vote", Vote)
            .WithName("judge")
            .WithSummary("Judge a pair that was shown to me")
            .WithDescription(
                "Once; the same judgement sent again is harmless, another one is refused with 409."
            )
            .Produces<VoteReply>();
        me.MapPost("/stories", Tell)
            .WithName("tellStory")
            .WithSummary("Tell how I came to judge so")
            .Produces(StatusCodes.Status204NoContent);
        me.MapDelete("/trials", EndJudgements)
            .WithName("endJudgements")
            .WithSummary("Judge no more")
            .Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>A participant's token opens their own deliberation and no other.</summary>
    private static async ValueTask<object?> OwnDeliberation(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next
    )
    {
        var http = context.HttpContext;
        var slug = (string)http.Request.RouteValues["slug"]!;
        if (
            http.User.ParticipantOf() is not { } me
            || await http
                .RequestServices.GetRequiredService<DeliberationStore>()
                .Find(me.Deliberation, http.RequestAborted)
                is not { } deliberation
            || deliberation.Slug != slug
        )
        {
            return Refusals.NoDeliberation.ToResult();
        }

        http.Features.Set(new Taking(deliberation, me));
        return await next(context);
    }

    private static async Task<IResult> Join(
        string slug,
        JoinRequest request,
        DeliberationStore deliberations,
        JoinStore store,
        CancellationToken cancel
    ) =>
        await deliberations.Find(slug, cancel) is { } deliberation
            ? (
                await store.Join(
                    deliberation,
                    new(request.Agrees, request.Invitation, request.Language ?? "en"),
                    cancel
                )
            ).ToResult(j =>
                TypedResults.Created(
                    $"/api/v1/deliberations/{slug}/me",
                    new JoinReply(j.Person.Pseudonym, j.Code)
                )
            )
            : Refusals.NoDeliberation.ToResult();

    private static async Task<IResult> Me(
        HttpContext http,
        ProgressStore store,
        CancellationToken cancel
    )
    {
        var (deliberation, me) = http.Taking();
        var progress = await store.Of(deliberation, me, cancel);
        return TypedResults.Ok(
            new MeReply(
                await store.Pseudonym(me, cancel),
                Word(Journey.Next(ProgressStore.PlanOf(deliberation), progress)),
                progress
            )
        );
    }

    private static async Task<IResult> Withdraw(
        HttpContext http,
        ClosingStore store,
        CancellationToken cancel
    )
    {
        await store.Withdraw(http.Taking().Me, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Groups(
        HttpContext http,
        Dictionary<string, string> groups,
        JoinStore store,
        CancellationToken cancel
    ) =>
        (await store.Say(http.Taking().Deliberation, http.Taking().Me, groups, cancel)).ToResult(
            TypedResults.Ok
        );

    private static async Task<IResult> Card(
        HttpContext http,
        ComparisonStore store,
        CancellationToken cancel
    ) =>
        await store.Mine(http.Taking().Me, cancel) is { } card
            ? TypedResults.Ok(Shown(card, null))
            : Refusals.NoCard.ToResult();

    private static async Task<IResult> Like(
        HttpContext http,
        ComparisonStore store,
        CancellationToken cancel
    ) =>
        TypedResults.Ok(
            (await store.Like(http.Taking().Deliberation, http.Taking().Me, cancel))
                .Select(l => Shown(l.Card, l.Likeness))
                .ToList()
        );

    private static async Task<IResult> Say(
        HttpContext http,
        SamenessRequest request,
        ComparisonStore store,
        CancellationToken cancel
    ) =>
        (
            await store.Say(
                http.Taking().Deliberation,
                http.Taking().Me,
                request.Other,
                request.Verdict,
                cancel
            )
        ).ToResult(_ => TypedResults.NoContent());

    private static async Task<IResult> EndComparison(
        HttpContext http,
        ProgressStore store,
        CancellationToken cancel
    )
    {
        await store.EndComparison(http.Taking().Me, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Selection(
        HttpContext http,
        ComparisonStore store,
        CardShelf shelves,
        CancellationToken cancel
    )
    {
        var (deliberation, me) = http.Taking();
        var shelf = await shelves.Of(deliberation, cancel);
        return (await store.Offer(deliberation, me, cancel)).ToResult(s =>
            TypedResults.Ok(Offered(s, shelf))
        );
    }

    private static async Task<IResult> Choose(
        HttpContext http,
        ChoiceRequest request,
        ComparisonStore store,
        CardShelf shelves,
        CancellationToken cancel
    )
    {
        var (deliberation, me) = http.Taking();
        var shelf = await shelves.Of(deliberation, cancel);
        return (await store.Choose(deliberation, me, request.Chosen, cancel)).ToResult(s =>
            TypedResults.Ok(Offered(s, shelf))
        );
    }

    private static async Task<IResult> Next(
        HttpContext http,
        JudgementStore store,
        CancellationToken cancel
    ) =>
        (await store.Next(http.Taking().Deliberation, http.Taking().Me, cancel)).ToResult(t =>
            TypedResults.Ok(
                new TrialReply(
                    t.Trial.Id,
                    t.Trial.Context,
                    Shown(t.From, null),
                    Shown(t.To, null),
                    t.Story
                )
            )
        );

    private static async Task<IResult> Vote(
        HttpContext http,
        Guid trial,
        VoteRequest request,
        JudgementStore store,
        CancellationToken cancel
    )
    {
        var (deliberation, me) = http.Taking();
        return (
            await store.Judge(deliberation, me, trial, request.Answer, request.Comment, cancel)
        ).ToResult(v => TypedResults.Ok(new VoteReply(v.TrialId, v.Answer, v.At)));
    }

    private static async Task<IResult> Tell(
        HttpContext http,
        StoryRequest request,
        JudgementStore store,
        CancellationToken cancel
    ) =>
        (
            await store.Tell(
                http.Taking().Deliberation,
                http.Taking().Me,
                request.Trial,
                request.Text,
                cancel
            )
        ).ToResult(_ => TypedResults.NoContent());

    private static async Task<IResult> EndJudgements(
        HttpContext http,
        ProgressStore store,
        CancellationToken cancel
    )
    {
        await store.EndJudgements(http.Taking().Me, cancel);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> Survey(
        HttpContext http,
        Dictionary<string, string> items,
        ClosingStore store,
        CancellationToken cancel
    ) =>
        (await store.Survey(http.Taking().Deliberation, http.Taking().Me, items, cancel)).ToResult(
            _ => TypedResults.NoContent()
        );

    private static async Task<IResult> Receipt(
        HttpContext http,
        ClosingStore store,
        CancellationToken cancel
    ) => TypedResults.Ok(await store.Receipt(http.Taking().Deliberation, http.Taking().Me, cancel));

    private static SelectionReply Offered(StoredSelection selection, Shelf shelf) =>
        new(
            selection.Context,
            [
                .. (JsonSerializer.Deserialize<string[]>(selection.Shown) ?? [])
                    .Where(shelf.Cards.ContainsKey)
                    .Select(id => Shown(shelf.Cards[id], null)),
            ],
            selection.Chosen is null ? null : JsonSerializer.Deserialize<string[]>(selection.Chosen)
        );

    private static CardReply Shown(StoredCard card, double? likeness) =>
        new(card.ValueId, card.Title, Ledger.Shown(card).Policies, likeness);

    private static string Word(JourneyStage stage) =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(stage.ToString());
}

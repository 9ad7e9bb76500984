using System.Text.Json;
using Commonweal.Server.Features.Participation.Pages;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Participation;

/// <summary>Cards of others: those that may say the same, six to choose among, pairs to judge, and stories about them.</summary>
internal static class ChoosingEndpoints
{
    public static void Map(RouteGroupBuilder mine)
    {
        mine.MapGet("compare", Compare);
        mine.MapPost("compare", Compared);
        mine.MapGet("choose", Choose);
        mine.MapPost("choose", Chosen);
        mine.MapGet("judge", Judge);
        mine.MapPost("judge", Judged);
        mine.MapPost("judge/enough", Enough);
        mine.MapGet("judge/{trial:guid}/story", Story);
        mine.MapPost("judge/{trial:guid}/story", Told);
    }

    private static async Task<IResult> Compare(HttpContext http, ComparisonStore store) =>
        await Comparison(http, store, null);

    private static async Task<IResult> Comparison(
        HttpContext http,
        ComparisonStore store,
        Refusal? refused
    )
    {
        var visit = http.Visit();
        var cancel = http.RequestAborted;
        var like = await store.Like(visit.Deliberation, visit.Id, cancel);
        if (like.Count == 0)
        {
            await http
                .RequestServices.GetRequiredService<ProgressStore>()
                .EndComparison(visit.Id, cancel);
            return Next(visit);
        }

        return Page.Of<ComparePage>(
            new CompareModel(
                visit.FrameAt("compare"),
                Seen((await store.Mine(visit.Id, cancel))!),
                Seen(like[0].Card),
                like.Count,
                Amiss(visit, "verdict", refused)
            ),
            StatusOf(refused)
        );
    }

    private static async Task<IResult> Compared(
        HttpContext http,
        [FromForm] string? other,
        [FromForm] string? verdict,
        [FromForm] string? skip,
        ComparisonStore store
    )
    {
        var visit = http.Visit();
        var cancel = http.RequestAborted;
        if (skip is "yes")
        {
            await http
                .RequestServices.GetRequiredService<ProgressStore>()
                .EndComparison(visit.Id, cancel);
            return Next(visit);
        }

        var outcome = await store.Say(
            visit.Deliberation,
            visit.Id,
            other ?? "",
            verdict ?? "",
            cancel
        );
        return outcome.Refusal is { } refused
            ? await Comparison(http, store, refused)
            : TypedResults.LocalRedirect($"/d/{visit.Slug}/compare");
    }

    private static async Task<IResult> Choose(HttpContext http, ComparisonStore store) =>
        await Offer(http, store, null);

    private static async Task<IResult> Offer(
        HttpContext http,
        ComparisonStore store,
        Refusal? refused
    )
    {
        var visit = http.Visit();
        var cancel = http.RequestAborted;
        var outcome = await store.Offer(visit.Deliberation, visit.Id, cancel);
        if (outcome.Refusal is { } no)
        {
            return visit.Refuse(no);
        }

        var offered = outcome.Value!;
        var shelf = await http
            .RequestServices.GetRequiredService<CardShelf>()
            .Of(visit.Deliberation, cancel);
        var shown = JsonSerializer.Deserialize<string[]>(offered.Shown) ?? [];
        return Page.Of<ChoosePage>(
            new ChooseModel(
                visit.FrameAt("choose"),
                LabelOf(visit, offered.Context),
                [
                    .. shown
                        .Where(id => shelf.Cards.ContainsKey(shelf.Class(id)))
                        .Select(id => Seen(shelf.Cards[shelf.Class(id)]) with { Id = id }),
                ],
                offered.Chosen is { } json ? JsonSerializer.Deserialize<string[]>(json) : null,
                Amiss(visit, "chosen", refused)
            ),
            StatusOf(refused)
        );
    }

    private static async Task<IResult> Chosen(HttpContext http, ComparisonStore store)
    {
        var visit = http.Visit();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var outcome = await store.Choose(
            visit.Deliberation,
            visit.Id,
            [.. form["chosen"].OfType<string>()],
            http.RequestAborted
        );
        return outcome.Refusal is { } refused ? await Offer(http, store, refused) : Next(visit);
    }

    private static async Task<IResult> Judge(HttpContext http, JudgementStore store) =>
        await Pair(http, store, null, "");

    private static async Task<IResult> Pair(
        HttpContext http,
        JudgementStore store,
        Refusal? refused,
        string comment
    )
    {
        var visit = http.Visit();
        var cancel = http.RequestAborted;
        var outcome = await store.Next(visit.Deliberation, visit.Id, cancel);
        if (outcome.Refusal is { } no)
        {
            return no == Refusals.NothingLeft || no == Refusals.BudgetUsedUp
                ? Page.Of<EnoughPage>(
                    new EnoughModel(visit.FrameAt("judge"), visit.Words[$"refusal.{no.Code}"])
                )
                : visit.Refuse(no);
        }

        var shown = outcome.Value!;
        var progress = await http
            .RequestServices.GetRequiredService<ProgressStore>()
            .Of(visit.Deliberation, visit.Id, cancel);
        return Page.Of<JudgePage>(
            new JudgeModel(
                visit.FrameAt("judge"),
                shown.Trial.Id,
                LabelOf(visit, shown.Trial.Context),
                Seen(shown.From),
                Seen(shown.To),
                shown.Story ?? "",
                progress.Judged,
                visit.Deliberation.Plan.Judgements
            )
            {
                Comment = comment,
                Amiss = Amiss(visit, "answer", refused),
            },
            StatusOf(refused)
        );
    }

    private static async Task<IResult> Judged(
        HttpContext http,
        [FromForm] Guid trial,
        [FromForm] string? answer,
        [FromForm] string? comment,
        JudgementStore store
    )
    {
        var visit = http.Visit();
        var outcome = await store.Judge(
            visit.Deliberation,
            visit.Id,
            trial,
            answer ?? "",
            comment,
            http.RequestAborted
        );
        return outcome.Refusal switch
        {
            null when answer is "yes" => TypedResults.LocalRedirect(
                $"/d/{visit.Slug}/judge/{trial}/story"
            ),
            null => Next(visit),
            { } no when no == Refusals.AnswerUnknown || no == Refusals.TooLong => await Pair(
                http,
                store,
                no,
                comment ?? ""
            ),
            { } no => visit.Refuse(no),
        };
    }

    private static async Task<RedirectHttpResult> Enough(HttpContext http, ProgressStore progress)
    {
        var visit = http.Visit();
        await progress.EndJudgements(visit.Id, http.RequestAborted);
        return Next(visit);
    }

    private static async Task<IResult> Story(HttpContext http, Guid trial, JudgementStore store) =>
        await StoryFor(http, trial, store, "", null);

    private static async Task<IResult> StoryFor(
        HttpContext http,
        Guid trial,
        JudgementStore store,
        string text,
        Refusal? refused
    )
    {
        var visit = http.Visit();
        return await store.Titles(visit.Id, trial, http.RequestAborted) is not var (from, to)
            ? visit.Refuse(Refusals.NoTrial)
            : Page.Of<StoryPage>(
                new StoryModel(
                    visit.FrameAt($"judge/{trial}/story"),
                    trial,
                    from,
                    to,
                    text,
                    Amiss(visit, "text", refused)
                ),
                StatusOf(refused)
            );
    }

    private static async Task<IResult> Told(
        HttpContext http,
        Guid trial,
        [FromForm] string? text,
        JudgementStore store
    )
    {
        var visit = http.Visit();
        var outcome = await store.Tell(
            visit.Deliberation,
            visit.Id,
            trial,
            text ?? "",
            http.RequestAborted
        );
        return outcome.Refusal is { } refused
            ? refused == Refusals.NoStory
                ? await StoryFor(http, trial, store, text ?? "", refused)
                : visit.Refuse(refused)
            : Next(visit);
    }

    /// <summary>A card as pages show it.</summary>
    public static CardSeen Seen(StoredCard card) =>
        new(card.ValueId, card.Title, [.. Ledger.Shown(card).Policies]);

    private static string LabelOf(Visit visit, string context) =>
        visit.Deliberation.Plan.Contexts.FirstOrDefault(c => c.Id == context)?.Label ?? context;

    private static RedirectHttpResult Next(Visit visit) =>
        TypedResults.LocalRedirect($"/d/{visit.Slug}/next");

    /// <summary>A refusal as the problem of a form.</summary>
    public static IReadOnlyList<(string, string)> Amiss(
        Visit visit,
        string field,
        Refusal? refused
    ) => refused is null ? [] : [(field, visit.Words[$"refusal.{refused.Code}"])];

    /// <summary>The status of a form that is shown again.</summary>
    public static int StatusOf(Refusal? refused) =>
        refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused);
}

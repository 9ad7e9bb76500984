using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Organising.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Organising;

/// <summary>The organiser's pages: the list, the plan, opening, closing and publishing.</summary>
internal static class OrganisingEndpoints
{
    private const int PageSize = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/organise")
            .RequireAuthorization(Callers.Organiser)
            .ExcludeFromDescription()
            .WithFormTokens();
        pages.MapGet("", Mine);
        pages.MapGet("/new", () => Page.Of<PlanPage>(new PlanPageModel { Form = PlanForm.Fresh }));
        pages.MapPost("/new", Make);
        var one = pages.MapGroup("/{slug}").OwnPage();
        one.MapGet("", Overview);
        one.MapGet("/plan", Plan);
        one.MapPost("/plan", Revise);
        InvitationEndpoints.MapPages(one);
        ModerationEndpoints.MapPages(one);
        CoOrganisers.MapPages(one);
        foreach (var step in new[] { "open", "close", "publish" })
        {
            one.MapGet(
                $"/{step}",
                (HttpContext http, TimeProvider clock) => Confirm(http, clock, step, null)
            );
            one.MapPost(
                $"/{step}",
                (
                    HttpContext http,
                    [FromForm] int revision,
                    DeliberationEdits edits,
                    TimeProvider clock,
                    CancellationToken cancel
                ) => Do(http, step, revision, edits, clock, cancel)
            );
        }
    }

    private static async Task<IResult> Mine(
        HttpContext http,
        Guid? after,
        DeliberationStore store,
        CommonwealDb db,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var mine = await store.OrganisedBy(http.Organiser(), after, PageSize + 1, cancel);
        var shown = mine.Take(PageSize).ToList();
        var ids = shown.Select(d => d.Id).ToList();
        var people = await db
            .Participants.Where(p => ids.Contains(p.DeliberationId))
            .GroupBy(p => p.DeliberationId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return Page.Of<DeskPage>(
            new DeskModel(
                [
                    .. shown.Select(d => new DeskLine(
                        d.Slug,
                        d.Plan.Title,
                        Phrases.State(d, clock.GetUtcNow()),
                        people.GetValueOrDefault(d.Id)
                    )),
                ],
                mine.Count > PageSize ? $"/organise?after={shown[^1].Id}" : null
            )
        );
    }

    private static async Task<IResult> Make(
        HttpContext http,
        IFormCollection sent,
        DeliberationEdits edits,
        CancellationToken cancel
    )
    {
        var form = PlanForm.Read(sent);
        if (sent.ContainsKey("rows"))
        {
            return Page.Of<PlanPage>(new PlanPageModel { Form = form });
        }

        var (plan, unread) = form.ToPlan();
        var made =
            unread.Count == 0
                ? await edits.Create(form.Slug, plan, http.Organiser(), cancel)
                : Unread(plan, unread);
        return made.Match<IResult>(
            there => TypedResults.LocalRedirect($"/organise/{there.Slug}?done=made"),
            no =>
                Page.Of<PlanPage>(
                    new PlanPageModel
                    {
                        Form = form,
                        Errors = no.Fields,
                        Problem = no.Message,
                    },
                    Problems.StatusOf(no)
                )
        );
    }

    private static async Task<IResult> Overview(
        HttpContext http,
        string? done,
        DeliberationEdits edits,
        LiveQueries live,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var there = http.Deliberation();
        return Page.Of<OverviewPage>(
            new OverviewModel(
                Phrases.Heading(there, clock.GetUtcNow()),
                there.Plan.Question,
                $"{http.Request.Scheme}://{http.Request.Host}/d/{there.Slug}",
                Note(done),
                there.Stored.OpenedAt is null ? null : await live.Look(there, cancel),
                [
                    .. (await edits.History(there.Id, cancel)).Select(r => new HistoryLine(
                        r.At,
                        r.Summary
                    )),
                ]
            )
        );
    }

    private static RazorComponentResult<PlanPage> Plan(HttpContext http, TimeProvider clock)
    {
        var there = http.Deliberation();
        return Page.Of<PlanPage>(
            new PlanPageModel
            {
                Heading = Phrases.Heading(there, clock.GetUtcNow()),
                Form = PlanForm.Of(there),
                IsOpened = there.Stored.OpenedAt is not null,
            }
        );
    }

    private static async Task<IResult> Revise(
        HttpContext http,
        IFormCollection sent,
        DeliberationEdits edits,
        DeliberationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var there = http.Deliberation();
        var form = PlanForm.Read(sent);
        PlanPageModel page = new()
        {
            Heading = Phrases.Heading(there, clock.GetUtcNow()),
            Form = form,
            IsOpened = there.Stored.OpenedAt is not null,
        };
        if (sent.ContainsKey("rows"))
        {
            return Page.Of<PlanPage>(page);
        }

        var (plan, unread) = form.ToPlan();
        Outcome<DeliberationNow> revised =
            unread.Count == 0
                ? await edits.Revise(there, form.Seen, plan, cancel)
                : Unread(plan, unread);
        if (revised.Refusal is not { } no)
        {
            return TypedResults.LocalRedirect($"/organise/{there.Slug}?done=revised");
        }

        page = page with { Errors = no.Fields, Problem = no.Message };
        if (no.Kind == RefusalKind.Stale && await store.Find(there.Slug, cancel) is { } theirs)
        {
            // Saving once more puts the form in the place of what is shown beside it.
            page = page with
            {
                Form = form with { Seen = theirs.Stored.Revision },
                Clashes = PlanChanges.Between(theirs.Plan, PlanCheck.Tidy(plan)),
            };
        }

        return Page.Of<PlanPage>(page, Problems.StatusOf(no));
    }

    private static RazorComponentResult<ConfirmPage> Confirm(
        HttpContext http,
        TimeProvider clock,
        string step,
        Refusal? no
    )
    {
        var there = http.Deliberation();
        ConfirmModel model = new(
            Phrases.Heading(there, clock.GetUtcNow()),
            step,
            there.Stored.Revision,
            no?.Message
        );
        return Page.Of<ConfirmPage>(
            model,
            no is null ? StatusCodes.Status200OK : Problems.StatusOf(no)
        );
    }

    private static async Task<IResult> Do(
        HttpContext http,
        string step,
        int revision,
        DeliberationEdits edits,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        (await edits.Step(http.Deliberation(), step, revision, cancel)).Match<IResult>(
            there => TypedResults.LocalRedirect($"/organise/{there.Slug}?done={step}"),
            no => Confirm(http, clock, step, no)
        );

    /// <summary>What could not be read and what the check finds in the rest, in one answer.</summary>
    private static Outcome<DeliberationNow> Unread(
        DeliberationPlan plan,
        Dictionary<string, string[]> unread
    )
    {
        Dictionary<string, string[]> all = new(
            PlanCheck.Of(PlanCheck.Tidy(plan)),
            StringComparer.Ordinal
        );
        foreach (var (field, findings) in unread)
        {
            all[field] = findings;
        }

        return new Refusal(
            RefusalKind.Unusable,
            "plan.unusable",
            "Some parts of the plan need another look. Nothing was saved yet."
        )
        {
            Fields = all,
        };
    }

    private static string? Note(string? done) =>
        done switch
        {
            "made" => "Made. Nobody but its organisers sees it until you open it.",
            "revised" => "Saved, and noted in the public history.",
            "open" => "Opened. People can take part.",
            "close" =>
                "Closed. Nobody can take part any more; you can publish the results, or open it again.",
            "publish" => "The results are published. Anyone may read them.",
            _ => null,
        };
}

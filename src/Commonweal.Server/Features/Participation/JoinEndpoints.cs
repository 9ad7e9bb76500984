using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Features.Participation.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Participation;

/// <summary>Coming in: the first page, consent, the code, coming back, questions on oneself.</summary>
internal static class JoinEndpoints
{
    // Marks a browser to which the code is still to be shown.
    private const string NewCookie = "commonweal.new";

    public static void Map(RouteGroupBuilder anyone, RouteGroupBuilder mine)
    {
        anyone.MapGet("", First);
        anyone.MapPost("join", Join);
        anyone.MapGet("resume", (HttpContext http) => Resume(http.Visit(), "", null));
        anyone.MapPost("resume", Resumed);
        mine.MapGet("next", Next);
        mine.MapGet("code", Code);
        mine.MapPost("code", CodeNoted);
        mine.MapGet("groups", (HttpContext http) => Groups(http.Visit(), null));
        mine.MapPost("groups", GroupsSaid);
    }

    /// <summary>To whatever comes next for the person.</summary>
    private static async Task<IResult> Next(HttpContext http, ProgressStore progress)
    {
        var visit = http.Visit();
        var stage = await progress.Next(visit.Deliberation, visit.Id, http.RequestAborted);
        return TypedResults.LocalRedirect($"/d/{visit.Slug}/{PageOf(stage)}");
    }

    private static string PageOf(JourneyStage stage) =>
        stage switch
        {
            JourneyStage.Groups => "groups",
            JourneyStage.Interview => "interview",
            JourneyStage.Duplicates => "compare",
            JourneyStage.Selection => "choose",
            JourneyStage.Judgements => "judge",
            JourneyStage.Survey => "survey",
            _ => "receipt",
        };

    private static RazorComponentResult<LandingPage> First(
        HttpContext http,
        string? invitation,
        TimeProvider clock
    ) => Landing(http.Visit(), invitation ?? "", clock.GetUtcNow(), null);

    private static RazorComponentResult<LandingPage> Landing(
        Visit visit,
        string invitation,
        DateTimeOffset now,
        Refusal? refused
    )
    {
        var field =
            refused == Refusals.ConsentMissing ? "agree"
            : refused == Refusals.InvitationUnknown ? "invitation"
            : "";
        return Page.Of<LandingPage>(
            new LandingModel(
                visit.FrameAt(""),
                visit.Deliberation.Plan,
                visit.Deliberation.IsOpenAt(now),
                visit.Deliberation.Plan.InvitedOnly || invitation.Length > 0,
                invitation,
                Amiss(visit, field, refused)
            ),
            refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused)
        );
    }

    private static async Task<IResult> Join(
        HttpContext http,
        [FromForm] string? agree,
        [FromForm] string? invitation,
        JoinStore store,
        CodeLockout lockout,
        TimeProvider clock
    )
    {
        var visit = http.Visit();
        if (visit.Person is not null)
        {
            return TypedResults.LocalRedirect($"/d/{visit.Slug}/next");
        }

        var address = http.Connection.RemoteIpAddress;
        var outcome = lockout.IsLocked(address)
            ? Refusals.TooManyTries
            : await store.Join(
                visit.Deliberation,
                new(agree is "yes", invitation, visit.Words.Language),
                http.RequestAborted
            );
        return outcome.Match<IResult>(
            joined =>
            {
                ParticipantCookie.Write(http, visit.Slug, joined.Code);
                http.Response.Cookies.Append(NewCookie, "1", NewOptions(http, visit.Slug));
                return TypedResults.LocalRedirect($"/d/{visit.Slug}/code");
            },
            refused =>
            {
                if (refused == Refusals.InvitationUnknown)
                {
                    lockout.CountWrong(address);
                }

                return Landing(visit, invitation ?? "", clock.GetUtcNow(), refused);
            }
        );
    }

    /// <summary>Shows the code from its cookie until the person says they have it; afterwards nothing shows it again.</summary>
    private static IResult Code(HttpContext http)
    {
        var visit = http.Visit();
        return
            http.Request.Cookies.ContainsKey(NewCookie) && ParticipantCookie.Read(http) is { } code
            ? Page.Of<CodePage>(new CodeModel(visit.FrameAt("code"), code))
            : TypedResults.LocalRedirect($"/d/{visit.Slug}/next");
    }

    private static RedirectHttpResult CodeNoted(HttpContext http)
    {
        var visit = http.Visit();
        http.Response.Cookies.Delete(NewCookie, NewOptions(http, visit.Slug));
        return TypedResults.LocalRedirect(
            visit.Deliberation.Plan.Groups.Length > 0 && visit.Me.Groups is null
                ? $"/d/{visit.Slug}/groups"
                : $"/d/{visit.Slug}/next"
        );
    }

    private static RazorComponentResult<ResumePage> Resume(
        Visit visit,
        string code,
        Refusal? refused
    ) =>
        Page.Of<ResumePage>(
            new ResumeModel(visit.FrameAt("resume"), code, Amiss(visit, "code", refused)),
            refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused)
        );

    private static async Task<IResult> Resumed(
        HttpContext http,
        [FromForm] string? code,
        JoinStore store,
        CodeLockout lockout
    )
    {
        var visit = http.Visit();
        var address = http.Connection.RemoteIpAddress;
        if (lockout.IsLocked(address))
        {
            return Resume(visit, code ?? "", Refusals.TooManyTries);
        }

        if (!await store.Knows(visit.Deliberation.Id, code ?? "", http.RequestAborted))
        {
            lockout.CountWrong(address);
            return Resume(visit, code ?? "", Refusals.CodeUnknown);
        }

        ParticipantCookie.Write(http, visit.Slug, code!.Trim());
        return TypedResults.LocalRedirect($"/d/{visit.Slug}/next");
    }

    private static RazorComponentResult<GroupsPage> Groups(Visit visit, Refusal? refused) =>
        Page.Of<GroupsPage>(
            new GroupsModel(
                visit.FrameAt("groups"),
                visit.Deliberation.Plan.Groups,
                GroupsOf(visit.Me),
                Amiss(visit, "", refused)
            ),
            refused is null ? StatusCodes.Status200OK : Problems.StatusOf(refused)
        );

    private static async Task<IResult> GroupsSaid(HttpContext http, JoinStore store)
    {
        var visit = http.Visit();
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var said = visit
            .Deliberation.Plan.Groups.Select(g => g.Key)
            .Where(form.ContainsKey)
            .ToDictionary(key => key, key => form[key].ToString(), StringComparer.Ordinal);
        var outcome = await store.Say(visit.Deliberation, visit.Id, said, http.RequestAborted);
        return outcome.Match<IResult>(
            _ => TypedResults.LocalRedirect($"/d/{visit.Slug}/next"),
            refused => Groups(visit, refused)
        );
    }

    /// <summary>What someone said of themselves: options by question.</summary>
    public static IReadOnlyDictionary<string, string> GroupsOf(Participant person) =>
        person.Groups is { } json
            ? JsonSerializer.Deserialize(
                json,
                ParticipationJson.Default.SortedDictionaryStringString
            )!
            : new SortedDictionary<string, string>(StringComparer.Ordinal);

    private static IReadOnlyList<(string, string)> Amiss(
        Visit visit,
        string field,
        Refusal? refused
    ) => refused is null ? [] : [(field, visit.Words[$"refusal.{refused.Code}"])];

    private static CookieOptions NewOptions(HttpContext http, string slug) =>
        new()
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = http.Request.IsHttps,
            Path = $"/d/{slug}",
            MaxAge = TimeSpan.FromHours(1),
        };
}

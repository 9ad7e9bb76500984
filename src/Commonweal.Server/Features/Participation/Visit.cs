using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Commonweal.Server.Words;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>Someone at a page of a deliberation: who, where, in which language.</summary>
internal sealed record Visit(DeliberationNow Deliberation, Participant? Person, Phrasebook Words)
{
    private const string LanguageCookie = "commonweal.language";

    /// <summary>The participant; pages for participants are only reached by one.</summary>
    public Participant Me => Person!;

    public string Slug => Deliberation.Slug;

    public ParticipantId Id => new(Deliberation.Id, Me.Id);

    /// <summary>The frame of a page that can be opened again at a page of the deliberation.</summary>
    public Frame FrameAt(string page)
    {
        Frame frame = new(
            Slug,
            Deliberation.Plan.Title,
            Words,
            "",
            LanguagesOf(Deliberation.Plan),
            Person is not null
        );
        return frame with { Path = frame.To(page) };
    }

    /// <summary>A refusal as a page, in the reader's language.</summary>
    public IResult Refuse(Refusal refusal) =>
        Page.Of<RefusedPage>(
            new RefusedModel(FrameAt(""), Words[$"refusal.{refusal.Code}"]),
            Problems.StatusOf(refusal)
        );

    /// <summary>Finds out who visits. Pages of a person need one: others are asked for their code first.</summary>
    public static Func<
        EndpointFilterInvocationContext,
        EndpointFilterDelegate,
        ValueTask<object?>
    > Filter(bool needsPerson) =>
        async (context, next) =>
        {
            var http = context.HttpContext;
            var slug = (string)http.Request.RouteValues["slug"]!;
            var visit = await Of(http, slug);
            if (visit is null)
            {
                Frame frame = new("", "", Prefers(http, Phrasebook.Languages), "", [], false);
                return Page.Of<RefusedPage>(
                    new RefusedModel(frame, frame.Words["refusal.deliberation.none"]),
                    StatusCodes.Status404NotFound
                );
            }

            // A participant's pages are for that person alone: no store keeps them.
            http.Response.Headers.CacheControl = "no-cache, no-store";
            http.Response.Headers.Pragma = "no-cache";
            if (Chosen(http, visit) is { } language)
            {
                await Remember(http, visit, language);
                return TypedResults.LocalRedirect(http.Request.Path.Value!);
            }

            if (needsPerson && visit.Person is null)
            {
                return TypedResults.LocalRedirect($"/d/{slug}/resume");
            }

            http.Features.Set(visit);
            return await next(context);
        };

    /// <summary>Reads a visit from the request; null when there is no such deliberation.</summary>
    private static async Task<Visit?> Of(HttpContext http, string slug)
    {
        var services = http.RequestServices;
        var cancel = http.RequestAborted;
        if (
            await services.GetRequiredService<DeliberationStore>().Find(slug, cancel)
            is not { } deliberation
        )
        {
            return null;
        }

        var person =
            http.User.ParticipantOf() is { } id && id.Deliberation == deliberation.Id
                ? await services
                    .GetRequiredService<CommonwealDb>()
                    .Participants.AsNoTracking()
                    .SingleOrDefaultAsync(
                        p => p.DeliberationId == id.Deliberation && p.Id == id.Id,
                        cancel
                    )
                : null;
        var languages = LanguagesOf(deliberation.Plan);
        var asked = person?.Language ?? http.Request.Cookies[LanguageCookie] ?? "";
        var words = languages.Contains(asked, StringComparer.Ordinal)
            ? Phrasebook.Of(asked)
            : Prefers(http, languages);
        return new(deliberation, person, words);
    }

    /// <summary>Languages that the plan names and there are words for.</summary>
    private static List<string> LanguagesOf(DeliberationPlan plan)
    {
        var both = plan
            .Languages.Where(l => Phrasebook.Languages.Contains(l, StringComparer.Ordinal))
            .ToList();
        return both.Count > 0 ? both : [Phrasebook.Languages[0]];
    }

    /// <summary>The one of some languages that the browser asks for most, else the first.</summary>
    private static Phrasebook Prefers(HttpContext http, IReadOnlyList<string> languages)
    {
        var wanted = http.Request.GetTypedHeaders().AcceptLanguage;
        var best = wanted
            .OrderByDescending(w => w.Quality ?? 1)
            .Select(w => w.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(w => languages.Contains(w, StringComparer.Ordinal));
        return Phrasebook.Of(best ?? languages[0]);
    }

    private static string? Chosen(HttpContext http, Visit visit) =>
        HttpMethods.IsGet(http.Request.Method)
        && http.Request.Query["language"].ToString() is { Length: > 0 } asked
        && LanguagesOf(visit.Deliberation.Plan).Contains(asked, StringComparer.Ordinal)
            ? asked
            : null;

    private static async Task Remember(HttpContext http, Visit visit, string language)
    {
        if (visit.Person is { } person)
        {
            await http
                .RequestServices.GetRequiredService<CommonwealDb>()
                .Participants.Where(p =>
                    p.DeliberationId == person.DeliberationId && p.Id == person.Id
                )
                .ExecuteUpdateAsync(
                    p => p.SetProperty(x => x.Language, language),
                    http.RequestAborted
                );
            return;
        }

        http.Response.Cookies.Append(
            LanguageCookie,
            language,
            new()
            {
                HttpOnly = true,
                IsEssential = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                Path = $"/d/{visit.Slug}",
                MaxAge = TimeSpan.FromDays(90),
            }
        );
    }
}

internal static class Visits
{
    /// <summary>The visit that the filter found.</summary>
    public static Visit Visit(this HttpContext http) => http.Features.Get<Visit>()!;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Commonweal.Server.Features.Organising.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.Organising;

/// <summary>What the page of invitations shows.</summary>
public sealed record InvitationsModel
{
    /// <summary>Head of the deliberation.</summary>
    public required Heading Heading { get; init; }

    /// <summary>Address without an invitation; null when it lets nobody in.</summary>
    public string? Address { get; init; }

    /// <summary>Its QR code.</summary>
    public QrDrawing? AddressCode { get; init; }

    /// <summary>Links and lists there are.</summary>
    public required IReadOnlyList<InvitationLine> Lines { get; init; }

    /// <summary>What was just made, shown this once.</summary>
    public InvitationsMade? Made { get; init; }

    /// <summary>QR code of the link just made.</summary>
    public QrDrawing? MadeCode { get; init; }

    /// <summary>What was typed.</summary>
    public InvitationWanted Wanted { get; init; } = new() { Kind = "open" };

    /// <summary>Findings by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Why nothing was made, or null.</summary>
    public string? Problem { get; init; }
}

/// <summary>Invitations, as pages and JSON.</summary>
internal static class InvitationEndpoints
{
    public static void MapPages(RouteGroupBuilder one)
    {
        one.MapGet("/invitations", Page);
        one.MapPost("/invitations", Make);
        one.MapPost("/invitations/{id:guid}/revoke", Revoke);
    }

    public static void MapApi(RouteGroupBuilder one)
    {
        one.MapGet(
                "/invitations",
                async (HttpContext http, InvitationStore store, CancellationToken cancel) =>
                    TypedResults.Ok(
                        new Listed<InvitationLine>(
                            [.. await store.List(http.Deliberation().Id, cancel)],
                            null
                        )
                    )
            )
            .RequireAuthorization(Callers.Organiser)
            .WithName("listInvitations")
            .WithSummary("Links and lists of codes, newest first")
            .WithDescription("Codes themselves are not kept and cannot be read again.")
            .Produces<Listed<InvitationLine>>();
        one.MapPost(
                "/invitations",
                async (HttpContext http, InvitationStore store, CancellationToken cancel) =>
                {
                    var read = await Body.Read(http.Request, BodyJson.InvitationWanted);
                    var made = read.Refusal is { } unread
                        ? unread
                        : await store.Make(http.Deliberation(), read.Value!, Origin(http), cancel);
                    http.Response.Headers.CacheControl = "no-store";
                    return made.ToResult(m =>
                        TypedResults.Json(m, statusCode: StatusCodes.Status201Created)
                    );
                }
            )
            .RequireAuthorization(Callers.Organiser)
            .WithName("makeInvitations")
            .WithSummary("Make a link or a list of codes")
            .WithDescription(
                "`open`: a link for any number of people; `limited`: a link for `count` people; `codes`: `count` codes for one person each, up to 1000. The answer is the only place where the codes are shown."
            )
            .Accepts<InvitationWanted>("application/json")
            .Produces<InvitationsMade>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        one.MapDelete(
                "/invitations/{id:guid}",
                async (
                    HttpContext http,
                    Guid id,
                    InvitationStore store,
                    CancellationToken cancel
                ) =>
                    (await store.Revoke(http.Deliberation().Id, id, cancel)).ToResult(_ =>
                        TypedResults.NoContent()
                    )
            )
            .RequireAuthorization(Callers.Organiser)
            .WithName("revokeInvitation")
            .WithSummary("Let nobody else in by a link or a list of codes")
            .WithDescription("Who came in by it stays. Doing it twice changes nothing.")
            .Produces(StatusCodes.Status204NoContent)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The codes as CSV (RFC 4180), to be saved from the page that shows them this once.</summary>
    public static string Csv(InvitationsMade made)
    {
        StringBuilder csv = new("code,link\r\n");
        foreach (var (code, link) in made.Codes.Zip(made.Links))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{code},{link}\r\n");
        }

        return $"data:text/csv;charset=utf-8,{Uri.EscapeDataString(csv.ToString())}";
    }

    private static async Task<IResult> Page(
        HttpContext http,
        InvitationStore store,
        TimeProvider clock,
        CancellationToken cancel
    ) => Web.Page.Of<InvitationsPage>(await Model(http, store, clock, cancel));

    // Answered with the page itself, not with a redirect: codes are shown here and nowhere else.
    private static async Task<IResult> Make(
        HttpContext http,
        [FromForm] string? kind,
        [FromForm] string? label,
        [FromForm] string? count,
        InvitationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        InvitationWanted wanted = new()
        {
            Kind = kind ?? "",
            Label = label,
            Count = int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                ? n
                : null,
        };
        var made = await store.Make(http.Deliberation(), wanted, Origin(http), cancel);
        http.Response.Headers.CacheControl = "no-store";
        var model = await Model(http, store, clock, cancel);
        return made.Refusal is { } no
            ? Web.Page.Of<InvitationsPage>(
                model with
                {
                    Wanted = wanted,
                    Errors = no.Fields,
                    Problem = no.Message,
                },
                Problems.StatusOf(no)
            )
            : Web.Page.Of<InvitationsPage>(
                model with
                {
                    Made = made.Value,
                    MadeCode =
                        made.Value!.Links.Length == 1 ? QrDrawing.Of(made.Value.Links[0]) : null,
                }
            );
    }

    private static async Task<IResult> Revoke(
        HttpContext http,
        Guid id,
        InvitationStore store,
        CancellationToken cancel
    ) =>
        (await store.Revoke(http.Deliberation().Id, id, cancel)).Match<IResult>(
            _ => TypedResults.LocalRedirect($"/organise/{http.Deliberation().Slug}/invitations"),
            no => no.ToResult()
        );

    private static async Task<InvitationsModel> Model(
        HttpContext http,
        InvitationStore store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var there = http.Deliberation();
        var address = there.Plan.InvitedOnly ? null : $"{Origin(http)}/d/{there.Slug}";
        return new()
        {
            Heading = Phrases.Heading(there, clock.GetUtcNow()),
            Address = address,
            AddressCode = address is null ? null : QrDrawing.Of(address),
            Lines = await store.List(there.Id, cancel),
        };
    }

    private static string Origin(HttpContext http) =>
        $"{http.Request.Scheme}://{http.Request.Host}";
}

using System.Net.Mail;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Organising.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Organising;

/// <summary>What the page of a deliberation's organisers shows.</summary>
/// <param name="Heading">Head of the deliberation.</param>
/// <param name="Names">Who organises it.</param>
public sealed record CoOrganisersModel(Heading Heading, IReadOnlyList<string> Names)
{
    /// <summary>What was just done, or null.</summary>
    public string? Note { get; init; }

    /// <summary>The link to give them, shown this once; null for people who have an account.</summary>
    public string? Link { get; init; }

    /// <summary>What was typed.</summary>
    public string Email { get; init; } = "";

    /// <summary>Why nothing was done, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Findings by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal);
}

/// <summary>
/// Brings others in as organisers. Whoever has an account gets the deliberation in it; only for an account that is made here
/// is there a link, so that nobody gets into someone else's account by inviting them.
/// </summary>
internal sealed class CoOrganisers(
    CommonwealDb db,
    UserManager<Organiser> organisers,
    SignInLinks links
)
{
    /// <summary>Names of those who organise it.</summary>
    public async Task<IReadOnlyList<string>> Names(Guid deliberation, CancellationToken cancel) =>
        await db
            .Stewardships.Where(s => s.DeliberationId == deliberation)
            .Join(organisers.Users, s => s.OrganiserId, o => o.Id, (_, o) => o.UserName ?? "")
            .OrderBy(n => n)
            .ToListAsync(cancel);

    /// <summary>Makes someone an organiser of it. Gives the secret of a sign-in link for a new account, else null.</summary>
    public async Task<Outcome<Invited>> Invite(
        Guid deliberation,
        string? email,
        CancellationToken cancel
    )
    {
        var address = email?.Trim() ?? "";
        if (
            address.Length is 0 or > 200
            || !MailAddress.TryCreate(address, out var read)
            || read.Address != address
        )
        {
            return Unusable(
                $"\"{address}\" could not be read as an e-mail address. Write it like name@example.org."
            );
        }

        var there = await organisers.FindByNameAsync(address);
        var fresh = there is null;
        there ??= await Account(address);
        if (there is null)
        {
            return Unusable(
                "This address holds signs that names of accounts cannot have. Use another address."
            );
        }

        if (
            await db.Stewardships.AnyAsync(
                s => s.DeliberationId == deliberation && s.OrganiserId == there.Id,
                cancel
            )
        )
        {
            return new Refusal(
                RefusalKind.Conflict,
                "organiser.twice",
                $"{address} organises it already."
            );
        }

        db.Stewardships.Add(new() { DeliberationId = deliberation, OrganiserId = there.Id });
        await db.SaveChangesAsync(cancel);
        return new Invited(address, fresh ? await links.Make(there.Id, cancel) : null);
    }

    private async Task<Organiser?> Account(string address)
    {
        Organiser made = new()
        {
            Id = Guid.CreateVersion7(),
            UserName = address,
            Email = address,
        };
        return (await organisers.CreateAsync(made)).Succeeded ? made : null;
    }

    private static Refusal Unusable(string finding) =>
        new(RefusalKind.Unusable, "organiser.email", "Nobody was invited yet.")
        {
            Fields = new Dictionary<string, string[]>(StringComparer.Ordinal)
            {
                ["email"] = [finding],
            },
        };

    public static void MapPages(RouteGroupBuilder one)
    {
        one.MapGet(
            "/organisers",
            async (
                HttpContext http,
                CoOrganisers store,
                TimeProvider clock,
                CancellationToken cancel
            ) => Page.Of<CoOrganisersPage>(await Model(http, store, clock, cancel))
        );
        one.MapPost("/organisers", Bring);
    }

    // Answered with the page itself, not with a redirect: the link is shown here and nowhere else.
    private static async Task<IResult> Bring(
        HttpContext http,
        [FromForm] string? email,
        CoOrganisers store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var invited = await store.Invite(http.Deliberation().Id, email, cancel);
        http.Response.Headers.CacheControl = "no-store";
        var model = await Model(http, store, clock, cancel);
        return invited.Match<IResult>(
            done =>
                Page.Of<CoOrganisersPage>(
                    model with
                    {
                        Note = done.Secret is null
                            ? $"{done.Email} organises it now and finds it in their account."
                            : $"{done.Email} organises it now. They have no account yet, so give them this link:",
                        Link = done.Secret is null
                            ? null
                            : $"{http.Request.Scheme}://{http.Request.Host}/sign-in/{done.Secret}",
                    }
                ),
            no =>
                Page.Of<CoOrganisersPage>(
                    model with
                    {
                        Email = email ?? "",
                        Problem = no.Message,
                        Errors = no.Fields,
                    },
                    Problems.StatusOf(no)
                )
        );
    }

    private static async Task<CoOrganisersModel> Model(
        HttpContext http,
        CoOrganisers store,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        new(
            Phrases.Heading(http.Deliberation(), clock.GetUtcNow()),
            await store.Names(http.Deliberation().Id, cancel)
        );
}

/// <summary>Someone who was invited.</summary>
/// <param name="Email">Their address.</param>
/// <param name="Secret">Secret of their sign-in link; null for someone who has an account.</param>
internal sealed record Invited(string Email, string? Secret);

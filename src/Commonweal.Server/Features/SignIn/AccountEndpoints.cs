using System.Globalization;
using Commonweal.Server.Features.Organising;
using Commonweal.Server.Features.SignIn.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.SignIn;

/// <summary>What the page of an account shows.</summary>
public sealed record AccountModel
{
    /// <summary>Name to sign in with.</summary>
    public required string Name { get; init; }

    /// <summary>Whether there is a password.</summary>
    public required bool HasPassword { get; init; }

    /// <summary>Passkeys.</summary>
    public required IReadOnlyList<PasskeyLine> Passkeys { get; init; }

    /// <summary>Tokens.</summary>
    public required IReadOnlyList<TokenLine> Tokens { get; init; }

    /// <summary>Now, to tell tokens that have ended.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The token just made, shown this once.</summary>
    public string? Token { get; init; }

    /// <summary>What was just done, or null.</summary>
    public string? Note { get; init; }

    /// <summary>Why nothing was done, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Findings by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal);
}

/// <summary>An organiser's own account. Every change of it asks for a recent sign-in.</summary>
internal static class AccountEndpoints
{
    private const string Here = "/organise/account";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Here)
            .RequireAuthorization(Callers.Organiser)
            .ExcludeFromDescription()
            .WithFormTokens();
        pages.AddEndpointFilter(Proved);
        pages.MapGet(
            "",
            async (
                HttpContext http,
                string? done,
                AccountStore store,
                UserManager<Organiser> organisers,
                TimeProvider clock
            ) =>
                Page.Of<AccountPage>(
                    await Model(http, store, organisers, clock) with
                    {
                        Note = Note(done),
                    }
                )
        );
        pages.MapPost("/password", SetPassword);
        pages.MapPost("/tokens", MakeToken);
        pages.MapPost("/tokens/{id:guid}/revoke", RevokeToken);
        pages.MapPost("/sign-out-everywhere", SignOutEverywhere);
        PasskeyEndpoints.MapAccount(pages);
    }

    /// <summary>A cookie is needed, not a token: a program must not make itself another one; and for changes a recent proof.</summary>
    private static async ValueTask<object?> Proved(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next
    )
    {
        var http = call.HttpContext;
        if (http.User.Identity?.AuthenticationType != IdentityConstants.ApplicationScheme)
        {
            return TypedResults.StatusCode(StatusCodes.Status403Forbidden);
        }

        return
            HttpMethods.IsGet(http.Request.Method)
            || http.User.IsRecent(http.RequestServices.GetRequiredService<TimeProvider>())
            ? await next(call)
            : TypedResults.LocalRedirect(
                $"/sign-in?again=yes&ReturnUrl={Uri.EscapeDataString(Here)}"
            );
    }

    private static async Task<IResult> SetPassword(
        HttpContext http,
        [FromForm] string? old,
        [FromForm] string? password,
        AccountStore store,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn,
        TimeProvider clock
    )
    {
        var changed = await store.SetPassword(await Self(http, organisers), old, password);
        if (changed.Refusal is { } no)
        {
            return await Again(http, no, store, organisers, clock);
        }

        await signIn.Now(changed.Value!, clock);
        return TypedResults.LocalRedirect($"{Here}?done=password");
    }

    // Answered with the page itself, not with a redirect: the token is shown here and nowhere else.
    private static async Task<IResult> MakeToken(
        HttpContext http,
        IFormCollection form,
        AccountStore store,
        UserManager<Organiser> organisers,
        TimeProvider clock
    )
    {
        var made = await store.MakeToken(
            http.Organiser(),
            form["name"],
            [.. form["scopes"].OfType<string>()],
            int.TryParse(
                form["days"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var days
            )
                ? days
                : null,
            http.RequestAborted
        );
        http.Response.Headers.CacheControl = "no-store";
        return made.Refusal is { } no
            ? await Again(http, no, store, organisers, clock)
            : Page.Of<AccountPage>(
                await Model(http, store, organisers, clock) with
                {
                    Token = made.Value,
                }
            );
    }

    private static async Task<IResult> RevokeToken(
        HttpContext http,
        Guid id,
        AccountStore store,
        CancellationToken cancel
    ) =>
        (await store.RevokeToken(http.Organiser(), id, cancel)).Match<IResult>(
            _ => TypedResults.LocalRedirect($"{Here}?done=revoked"),
            no => no.ToResult()
        );

    private static async Task<IResult> SignOutEverywhere(
        HttpContext http,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn
    )
    {
        await organisers.UpdateSecurityStampAsync(await Self(http, organisers));
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in?out=yes");
    }

    internal static async Task<IResult> Again(
        HttpContext http,
        Refusal no,
        AccountStore store,
        UserManager<Organiser> organisers,
        TimeProvider clock
    ) =>
        Page.Of<AccountPage>(
            await Model(http, store, organisers, clock) with
            {
                Problem = no.Message,
                Errors = no.Fields,
            },
            Problems.StatusOf(no)
        );

    private static async Task<AccountModel> Model(
        HttpContext http,
        AccountStore store,
        UserManager<Organiser> organisers,
        TimeProvider clock
    )
    {
        var self = await Self(http, organisers);
        return new()
        {
            Name = self.UserName ?? "",
            HasPassword = await organisers.HasPasswordAsync(self),
            Passkeys = await store.Passkeys(self),
            Tokens = await store.Tokens(self.Id, http.RequestAborted),
            Now = clock.GetUtcNow(),
        };
    }

    internal static async Task<Organiser> Self(
        HttpContext http,
        UserManager<Organiser> organisers
    ) =>
        await organisers.FindByIdAsync(http.Organiser().ToString())
        ?? throw new InvalidOperationException(
            "The cookie of an account that is gone was let through."
        );

    private static string? Note(string? done) =>
        done switch
        {
            "password" =>
                "Your password is set. Other browsers in which you were signed in are signed out.",
            "revoked" => "The token is revoked. It opens nothing from now on.",
            "passkey" => "The passkey is added. You can sign in with it.",
            "passkey-gone" => "The passkey is taken away.",
            _ => null,
        };
}

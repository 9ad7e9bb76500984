using Commonweal.Server.Features.Organising;
using Commonweal.Server.Features.SignIn.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.SignIn;

/// <summary>What the page shows: the address typed before, and what was amiss.</summary>
/// <param name="Email">The e-mail address to begin with.</param>
/// <param name="ReturnTo">Where to go on, inside this server.</param>
/// <param name="Problem">What was amiss, or null.</param>
public sealed record SignInModel(string Email, string ReturnTo, string? Problem)
{
    /// <summary>Why it is asked, or null.</summary>
    public string? Note { get; init; }
}

/// <summary>How organisers sign in: by a link that works once, or by password.</summary>
internal static class SignInEndpoints
{
    private const string Home = "/organise";

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("").ExcludeFromDescription().WithFormTokens();
        pages.MapGet(
            "/sign-in",
            ([FromQuery(Name = "ReturnUrl")] string? to, string? again, string? @out) =>
                Page.Of<SignInPage>(
                    new SignInModel("", Inside(to), null)
                    {
                        Note =
                            again is not null
                                ? "Before something changes about how you sign in, show once more that it is you. Then do it again."
                            : @out is not null ? "You are signed out everywhere."
                            : null,
                    }
                )
        );
        pages.MapPost("/sign-in", ByPassword);
        pages.MapGet("/sign-in/{secret}", ByLinkAsked);
        pages.MapPost("/sign-in/{secret}", ByLink);
        pages.MapPost("/sign-out", SignOut);
        PasskeyEndpoints.MapSignIn(pages);
    }

    private static async Task<IResult> ByPassword(
        [FromForm] string? email,
        [FromForm] string? password,
        [FromForm] string? returnTo,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn,
        TimeProvider clock
    )
    {
        var known = email is { Length: > 0 }
            ? await organisers.FindByNameAsync(email.Trim())
            : null;
        var tried =
            known is not null && password is { Length: > 0 }
                ? await signIn.CheckPasswordSignInAsync(known, password, lockoutOnFailure: true)
                : Microsoft.AspNetCore.Identity.SignInResult.Failed;
        if (tried.Succeeded)
        {
            await signIn.Now(known!, clock);
            return TypedResults.LocalRedirect(Inside(returnTo));
        }

        var problem = tried.IsLockedOut
            ? "That was wrong too often. Wait five minutes, or use a sign-in link."
            : "This name and password do not belong together. Try again, or use a sign-in link.";
        return Page.Of<SignInPage>(
            new SignInModel(email ?? "", Inside(returnTo), problem),
            StatusCodes.Status422UnprocessableEntity
        );
    }

    // Opening a link must not use it up: mail programs open links to look at them. The button on the page does.
    private static RazorComponentResult<SignInLinkPage> ByLinkAsked(string secret) =>
        Page.Of<SignInLinkPage>(new SignInModel("", $"/sign-in/{secret}", null));

    private static async Task<IResult> ByLink(
        string secret,
        SignInLinks links,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            await links.Use(secret, cancel) is not { } id
            || await organisers.FindByIdAsync(id.ToString()) is not { } organiser
        )
        {
            return Page.Of<SignInPage>(
                new SignInModel(
                    "",
                    Home,
                    "This link was used already or is too old. Sign in with your password, or make a new link with: weal serve --sign-in-link"
                ),
                StatusCodes.Status422UnprocessableEntity
            );
        }

        await signIn.Now(organiser, clock);
        return TypedResults.LocalRedirect(Home);
    }

    private static async Task<IResult> SignOut(SignInManager<Organiser> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/");
    }

    // Browsers drop control characters from addresses, so that "/\t/elsewhere" would lead elsewhere.
    internal static string Inside(string? to) =>
        to is ['/', not ('/' or '\\'), ..] or "/" && !to.Any(char.IsControl) ? to : Home;
}

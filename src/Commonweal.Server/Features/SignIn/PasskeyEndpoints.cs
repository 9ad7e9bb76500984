using System.Buffers.Text;
using Commonweal.Server.Features.SignIn.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Features.SignIn;

/// <summary>
/// Passkeys (Web Authentication): the device holds the secret, the server a public key. A script asks the device and sends
/// its answer with an ordinary form.
/// </summary>
internal static class PasskeyEndpoints
{
    private const string Account = "/organise/account";
    private const int NameLength = 100;
    private const int Most = 20;

    /// <summary>
    /// Where a device says it was asked must be this address. The framework looks at the request's <c>Origin</c> instead, which
    /// is null on pages that send no referrer.
    /// </summary>
    public static void Configure(IdentityPasskeyOptions options) =>
        options.ValidateOrigin = context =>
        {
            var request = context.HttpContext.Request;
            return ValueTask.FromResult(
                !context.CrossOrigin
                    && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
                    && origin.Authority == new Uri($"{origin.Scheme}://{request.Host}").Authority
                    && (origin.Scheme == Uri.UriSchemeHttps || origin.Scheme == request.Scheme)
            );
        };

    /// <summary>Adding and taking away, on the account's page.</summary>
    public static void MapAccount(RouteGroupBuilder account)
    {
        account.MapPost("/passkeys/options", CreationOptions);
        account.MapPost("/passkeys", Add);
        account.MapPost("/passkeys/{id}/remove", Remove);
    }

    /// <summary>Signing in.</summary>
    public static void MapSignIn(RouteGroupBuilder pages)
    {
        pages.MapPost("/sign-in/passkey/options", RequestOptions);
        pages.MapPost("/sign-in/passkey", SignIn);
    }

    private static async Task<IResult> CreationOptions(
        HttpContext http,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn
    )
    {
        var self = await AccountEndpoints.Self(http, organisers);
        var options = await signIn.MakePasskeyCreationOptionsAsync(
            new()
            {
                Id = self.Id.ToString(),
                Name = self.UserName ?? "organiser",
                DisplayName = self.UserName ?? "organiser",
            }
        );
        return TypedResults.Content(options, "application/json");
    }

    private static async Task<IResult> Add(
        HttpContext http,
        [FromForm] string? credential,
        [FromForm] string? passkey,
        AccountStore store,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn,
        TimeProvider clock
    )
    {
        var self = await AccountEndpoints.Self(http, organisers);
        var name = passkey?.Trim() ?? "";
        var made =
            name.Length is 0 or > NameLength || name.Any(char.IsControl) ? null
            : (await organisers.GetPasskeysAsync(self)).Count >= Most ? null
            : await Attested(signIn, credential, self);
        if (made is null)
        {
            return await AccountEndpoints.Again(
                http,
                new(
                    RefusalKind.Unusable,
                    "passkey.unusable",
                    $"No passkey was added. Give it a name of up to {NameLength} characters, confirm on your device within five minutes, and keep at most {Most}."
                ),
                store,
                organisers,
                clock
            );
        }

        made.Name = name;
        var added = await organisers.AddOrUpdatePasskeyAsync(self, made);
        return added.Succeeded
            ? TypedResults.LocalRedirect($"{Account}?done=passkey")
            : throw new InvalidOperationException(
                string.Join(' ', added.Errors.Select(e => e.Code))
            );
    }

    private static async Task<IResult> Remove(
        HttpContext http,
        string id,
        UserManager<Organiser> organisers
    )
    {
        var self = await AccountEndpoints.Self(http, organisers);
        if (
            !Base64Url.IsValid(id)
            || await organisers.GetPasskeyAsync(self, Base64Url.DecodeFromChars(id)) is null
        )
        {
            return Refusal.Missing("passkey").ToResult();
        }

        await organisers.RemovePasskeyAsync(self, Base64Url.DecodeFromChars(id));
        return TypedResults.LocalRedirect($"{Account}?done=passkey-gone");
    }

    // Without a name: the device offers the passkeys it has, and nobody learns here which accounts there are.
    private static async Task<IResult> RequestOptions(SignInManager<Organiser> signIn) =>
        TypedResults.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> SignIn(
        [FromForm] string? credential,
        [FromForm] string? returnTo,
        UserManager<Organiser> organisers,
        SignInManager<Organiser> signIn,
        TimeProvider clock
    )
    {
        var asserted = await Asserted(signIn, credential);
        if (
            asserted is not { User: { } organiser, Passkey: { } passkey }
            || await organisers.IsLockedOutAsync(organiser)
        )
        {
            return Page.Of<SignInPage>(
                new SignInModel(
                    "",
                    SignInEndpoints.Inside(returnTo),
                    "This passkey is not known here, or it took too long. Try again, or sign in another way."
                ),
                StatusCodes.Status422UnprocessableEntity
            );
        }

        await organisers.AddOrUpdatePasskeyAsync(organiser, passkey);
        await signIn.Now(organiser, clock);
        return TypedResults.LocalRedirect(SignInEndpoints.Inside(returnTo));
    }

    private static async Task<UserPasskeyInfo?> Attested(
        SignInManager<Organiser> signIn,
        string? credential,
        Organiser self
    )
    {
        try
        {
            var result = string.IsNullOrEmpty(credential)
                ? null
                : await signIn.PerformPasskeyAttestationAsync(credential);
            return result is { Succeeded: true } && result.UserEntity.Id == self.Id.ToString()
                ? result.Passkey
                : null;
        }
        catch (InvalidOperationException)
        {
            // No options were asked for in this browser: there is nothing to answer.
            return null;
        }
    }

    private static async Task<PasskeyAssertionResult<Organiser>?> Asserted(
        SignInManager<Organiser> signIn,
        string? credential
    )
    {
        try
        {
            var result = string.IsNullOrEmpty(credential)
                ? null
                : await signIn.PerformPasskeyAssertionAsync(credential);
            return result is { Succeeded: true } ? result : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}

using System.Globalization;
using System.Security.Claims;
using Commonweal.Server.Identity;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Server.Features.SignIn;

/// <summary>
/// When someone last proved who they are, in their cookie. Whoever finds an open browser can look and organise, but cannot
/// change how its owner signs in.
/// </summary>
internal static class RecentSignIn
{
    /// <summary>How long a proof is enough to change credentials.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromMinutes(15);

    private const string Claim = "signed-in-at";

    /// <summary>Every request asks whether the account has signed out everywhere since; the moment of signing in stays.</summary>
    public static void Configure(SecurityStampValidatorOptions options)
    {
        options.ValidationInterval = TimeSpan.Zero;
        options.OnRefreshingPrincipal = context =>
        {
            if (
                context.CurrentPrincipal?.FindFirst(Claim) is { } at
                && context.NewPrincipal?.Identity is ClaimsIdentity identity
            )
            {
                identity.AddClaim(new(Claim, at.Value));
            }

            return Task.CompletedTask;
        };
    }

    /// <summary>Signs in here and now.</summary>
    public static Task Now(
        this SignInManager<Organiser> signIn,
        Organiser organiser,
        TimeProvider clock
    ) =>
        signIn.SignInWithClaimsAsync(
            organiser,
            isPersistent: false,
            [
                new(
                    Claim,
                    clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)
                ),
            ]
        );

    /// <summary>Whether the caller proved who they are a short while ago.</summary>
    public static bool IsRecent(this ClaimsPrincipal user, TimeProvider clock) =>
        long.TryParse(
            user.FindFirstValue(Claim),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var at
        )
        && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(at) < Enough;
}

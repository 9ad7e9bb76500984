using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Server.Identity;

/// <summary>Who may call: which proof of identity counts where, and the policies that endpoints ask for.</summary>
internal static class Callers
{
    public const string Scheme = "Commonweal";

    /// <summary>Policy: a participant, on pages or over the API.</summary>
    public const string Participant = "participant";

    /// <summary>Policy: an organiser who may look.</summary>
    public const string Reader = "reader";

    /// <summary>Policy: an organiser who may change things.</summary>
    public const string Organiser = "organiser";

    /// <summary>Policy: an organiser who may take everything out.</summary>
    public const string Exporter = "exporter";

    /// <summary>
    /// A bearer token counts wherever it is sent; below <c>/d/</c> the participant's cookie does; elsewhere the organiser's.
    /// A cookie never opens the API, so that no other site can use it there.
    /// </summary>
    public static string SchemeFor(HttpContext http) =>
        http.Request.Headers.Authorization.Count > 0
        || (http.Request.Path.Value ?? "").Split('/') is ["", "d" or "api" or "mcp", ..]
            ? CallerAuthentication.SchemeName
            : IdentityConstants.ApplicationScheme;

    public static void AddPolicies(AuthorizationOptions options)
    {
        options.AddPolicy(Participant, Needs(Scopes.Participate, cookie: false));
        options.AddPolicy(Reader, Needs(Scopes.Read, cookie: true));
        options.AddPolicy(Organiser, Needs(Scopes.Organise, cookie: true));
        options.AddPolicy(Exporter, Needs(Scopes.Export, cookie: true));
    }

    public static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "commonweal.organiser";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.LoginPath = "/sign-in";
        cookie.LogoutPath = "/sign-out";
        cookie.AccessDeniedPath = "/sign-in";
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
    }

    /// <summary>The participant who calls.</summary>
    public static ParticipantId? ParticipantOf(this ClaimsPrincipal user) =>
        Guid.TryParse(user.FindFirstValue(Claimed.Participant), out var id)
        && Guid.TryParse(user.FindFirstValue(Claimed.Deliberation), out var deliberation)
            ? new(deliberation, id)
            : null;

    /// <summary>The organiser who calls.</summary>
    public static Guid? OrganiserOf(this ClaimsPrincipal user) =>
        user.ParticipantOf() is null
        && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? id
            : null;

    private static AuthorizationPolicy Needs(string scope, bool cookie) =>
        new AuthorizationPolicyBuilder(Scheme)
            .RequireAuthenticatedUser()
            .RequireAssertion(c =>
                c.User.HasClaim(Claimed.Scope, scope)
                || (
                    cookie
                    && c.User.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme
                )
            )
            .Build();
}

/// <summary>A participant and the deliberation they take part in.</summary>
internal readonly record struct ParticipantId(Guid Deliberation, Guid Id);

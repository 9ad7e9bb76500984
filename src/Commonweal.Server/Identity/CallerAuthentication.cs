using System.Security.Claims;
using System.Text.Encodings.Web;
using Commonweal.Server.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Commonweal.Server.Identity;

/// <summary>
/// Knows a caller by the bearer token of an <c>Authorization</c> header, or a participant by the cookie that holds their
/// code. Organisers' browsers carry the framework's own cookie instead.
/// </summary>
internal sealed class CallerAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    CommonwealDb db,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Caller";

    /// <summary>Before a participant's code in an <c>Authorization</c> header.</summary>
    public const string ParticipantPrefix = "cwp_";

    /// <summary>Before an organiser's token.</summary>
    public const string OrganiserPrefix = "cwo_";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            var token = header[Bearer.Length..].Trim();
            return token switch
            {
                _ when token.StartsWith(ParticipantPrefix, StringComparison.Ordinal) =>
                    await Participant(token[ParticipantPrefix.Length..], null),
                _ when token.StartsWith(OrganiserPrefix, StringComparison.Ordinal) =>
                    await OfOrganiser(token[OrganiserPrefix.Length..]),
                _ => AuthenticateResult.Fail("This is not a token of Commonweal."),
            };
        }

        return ParticipantCookie.Read(Context) is { } code
            ? await Participant(code, ParticipantCookie.SlugOf(Context))
            : AuthenticateResult.NoResult();
    }

    private async Task<AuthenticateResult> Participant(string code, string? slug)
    {
        var hash = Secret.Hash(code);
        var found = await db
            .Participants.Where(p => p.CodeHash == hash)
            .Join(
                db.Deliberations,
                p => p.DeliberationId,
                d => d.Id,
                (p, d) =>
                    new
                    {
                        p.Id,
                        p.DeliberationId,
                        d.Slug,
                    }
            )
            .SingleOrDefaultAsync(Context.RequestAborted);
        if (found is null || (slug is not null && found.Slug != slug))
        {
            return AuthenticateResult.Fail("This code is not known, or its owner has withdrawn.");
        }

        return Known(
            new(ClaimTypes.NameIdentifier, $"participant:{found.Id}"),
            new(Claimed.Participant, found.Id.ToString()),
            new(Claimed.Deliberation, found.DeliberationId.ToString()),
            new(Claimed.Scope, Scopes.Participate)
        );
    }

    private async Task<AuthenticateResult> OfOrganiser(string token)
    {
        var hash = Secret.Hash(token);
        var found = await db.AccessTokens.SingleOrDefaultAsync(
            t => t.Hash == hash,
            Context.RequestAborted
        );
        if (found is null || found.RevokedAt is not null || found.ExpiresAt <= clock.GetUtcNow())
        {
            return AuthenticateResult.Fail("This token is not known, was revoked or has expired.");
        }

        return Known([
            new(ClaimTypes.NameIdentifier, found.OrganiserId.ToString()),
            .. found.Scopes.Split(' ').Select(s => new Claim(Claimed.Scope, s)),
        ]);
    }

    private static AuthenticateResult Known(params Claim[] claims) =>
        AuthenticateResult.Success(
            new(new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName)), SchemeName)
        );
}

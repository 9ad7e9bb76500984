using System.Security.Claims;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>Who may read which results: everyone those that are published, organisers their own.</summary>
internal sealed class Readable(CommonwealDb db, DeliberationStore deliberations)
{
    /// <summary>The deliberation if its results may be read by this caller; else null, as if there were none.</summary>
    public async Task<DeliberationNow?> Find(
        string slug,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await deliberations.Find(slug, cancel) is { } found
        && (
            found.Stored.PublishedAt is not null
            || (MayRead(user) && await Organises(found.Id, user, cancel))
        )
            ? found
            : null;

    /// <summary>The deliberation if this caller organises it; else null.</summary>
    public async Task<DeliberationNow?> Organised(
        string slug,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        await deliberations.Find(slug, cancel) is { } found
        && await Organises(found.Id, user, cancel)
            ? found
            : null;

    private static bool MayRead(ClaimsPrincipal user) =>
        user.HasClaim(Claimed.Scope, Scopes.Read)
        || user.Identity?.AuthenticationType == IdentityConstants.ApplicationScheme;

    private async Task<bool> Organises(
        Guid deliberation,
        ClaimsPrincipal user,
        CancellationToken cancel
    ) =>
        user.OrganiserOf() is { } organiser
        && await db.Stewardships.AnyAsync(
            s => s.DeliberationId == deliberation && s.OrganiserId == organiser,
            cancel
        );
}

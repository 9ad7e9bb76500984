using Commonweal.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Identity;

/// <summary>Links that sign an organiser in once: how the first one gets in, and how one who lost a password does.</summary>
internal sealed class SignInLinks(CommonwealDb db, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>Makes a link's secret. It is shown once and kept as a hash.</summary>
    public async Task<string> Make(Guid organiser, CancellationToken cancel)
    {
        var secret = Secret.Token();
        db.SignInLinks.Add(
            new()
            {
                Hash = Secret.Hash(secret),
                OrganiserId = organiser,
                ExpiresAt = clock.GetUtcNow() + Lifetime,
            }
        );
        await db.SaveChangesAsync(cancel);
        return secret;
    }

    /// <summary>Uses a link up; null when it is unknown, used or too old. Of two that come at once, one gets in.</summary>
    public async Task<Guid?> Use(string secret, CancellationToken cancel)
    {
        var hash = Secret.Hash(secret);
        var now = clock.GetUtcNow();
        var used = await db
            .SignInLinks.Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now), cancel);
        return used == 1
            ? await db
                .SignInLinks.Where(l => l.Hash == hash)
                .Select(l => (Guid?)l.OrganiserId)
                .SingleAsync(cancel)
            : null;
    }
}

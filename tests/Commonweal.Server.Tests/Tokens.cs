using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Tests;

internal static class Tokens
{
    /// <summary>A token of an organiser, who is made when there is none of that name.</summary>
    public static Task<string> Token(this RunningServer server, string scopes, string organiser) =>
        server.Look(async db =>
        {
            var owner = await db.Users.SingleOrDefaultAsync(o => o.UserName == organiser);
            if (owner is null)
            {
                owner = new() { Id = Guid.CreateVersion7(), UserName = organiser };
                db.Users.Add(owner);
            }

            var secret = Secret.Token();
            db.AccessTokens.Add(
                new()
                {
                    Id = Guid.CreateVersion7(),
                    OrganiserId = owner.Id,
                    Hash = Secret.Hash(secret),
                    Name = "a test",
                    Scopes = scopes,
                    CreatedAt = DateTimeOffset.UnixEpoch,
                    ExpiresAt = DateTimeOffset.MaxValue,
                }
            );
            await db.SaveChangesAsync();
            return CallerAuthentication.OrganiserPrefix + secret;
        });
}

using Commonweal.Server.Data;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.SignIn;

/// <summary>A token as its owner sees it.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Scopes">What it may do.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record TokenLine(
    Guid Id,
    string Name,
    string Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? RevokedAt
);

/// <summary>A passkey as its owner sees it.</summary>
/// <param name="Id">Its id, base64url.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="CreatedAt">When it was added.</param>
public sealed record PasskeyLine(string Id, string Name, DateTimeOffset CreatedAt);

/// <summary>How organisers sign in, and the tokens of their programs.</summary>
internal sealed class AccountStore(
    CommonwealDb db,
    UserManager<Organiser> organisers,
    TimeProvider clock
)
{
    public const int MostDays = 366;
    private const int NameLength = 100;
    private const int MostTokens = 100;

    /// <summary>Tokens, newest first.</summary>
    public async Task<IReadOnlyList<TokenLine>> Tokens(Guid organiser, CancellationToken cancel) =>
        await db
            .AccessTokens.AsNoTracking()
            .Where(t => t.OrganiserId == organiser)
            .OrderByDescending(t => t.CreatedAt)
            .Select(t => new TokenLine(
                t.Id,
                t.Name,
                t.Scopes,
                t.CreatedAt,
                t.ExpiresAt,
                t.RevokedAt
            ))
            .ToListAsync(cancel);

    /// <summary>Makes a token; what is given back is shown this once and kept as a hash.</summary>
    public async Task<Outcome<string>> MakeToken(
        Guid organiser,
        string? name,
        IReadOnlyList<string> scopes,
        int? days,
        CancellationToken cancel
    )
    {
        Dictionary<string, string[]> findings = new(StringComparer.Ordinal);
        var called = name?.Trim() ?? "";
        if (called.Length is 0 or > NameLength || called.Any(char.IsControl))
        {
            findings["name"] =
            [
                $"Call it something, in up to {NameLength} characters: the program or machine that will use it.",
            ];
        }

        if (scopes.Count == 0 || scopes.Except(Scopes.OfOrganisers, StringComparer.Ordinal).Any())
        {
            findings["scopes"] = ["Choose what it may do: at least one of read, organise, export."];
        }

        if (days is not (>= 1 and <= MostDays))
        {
            findings["days"] = [$"Say for how many days, from 1 to {MostDays}."];
        }

        if (findings.Count > 0)
        {
            return Unusable(findings);
        }

        var now = clock.GetUtcNow();
        if (
            await db.AccessTokens.CountAsync(
                t => t.OrganiserId == organiser && t.RevokedAt == null && t.ExpiresAt > now,
                cancel
            ) >= MostTokens
        )
        {
            return new Refusal(
                RefusalKind.Conflict,
                "token.many",
                $"There are {MostTokens} tokens already. Revoke those that are no longer used."
            );
        }

        var secret = Secret.Token();
        db.AccessTokens.Add(
            new()
            {
                Id = Guid.CreateVersion7(now),
                OrganiserId = organiser,
                Hash = Secret.Hash(secret),
                Name = called,
                Scopes = string.Join(
                    ' ',
                    Scopes.OfOrganisers.Where(s => scopes.Contains(s, StringComparer.Ordinal))
                ),
                CreatedAt = now,
                ExpiresAt = now.AddDays(days!.Value),
            }
        );
        await db.SaveChangesAsync(cancel);
        return CallerAuthentication.OrganiserPrefix + secret;
    }

    /// <summary>Ends a token; from then on it opens nothing.</summary>
    public async Task<Outcome<int>> RevokeToken(Guid organiser, Guid id, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!await db.AccessTokens.AnyAsync(t => t.OrganiserId == organiser && t.Id == id, cancel))
        {
            return Refusal.Missing("token");
        }

        return await db
            .AccessTokens.Where(t =>
                t.OrganiserId == organiser && t.Id == id && t.RevokedAt == null
            )
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.RevokedAt, now), cancel);
    }

    /// <summary>Sets a password, or changes it if the old one is known. Ends all other sessions.</summary>
    public async Task<Outcome<Organiser>> SetPassword(
        Organiser organiser,
        string? old,
        string? chosen
    )
    {
        if (
            await organisers.HasPasswordAsync(organiser)
            && !await organisers.CheckPasswordAsync(organiser, old ?? "")
        )
        {
            return Unusable(
                new(StringComparer.Ordinal) { ["old"] = ["This is not your password now."] }
            );
        }

        if (chosen is { Length: > 200 })
        {
            return Unusable(
                new(StringComparer.Ordinal) { ["password"] = ["Keep it to 200 characters."] }
            );
        }

        var result = await organisers.HasPasswordAsync(organiser)
            ? await organisers.ChangePasswordAsync(organiser, old ?? "", chosen ?? "")
            : await organisers.AddPasswordAsync(organiser, chosen ?? "");
        return result.Succeeded
            ? organiser
            : Unusable(
                new(StringComparer.Ordinal)
                {
                    ["password"] =
                    [
                        "Use at least 12 characters. Four or five words in a row that nobody would guess are good.",
                    ],
                }
            );
    }

    /// <summary>Passkeys, oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyLine>> Passkeys(Organiser organiser) =>
        [
            .. (await organisers.GetPasskeysAsync(organiser))
                .OrderBy(p => p.CreatedAt)
                .Select(p => new PasskeyLine(
                    System.Buffers.Text.Base64Url.EncodeToString(p.CredentialId),
                    p.Name ?? "Passkey",
                    p.CreatedAt
                )),
        ];

    private static Refusal Unusable(Dictionary<string, string[]> findings) =>
        new(RefusalKind.Unusable, "account.unusable", "Nothing was changed yet.")
        {
            Fields = findings,
        };
}

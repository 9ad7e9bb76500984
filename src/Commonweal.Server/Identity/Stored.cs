using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Identity;

/// <summary>Someone who runs deliberations. Signs in with a passkey, a password or a one-time link.</summary>
internal sealed class Organiser : IdentityUser<Guid>;

/// <summary>A bearer token of an organiser's program. Only its hash is kept.</summary>
internal sealed class AccessToken
{
    public required Guid Id { get; init; }

    public required Guid OrganiserId { get; init; }

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do: words of <see cref="Scopes"/>, separated by spaces.</summary>
    public required string Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>A link that signs an organiser in once.</summary>
internal sealed class SignInLink
{
    /// <summary>SHA-256 of the link's secret.</summary>
    public required byte[] Hash { get; init; }

    public required Guid OrganiserId { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? UsedAt { get; set; }
}

/// <summary>What was answered to a request that carried an idempotency key, to be answered again the same way.</summary>
internal sealed class IdempotentReply
{
    /// <summary>Who asked: kind and id of the principal.</summary>
    public required string Principal { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of method, path and body: the same key with other content is refused.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>HTTP status; 0 while the first request is still at work.</summary>
    public required int Status { get; set; }

    public string? ContentType { get; set; }

    public string? Location { get; set; }

    public byte[]? Body { get; set; }

    public required DateTimeOffset At { get; init; }
}

internal static class AccountTables
{
    public static void Add(ModelBuilder builder)
    {
        builder.Entity<Organiser>().ToTable("organisers");
        builder.Entity<AccessToken>(token =>
        {
            token.ToTable("access_tokens");
            token.Property(t => t.Name).HasMaxLength(100);
            token.Property(t => t.Scopes).HasMaxLength(200);
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasOne<Organiser>().WithMany().HasForeignKey(t => t.OrganiserId);
        });
        builder.Entity<SignInLink>(link =>
        {
            link.ToTable("sign_in_links").HasKey(l => l.Hash);
            link.HasOne<Organiser>().WithMany().HasForeignKey(l => l.OrganiserId);
        });
        builder.Entity<IdempotentReply>(reply =>
        {
            reply.ToTable("idempotent_replies").HasKey(r => new { r.Principal, r.Key });
            reply.Property(r => r.Principal).HasMaxLength(100);
            reply.Property(r => r.Key).HasMaxLength(200);
            reply.HasIndex(r => r.At);
        });
    }
}

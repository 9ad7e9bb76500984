using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>A deliberation. What is asked and how stands in its revisions; the newest one holds.</summary>
internal sealed class StoredDeliberation
{
    public required Guid Id { get; init; }

    /// <summary>Its place in addresses: <c>/d/SLUG</c>.</summary>
    public required string Slug { get; init; }

    /// <summary>Secret from which the direction of each shown pair is drawn; never leaves the server.</summary>
    public required byte[] Salt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Number of the newest revision; changes with every edit, so it serves as the entity tag.</summary>
    public required int Revision { get; set; }

    /// <summary>When people could first take part; null while it is being prepared.</summary>
    public DateTimeOffset? OpenedAt { get; set; }

    /// <summary>When taking part ended.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>When the results were published; from then on anyone may read them.</summary>
    public DateTimeOffset? PublishedAt { get; set; }
}

/// <summary>What is asked and how, as it stood from a moment on. Revisions are public: they are the history.</summary>
internal sealed class Revision
{
    public required Guid DeliberationId { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What changed, in a sentence.</summary>
    public required string Summary { get; init; }

    /// <summary>The <see cref="DeliberationPlan"/> as JSON.</summary>
    public required string Plan { get; init; }
}

/// <summary>Which organiser runs which deliberation.</summary>
internal sealed class Stewardship
{
    public required Guid DeliberationId { get; init; }

    public required Guid OrganiserId { get; init; }
}

/// <summary>A link, or one of a list of codes, by which people are let in.</summary>
internal sealed class Invitation
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>SHA-256 of its code, which is shown once, when it is made.</summary>
    public required byte[] Hash { get; init; }

    public required string Label { get; init; }

    /// <summary>How many people may come in by it.</summary>
    public required int MostUses { get; init; }

    public int Uses { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>An organiser hid something, or showed it again, and said why. Public, and never undone but by another one.</summary>
internal sealed class Moderation
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary><c>card</c> or <c>story</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Id of the card or story.</summary>
    public required Guid Subject { get; init; }

    public required bool Hidden { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal static class DeliberationTables
{
    public static void Add(ModelBuilder builder)
    {
        builder.Entity<StoredDeliberation>(deliberation =>
        {
            deliberation.ToTable("deliberations");
            deliberation.Property(d => d.Slug).HasMaxLength(60);
            deliberation.HasIndex(d => d.Slug).IsUnique();
            deliberation.Property(d => d.Revision).IsConcurrencyToken();
        });
        builder.Entity<Revision>(revision =>
        {
            revision.ToTable("revisions").HasKey(r => new { r.DeliberationId, r.Number });
            revision.Property(r => r.Summary).HasMaxLength(500);
            revision.HasOne<StoredDeliberation>().WithMany().HasForeignKey(r => r.DeliberationId);
        });
        builder.Entity<Stewardship>(stewardship =>
        {
            stewardship
                .ToTable("stewardships")
                .HasKey(s => new { s.DeliberationId, s.OrganiserId });
            stewardship
                .HasOne<StoredDeliberation>()
                .WithMany()
                .HasForeignKey(s => s.DeliberationId);
            stewardship.HasOne<Organiser>().WithMany().HasForeignKey(s => s.OrganiserId);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.ToTable("invitations").HasKey(i => new { i.DeliberationId, i.Id });
            invitation.Property(i => i.Label).HasMaxLength(200);
            invitation.HasIndex(i => i.Hash).IsUnique();
            invitation.HasOne<StoredDeliberation>().WithMany().HasForeignKey(i => i.DeliberationId);
        });
        builder.Entity<Moderation>(moderation =>
        {
            moderation.ToTable("moderations").HasKey(m => new { m.DeliberationId, m.Id });
            moderation.Property(m => m.Kind).HasMaxLength(20);
            moderation.Property(m => m.Reason).HasMaxLength(1000);
            moderation.HasOne<StoredDeliberation>().WithMany().HasForeignKey(m => m.DeliberationId);
        });
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Commonweal.Server.Data;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>A deliberation with the plan that holds now.</summary>
internal sealed record DeliberationNow(StoredDeliberation Stored, DeliberationPlan Plan)
{
    public Guid Id => Stored.Id;

    public string Slug => Stored.Slug;

    /// <summary>Whether people may take part at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        Stored.OpenedAt is not null
        && Stored.ClosedAt is null
        && (Plan.OpensAt is not { } from || from <= now)
        && (Plan.ClosesAt is not { } until || now < until);
}

/// <summary>Reads and changes deliberations and their plans.</summary>
internal sealed class DeliberationStore(CommonwealDb db, TimeProvider clock)
{
    /// <summary>Those on the first page: open to everyone, or published; newest first.</summary>
    public async Task<IReadOnlyList<DeliberationNow>> Listed(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return
        [
            .. (
                await Current(
                        db.Deliberations.Where(d => d.OpenedAt != null)
                            .OrderByDescending(d => d.CreatedAt)
                            .Take(200)
                    )
                    .ToListAsync(cancel)
            )
                .Select(Read)
                .Where(d =>
                    d.Stored.PublishedAt is not null || (d.IsOpenAt(now) && !d.Plan.InvitedOnly)
                ),
        ];
    }

    /// <summary>One by its place in addresses; null when there is none.</summary>
    public async Task<DeliberationNow?> Find(string slug, CancellationToken cancel) =>
        await Current(db.Deliberations.Where(d => d.Slug == slug)).SingleOrDefaultAsync(cancel)
            is { } found
            ? Read(found)
            : null;

    /// <summary>One by its id; null when there is none.</summary>
    public async Task<DeliberationNow?> Find(Guid id, CancellationToken cancel) =>
        await Current(db.Deliberations.Where(d => d.Id == id)).SingleOrDefaultAsync(cancel)
            is { } found
            ? Read(found)
            : null;

    /// <summary>Makes a deliberation, not open yet, with its first plan.</summary>
    public async Task<DeliberationNow> Create(
        string slug,
        DeliberationPlan plan,
        Guid? organiser,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        StoredDeliberation made = new()
        {
            Id = Guid.CreateVersion7(now),
            Slug = slug,
            Salt = RandomNumberGenerator.GetBytes(32),
            CreatedAt = now,
            Revision = 1,
        };
        db.Deliberations.Add(made);
        db.Revisions.Add(
            new()
            {
                DeliberationId = made.Id,
                Number = 1,
                At = now,
                Summary = "Made.",
                Plan = JsonSerializer.Serialize(plan, PlanJson.Default.DeliberationPlan),
            }
        );
        if (organiser is { } by)
        {
            db.Stewardships.Add(new() { DeliberationId = made.Id, OrganiserId = by });
        }

        await db.SaveChangesAsync(cancel);
        return new(made, plan);
    }

    private IQueryable<Found> Current(IQueryable<StoredDeliberation> which) =>
        which.Join(
            db.Revisions,
            d => new { d.Id, Number = d.Revision },
            r => new { Id = r.DeliberationId, r.Number },
            (d, r) => new Found(d, r.Plan)
        );

    private static DeliberationNow Read(Found found) =>
        new(
            found.Stored,
            JsonSerializer.Deserialize(found.Plan, PlanJson.Default.DeliberationPlan)!
        );

    private sealed record Found(StoredDeliberation Stored, string Plan);
}

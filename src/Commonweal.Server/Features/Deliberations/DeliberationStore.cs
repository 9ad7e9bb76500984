using System.Security.Cryptography;
using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>A deliberation with the plan that holds now.</summary>
internal sealed record DeliberationNow(StoredDeliberation Stored, DeliberationPlan Plan)
{
    public Guid Id => Stored.Id;

    public string Slug => Stored.Slug;

    /// <summary>Where it stands at a moment.</summary>
    public Phase PhaseAt(DateTimeOffset now) =>
        Stored.OpenedAt is null ? Phase.Preparing
        : Stored.ClosedAt is not null || Plan.ClosesAt <= now
            ? Stored.PublishedAt is null ? Phase.Closed
                : Phase.Published
        : Plan.OpensAt > now ? Phase.Waiting
        : Phase.Open;

    /// <summary>Whether people may take part at a moment.</summary>
    public bool IsOpenAt(DateTimeOffset now) =>
        Stored.OpenedAt is not null
        && Stored.ClosedAt is null
        && (Plan.OpensAt is not { } from || from <= now)
        && (Plan.ClosesAt is not { } until || now < until);
}

/// <summary>Where a deliberation stands.</summary>
internal enum Phase
{
    /// <summary>Nobody but its organisers sees it.</summary>
    Preparing,

    /// <summary>Opened, and the time from which people may begin has not come.</summary>
    Waiting,

    /// <summary>People take part.</summary>
    Open,

    /// <summary>Nobody can take part any more.</summary>
    Closed,

    /// <summary>The same, and anyone may read the results.</summary>
    Published,
}

/// <summary>Reads deliberations and their plans, and makes new ones.</summary>
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

    /// <summary>
    /// Those that someone organises, newest first, from the one after <paramref name="after"/> on. O(limit) by the index of
    /// stewardships.
    /// </summary>
    public async Task<IReadOnlyList<DeliberationNow>> OrganisedBy(
        Guid organiser,
        Guid? after,
        int limit,
        CancellationToken cancel
    )
    {
        var mine = Organised(organiser);
        if (after is { } last)
        {
            mine = mine.Where(d => d.Id < last);
        }

        return
        [
            .. (await Current(mine.OrderByDescending(d => d.Id).Take(limit)).ToListAsync(cancel))
                .Select(Read)
                .OrderByDescending(d => d.Id.ToString(), StringComparer.Ordinal),
        ];
    }

    /// <summary>One that someone organises; of others' they learn nothing, not even that there are any.</summary>
    public async Task<Outcome<DeliberationNow>> Organised(
        Guid organiser,
        string slug,
        CancellationToken cancel
    ) =>
        await Current(Organised(organiser).Where(d => d.Slug == slug)).SingleOrDefaultAsync(cancel)
            is { } found
            ? Read(found)
            : Refusal.Missing("deliberation");

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

    private IQueryable<StoredDeliberation> Organised(Guid organiser) =>
        db.Deliberations.Where(d =>
            db.Stewardships.Any(s => s.DeliberationId == d.Id && s.OrganiserId == organiser)
        );

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

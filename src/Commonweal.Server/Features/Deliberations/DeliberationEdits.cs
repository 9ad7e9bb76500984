using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Deliberations;

/// <summary>
/// What organisers change. Every change is a revision with a sentence in the public history; of two who change the same
/// revision the second is told, and nothing of either is lost.
/// </summary>
internal sealed class DeliberationEdits(
    CommonwealDb db,
    DeliberationStore store,
    TimeProvider clock
)
{
    /// <summary>Makes a deliberation that is not open yet. Without a slug it gets one made from its title.</summary>
    public async Task<Outcome<DeliberationNow>> Create(
        string? slug,
        DeliberationPlan plan,
        Guid organiser,
        CancellationToken cancel
    )
    {
        var tidy = PlanCheck.Tidy(plan);
        Dictionary<string, string[]> findings = new(PlanCheck.Of(tidy), StringComparer.Ordinal);
        var place = string.IsNullOrWhiteSpace(slug)
            ? await FreeSlug(tidy.Title, cancel)
            : slug.Trim();
        if (PlanCheck.Slug(place) is { } unusable)
        {
            findings["slug"] = [unusable];
        }
        else if (await store.Find(place, cancel) is not null)
        {
            findings["slug"] = [Taken(place)];
        }

        if (findings.Count > 0)
        {
            return Unusable(findings);
        }

        try
        {
            return await store.Create(place, tidy, organiser, cancel);
        }
        catch (DbUpdateException)
        {
            // Someone else took the same place at the same moment.
            db.ChangeTracker.Clear();
            if (await store.Find(place, cancel) is null)
            {
                throw;
            }

            findings["slug"] = [Taken(place)];
            return Unusable(findings);
        }
    }

    /// <summary>Puts another plan in the place of the one that was seen.</summary>
    public async Task<Outcome<DeliberationNow>> Revise(
        DeliberationNow there,
        int? seen,
        DeliberationPlan plan,
        CancellationToken cancel
    )
    {
        if (seen is { } number && number != there.Stored.Revision)
        {
            return Stale(there.Stored.Revision);
        }

        if (there.PhaseAt(clock.GetUtcNow()) == Phase.Published)
        {
            return new Refusal(
                RefusalKind.Conflict,
                "plan.published",
                "The results are published and speak of this plan, so it stays as it is. Make a new deliberation to ask something else."
            );
        }

        var tidy = PlanCheck.Tidy(plan);
        Dictionary<string, string[]> findings = new(PlanCheck.Of(tidy), StringComparer.Ordinal);
        if (findings.Count == 0 && there.Stored.OpenedAt is not null)
        {
            findings = Kept(there.Plan, tidy);
        }

        if (findings.Count > 0)
        {
            return Unusable(findings);
        }

        var changes = PlanChanges.Between(there.Plan, tidy);
        return changes.Count == 0
            ? there
            : await Record(there, tidy, PlanChanges.Summary(changes), _ => { }, cancel);
    }

    /// <summary>Opens, closes or publishes it, if it stands as it was seen.</summary>
    /// <param name="there">The deliberation.</param>
    /// <param name="step"><c>open</c>, <c>close</c> or <c>publish</c>.</param>
    /// <param name="seen">The revision the caller saw; null when it does not matter.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<DeliberationNow>> Step(
        DeliberationNow there,
        string step,
        int? seen,
        CancellationToken cancel
    ) =>
        seen is { } number && number != there.Stored.Revision
            ? Stale(there.Stored.Revision)
            : step switch
            {
                "open" => await Open(there, cancel),
                "close" => await Close(there, cancel),
                "publish" => await Publish(there, cancel),
                _ => throw new ArgumentOutOfRangeException(nameof(step)),
            };

    // Lets people in; a deliberation that was closed goes on.
    private async Task<Outcome<DeliberationNow>> Open(
        DeliberationNow there,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        return there.PhaseAt(now) switch
        {
            Phase.Preparing when there.Plan.ClosesAt <= now => Passed(),
            Phase.Preparing => await Record(
                there,
                there.Plan,
                "Opened.",
                d => d.OpenedAt = now,
                cancel
            ),
            Phase.Closed when there.Plan.ClosesAt <= now => Passed(),
            Phase.Closed => await Record(
                there,
                there.Plan,
                "Opened again.",
                d => d.ClosedAt = null,
                cancel
            ),
            Phase.Published => new Refusal(
                RefusalKind.Conflict,
                "open.published",
                "The results are published, so taking part is over. Make a new deliberation to ask again."
            ),
            _ => new Refusal(RefusalKind.Conflict, "open.twice", "It is open already."),
        };
    }

    private async Task<Outcome<DeliberationNow>> Close(
        DeliberationNow there,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        return there.PhaseAt(now) switch
        {
            Phase.Open or Phase.Waiting => await Record(
                there,
                there.Plan,
                "Closed.",
                d => d.ClosedAt = now,
                cancel
            ),
            Phase.Preparing => new Refusal(
                RefusalKind.Conflict,
                "close.unopened",
                "It has not been opened, so there is nothing to close."
            ),
            _ => new Refusal(RefusalKind.Conflict, "close.twice", "It is closed already."),
        };
    }

    // For good.
    private async Task<Outcome<DeliberationNow>> Publish(
        DeliberationNow there,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        return there.PhaseAt(now) switch
        {
            Phase.Closed => await Record(
                there,
                there.Plan,
                "Published the results.",
                d =>
                {
                    d.ClosedAt ??= there.Plan.ClosesAt ?? now;
                    d.PublishedAt = now;
                },
                cancel
            ),
            _ when there.Stored.PublishedAt is not null => new Refusal(
                RefusalKind.Conflict,
                "publish.twice",
                "The results are published already."
            ),
            Phase.Preparing => new Refusal(
                RefusalKind.Conflict,
                "publish.unopened",
                "Nobody has taken part yet, so there are no results to publish."
            ),
            _ => new Refusal(
                RefusalKind.Conflict,
                "publish.open",
                "People are still taking part, and results in sight would sway them. Close it first."
            ),
        };
    }

    /// <summary>How it came to be as it is, newest first.</summary>
    public async Task<IReadOnlyList<Revision>> History(
        Guid deliberation,
        CancellationToken cancel
    ) =>
        await db
            .Revisions.AsNoTracking()
            .Where(r => r.DeliberationId == deliberation)
            .OrderByDescending(r => r.Number)
            .ToListAsync(cancel);

    private async Task<Outcome<DeliberationNow>> Record(
        DeliberationNow there,
        DeliberationPlan plan,
        string summary,
        Action<StoredDeliberation> change,
        CancellationToken cancel
    )
    {
        var stored = there.Stored;
        stored.Revision++;
        change(stored);
        db.Revisions.Add(
            new()
            {
                DeliberationId = stored.Id,
                Number = stored.Revision,
                At = clock.GetUtcNow(),
                Summary = summary,
                Plan = JsonSerializer.Serialize(plan, PlanJson.Default.DeliberationPlan),
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
            return new DeliberationNow(stored, plan);
        }
        catch (DbUpdateException)
        {
            // Either the row had moved on or its next revision was there: another organiser was quicker.
            db.ChangeTracker.Clear();
            var newer = await store.Find(stored.Id, cancel);
            if (newer is null || newer.Stored.Revision < stored.Revision)
            {
                throw;
            }

            return Stale(newer.Stored.Revision);
        }
    }

    /// <summary>Answers of people name contexts, questions and options by id; once it was open, none may go.</summary>
    private static Dictionary<string, string[]> Kept(
        DeliberationPlan before,
        DeliberationPlan after
    )
    {
        Dictionary<string, string[]> findings = new(StringComparer.Ordinal);
        Keep(
            "contexts",
            "The contexts",
            before.Contexts.Select(c => c.Id),
            after.Contexts.Select(c => c.Id)
        );
        Keep(
            "groups",
            "The questions on oneself",
            before.Groups.Select(g => g.Key),
            after.Groups.Select(g => g.Key)
        );
        Keep(
            "groups",
            "The options",
            before.Groups.SelectMany(g => g.Options.Select(o => $"{g.Key}/{o.Id}")),
            after.Groups.SelectMany(g => g.Options.Select(o => $"{g.Key}/{o.Id}"))
        );
        return findings;

        void Keep(string field, string what, IEnumerable<string> were, IEnumerable<string> are)
        {
            var gone = were.Except(are, StringComparer.Ordinal).ToList();
            if (gone.Count > 0)
            {
                findings[field] =
                [
                    .. findings.GetValueOrDefault(field, []),
                    $"{what} cannot be taken away or renamed once people have been let in, because their answers speak of them: {string.Join(", ", gone)}. Their wording can change.",
                ];
            }
        }
    }

    private async Task<string> FreeSlug(string title, CancellationToken cancel)
    {
        var proposed = ProposedName.From(
            title,
            "deliberation",
            new HashSet<string>(StringComparer.Ordinal)
        );
        var taken = await db
            .Deliberations.Where(d => d.Slug.StartsWith(proposed))
            .Select(d => d.Slug)
            .ToListAsync(cancel);
        return ProposedName.From(title, "deliberation", taken.ToHashSet(StringComparer.Ordinal));
    }

    private static string Taken(string slug) =>
        $"There is a deliberation at /d/{slug} already. Choose another place.";

    private static Refusal Unusable(Dictionary<string, string[]> findings) =>
        new(
            RefusalKind.Unusable,
            "plan.unusable",
            "Some parts of the plan need another look. Nothing was saved yet."
        )
        {
            Fields = findings,
        };

    private static Refusal Stale(int now) =>
        new(
            RefusalKind.Stale,
            "plan.stale",
            $"Someone else changed this in the meantime; it is at revision {now} now. Nothing of yours was saved yet, and nothing of theirs is lost."
        );

    private static Refusal Passed() =>
        new(
            RefusalKind.Conflict,
            "open.passed",
            "The time of closing has passed. Set a later one, or none, in the plan; then open it."
        );
}

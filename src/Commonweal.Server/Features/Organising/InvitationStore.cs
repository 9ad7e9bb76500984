using System.Collections.Immutable;
using System.Globalization;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Organising;

/// <summary>What kind of invitation is wanted.</summary>
public sealed record InvitationWanted
{
    /// <summary>
    /// <c>open</c>: a link for any number of people; <c>limited</c>: a link for <see cref="Count"/> people; <c>codes</c>:
    /// <see cref="Count"/> codes for one person each.
    /// </summary>
    public required string Kind { get; init; }

    /// <summary>What it is for; only organisers see it.</summary>
    public string? Label { get; init; }

    /// <summary>How many people, or codes. Left out for an open link.</summary>
    public int? Count { get; init; }
}

/// <summary>Invitations just made. The codes are shown this once; what is kept cannot be turned back into them.</summary>
/// <param name="Label">What they are for.</param>
/// <param name="Codes">The codes.</param>
/// <param name="Links">For each code, the address to give away.</param>
public sealed record InvitationsMade(
    string Label,
    ImmutableArray<string> Codes,
    ImmutableArray<string> Links
);

/// <summary>A link or a list of codes.</summary>
/// <param name="Id">Its id, by which it is revoked.</param>
/// <param name="Kind"><c>open</c>, <c>limited</c> or <c>codes</c>.</param>
/// <param name="Label">What it is for.</param>
/// <param name="People">How many people came in by it.</param>
/// <param name="Most">How many can; null: any number.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="RevokedAt">When it was revoked.</param>
public sealed record InvitationLine(
    Guid Id,
    string Kind,
    string Label,
    int People,
    int? Most,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt
);

/// <summary>Makes invitations, counts who came by them, and revokes them.</summary>
internal sealed class InvitationStore(CommonwealDb db, TimeProvider clock)
{
    public const int MostCodes = 1000;
    public const int MostPeople = 100_000;
    private const int LabelLength = 200;
    private const int Unlimited = int.MaxValue;

    /// <summary>Makes a link or a list of codes. O(count).</summary>
    /// <param name="there">The deliberation.</param>
    /// <param name="wanted">What is wanted.</param>
    /// <param name="origin">Where the server is reached: <c>https://example.org</c>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Outcome<InvitationsMade>> Make(
        DeliberationNow there,
        InvitationWanted wanted,
        string origin,
        CancellationToken cancel
    )
    {
        if (Findings(wanted) is { Count: > 0 } findings)
        {
            return new Refusal(
                RefusalKind.Unusable,
                "invitation.unusable",
                "No invitation was made yet."
            )
            {
                Fields = findings,
            };
        }

        if (there.PhaseAt(clock.GetUtcNow()) == Phase.Published)
        {
            return new Refusal(
                RefusalKind.Conflict,
                "invitation.published",
                "The results are published, so nobody can be let in any more."
            );
        }

        var now = clock.GetUtcNow();
        var label = string.IsNullOrWhiteSpace(wanted.Label) ? Named(wanted) : wanted.Label.Trim();
        var codes = Enumerable
            .Range(0, wanted.Kind == "codes" ? wanted.Count!.Value : 1)
            .Select(_ => Secret.Code())
            .ToImmutableArray();
        db.Invitations.AddRange(
            codes.Select(code => new Invitation
            {
                DeliberationId = there.Id,
                Id = Guid.CreateVersion7(now),
                Hash = Secret.Hash(code),
                Label = label,
                MostUses = wanted.Kind switch
                {
                    "open" => Unlimited,
                    "limited" => wanted.Count!.Value,
                    _ => 1,
                },
                CreatedAt = now,
            })
        );
        await db.SaveChangesAsync(cancel);
        return new InvitationsMade(
            label,
            codes,
            [.. codes.Select(c => $"{origin}/d/{there.Slug}?invitation={c}")]
        );
    }

    /// <summary>Links and lists of codes, newest first. A list is one line: its codes were made at one moment under one label.</summary>
    public async Task<IReadOnlyList<InvitationLine>> List(
        Guid deliberation,
        CancellationToken cancel
    )
    {
        var all = await db
            .Invitations.AsNoTracking()
            .Where(i => i.DeliberationId == deliberation)
            .ToListAsync(cancel);
        return
        [
            .. all.GroupBy(i => (i.CreatedAt, i.Label))
                .OrderByDescending(g => g.Key.CreatedAt)
                .ThenBy(g => g.Key.Label, StringComparer.Ordinal)
                .Select(g =>
                {
                    var first = g.MinBy(i => i.Id)!;
                    return new InvitationLine(
                        first.Id,
                        first.MostUses switch
                        {
                            Unlimited => "open",
                            1 => "codes",
                            _ => "limited",
                        },
                        first.Label,
                        g.Sum(i => i.Uses),
                        first.MostUses == Unlimited ? null : g.Sum(i => i.MostUses),
                        first.CreatedAt,
                        first.RevokedAt
                    );
                }),
        ];
    }

    /// <summary>Lets nobody else in by a link, or by any code of its list. Who came in stays.</summary>
    public async Task<Outcome<int>> Revoke(Guid deliberation, Guid id, CancellationToken cancel)
    {
        var one = await db
            .Invitations.AsNoTracking()
            .SingleOrDefaultAsync(i => i.DeliberationId == deliberation && i.Id == id, cancel);
        if (one is null)
        {
            return Refusal.Missing("invitation");
        }

        var now = clock.GetUtcNow();
        return await db
            .Invitations.Where(i =>
                i.DeliberationId == deliberation
                && i.CreatedAt == one.CreatedAt
                && i.Label == one.Label
                && i.RevokedAt == null
            )
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.RevokedAt, now), cancel);
    }

    private static Dictionary<string, string[]> Findings(InvitationWanted wanted)
    {
        Dictionary<string, string[]> findings = new(StringComparer.Ordinal);
        if (wanted.Kind is not ("open" or "limited" or "codes"))
        {
            findings["kind"] =
            [
                "Choose a link for everyone, a link for a number of people, or a list of codes: open, limited or codes.",
            ];
        }

        if (wanted.Label is { Length: > LabelLength } || wanted.Label?.Any(char.IsControl) == true)
        {
            findings["label"] = [$"Keep it to {LabelLength} characters in one line."];
        }

        var most = wanted.Kind == "codes" ? MostCodes : MostPeople;
        if (wanted.Kind is "limited" or "codes" && !(wanted.Count >= 1 && wanted.Count <= most))
        {
            findings["count"] =
            [
                string.Create(CultureInfo.InvariantCulture, $"Say how many, from 1 to {most}."),
            ];
        }

        return findings;
    }

    private static string Named(InvitationWanted wanted) =>
        wanted.Kind switch
        {
            "open" => "Link for everyone",
            "limited" => "Link with a limit",
            _ => "List of codes",
        };
}

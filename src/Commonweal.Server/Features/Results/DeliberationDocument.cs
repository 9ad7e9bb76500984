using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>
/// A deliberation as one <c>.weal</c> document: contexts, groups, authors by their pseudonyms, and every card that is not
/// hidden with what it rests on.
/// </summary>
internal sealed class DeliberationDocument(CommonwealDb db, Ledger ledger)
{
    /// <summary>Reads the document. Time and memory linear in the cards.</summary>
    public async Task<Document> Read(DeliberationNow deliberation, CancellationToken cancel)
    {
        var id = deliberation.Id;
        var hidden = await ledger.Hidden(id, cancel);
        var cards = await db
            .Cards.AsNoTracking()
            .Where(c => c.DeliberationId == id)
            .OrderBy(c => c.At)
            .ThenBy(c => c.ValueId)
            .ToListAsync(cancel);
        var authors = await db
            .Participants.AsNoTracking()
            .Where(p => p.DeliberationId == id)
            .Where(p => db.Cards.Any(c => c.DeliberationId == id && c.ParticipantId == p.Id))
            .OrderBy(p => p.Pseudonym)
            .ToListAsync(cancel);
        IEnumerable<Declaration> all =
        [
            .. deliberation.Plan.Contexts.Select(c => new Scope(
                ScopeKind.Context,
                c.Id,
                c.Label,
                [],
                [],
                Span.None
            )),
            .. deliberation
                .Plan.Groups.SelectMany(g => g.Options)
                .Select(o => Agent(AgentKind.Group, o.Id, o.Label)),
            .. authors.Select(a => Agent(AgentKind.Person, a.Pseudonym, null)),
            .. authors
                .Where(a => a.ConsentedAt is not null)
                .Select(a => new Consent(
                    a.Pseudonym,
                    DateOnly.FromDateTime(a.ConsentedAt!.Value.UtcDateTime),
                    Span.None
                )),
            .. cards.Where(c => !hidden.Contains(c.Id)).SelectMany(c => Declarations(c.Weal)),
        ];
        // Several cards may bring the same agent along; one declaration of it is enough.
        HashSet<string> declared = new(StringComparer.Ordinal);
        return new(
            Document.CurrentVersion,
            [.. all.Where(d => d.DeclaredId is not { } name || declared.Add(name.Text))]
        );
    }

    /// <summary>The declarations of a stored card.</summary>
    public static IEnumerable<Declaration> Declarations(string weal) =>
        WealParser
            .Parse(FormattableString.Invariant($"weal {Document.CurrentVersion}\n{weal}"))
            .Document.Declarations;

    private static Agent Agent(AgentKind kind, string id, string? label) =>
        new(kind, id, label, [], ProcessQualities.None, Span.None);
}

using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>What somebody says when they join.</summary>
/// <param name="Agrees">Whether they agree to the consent text that they were shown.</param>
/// <param name="Invitation">The code of an invitation, if they have one.</param>
/// <param name="Language">Language of the interface.</param>
internal sealed record Joining(bool Agrees, string? Invitation, string Language);

/// <summary>Someone who has just joined, and the code that is shown this once.</summary>
internal sealed record Joined(Participant Person, string Code);

/// <summary>Joining, and what people say of themselves.</summary>
internal sealed class JoinStore(CommonwealDb db, TimeProvider clock)
{
    /// <summary>Makes a participant. An invitation is used up in the same transaction, so its count is never exceeded.</summary>
    public async Task<Outcome<Joined>> Join(
        DeliberationNow deliberation,
        Joining joining,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        if (!deliberation.IsOpenAt(now))
        {
            return Refusals.NotOpen;
        }

        if (!joining.Agrees)
        {
            return Refusals.ConsentMissing;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        Guid? invitation = null;
        if (deliberation.Plan.InvitedOnly || !string.IsNullOrWhiteSpace(joining.Invitation))
        {
            invitation = await UseInvitation(deliberation.Id, joining.Invitation ?? "", cancel);
            if (invitation is null)
            {
                return Refusals.InvitationUnknown;
            }
        }

        var code = Secret.Code();
        Participant person = new()
        {
            DeliberationId = deliberation.Id,
            Id = Guid.CreateVersion7(now),
            Pseudonym = Secret.Pseudonym(),
            CodeHash = Secret.Hash(code),
            InvitationId = invitation,
            Language = Words.Phrasebook.Of(joining.Language).Language,
            JoinedAt = now,
            ConsentedAt = now,
            ConsentRevision = deliberation.Stored.Revision,
        };
        db.Participants.Add(person);
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return new Joined(person, code);
    }

    /// <summary>Keeps what someone said of themselves. Every question may be left out; anything else said before is replaced.</summary>
    public async Task<Outcome<IReadOnlyDictionary<string, string>>> Say(
        DeliberationNow deliberation,
        ParticipantId me,
        IReadOnlyDictionary<string, string> groups,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        SortedDictionary<string, string> said = new(StringComparer.Ordinal);
        foreach (var (key, option) in groups)
        {
            var question = deliberation.Plan.Groups.FirstOrDefault(g => g.Key == key);
            if (
                question is null
                || (option.Length > 0 && question.Options.All(o => o.Id != option))
            )
            {
                return Refusals.GroupUnknown;
            }

            if (option.Length > 0)
            {
                said[key] = option;
            }
        }

        var json = JsonSerializer.Serialize(
            said,
            ParticipationJson.Default.SortedDictionaryStringString
        );
        await db
            .Participants.Where(p => p.DeliberationId == me.Deliberation && p.Id == me.Id)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Groups, json), cancel);
        return said;
    }

    /// <summary>Whether a code is one of this deliberation's participants.</summary>
    public Task<bool> Knows(Guid deliberation, string code, CancellationToken cancel)
    {
        var hash = Secret.Hash(code);
        return db.Participants.AnyAsync(
            p => p.CodeHash == hash && p.DeliberationId == deliberation,
            cancel
        );
    }

    private async Task<Guid?> UseInvitation(
        Guid deliberation,
        string code,
        CancellationToken cancel
    )
    {
        var hash = Secret.Hash(code);
        var used = await db
            .Invitations.Where(i =>
                i.Hash == hash
                && i.DeliberationId == deliberation
                && i.RevokedAt == null
                && i.Uses < i.MostUses
            )
            .ExecuteUpdateAsync(i => i.SetProperty(x => x.Uses, x => x.Uses + 1), cancel);
        return used == 1
            ? await db
                .Invitations.Where(i => i.Hash == hash)
                .Select(i => (Guid?)i.Id)
                .SingleAsync(cancel)
            : null;
    }
}

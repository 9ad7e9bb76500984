using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>What somebody gave, with hashes by which they can show later that it was kept as it was.</summary>
/// <param name="Deliberation">The deliberation's place in addresses.</param>
/// <param name="Pseudonym">Who.</param>
/// <param name="Card">Content hash of their value, or null.</param>
/// <param name="Judgements">Their judgements.</param>
internal sealed record Receipt(
    string Deliberation,
    string Pseudonym,
    string? Card,
    IReadOnlyList<ReceiptLine> Judgements
);

/// <summary>A judgement on a receipt.</summary>
/// <param name="From">The value left behind.</param>
/// <param name="To">The value judged.</param>
/// <param name="Context">Where.</param>
/// <param name="Answer">What was said.</param>
/// <param name="At">When.</param>
/// <param name="Sha256">SHA-256 of "from to context answer at", parted by single spaces.</param>
internal sealed record ReceiptLine(
    string From,
    string To,
    string Context,
    string Answer,
    DateTimeOffset At,
    string Sha256
);

/// <summary>The end of taking part: the survey, the receipt, and leaving with everything one gave.</summary>
internal sealed class ClosingStore(CommonwealDb db, ShelfCache shelves, TimeProvider clock)
{
    /// <summary>Keeps what somebody thinks of the deliberation, once. Items may be left out; an empty reply skips it.</summary>
    public async Task<Outcome<SurveyReply>> Survey(
        DeliberationNow deliberation,
        ParticipantId me,
        IReadOnlyDictionary<string, string> items,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        var amiss = items
            .Select(i => (i.Key, Finding: LegitimacySurvey.Check(i.Key, i.Value)))
            .Where(i => i.Finding is not null)
            .ToDictionary(
                i => i.Key,
                i =>
                    new[]
                    {
                        $"{i.Finding!.Code}: {string.Join(", ", i.Finding.Arguments.Select(a => a.Text))}",
                    },
                StringComparer.Ordinal
            );
        if (amiss.Count > 0)
        {
            return new Refusal(
                RefusalKind.Unusable,
                "survey.unknown",
                "Some answers are not among those offered."
            )
            {
                Fields = amiss,
            };
        }

        SurveyReply reply = new()
        {
            DeliberationId = me.Deliberation,
            ParticipantId = me.Id,
            Items = JsonSerializer.Serialize(items),
            At = clock.GetUtcNow(),
        };
        db.SurveyReplies.Add(reply);
        try
        {
            await db.SaveChangesAsync(cancel);
            return reply;
        }
        catch (DbUpdateException)
        {
            return Refusals.Surveyed;
        }
    }

    /// <summary>What somebody gave so far.</summary>
    public async Task<Receipt> Receipt(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        var person = await db
            .Participants.AsNoTracking()
            .SingleAsync(p => p.DeliberationId == me.Deliberation && p.Id == me.Id, cancel);
        var card = await db
            .Cards.Where(c => c.DeliberationId == me.Deliberation && c.ParticipantId == me.Id)
            .Select(c => c.ContentHash)
            .SingleOrDefaultAsync(cancel);
        var votes = await db
            .Trials.AsNoTracking()
            .Where(t => t.DeliberationId == me.Deliberation && t.ParticipantId == me.Id)
            .Join(
                db.Votes,
                t => new { t.DeliberationId, t.Id },
                v => new { v.DeliberationId, Id = v.TrialId },
                (t, v) => new { Trial = t, Vote = v }
            )
            .OrderBy(r => r.Vote.At)
            .ToListAsync(cancel);
        return new(
            deliberation.Slug,
            person.Pseudonym,
            card,
            [.. votes.Select(r => Line(r.Trial, r.Vote))]
        );
    }

    /// <summary>
    /// Somebody leaves: their row goes and with it everything they gave, in one transaction. What remains is that a person
    /// left. Possible at any time, also after the end.
    /// </summary>
    public async Task Withdraw(ParticipantId me, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        var principal = $"participant:{me.Id}";
        await db.IdempotentReplies.Where(r => r.Principal == principal).ExecuteDeleteAsync(cancel);
        // What others said of the card goes with it: it speaks of something that is no longer there.
        await db
            .Samenesses.Where(s =>
                s.DeliberationId == me.Deliberation
                && db.Cards.Any(c =>
                    c.DeliberationId == me.Deliberation
                    && c.ParticipantId == me.Id
                    && c.Id == s.OtherId
                )
            )
            .ExecuteDeleteAsync(cancel);
        var gone = await db
            .Participants.Where(p => p.DeliberationId == me.Deliberation && p.Id == me.Id)
            .ExecuteDeleteAsync(cancel);
        if (gone == 1)
        {
            db.Withdrawals.Add(
                new()
                {
                    DeliberationId = me.Deliberation,
                    Id = Guid.CreateVersion7(now),
                    At = now,
                }
            );
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        shelves.Forget(me.Deliberation);
    }

    private static ReceiptLine Line(Trial trial, StoredVote vote)
    {
        var text = string.Join(
            ' ',
            trial.From,
            trial.To,
            trial.Context,
            vote.Answer,
            vote.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)
        );
        return new(
            trial.From,
            trial.To,
            trial.Context,
            vote.Answer,
            vote.At,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))
        );
    }
}

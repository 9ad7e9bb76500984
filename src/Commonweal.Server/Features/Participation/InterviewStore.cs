using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Participation;

/// <summary>What became of an answer of the interview.</summary>
/// <param name="State">Where the interview stands.</param>
/// <param name="Findings">What the answer still needs; empty when it counts.</param>
internal sealed record InterviewReply(InterviewState State, IReadOnlyList<FieldFinding> Findings);

/// <summary>The interview of a participant, from the stored answers and back into them.</summary>
internal sealed class InterviewStore(CommonwealDb db, TimeProvider clock)
{
    /// <summary>Where somebody's interview stands.</summary>
    public async Task<InterviewState> State(
        DeliberationNow deliberation,
        ParticipantId me,
        CancellationToken cancel
    )
    {
        var person = await db
            .Participants.AsNoTracking()
            .SingleAsync(p => p.DeliberationId == me.Deliberation && p.Id == me.Id, cancel);
        var stored = await db
            .Answers.AsNoTracking()
            .Where(a => a.DeliberationId == me.Deliberation && a.ParticipantId == me.Id)
            .OrderBy(a => a.Number)
            .ToListAsync(cancel);
        return Interview.Replay(Plan(deliberation.Plan, person), stored.Select(Read));
    }

    /// <summary>
    /// Takes an answer. It is stored only when it counts; when the review is accepted the card is stored with it, in one
    /// transaction. The same answer sent again is harmless.
    /// </summary>
    public async Task<Outcome<InterviewReply>> Answer(
        DeliberationNow deliberation,
        ParticipantId me,
        InterviewAnswer answer,
        CancellationToken cancel
    )
    {
        if (!deliberation.IsOpenAt(clock.GetUtcNow()))
        {
            return Refusals.NotOpen;
        }

        var state = await State(deliberation, me, cancel);
        switch (Interview.Accept(state, answer))
        {
            case Acceptance.NotYet notYet:
                return new InterviewReply(state, [.. notYet.Findings]);
            case Acceptance.Accepted { IsRepetition: true } again:
                return new InterviewReply(again.State, []);
            case Acceptance.Accepted accepted:
                db.Answers.Add(Stored(me, answer));
                if (accepted.State.IsFinished)
                {
                    await KeepCard(me, accepted.State, cancel);
                }

                try
                {
                    await db.SaveChangesAsync(cancel);
                    return new InterviewReply(accepted.State, []);
                }
                catch (DbUpdateException)
                {
                    // Another window answered first: the answer is looked at again, against what is stored now.
                    db.ChangeTracker.Clear();
                    return await Answer(deliberation, me, answer, cancel);
                }
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Questions that were asked up to where the interview stands, in order, that one last.</summary>
    public static IReadOnlyList<Question> Course(InterviewState state)
    {
        var at = Interview.Replay(state.Plan, []);
        List<Question> asked = [];
        var held = state.Answers.ToDictionary(a => a.Question, StringComparer.Ordinal);
        while (
            at.Next.Key != state.Next.Key
            && held.TryGetValue(at.Next.Key, out var answer)
            && Interview.Accept(at, answer with { Number = at.NextNumber })
                is Acceptance.Accepted accepted
        )
        {
            asked.Add(at.Next);
            at = accepted.State;
        }

        asked.Add(state.Next);
        return asked;
    }

    /// <summary>Id of the value that somebody's interview makes.</summary>
    public static string ValueIdOf(Participant person) => $"v-{person.Pseudonym["p-".Length..]}";

    private async Task KeepCard(ParticipantId me, InterviewState state, CancellationToken cancel)
    {
        // A card is kept once; those who edit it afterwards edit what is theirs to publish only before others judged it.
        if (
            await db.Cards.AnyAsync(
                c => c.DeliberationId == me.Deliberation && c.ParticipantId == me.Id,
                cancel
            )
        )
        {
            return;
        }

        var document = Interview.Document(state);
        var value = document.Declarations.OfType<Value>().Single();
        var standing = Interview.Report(state).Statuses.Single(s => s.Id == value.Id.Text).Standing;
        if (standing == Standing.Rejected)
        {
            // Kept in the interview and not put before others; its author reads why and can answer anew.
            return;
        }

        db.Cards.Add(
            new()
            {
                DeliberationId = me.Deliberation,
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                ParticipantId = me.Id,
                ValueId = value.Id.Text,
                Title = value.Title,
                Policies = JsonSerializer.Serialize(value.Policies.Select(p => p.Text)),
                Contexts = JsonSerializer.Serialize(
                    value
                        .Contexts.Select(c => c.Text)
                        .Where(c => state.Plan.ContextOf(c) is not null)
                ),
                Weal = string.Concat(
                    Interview
                        .WithoutTranscript(document)
                        .Declarations.Where(d =>
                            d is not (Scope { Kind: ScopeKind.Context } or Consent)
                            && d is not Agent { Kind: AgentKind.Person }
                        )
                        .Select(WealPrinter.Print)
                ),
                ContentHash = ContentHash.Of(value),
                // The rules on wording read English: of what they cannot read they cannot vouch either.
                Standing =
                    standing == Standing.Accepted
                    && Words.Phrasebook.Of(state.Plan.Language).WordingIsRead
                        ? "accepted"
                        : "candidate",
                At = clock.GetUtcNow(),
            }
        );
    }

    private static InterviewPlan Plan(DeliberationPlan plan, Participant person) =>
        new()
        {
            Prompt = plan.Question,
            Person = person.Pseudonym,
            Card = ValueIdOf(person),
            Contexts = plan.Contexts.Select(c => new InterviewContext(c.Id, c.Label)).ToSequence(),
            Seed = BinaryPrimitives.ReadUInt64BigEndian(person.CodeHash),
            ConsentOn = person.ConsentedAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null,
            Language = person.Language,
        };

    private static InterviewAnswer Read(StoredAnswer answer) =>
        new(
            answer.Number,
            answer.Question,
            JsonSerializer.Deserialize<Dictionary<string, IReadOnlyList<string>>>(answer.Fields)
                ?? [],
            answer.At
        );

    private static StoredAnswer Stored(ParticipantId me, InterviewAnswer answer) =>
        new()
        {
            DeliberationId = me.Deliberation,
            ParticipantId = me.Id,
            Number = answer.Number,
            Question = answer.Question,
            Fields = JsonSerializer.Serialize(answer.Fields),
            At = answer.At,
        };
}

using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Commonweal.Server.Features.Participation;

/// <summary>
/// Keys begin with the deliberation, so that one deliberation lies together and could be moved to a server of its own.
/// Every row of a person hangs on the person's row and goes with it.
/// </summary>
internal static class ParticipationTables
{
    public static void Add(ModelBuilder builder)
    {
        builder.Entity<Participant>(person =>
        {
            person.ToTable("participants").HasKey(p => new { p.DeliberationId, p.Id });
            person.Property(p => p.Pseudonym).HasMaxLength(20);
            person.Property(p => p.Language).HasMaxLength(10);
            person.HasIndex(p => p.CodeHash).IsUnique();
            person.HasIndex(p => new { p.DeliberationId, p.Pseudonym }).IsUnique();
            person.HasOne<StoredDeliberation>().WithMany().HasForeignKey(p => p.DeliberationId);
        });
        builder.Entity<Withdrawal>(withdrawal =>
        {
            withdrawal.ToTable("withdrawals").HasKey(w => new { w.DeliberationId, w.Id });
            withdrawal.HasOne<StoredDeliberation>().WithMany().HasForeignKey(w => w.DeliberationId);
        });
        builder.Entity<StoredAnswer>(answer =>
        {
            answer
                .ToTable("answers")
                .HasKey(a => new
                {
                    a.DeliberationId,
                    a.ParticipantId,
                    a.Number,
                });
            answer.Property(a => a.Question).HasMaxLength(60);
            OfParticipant(answer, nameof(StoredAnswer.ParticipantId));
        });
        builder.Entity<SurveyReply>(reply =>
        {
            reply.ToTable("survey_replies").HasKey(r => new { r.DeliberationId, r.ParticipantId });
            OfParticipant(reply, nameof(SurveyReply.ParticipantId));
        });
        Cards(builder);
        Judgements(builder);
    }

    private static void Cards(ModelBuilder builder)
    {
        builder.Entity<StoredCard>(card =>
        {
            card.ToTable("cards").HasKey(c => new { c.DeliberationId, c.Id });
            card.Property(c => c.ValueId).HasMaxLength(60);
            card.Property(c => c.Title).HasMaxLength(200);
            card.Property(c => c.ContentHash).HasMaxLength(64);
            card.Property(c => c.Standing).HasMaxLength(20);
            card.HasIndex(c => new { c.DeliberationId, c.ValueId }).IsUnique();
            card.HasIndex(c => new { c.DeliberationId, c.ParticipantId }).IsUnique();
            OfParticipant(card, nameof(StoredCard.ParticipantId));
        });
        builder.Entity<Sameness>(same =>
        {
            same.ToTable("samenesses")
                .HasKey(s => new
                {
                    s.DeliberationId,
                    s.CardId,
                    s.OtherId,
                });
            same.Property(s => s.Verdict).HasMaxLength(20);
            OfParticipant(same, nameof(Sameness.ParticipantId));
        });
        builder.Entity<StoredSelection>(selection =>
        {
            selection
                .ToTable("selections")
                .HasKey(s => new
                {
                    s.DeliberationId,
                    s.ParticipantId,
                    s.Context,
                });
            selection.Property(s => s.Context).HasMaxLength(60);
            OfParticipant(selection, nameof(StoredSelection.ParticipantId));
        });
        builder.Entity<Story>(story =>
        {
            story.ToTable("stories").HasKey(s => new { s.DeliberationId, s.Id });
            story.Property(s => s.From).HasMaxLength(60);
            story.Property(s => s.To).HasMaxLength(60);
            story.Property(s => s.Context).HasMaxLength(60);
            story.HasIndex(s => new
            {
                s.DeliberationId,
                s.Context,
                s.From,
                s.To,
            });
            OfParticipant(story, nameof(Story.ParticipantId));
        });
    }

    private static void Judgements(ModelBuilder builder)
    {
        builder.Entity<Trial>(trial =>
        {
            trial.ToTable("trials").HasKey(t => new { t.DeliberationId, t.Id });
            trial.Property(t => t.From).HasMaxLength(60);
            trial.Property(t => t.To).HasMaxLength(60);
            trial.Property(t => t.Context).HasMaxLength(60);
            trial.Property(t => t.Pair).HasMaxLength(121);
            trial
                .HasIndex(t => new
                {
                    t.DeliberationId,
                    t.ParticipantId,
                    t.Context,
                    t.Pair,
                })
                .IsUnique();
            OfParticipant(trial, nameof(Trial.ParticipantId));
        });
        builder.Entity<StoredVote>(vote =>
        {
            vote.ToTable("votes").HasKey(v => new { v.DeliberationId, v.TrialId });
            vote.Property(v => v.Answer).HasMaxLength(10);
            vote.Property(v => v.Comment).HasMaxLength(2000);
            vote.HasOne<Trial>().WithMany().HasForeignKey(v => new { v.DeliberationId, v.TrialId });
        });
    }

    private static void OfParticipant<TRow>(EntityTypeBuilder<TRow> row, string participant)
        where TRow : class =>
        row.HasOne<Participant>()
            .WithMany()
            .HasForeignKey("DeliberationId", participant)
            .OnDelete(DeleteBehavior.Cascade);
}

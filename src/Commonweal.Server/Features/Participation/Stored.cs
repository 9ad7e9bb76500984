using System.Diagnostics;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Server.Features.Participation;

/// <summary>Someone who takes part: a pseudonym and the hash of a code. Nothing else is known of the person.</summary>
internal sealed class Participant
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    /// <summary>How exports and cards name the person: <c>p-…</c>, random, not derived from anything.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>SHA-256 of the code by which the person comes back, on any device.</summary>
    public required byte[] CodeHash { get; init; }

    public Guid? InvitationId { get; init; }

    /// <summary>Language of the interface: <c>en</c>, <c>es</c>.</summary>
    public required string Language { get; set; }

    public required DateTimeOffset JoinedAt { get; init; }

    /// <summary>When the person agreed, and to which revision's text.</summary>
    public DateTimeOffset? ConsentedAt { get; set; }

    public int? ConsentRevision { get; set; }

    /// <summary>What the person said of the group questions: JSON object of question key to option; null if not yet asked.</summary>
    public string? Groups { get; set; }

    /// <summary>When the person looked through the cards that resemble their own, or declined to.</summary>
    public DateTimeOffset? ComparedAt { get; set; }

    /// <summary>When the person said that they would rather not be interviewed, or stopped.</summary>
    public DateTimeOffset? InterviewEndedAt { get; set; }

    /// <summary>When the person said that they have judged enough.</summary>
    public DateTimeOffset? JudgedEnoughAt { get; set; }
}

/// <summary>One answer of the interview. The interview is the fold over a person's answers, in the order of their numbers.</summary>
internal sealed class StoredAnswer
{
    public required Guid DeliberationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required int Number { get; init; }

    /// <summary>Key of the question.</summary>
    public required string Question { get; init; }

    /// <summary>JSON object of field names to lists of strings.</summary>
    public required string Fields { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A value as its author left it at the end of the interview.</summary>
internal sealed class StoredCard
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>Its id in documents, votes and graphs: <c>v-…</c>.</summary>
    public required string ValueId { get; init; }

    public required string Title { get; init; }

    /// <summary>Its lines, as JSON.</summary>
    public required string Policies { get; init; }

    /// <summary>Ids of the contexts it is for, as JSON.</summary>
    public required string Contexts { get; init; }

    /// <summary>The declarations of the value and what it rests on, as <c>.weal</c> without the header.</summary>
    public required string Weal { get; init; }

    /// <summary>Content hash of the value (hex).</summary>
    public required string ContentHash { get; init; }

    /// <summary>What the checker made of it: <c>accepted</c> or <c>candidate</c>.</summary>
    public required string Standing { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>What an author said of a card that resembles their own.</summary>
internal sealed class Sameness
{
    public required Guid DeliberationId { get; init; }

    public required Guid CardId { get; init; }

    public required Guid OtherId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary><c>same</c>, <c>theirs</c> (theirs says it better), <c>different</c> or <c>unsure</c>.</summary>
    public required string Verdict { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What a verdict's word stands for.</summary>
    public static SamenessAnswer AnswerOf(string verdict) =>
        verdict switch
        {
            "same" => SamenessAnswer.Same,
            "theirs" => SamenessAnswer.TheirsIsBetter,
            "different" => SamenessAnswer.Different,
            _ => SamenessAnswer.Unsure,
        };
}

/// <summary>Which cards a person was shown to choose among, and which they chose as wise to consider.</summary>
internal sealed class StoredSelection
{
    public required Guid DeliberationId { get; init; }

    public required Guid ParticipantId { get; init; }

    public required string Context { get; init; }

    /// <summary>Value ids shown, as JSON.</summary>
    public required string Shown { get; init; }

    /// <summary>Value ids chosen, as JSON; null until the person has chosen.</summary>
    public string? Chosen { get; set; }

    public required DateTimeOffset ShownAt { get; init; }

    public DateTimeOffset? ChosenAt { get; set; }
}

/// <summary>Someone's own account of going from one value to another, shown with the pair.</summary>
internal sealed class Story
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Context { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>A pair shown to a person, in the direction that was drawn. Only what was shown can be judged.</summary>
internal sealed class Trial
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    public required Guid ParticipantId { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required string Context { get; init; }

    /// <summary>The pair without its direction, so that nobody sees it twice.</summary>
    public required string Pair { get; init; }

    public Guid? StoryId { get; init; }

    public required DateTimeOffset ShownAt { get; init; }

    /// <summary>The two values in ordinal order, parted by a stroke.</summary>
    public static string PairOf(string one, string other) =>
        string.CompareOrdinal(one, other) < 0 ? $"{one}|{other}" : $"{other}|{one}";
}

/// <summary>A judgement on a trial. There is one a trial, and nothing changes it.</summary>
internal sealed class StoredVote
{
    public required Guid DeliberationId { get; init; }

    public required Guid TrialId { get; init; }

    /// <summary><c>yes</c>, <c>unsure</c>, <c>no</c> or <c>par</c>.</summary>
    public required string Answer { get; init; }

    /// <summary>What the person added, if anything.</summary>
    public string? Comment { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The word that is kept for an answer.</summary>
    public static string WordOf(Answer answer) =>
        answer switch
        {
            Commonweal.Deliberation.Votes.Answer.Yes => "yes",
            Commonweal.Deliberation.Votes.Answer.Unsure => "unsure",
            Commonweal.Deliberation.Votes.Answer.No => "no",
            Commonweal.Deliberation.Votes.Answer.OnAPar => "par",
            _ => throw new UnreachableException(),
        };

    /// <summary>The answer that a word stands for; null for any other word.</summary>
    public static Answer? AnswerOf(string word) =>
        word switch
        {
            "yes" => Commonweal.Deliberation.Votes.Answer.Yes,
            "unsure" => Commonweal.Deliberation.Votes.Answer.Unsure,
            "no" => Commonweal.Deliberation.Votes.Answer.No,
            "par" => Commonweal.Deliberation.Votes.Answer.OnAPar,
            _ => null,
        };
}

/// <summary>What a person said of the deliberation itself.</summary>
internal sealed class SurveyReply
{
    public required Guid DeliberationId { get; init; }

    public required Guid ParticipantId { get; init; }

    /// <summary>JSON object of item key to answer.</summary>
    public required string Items { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Someone withdrew. Nothing tells who; only that it happened, so that a change of the results is explained.</summary>
internal sealed class Withdrawal
{
    public required Guid DeliberationId { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }
}

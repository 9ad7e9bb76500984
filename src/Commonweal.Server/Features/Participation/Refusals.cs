using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Participation;

/// <summary>Every no that a participant can meet. Pages say them in the reader's language, by code.</summary>
internal static class Refusals
{
    public static Refusal NotOpen { get; } =
        new(
            RefusalKind.NotOpen,
            "deliberation.closed",
            "The deliberation is not open now. What you gave is kept."
        );

    public static Refusal ConsentMissing { get; } =
        new(
            RefusalKind.Unusable,
            "consent.missing",
            "To take part you have to agree to what is said there. Without it nothing is kept."
        );

    public static Refusal InvitationUnknown { get; } =
        new(
            RefusalKind.Unusable,
            "invitation.unknown",
            "This invitation is not known, was used up or was taken back. Check the code, or ask who sent it."
        );

    public static Refusal CodeUnknown { get; } =
        new(
            RefusalKind.Unknown,
            "code.unknown",
            "This code is not known here. Check it sign by sign; if its owner withdrew, it is gone."
        );

    public static Refusal TooManyTries { get; } =
        new(
            RefusalKind.TooMany,
            "code.too-often",
            "These were too many codes that are not known. Wait ten minutes."
        );

    public static Refusal GroupUnknown { get; } =
        new(
            RefusalKind.Unusable,
            "group.unknown",
            "One of the answers is not among those offered. Leave out what you do not want to say."
        );

    public static Refusal NoDeliberation { get; } = Refusal.Missing("deliberation");

    public static Refusal NoTrial { get; } =
        new(
            RefusalKind.Missing,
            "trial.none",
            "This pair was not shown to you. Only what was shown can be judged."
        );

    public static Refusal VotedTwice { get; } =
        new(
            RefusalKind.Conflict,
            "vote.twice",
            "You have judged this pair already, and said something else. A judgement stays."
        );

    public static Refusal AnswerUnknown { get; } =
        new(RefusalKind.Unusable, "answer.unknown", "The answer is one of yes, no, unsure or par.");

    public static Refusal TooLong { get; } =
        new(
            RefusalKind.Unusable,
            "text.long",
            "This text is too long. Shorten it to 2000 characters."
        );

    public static Refusal BudgetUsedUp { get; } =
        new(
            RefusalKind.TooMany,
            "budget.used",
            "You have been shown as many pairs as one person is shown in a day. Come back tomorrow if you like."
        );

    public static Refusal NothingLeft { get; } =
        new(RefusalKind.Missing, "pairs.none", "There is no pair left that you have not seen.");

    public static Refusal NotChosenFrom { get; } =
        new(
            RefusalKind.Unusable,
            "selection.other",
            "Choose among the values that were shown to you, one at least."
        );

    public static Refusal Chosen { get; } =
        new(RefusalKind.Conflict, "selection.twice", "You have chosen already. A choice stays.");

    public static Refusal NoCard { get; } =
        new(
            RefusalKind.Missing,
            "card.none",
            "You have no card yet. It comes out of the interview."
        );

    public static Refusal VerdictUnknown { get; } =
        new(
            RefusalKind.Unusable,
            "verdict.unknown",
            "The verdict is one of same, theirs, different or unsure."
        );

    public static Refusal Surveyed { get; } =
        new(RefusalKind.Conflict, "survey.twice", "You have answered the survey already.");

    public static Refusal NoStory { get; } =
        new(
            RefusalKind.Unusable,
            "story.none",
            "A story belongs to a pair that you judged, and has one to 2000 characters."
        );

    public static Refusal QuestionUnknown { get; } =
        new(
            RefusalKind.Missing,
            "interview.unknown",
            "There is no such question in this interview, or it has not been asked yet."
        );
}

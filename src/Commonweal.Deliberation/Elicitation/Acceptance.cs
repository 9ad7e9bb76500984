using Commonweal.Kernel;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// What a field still needs. The sentences are the pages' to have, by code; codes of one answer as a whole have an empty
/// field.
/// </summary>
/// <param name="Field">Name of the field, or empty.</param>
/// <param name="Index">Position among the values of a repeated field; 0 otherwise.</param>
/// <param name="Code">One of <see cref="FieldCode"/>, or the code of a rule of group A (V101 …) for a line of the card.</param>
/// <param name="Arguments">Words for the sentence, for example <c>limit</c> → <c>300</c>.</param>
public sealed record FieldFinding(
    string Field,
    int Index,
    string Code,
    Sequence<(string Name, string Text)> Arguments
)
{
    /// <summary>A finding about a field.</summary>
    internal static FieldFinding Of(string field, string code, params (string, string)[] words) =>
        new(field, 0, code, words.ToSequence());
}

/// <summary>Codes of <see cref="FieldFinding"/> that are not rules of the checker.</summary>
public static class FieldCode
{
    /// <summary>Nothing was filled in where something is needed.</summary>
    public const string Missing = "missing";

    /// <summary>Longer than <c>limit</c> characters.</summary>
    public const string TooLong = "too-long";

    /// <summary>More than <c>limit</c> values.</summary>
    public const string TooMany = "too-many";

    /// <summary>Fewer than <c>least</c>.</summary>
    public const string TooFew = "too-few";

    /// <summary>Not one of those offered: <c>given</c>, <c>offered</c>.</summary>
    public const string NotOffered = "not-offered";

    /// <summary>A head has letters, apostrophes and hyphens, two at least to a word.</summary>
    public const string HeadLetters = "head-letters";

    /// <summary>An answer of this number is stored and says something else.</summary>
    public const string NumberTaken = "number-taken";

    /// <summary>The next number is <c>next</c>: an answer before this one has not arrived.</summary>
    public const string NumberAhead = "number-ahead";

    /// <summary>The question has not been asked yet; <c>next</c> is asked now.</summary>
    public const string NotAsked = "not-asked";

    /// <summary>What was answered to this question stays.</summary>
    public const string Final = "final";

    /// <summary>The interview holds <c>limit</c> answers and takes no more.</summary>
    public const string Full = "full";
}

/// <summary>What became of an answer.</summary>
public abstract record Acceptance
{
    private Acceptance() { }

    /// <summary>It counts. Store it, unless it is a repetition.</summary>
    /// <param name="State">Where the interview stands now.</param>
    /// <param name="IsRepetition">True if this very answer was stored before: nothing is to be written.</param>
    public sealed record Accepted(InterviewState State, bool IsRepetition) : Acceptance;

    /// <summary>It does not count yet: nothing is to be stored.</summary>
    /// <param name="Findings">What it still needs, one at least.</param>
    public sealed record NotYet(Sequence<FieldFinding> Findings) : Acceptance;
}

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// One stored answer. Answers are only ever appended: a later one to the same question takes the place of the earlier.
/// A form, the HTTP interface and the database all carry it as it is here.
/// </summary>
/// <param name="Number">1 for the first, then without gaps.</param>
/// <param name="Question">Key of the question, <see cref="Elicitation.Question.Key"/>.</param>
/// <param name="Fields">What was filled in, by name of <see cref="InterviewField"/>; repeated fields keep their order.</param>
/// <param name="At">When.</param>
public sealed record InterviewAnswer(
    int Number,
    string Question,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields,
    DateTimeOffset At
)
{
    /// <summary>True if both answer the same question in the same words; number and time do not count.</summary>
    public bool SaysTheSameAs(InterviewAnswer other) =>
        string.Equals(Question, other.Question, StringComparison.Ordinal)
        && Fields.Count == other.Fields.Count
        && Fields.All(field =>
            other.Fields.TryGetValue(field.Key, out var values)
            && (field.Value ?? []).SequenceEqual(values ?? [], StringComparer.Ordinal)
        );
}

/// <summary>Names of the fields of answers.</summary>
public static class InterviewField
{
    /// <summary>Which opening: <c>glad</c>, <c>feeling</c>, <c>admired</c>, <c>ahead</c>.</summary>
    public const string Opening = "opening";

    /// <summary>The telling, a zoom's answer or a restatement.</summary>
    public const string Text = "text";

    /// <summary>Identifier of a context of the plan.</summary>
    public const string Context = "context";

    /// <summary>A context in the person's own words.</summary>
    public const string OwnContext = "own-context";

    /// <summary>Which feeling: <c>fear</c>, <c>anger</c>, <c>shame</c>, <c>confusion</c>, <c>joy</c>, <c>other</c>.</summary>
    public const string Feeling = "feeling";

    /// <summary><c>yes</c> to go on, <c>no</c> to stop.</summary>
    public const string GoOn = "go-on";

    /// <summary>What was done, in a line.</summary>
    public const string Did = "did";

    /// <summary>An option considered; repeated.</summary>
    public const string Option = "option";

    /// <summary>What made the person keep or drop the option of the same position; repeated.</summary>
    public const string Why = "why";

    /// <summary>Whether there was an earlier time: <c>yes</c> or <c>no</c>.</summary>
    public const string Happened = "happened";

    /// <summary>Head of a line, from the palette; repeated.</summary>
    public const string Head = "head";

    /// <summary>Head of a line in the person's own noun, which goes before the palette's; repeated.</summary>
    public const string OwnHead = "own-head";

    /// <summary>What narrows the head of the same position down; repeated.</summary>
    public const string Phrase = "phrase";

    /// <summary>Why a line is kept as it is although a rule stopped it; repeated.</summary>
    public const string Keep = "keep";

    /// <summary>Different reasons why one would attend to these things; repeated.</summary>
    public const string Reason = "reason";

    /// <summary>When it would be out of place; repeated.</summary>
    public const string OutOfPlace = "out-of-place";

    /// <summary>Whether one would want it used on oneself: <c>yes</c>, <c>no</c> or left out.</summary>
    public const string RoleReversal = "role-reversal";

    /// <summary>Which decoy was shown.</summary>
    public const string Decoy = "decoy";

    /// <summary>Whether the decoy belongs: <c>yes</c>, <c>no</c> or <c>unsure</c>.</summary>
    public const string Belongs = "belongs";

    /// <summary>Title of the card.</summary>
    public const string Title = "title";

    /// <summary>A probe's yes or no: <c>still-attend</c>, <c>automate</c>, <c>diminished</c>, <c>whole-attention</c>.</summary>
    public static IReadOnlyList<string> Probes { get; } =
    ["still-attend", "automate", "diminished", "whole-attention"];

    /// <summary>The field of the sentence that goes with a probe.</summary>
    public static string WhyOf(string probe) => $"{probe}-why";
}

/// <summary>How much an interview takes in.</summary>
public static class InterviewLimits
{
    /// <summary>Characters of a telling.</summary>
    public const int Text = 4000;

    /// <summary>Characters of a line of the card and of other one-line answers.</summary>
    public const int Line = 300;

    /// <summary>Characters of a head.</summary>
    public const int Head = 40;

    /// <summary>Characters of a title.</summary>
    public const int Title = 80;

    /// <summary>Lines of a card, at least.</summary>
    public const int FewestLines = 3;

    /// <summary>Lines of a card, at most.</summary>
    public const int MostLines = 7;

    /// <summary>Options, reasons and limits, at most of each.</summary>
    public const int List = 8;

    /// <summary>Zoom questions (10 §9.1 S2).</summary>
    public const int Zooms = 4;

    /// <summary>Rounds of repair before the interview goes on with the lines as they are.</summary>
    public const int Repairs = 3;

    /// <summary>Answers of one interview, corrections included.</summary>
    public const int Answers = 300;

    /// <summary>Fields of one answer, and values of one field.</summary>
    public const int Fields = 32;
}

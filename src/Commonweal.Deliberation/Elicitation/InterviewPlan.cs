using Commonweal.Kernel;
using Commonweal.Kernel.Language;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>A context of the deliberation, as an interview offers it.</summary>
/// <param name="Id">Its identifier, as <c>.weal</c> writes it.</param>
/// <param name="Label">What people call it.</param>
public sealed record InterviewContext(string Id, string Label)
{
    /// <summary>Situations in which it does not apply, as the organiser wrote them.</summary>
    public Sequence<string> NotWhen { get; init; } = [];
}

/// <summary>
/// What a language model said during an interview, as the server recorded it. It stands in the transcript as the model's
/// turn and is never evidence (10 §0 L3); lines of the card that repeat it are found by comparison, not by what a form says.
/// </summary>
/// <param name="AfterNumber">Number of the answer it followed; 0 before the first.</param>
/// <param name="Text">Its words.</param>
/// <param name="Phrases">The candidate lines it offered, head and qualifier in one.</param>
public sealed record ModelTurn(int AfterNumber, string Text, Sequence<string> Phrases);

/// <summary>
/// Everything about an interview that is settled before it begins. The same plan and the same answers give the same
/// questions, the same transcript and the same document.
/// </summary>
public sealed record InterviewPlan
{
    /// <summary>The question of the deliberation, or the case put to the person (10 §6).</summary>
    public required string Prompt { get; init; }

    /// <summary>Pseudonym of the person: an identifier of <c>.weal</c>.</summary>
    public required string Person { get; init; }

    /// <summary>Identifier the value is to have.</summary>
    public required string Card { get; init; }

    /// <summary>Contexts of the deliberation, one at least, with distinct identifiers.</summary>
    public required Sequence<InterviewContext> Contexts { get; init; }

    /// <summary>Decides which decoys are shown; one number per person, kept from them.</summary>
    public required ulong Seed { get; init; }

    /// <summary>When the person agreed that what they say may be published; null if they did not (P608).</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>
    /// Language the person answers in, a tag of BCP 47. The word lists of the checker are English: in another language no
    /// zoom is asked for wording, and of a line's findings only those that stop it and those about personal data are shown.
    /// </summary>
    public string Language { get; init; } = "en";

    /// <summary>True if the word lists fit.</summary>
    internal bool IsEnglish =>
        string.Equals(Language.Split('-')[0], "en", StringComparison.OrdinalIgnoreCase);

    /// <summary>What a model said, in order.</summary>
    public Sequence<ModelTurn> ModelTurns { get; init; } = [];

    /// <summary>True if a model took part, so that the card is asked back in the person's own words (10 §9.1 S8).</summary>
    public bool ModelTookPart
    {
        get => field || ModelTurns.Count > 0;
        init;
    }

    /// <summary>The context of an identifier, or null.</summary>
    public InterviewContext? ContextOf(string? id) =>
        Contexts.FirstOrDefault(c => string.Equals(c.Id, id, StringComparison.Ordinal));

    /// <summary>True if an interview can follow it: a context, and identifiers that are ones.</summary>
    internal bool IsWhole
    {
        get
        {
            var ids = Contexts.Select(c => c.Id).ToList();
            return ids.Count > 0
                && ids.Distinct(StringComparer.Ordinal).Count() == ids.Count
                && ids.Append(Person).Append(Card).All(id => Name.IsWellFormed(id));
        }
    }
}

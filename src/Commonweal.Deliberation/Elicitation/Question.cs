using Commonweal.Kernel;
using Commonweal.Kernel.Checking;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>What a person begins from (10 §9.1 S1).</summary>
public enum OpeningKind
{
    /// <summary>A choice they are glad of (<c>glad</c>).</summary>
    Glad,

    /// <summary>A strong feeling (<c>feeling</c>).</summary>
    Feeling,

    /// <summary>Someone they admire (<c>admired</c>).</summary>
    Admired,

    /// <summary>A hard choice ahead (<c>ahead</c>).</summary>
    Ahead,
}

/// <summary>What a telling was instead of a telling, which decides the zoom question (10 §9.1 S2).</summary>
public enum ZoomKind
{
    /// <summary>Too short to see anything in.</summary>
    Thin,

    /// <summary>A state to be reached: "How would you live inside it, or after it?".</summary>
    Goal,

    /// <summary>Fear: what was threatened?</summary>
    Fear,

    /// <summary>Anger: what was blocked?</summary>
    Anger,

    /// <summary>Shame: what was not lived up to?</summary>
    Shame,

    /// <summary>Confusion: what could one not focus on?</summary>
    Confusion,

    /// <summary>Joy: what was present?</summary>
    Joy,

    /// <summary>Another feeling.</summary>
    Feeling,

    /// <summary>A norm or principle: "Whose rule? If everybody kept it, how would you yourself live?".</summary>
    Norm,

    /// <summary>What others expect of one.</summary>
    Expectation,

    /// <summary>A rallying cry: "Tell of a time you carried responsibility here. What did you look at?".</summary>
    Slogan,

    /// <summary>A wish about how everyone should be; asked as a slogan is.</summary>
    Vision,

    /// <summary>A number: "If the number moved but nothing else, would that satisfy you?".</summary>
    Metric,

    /// <summary>A liking: "Is there a way of living behind it?".</summary>
    Taste,

    /// <summary>The bare name of a virtue.</summary>
    Virtue,
}

/// <summary>A line of a card as it was typed: a candidate attentional policy.</summary>
/// <param name="Head">The kind of thing attended to, in capitals.</param>
/// <param name="Phrase">What narrows it down.</param>
/// <param name="Kept">Why the person keeps it although a rule stopped it, or null.</param>
public sealed record CardLine(string Head, string Phrase, string? Kept)
{
    /// <summary>Head and phrase as one.</summary>
    public string Text => $"{Head} {Phrase}";
}

/// <summary>What a rule of group A found in a line of the card. The sentences are those of the code's page.</summary>
/// <param name="Line">Zero-based position of the line.</param>
/// <param name="Severity">Errors stop the line unless it is kept with a reason; warnings are shown once.</param>
/// <param name="Finding">Code, variant and arguments; say it with <see cref="RulePage.Describe"/> or with words of your own.</param>
public sealed record LineFinding(int Line, Severity Severity, Finding Finding);

/// <summary>A card as an interview has it so far.</summary>
/// <param name="Title">What its holder calls it; empty until the review.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Contexts">Identifiers of the contexts it holds in.</param>
/// <param name="OutOfPlace">When it would be out of place.</param>
public sealed record CardDraft(
    string Title,
    Sequence<CardLine> Lines,
    Sequence<string> Contexts,
    Sequence<string> OutOfPlace
);

/// <summary>
/// What is asked next (10 §9.1 S1–S9): a key that is stable over releases, for addresses, resource texts and storage,
/// and the data that are needed to draw it. No wording: that is the pages' to have, by key.
/// </summary>
public abstract record Question
{
    private Question(string key) => Key = key;

    /// <summary>Stable key; <c>zoom-2</c> and <c>repair-1</c> carry their number.</summary>
    public string Key { get; }

    /// <summary>The key without its number: by this, texts are looked up.</summary>
    public string Stage =>
        Key.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').TrimEnd('-');

    /// <summary>S1. Field <see cref="InterviewField.Opening"/>.</summary>
    public sealed record Opening() : Question("opening");

    /// <summary>
    /// The telling. Fields <see cref="InterviewField.Text"/>; <see cref="InterviewField.Context"/> if there is more than one;
    /// <see cref="InterviewField.Feeling"/> if the opening is a feeling.
    /// </summary>
    /// <param name="From">The opening.</param>
    /// <param name="Contexts">Contexts to choose from.</param>
    public sealed record Telling(OpeningKind From, Sequence<InterviewContext> Contexts)
        : Question("telling");

    /// <summary>S2. Field <see cref="InterviewField.Text"/>.</summary>
    /// <param name="Number">1 to 4.</param>
    /// <param name="Kind">Which prompt.</param>
    /// <param name="About">The person's own words that called for it.</param>
    public sealed record Zoom(int Number, ZoomKind Kind, string About) : Question($"zoom-{Number}");

    /// <summary>After four zooms. Field <see cref="InterviewField.GoOn"/>.</summary>
    public sealed record OfferToStop() : Question("stop");

    /// <summary>
    /// S3. Fields <see cref="InterviewField.Did"/>, and one or more <see cref="InterviewField.Option"/> not taken, each with
    /// its <see cref="InterviewField.Why"/>.
    /// </summary>
    /// <param name="From">The opening, which decides the tense.</param>
    /// <param name="Told">What was told last.</param>
    public sealed record Alternatives(OpeningKind From, string Told) : Question("alternatives");

    /// <summary>
    /// Only for a choice ahead, which grounds nothing yet: an earlier time of the same kind. Fields
    /// <see cref="InterviewField.Happened"/>; if yes, <see cref="InterviewField.Did"/> and
    /// <see cref="InterviewField.Option"/> with <see cref="InterviewField.Why"/>.
    /// </summary>
    public sealed record Precedent() : Question("precedent");

    /// <summary>
    /// S4. Three to seven lines: <see cref="InterviewField.Head"/> or <see cref="InterviewField.OwnHead"/>, and
    /// <see cref="InterviewField.Phrase"/>.
    /// </summary>
    /// <param name="Palette">Heads to pick from.</param>
    /// <param name="Told">What was told last.</param>
    public sealed record Attentions(Sequence<string> Palette, string Told) : Question("attentions");

    /// <summary>S5. Fields as in <see cref="Attentions"/>, and <see cref="InterviewField.Keep"/>. Never a rewrite.</summary>
    /// <param name="Round">1 to 3.</param>
    /// <param name="Lines">The lines as they are.</param>
    /// <param name="Findings">What the rules say of them.</param>
    /// <param name="Palette">Heads to pick from.</param>
    public sealed record Repair(
        int Round,
        Sequence<CardLine> Lines,
        Sequence<LineFinding> Findings,
        Sequence<string> Palette
    ) : Question($"repair-{Round}");

    /// <summary>
    /// S6, the five of V205: <see cref="InterviewField.Probes"/>, each <c>yes</c> or <c>no</c> with its sentence
    /// (<see cref="InterviewField.WhyOf"/>), and one or more <see cref="InterviewField.Reason"/>.
    /// </summary>
    /// <param name="Lines">The lines.</param>
    public sealed record Probes(Sequence<CardLine> Lines) : Question("probes");

    /// <summary>S7. One or more <see cref="InterviewField.OutOfPlace"/>; optional <see cref="InterviewField.RoleReversal"/>.</summary>
    /// <param name="In">The context.</param>
    public sealed record Limits(InterviewContext In) : Question("limits");

    /// <summary>
    /// S7. Optional <see cref="InterviewField.Context"/>, another of the plan, or <see cref="InterviewField.OwnContext"/>;
    /// both empty for "nowhere else".
    /// </summary>
    /// <param name="Others">Contexts to choose from.</param>
    public sealed record SecondContext(Sequence<InterviewContext> Others)
        : Question("second-context");

    /// <summary>
    /// S8: does this belong on the card? Fields <see cref="InterviewField.Decoy"/> and <see cref="InterviewField.Belongs"/>.
    /// What was answered stays: it measures, and is not part of the card.
    /// </summary>
    /// <param name="Number">1 or 2.</param>
    /// <param name="Decoy">The line shown.</param>
    public sealed record CatchTrial(int Number, Decoy Decoy) : Question($"trial-{Number}");

    /// <summary>
    /// S8, only if a model took part: the card hidden, in own words. Field <see cref="InterviewField.Text"/>; stays as it was
    /// answered.
    /// </summary>
    public sealed record TeachBack() : Question("teach-back");

    /// <summary>S9. Fields <see cref="InterviewField.Title"/> and the lines as in <see cref="Repair"/>.</summary>
    /// <param name="Card">The card.</param>
    /// <param name="Findings">What the rules say of its lines.</param>
    /// <param name="Palette">Heads to pick from.</param>
    public sealed record Review(
        CardDraft Card,
        Sequence<LineFinding> Findings,
        Sequence<string> Palette
    ) : Question("review");

    /// <summary>The end: the card stands as reviewed. Any earlier question can still be answered anew.</summary>
    /// <param name="Card">The card.</param>
    public sealed record Finished(CardDraft Card) : Question("finished");

    /// <summary>The person chose to stop. Earlier questions, that one too, can be answered anew.</summary>
    public sealed record Stopped() : Question("stopped");
}

using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking;

/// <summary>How much a finding weighs (10 §4).</summary>
public enum Severity
{
    /// <summary>Rejects the draft as what it says it is.</summary>
    Error,

    /// <summary>Listed; some keep a value a candidate.</summary>
    Warning,

    /// <summary>For information.</summary>
    Information,
}

/// <summary>
/// What a rule found: a code, a place and the words to fill into the rule page's sentences. Detection never builds
/// sentences; the texts live in the front matter of <c>docs/rules/CODE.md</c>.
/// </summary>
/// <param name="Code">The rule's code.</param>
/// <param name="Entity">Identifier of the declaration it is about, or empty.</param>
/// <param name="Span">The place.</param>
/// <param name="Arguments">Named words for the sentences, for example <c>word</c> → <c>always</c>.</param>
public sealed record Finding(
    string Code,
    string Entity,
    Span Span,
    Sequence<(string Name, string Text)> Arguments
)
{
    /// <summary>
    /// Which of the page's wordings fits, where a rule can see more than one thing (front matter
    /// <c>message.VARIANT</c>, <c>severity.VARIANT</c> …); null for the page's first wording.
    /// </summary>
    public string? Variant { get; init; }
}

/// <summary>
/// A finding in words, in the order: what was written, what the rule saw, why that is not yet a value or norm, ways on.
/// </summary>
/// <param name="Code">The rule's code; never reused.</param>
/// <param name="Severity">Error, warning or information.</param>
/// <param name="Entity">Identifier of the declaration it is about, or empty.</param>
/// <param name="Span">The place.</param>
/// <param name="Message">One sentence: what the rule saw in what was written.</param>
/// <param name="Why">Why it matters.</param>
/// <param name="Mend">Concrete ways on, in the person's own words where the rule can.</param>
public sealed record Diagnostic(
    string Code,
    Severity Severity,
    string Entity,
    Span Span,
    string Message,
    string Why,
    Sequence<string> Mend
);

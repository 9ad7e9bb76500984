using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Values;

/// <summary>How a person came by a choice or a story.</summary>
public enum ChoiceMode
{
    /// <summary>The person lived it.</summary>
    Lived,

    /// <summary>The person was told of it.</summary>
    Told,

    /// <summary>The person imagines it.</summary>
    Imagined,
}

/// <summary><c>transcript t1 "text"</c> or <c>transcript t1 sha256 "…"</c>: the conversation that phrases cite by span.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Text">The text itself; turns are lines that start with <c>speaker-id:</c>.</param>
/// <param name="Sha256">Hash of a text kept elsewhere, 64 hexadecimal digits.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Transcript(Name Id, string? Text, string? Sha256, Span Span)
    : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary><c>choice c1 by p1 in bench { on 2025-04-11 lived did "…" over "…" }</c>: the meaningful choice that grounds a value.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="By">Who chose.</param>
/// <param name="In">In which context.</param>
/// <param name="On">When, if known.</param>
/// <param name="Mode">Lived, told or imagined; null if not said.</param>
/// <param name="Did">What was done.</param>
/// <param name="Over">The alternatives that were passed over.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Choice(
    Name Id,
    Name By,
    Name In,
    DateOnly? On,
    ChoiceMode? Mode,
    string? Did,
    Sequence<string> Over,
    Span Span
) : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary>A stretch of a transcript, in UTF-16 code units of its text, start inclusive, end exclusive.</summary>
/// <param name="Source">Who spoke.</param>
/// <param name="Transcript">Which transcript.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
public sealed record Citation(Name Source, Name Transcript, int Start, int End);

/// <summary>What a person did to make a phrase theirs.</summary>
public enum ProvenanceAct
{
    /// <summary>Typed (or said) it.</summary>
    Typed,

    /// <summary>Accepted a suggestion unchanged.</summary>
    Accepted,

    /// <summary>Edited a suggestion.</summary>
    Edited,
}

/// <summary>A person's own later wording of a phrase.</summary>
/// <param name="Text">Their words.</param>
/// <param name="Citation">Where they said them.</param>
public sealed record Restatement(string Text, Citation Citation);

/// <summary><c>from p1 t1 0..47 [accepted|edited] [restated "…" from p1 t2 0..30]</c>: who supplied a phrase (10 §1, §10).</summary>
/// <param name="Citation">Where the phrase comes from.</param>
/// <param name="Act">What was done with it.</param>
/// <param name="Restated">The person's own later wording, if any.</param>
/// <param name="Span">The clause.</param>
public sealed record Provenance(
    Citation Citation,
    ProvenanceAct Act,
    Restatement? Restated,
    Span Span
);

using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Values;

/// <summary>
/// An attentional policy: one line of a values card, a kind of thing a person pays attention to when choosing
/// (Edelman et al. 2025, §3.1). <c>attend MOMENTS "when …" from p1 t1 0..47 at c1</c>.
/// </summary>
/// <param name="Head">Capitalised plural noun phrase: the kind of thing attended to.</param>
/// <param name="Qualifier">What narrows it down.</param>
/// <param name="Provenance">Who supplied the words; null if not said (P601).</param>
/// <param name="At">Choices in which it was exercised.</param>
/// <param name="Span">The whole line.</param>
/// <param name="TextSpan">Head and qualifier only.</param>
public sealed record AttentionalPolicy(
    string Head,
    string Qualifier,
    Provenance? Provenance,
    Sequence<Name> At,
    Span Span,
    Span TextSpan
)
{
    /// <summary>Head and qualifier as one phrase; either may be empty.</summary>
    public string Text =>
        Qualifier.Length == 0 ? Head
        : Head.Length == 0 ? Qualifier
        : $"{Head} {Qualifier}";
}

/// <summary>
/// Answers to the probes that tell a constitutive value from an instrument (Edelman 2022; 10 §1, V204, V205), and to
/// the role-reversal question (V303). Null means not asked.
/// </summary>
/// <param name="StillAttend">Would you still attend to this if the outcome were secured otherwise?</param>
/// <param name="Automate">Would you have it automated if you could?</param>
/// <param name="Diminished">Would your life be diminished without it?</param>
/// <param name="Reasons">How many different reasons were given.</param>
/// <param name="WholeAttention">Does it take your whole attention?</param>
/// <param name="RoleReversal">If others used this on you, would you want it?</param>
public sealed record ConstitutiveTests(
    bool? StillAttend,
    bool? Automate,
    bool? Diminished,
    int? Reasons,
    bool? WholeAttention,
    bool? RoleReversal
)
{
    /// <summary>No probe was asked.</summary>
    public static ConstitutiveTests None { get; } = new(null, null, null, null, null, null);
}

/// <summary>How one declared thing stands to another (10 §3).</summary>
public enum RelationKind
{
    /// <summary>Justified by: value, norm or upgrade → value or norm; well-founded.</summary>
    Because,

    /// <summary>Part of the good of a domain, practice or value.</summary>
    ConstitutiveOf,

    /// <summary>Part of: strict partial order.</summary>
    PartOf,

    /// <summary>Cannot be had without; cycles allowed.</summary>
    Requires,

    /// <summary>Means to: every maximal chain must end in a value or a norm.</summary>
    InOrderTo,
}

/// <summary>A link written inside a declaration, from it to the targets. A declaration has at most one of each kind.</summary>
/// <param name="Kind">How they are related.</param>
/// <param name="Targets">To what.</param>
/// <param name="Span">The clause; the first one where the kind is written more than once.</param>
public sealed record Link(RelationKind Kind, Sequence<Name> Targets, Span Span);

/// <summary><c>a because b, c</c> at the top level: a link between two things declared elsewhere.</summary>
/// <param name="From">Where it starts.</param>
/// <param name="Kind">How they are related.</param>
/// <param name="Targets">Where it leads.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Relation(Name From, RelationKind Kind, Sequence<Name> Targets, Span Span)
    : Declaration(Span);

/// <summary>A constitutive value: a card of attentional policies with the evidence for it (10 §1).</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">What its holder calls it.</param>
/// <param name="By">Its holder.</param>
/// <param name="Contexts">Where it is valid.</param>
/// <param name="Policies">What is attended to.</param>
/// <param name="Tests">Answers to the probes.</param>
/// <param name="Links">Relations to other declarations.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Value(
    Name Id,
    string Title,
    Name By,
    Sequence<Name> Contexts,
    Sequence<AttentionalPolicy> Policies,
    ConstitutiveTests Tests,
    Sequence<Link> Links,
    Span Span
) : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary><c>value-ref v9 "title"</c>: a value accepted elsewhere; how many policies it has is not known here.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Title">Its title, if given.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record ValueReference(Name Id, string? Title, Span Span) : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary>What a typed non-value is (10 §1): it may be stored and may be a means, never an end.</summary>
public enum SignalKind
{
    /// <summary>A state to be reached.</summary>
    Goal,

    /// <summary>A number.</summary>
    Metric,

    /// <summary>A means.</summary>
    Instrument,

    /// <summary>A liking.</summary>
    Taste,

    /// <summary>A rallying cry.</summary>
    Slogan,

    /// <summary>A wish about how everyone else should be.</summary>
    Vision,

    /// <summary>What others expect.</summary>
    Expectation,

    /// <summary>A feeling.</summary>
    Feeling,

    /// <summary>A principle.</summary>
    Principle,

    /// <summary>A fact about the world.</summary>
    Fact,
}

/// <summary><c>metric panels "Panels per week" proxies grain</c>: a typed non-value.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Text">Its words.</param>
/// <param name="Proxies">What it is a stand-in for.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Signal(SignalKind Kind, Name Id, string Text, Name? Proxies, Span Span)
    : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

/// <summary>
/// <c>standpoint p2 on grain declines "complaint" answered "reply"</c>: how the value or norm looks from where
/// another person or role stands (V301, V302, N302).
/// </summary>
/// <param name="Party">Whose standpoint.</param>
/// <param name="On">The value or norm.</param>
/// <param name="Agrees">True for <c>agrees</c>, false for <c>declines</c>.</param>
/// <param name="Complaint">What they object to.</param>
/// <param name="Answer">The reply that was given.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Standpoint(
    Name Party,
    Name On,
    bool Agrees,
    string? Complaint,
    string? Answer,
    Span Span
) : Declaration(Span);

/// <summary><c>portfolio p1 on 2026-01-01 { grain 0.6 telling 0.4 }</c>: how a person's attention was spread on a day (10 §11).</summary>
/// <param name="Person">Whose.</param>
/// <param name="On">When.</param>
/// <param name="Weights">Attention weight of each value or signal.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Portfolio(
    Name Person,
    DateOnly On,
    Sequence<PortfolioWeight> Weights,
    Span Span
) : Declaration(Span);

/// <summary>One entry of a portfolio.</summary>
/// <param name="Id">The value or signal.</param>
/// <param name="Weight">Its weight, not negative.</param>
public sealed record PortfolioWeight(Name Id, decimal Weight);

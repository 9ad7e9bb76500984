using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Values;

/// <summary>What kind of scope a declaration opens.</summary>
public enum ScopeKind
{
    /// <summary>A kind of situation in which values and norms hold.</summary>
    Context,

    /// <summary>A domain of life, for example friendship.</summary>
    Domain,

    /// <summary>A practice with its own standards, for example medicine.</summary>
    Practice,
}

/// <summary>
/// <c>context bad-news "Bringing bad news" { part-of care not-when "…" }</c>. Contexts form a forest by
/// <c>part-of</c>; a value valid in a context is valid in every descendant (10 §1).
/// </summary>
/// <param name="Kind">Context, domain or practice.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Label">What people call it.</param>
/// <param name="PartOf">The scopes it is part of.</param>
/// <param name="NotWhen">Limits: situations in which it does not apply, in words.</param>
/// <param name="Span">The whole declaration.</param>
public sealed record Scope(
    ScopeKind Kind,
    Name Id,
    string Label,
    Sequence<Name> PartOf,
    Sequence<string> NotWhen,
    Span Span
) : Declaration(Span)
{
    /// <inheritdoc/>
    public override Name? DeclaredId => Id.OrNull();
}

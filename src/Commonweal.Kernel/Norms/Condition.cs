using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Norms;

/// <summary>How a feature is compared with a value.</summary>
public enum Comparison
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,
}

/// <summary>One test of a feature of the situation. Closed: <see cref="FeatureLiteral"/>, <see cref="ComparisonLiteral"/>.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Span">Where it stands.</param>
public abstract record Literal(Name Feature, Span Span);

/// <summary><c>sea</c> or <c>!sea</c>: a feature that is true or false.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Negated">True for <c>!feature</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record FeatureLiteral(Name Feature, bool Negated, Span Span) : Literal(Feature, Span);

/// <summary><c>waiting &gt;= 3</c> or <c>tone = harsh</c>: a feature compared with a number or a word.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Comparison">How.</param>
/// <param name="Operand">With what.</param>
/// <param name="Span">Where it stands.</param>
public sealed record ComparisonLiteral(
    Name Feature,
    Comparison Comparison,
    Operand Operand,
    Span Span
) : Literal(Feature, Span);

/// <summary>What a feature is compared with: a number or a word, exactly one of them.</summary>
/// <param name="Number">An exact decimal.</param>
/// <param name="Word">A category.</param>
public sealed record Operand(decimal? Number, string? Word);

/// <summary>A conjunction of literals; empty means <c>always</c>.</summary>
/// <param name="Literals">All must hold.</param>
public sealed record Condition(Sequence<Literal> Literals)
{
    /// <summary>Holds in every situation.</summary>
    public static Condition Always { get; } = new([]);

    /// <summary>True when nothing is asked of the situation.</summary>
    public bool IsAlways => Literals.Count == 0;
}

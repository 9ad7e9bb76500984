using System.Runtime.InteropServices;

namespace Commonweal.Kernel.Language;

/// <summary>
/// Where something stands in its source: offsets in UTF-16 code units, start inclusive, end exclusive.
/// A span never takes part in equality: two documents that say the same are equal wherever they say it.
/// </summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last code unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Span(int Start, int End)
{
    /// <summary>The place of things that were not read from a source.</summary>
    public static Span None { get; } = new(-1, -1);

    /// <summary>True when the thing was not read from a source.</summary>
    public bool IsNone => Start < 0;

    /// <summary>The smallest span that covers both.</summary>
    public Span To(Span other) =>
        IsNone ? other
        : other.IsNone ? this
        : new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>Always true: places do not make things different.</summary>
    public bool Equals(Span other) => true;

    /// <summary>Always zero, as all spans are equal.</summary>
    public override int GetHashCode() => 0;
}

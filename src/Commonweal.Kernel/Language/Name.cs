using System.Runtime.InteropServices;

namespace Commonweal.Kernel.Language;

/// <summary>An identifier as it stands in a document: its text and its place. Equality is that of the text.</summary>
/// <param name="Text">
/// The identifier, <c>[a-z][a-z0-9_-]*</c>, or <c>scope/id</c> where it names another file's declaration. Empty where
/// the parser found none and went on; the finding that says so stands at the same place.
/// </param>
/// <param name="Span">Where it was written.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Name(string Text, Span Span)
{
    /// <summary>True when the source has no identifier where one belongs.</summary>
    public bool IsMissing => string.IsNullOrEmpty(Text);

    /// <summary>A name that was not read from a source.</summary>
    public static implicit operator Name(string text) => new(text, Span.None);

    /// <summary>The name itself, or null where it is missing.</summary>
    public Name? OrNull() => IsMissing ? (Name?)null : this;

    /// <summary>True for a text that may be an identifier: lower-case ASCII letter, then letters, digits, <c>-</c>, <c>_</c>; at most one <c>scope/</c> before it.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        var slash = text.IndexOf('/');
        return slash < 0
            ? IsSimple(text)
            : IsSimple(text[..slash]) && IsSimple(text[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static bool IsSimple(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || !char.IsAsciiLetterLower(text[0]))
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('-' or '_'))
            {
                return false;
            }
        }

        return true;
    }
}

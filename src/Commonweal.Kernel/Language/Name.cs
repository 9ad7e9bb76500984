using System.Runtime.InteropServices;

namespace Commonweal.Kernel.Language;

/// <summary>An identifier as it stands in a document: its text and its place. Equality is that of the text.</summary>
/// <param name="Text">The identifier, <c>[a-z][a-z0-9-]*</c>, or <c>scope/id</c> where it names another file's declaration.</param>
/// <param name="Span">Where it was written.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Name(string Text, Span Span)
{
    /// <summary>A name that was not read from a source.</summary>
    public static implicit operator Name(string text) => new(text, Span.None);

    /// <inheritdoc/>
    public override string ToString() => Text;
}

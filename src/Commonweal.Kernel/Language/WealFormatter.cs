using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;
using Commonweal.Kernel.Language.Printing;

namespace Commonweal.Kernel.Language;

/// <summary>A formatted text, or null and the slips that stand in the way.</summary>
/// <param name="Text">The text, laid out; null where the source could not be read whole.</param>
/// <param name="Findings">What the parser found.</param>
public sealed record FormatResult(string? Text, Sequence<Finding> Findings);

/// <summary>
/// Lays a file out as the printer does, and keeps what the printer does not know: comments, the order of clauses,
/// single blank lines, the spelling of texts and numbers. Formatting twice changes nothing; a canonical text is left as
/// it is; the document read from the result equals the document read from the source. O(n).
/// </summary>
public static class WealFormatter
{
    /// <summary>Formats a text, or returns the findings if it has errors of syntax.</summary>
    public static FormatResult Format(string text) => Format(new SourceText(text));

    /// <summary>Formats a source, or returns the findings if it has errors of syntax.</summary>
    public static FormatResult Format(SourceText source)
    {
        Outline outline = new();
        var result = WealParser.Parse(source, outline);
        return result.Findings.Any(Hinders)
            ? new(null, result.Findings)
            : new(new Layout(source.Text, outline).Write(), result.Findings);
    }

    /// <summary>A text that is not in normal form can be laid out; one that was not understood cannot.</summary>
    private static bool Hinders(Finding finding) => finding.Code != "L021";
}

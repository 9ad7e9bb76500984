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
    private const string CurlyQuotes = "L028";

    /// <summary>Formats a text, or returns the findings if it has errors of syntax.</summary>
    public static FormatResult Format(string text) => Format(new SourceText(text));

    /// <summary>Formats a source, or returns the findings if it has errors of syntax.</summary>
    public static FormatResult Format(SourceText source)
    {
        Outline outline = new();
        var result = WealParser.Parse(source, outline);
        if (result.Findings.Any(Hinders))
        {
            return new(null, result.Findings);
        }

        if (result.Findings.Any(f => f.Code == CurlyQuotes))
        {
            var plain = WithPlainQuotes(source.Text, result.Findings);
            return new(plain is null ? null : Format(plain).Text, result.Findings);
        }

        return new(new Layout(source.Text, outline).Write(), result.Findings);
    }

    /// <summary>
    /// A text that is not in normal form can be laid out, and quotation marks of word processors can be set plain; a text
    /// that was not understood cannot be laid out.
    /// </summary>
    private static bool Hinders(Finding finding) => finding.Code is not ("L021" or CurlyQuotes);

    /// <summary>The text with plain quotation marks where curly ones were found; null if one of them is never closed.</summary>
    private static string? WithPlainQuotes(string text, Sequence<Finding> findings)
    {
        var plain = text.ToCharArray();
        foreach (var finding in findings.Where(f => f.Code == CurlyQuotes))
        {
            var last = finding.Span.End - 1;
            if (last == finding.Span.Start || text[last] is not ('\u201C' or '\u201D' or '"'))
            {
                return null;
            }

            plain[finding.Span.Start] = plain[last] = '"';
        }

        return new(plain);
    }
}

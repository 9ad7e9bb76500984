using System.Globalization;
using System.Text;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language;

/// <summary>
/// Reads <c>.weal</c> (10 §2; the grammar is in <c>docs/reference/language.md</c>). Reports every slip of one file in
/// one run, and recovers everything it can read. Never throws on input. O(n) in time and memory.
/// </summary>
public static class WealParser
{
    /// <summary>Largest file that is read, in bytes of UTF-8 (10 §5).</summary>
    public const int MostBytes = 5_000_000;

    /// <summary>Most declarations of one file (10 §5).</summary>
    public const int MostDeclarations = 100_000;

    /// <summary>Parses a text. Spans count UTF-16 code units of the text without a leading byte order mark.</summary>
    public static ParseResult Parse(string text) => Parse(new SourceText(text));

    /// <summary>Parses bytes, which should be UTF-8. Spans count UTF-16 code units of the decoded text.</summary>
    public static ParseResult Parse(ReadOnlySpan<byte> utf8) =>
        utf8.Length > MostBytes
            ? TooLarge(utf8.Length, MostBytes)
            : Parse(SourceText.FromUtf8(utf8));

    /// <summary>Parses a source; its <see cref="SourceText.Text"/> is what spans count in.</summary>
    public static ParseResult Parse(SourceText source) => Parse(source, null);

    internal static ParseResult Parse(SourceText source, Outline? outline)
    {
        if (IsTooLarge(source.Text))
        {
            return TooLarge(Encoding.UTF8.GetByteCount(source.Text), MostBytes);
        }

        Findings findings = new();
        var text = CheckEncoding(source, findings);
        if (source.FirstBadByte >= 0 && text.Contains('\0'))
        {
            // Another encoding or no text at all: every further finding would be about noise.
            return new(new(Document.CurrentVersion, []), findings.ToSequence());
        }

        DeclarationParser parser = new(text, findings, outline);
        var document = parser.ReadDocument();
        return new(document, findings.ToSequence());
    }

    internal static ParseResult TooLarge(long bytes, int limit) =>
        new(
            new(Document.CurrentVersion, []),
            [
                new(
                    "L002",
                    "",
                    new(0, 0),
                    [
                        ("bytes", bytes.ToString(CultureInfo.InvariantCulture)),
                        ("limit", limit.ToString(CultureInfo.InvariantCulture)),
                    ]
                ),
            ]
        );

    internal static bool IsTooLarge(string text) =>
        text.Length > MostBytes
        || (text.Length > MostBytes / 3 && Encoding.UTF8.GetByteCount(text) > MostBytes);

    /// <summary>Reports text that is not well-formed or not NFC, and returns it well-formed, every offset kept.</summary>
    internal static string CheckEncoding(SourceText source, Findings findings)
    {
        var (text, lone) = Encodings.ReplaceLoneSurrogates(source.Text);
        if (source.FirstBadByte >= 0 || lone >= 0)
        {
            var at = lone >= 0 ? lone : text.IndexOf('\uFFFD');
            var offset =
                source.FirstBadByte >= 0
                    ? source.FirstBadByte
                    : Encoding.UTF8.GetByteCount(text.AsSpan(0, at));
            findings.Add(
                "L001",
                "",
                new(at, at + 1),
                ("byte", offset.ToString(CultureInfo.InvariantCulture))
            );
        }

        if (Encodings.FirstNotNormalized(text) is { IsNone: false } span)
        {
            findings.Add(
                "L021",
                "",
                span,
                ("written", Shown.Text(text.AsSpan()[span.Start..span.End]))
            );
        }

        return text;
    }
}

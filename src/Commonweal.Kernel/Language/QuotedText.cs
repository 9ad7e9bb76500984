using System.Buffers;
using System.Globalization;
using System.Text;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language;

/// <summary>Texts in quotation marks: <c>\" \\ \n \u{h}</c> read and written.</summary>
internal static class QuotedText
{
    private static readonly SearchValues<char> AlwaysEscaped = SearchValues.Create(
        "\"\\\u007F\u2028\u2029\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF"
            + string.Concat(Enumerable.Range(0, 32).Select(c => (char)c))
            + string.Concat(Enumerable.Range(0x80, 32).Select(c => (char)c))
    );

    /// <summary>What a text token says. Reports escapes the language does not have and goes on with what was likely meant.</summary>
    public static string Decode(string source, Token token, Findings findings, string entity)
    {
        var written = source.AsSpan()[(token.Start + 1)..token.End];
        if (written is [.. var inner, '"' or '\u201C' or '\u201D'])
        {
            written = inner;
        }

        return token.Escaped
            ? Unescape(written, token.Start + 1, findings, entity)
            : written.ToString();
    }

    /// <summary>Appends a text with its quotation marks. Control and direction characters, which could hide what a reader sees, are written as numbers.</summary>
    public static void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        output.Append('"');
        while (true)
        {
            var plain = text.IndexOfAny(AlwaysEscaped);
            if (plain < 0)
            {
                output.Append(text).Append('"');
                return;
            }

            output.Append(text[..plain]);
            _ = text[plain] switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\n' => output.Append("\\n"),
                var other => output.Append(CultureInfo.InvariantCulture, $"\\u{{{(int)other:x}}}"),
            };
            text = text[(plain + 1)..];
        }
    }

    private static string Unescape(
        ReadOnlySpan<char> written,
        int offset,
        Findings findings,
        string entity
    )
    {
        StringBuilder text = new(written.Length);
        for (var at = 0; at < written.Length; )
        {
            var plain = written[at..].IndexOf('\\');
            if (plain < 0)
            {
                text.Append(written[at..]);
                break;
            }

            text.Append(written.Slice(at, plain));
            at += plain;
            var length = ReadEscape(written[at..], text);
            if (length < 0)
            {
                length = -length;
                findings.Add(
                    "L007",
                    entity,
                    new(offset + at, offset + at + length),
                    ("written", Shown.Text(written.Slice(at, length)))
                );
            }

            at += length;
        }

        return text.ToString();
    }

    /// <summary>Reads one escape; returns its length, negative if the language has no such escape.</summary>
    private static int ReadEscape(ReadOnlySpan<char> written, StringBuilder text)
    {
        switch (written)
        {
            case ['\\', '"' or '\\', ..]:
                text.Append(written[1]);
                return 2;
            case ['\\', 'n', ..]:
                text.Append('\n');
                return 2;
            case ['\\', 'u', '{', ..]:
                return ReadNumber(written, text);
            case ['\\']:
                return -1;
            default:
                text.Append(written[1]);
                return -2;
        }
    }

    private static int ReadNumber(ReadOnlySpan<char> written, StringBuilder text)
    {
        var end = written.IndexOf('}');
        if (
            end is > 3 and <= 9
            && int.TryParse(
                written[3..end],
                NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture,
                out var value
            )
            && Rune.TryCreate(value, out var rune)
        )
        {
            text.Append(rune.ToString());
            return end + 1;
        }

        text.Append('\uFFFD');
        return end is >= 0 and <= 12 ? -(end + 1) : -3;
    }
}

using System.Globalization;
using System.Text;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>How pieces of a source are put into sentences: short, on one line, with nothing that could disturb a terminal.</summary>
internal static class Shown
{
    private const int Longest = 40;

    /// <summary>A piece of text, cut after forty characters, control and format characters written as <c>U+…</c>.</summary>
    public static string Text(ReadOnlySpan<char> text)
    {
        StringBuilder shown = new();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= Longest)
            {
                return shown.Append('…').ToString();
            }

            Append(shown, rune);
        }

        return shown.ToString();
    }

    /// <summary>The same for stray characters, where a look-alike is the point: what is not ASCII also gets its number.</summary>
    public static string Characters(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var first, out var used);
        var shown = Text(text);
        return
            used == text.Length
            && first.Value > 0x7F
            && !shown.StartsWith("U+", StringComparison.Ordinal)
            ? string.Create(CultureInfo.InvariantCulture, $"{shown} (U+{first.Value:X4})")
            : shown;
    }

    private static void Append(StringBuilder shown, Rune rune)
    {
        if (
            Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.PrivateUse
        )
        {
            shown.Append(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        }
        else
        {
            shown.Append(rune.ToString());
        }
    }
}

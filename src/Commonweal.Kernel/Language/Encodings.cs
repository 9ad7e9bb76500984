using System.Globalization;
using System.Text;

namespace Commonweal.Kernel.Language;

/// <summary>What can be wrong with characters before they are read as a language.</summary>
internal static class Encodings
{
    /// <summary>Halves of surrogate pairs that stand alone become U+FFFD. Returns where the first stood, or -1. O(n).</summary>
    public static (string Text, int First) ReplaceLoneSurrogates(string text)
    {
        var first = FirstLoneSurrogate(text);
        if (first < 0)
        {
            return (text, -1);
        }

        var characters = text.ToCharArray();
        for (var i = first; i < characters.Length; i++)
        {
            if (i + 1 < characters.Length && char.IsSurrogatePair(characters[i], characters[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(characters[i]))
            {
                characters[i] = '\uFFFD';
            }
        }

        return (new(characters), first);
    }

    /// <summary>The first stretch of well-formed text that is not in normal form C, or <see cref="Span.None"/>. O(n).</summary>
    public static Span FirstNotNormalized(string text)
    {
        if (text.IsNormalized(NormalizationForm.FormC))
        {
            return Span.None;
        }

        var composed = text.Normalize(NormalizationForm.FormC);
        var same = text.AsSpan().CommonPrefixLength(composed);
        var start = same;
        while (start > 0 && !IsStarter(text, start))
        {
            start--;
        }

        var end = Math.Min(text.Length, start + 1);
        while (end < text.Length && !IsStarter(text, end))
        {
            end++;
        }

        return new(start, end);
    }

    private static bool IsStarter(string text, int at) =>
        !char.IsLowSurrogate(text[Math.Min(at, text.Length - 1)])
        && CharUnicodeInfo.GetUnicodeCategory(text, Math.Min(at, text.Length - 1))
            is not (
                UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
            );

    private static int FirstLoneSurrogate(string text)
    {
        for (var at = 0; ; at += 2)
        {
            var step = text.AsSpan(at).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (step < 0)
            {
                return -1;
            }

            at += step;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }
        }
    }
}

using System.Globalization;
using System.Text;

namespace Commonweal.Figures.Words;

/// <summary>
/// How wide a text is in the figures' typeface, so that labels can be placed on the server. Advance widths of Inter at
/// weight 500 for ASCII; other letters by class, on the wide side.
/// </summary>
public static class TextWidth
{
    private static readonly short[] Ascii =
    [
        267,
        304,
        494,
        639,
        646,
        993,
        653,
        313,
        369,
        369,
        521,
        667,
        303,
        462,
        303,
        370, //
        646,
        415,
        616,
        627,
        656,
        603,
        630,
        571,
        629,
        630,
        303,
        315,
        667,
        667,
        667,
        527, //
        982,
        709,
        657,
        733,
        722,
        603,
        589,
        748,
        745,
        272,
        575,
        688,
        565,
        913,
        756,
        767, //
        642,
        769,
        648,
        646,
        653,
        740,
        709,
        1003,
        701,
        696,
        641,
        369,
        370,
        369,
        477,
        463, //
        337,
        568,
        618,
        577,
        618,
        587,
        379,
        620,
        602,
        252,
        252,
        559,
        252,
        888,
        602,
        604, //
        618,
        618,
        387,
        539,
        340,
        602,
        575,
        829,
        557,
        575,
        559,
        440,
        346,
        440,
        667, //
    ];

    /// <summary>Width of a text in px at a size in px.</summary>
    public static double Of(string text, double size)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sum = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            sum += Of(rune);
        }

        return sum * size / 1000;
    }

    /// <summary>
    /// Breaks a text into at most <paramref name="lines"/> lines no wider than <paramref name="width"/>; what does not
    /// fit ends in an ellipsis. Breaks at spaces and after hyphens and slashes, inside a word only where it must.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int lines)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> result = [];
        var line = "";
        foreach (var piece in Pieces(text))
        {
            var rest = piece;
            while (Of((line + rest).TrimEnd(), size) > width)
            {
                if (line.Trim().Length == 0)
                {
                    var head = Head(rest, size, width);
                    result.Add(head);
                    rest = rest[head.Length..];
                    line = "";
                }
                else
                {
                    result.Add(line.Trim());
                    line = "";
                }

                if (result.Count > lines)
                {
                    return Shortened(result, size, width, lines);
                }
            }

            line += rest;
        }

        if (line.Trim().Length > 0 || result.Count == 0)
        {
            result.Add(line.Trim());
        }

        return result.Count > lines ? Shortened(result, size, width, lines) : result;
    }

    private static IReadOnlyList<string> Shortened(
        List<string> lines,
        double size,
        double width,
        int count
    )
    {
        var last = lines[count - 1];
        while (last.Length > 0 && Of(last + "…", size) > width)
        {
            last = last[..^(char.IsLowSurrogate(last[^1]) && last.Length > 1 ? 2 : 1)];
        }

        return [.. lines.Take(count - 1), last.TrimEnd() + "…"];
    }

    private static string Head(string word, double size, double width)
    {
        var length = 0;
        foreach (var element in Elements(word))
        {
            if (length > 0 && Of(word[..(length + element)], size) > width)
            {
                break;
            }

            length += element;
        }

        return word[..length];
    }

    private static IEnumerable<int> Elements(string word)
    {
        for (var i = 0; i < word.Length; )
        {
            var length = StringInfo.GetNextTextElementLength(word, i);
            yield return length;
            i += length;
        }
    }

    private static IEnumerable<string> Pieces(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]) || text[i] is '-' or '/' or '–')
            {
                yield return text[start..i] + (char.IsWhiteSpace(text[i]) ? ' ' : text[i]);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static int Of(Rune rune) =>
        rune.Value switch
        {
            >= 32 and < 127 => Ascii[rune.Value - 32],
            < 32 => 267,
            < 0x250 => 680,
            >= 0x1100 => 1050,
            _ => Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark ? 0 : 720,
        };
}

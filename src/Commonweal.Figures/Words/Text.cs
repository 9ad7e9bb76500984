using System.Globalization;

namespace Commonweal.Figures.Words;

/// <summary>Numbers, plurals and lists, the same on every machine.</summary>
public static class Text
{
    /// <summary>"1 pair", "12 pairs", "12,345 pairs".</summary>
    public static string Count(long n, string one, string many) =>
        $"{Number(n)} {(n == 1 ? one : many)}";

    /// <summary>"1 pair", "12 pairs": plural with s.</summary>
    public static string Count(long n, string one) => Count(n, one, one + "s");

    /// <summary>With thousands separated by a comma.</summary>
    public static string Number(long n) => n.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Up to twelve in words: "three", else figures.</summary>
    public static string Small(int n) =>
        n is >= 0 and <= 12
            ? new[]
            {
                "none",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
            }[n]
            : Number(n);

    /// <summary>"two of three" up to twelve, else "14 of 133": both numbers in the same style.</summary>
    public static string OutOf(int part, int whole) =>
        whole <= 12
            ? $"{Small(part)} of {Small(whole)}"
            : $"{(part == 0 ? "none" : Number(part))} of {Number(whole)}";

    /// <summary>First letter upper case.</summary>
    public static string Sentence(string text) =>
        string.IsNullOrEmpty(text) ? "" : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A probability or share with two decimals: ".83", "1.00".</summary>
    public static string TwoPlaces(double x) =>
        double.IsFinite(x) ? x.ToString("0.00", CultureInfo.InvariantCulture) : "–";

    /// <summary>With three decimals and a true minus sign.</summary>
    public static string WithSign(double x) =>
        double.IsFinite(x)
            ? (x < 0 ? "−" : "+") + Math.Abs(x).ToString("0.000", CultureInfo.InvariantCulture)
            : "–";

    /// <summary>A share as whole percent: "83 %".</summary>
    public static string Percent(double share) =>
        double.IsFinite(share)
            ? Math.Round(share * 100).ToString("0", CultureInfo.InvariantCulture) + " %"
            : "–";

    /// <summary>Coordinates in SVG: at most two decimals, a point, no exponent.</summary>
    public static string Svg(double x) =>
        (double.IsFinite(x) ? Math.Round(x, 2) + 0.0 : 0).ToString(
            "0.##",
            CultureInfo.InvariantCulture
        );

    /// <summary>A share as a coordinate: "66.8%".</summary>
    public static string SvgPercent(double share) => Svg(Math.Clamp(share, 0, 1) * 100) + "%";

    /// <summary>"a, b and c".</summary>
    public static string List(IReadOnlyList<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count switch
        {
            0 => "",
            1 => items[0],
            _ => string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1],
        };
    }

    /// <summary>"a, b, c and 2 more": the first few of many.</summary>
    public static string FirstOf(IReadOnlyList<string> items, int most)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items.Count <= most
            ? List(items)
            : List([.. items.Take(most), $"{Number(items.Count - most)} more"]);
    }

    /// <summary>"24 November 2026".</summary>
    public static string Day(DateOnly date) =>
        date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Cuts to a number of characters, at a grapheme, with an ellipsis; line breaks become spaces.</summary>
    public static string Cut(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);
        var flat = text.ReplaceLineEndings(" ").Trim();
        if (flat.Length <= length)
        {
            return flat;
        }

        var end = 0;
        while (true)
        {
            var next = end + StringInfo.GetNextTextElementLength(flat, end);
            if (next > length - 1)
            {
                return flat[..end].TrimEnd() + "…";
            }

            end = next;
        }
    }
}

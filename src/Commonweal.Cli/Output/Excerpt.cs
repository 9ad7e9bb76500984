using System.Globalization;
using System.Text;

namespace Commonweal.Cli.Output;

/// <summary>The part of a source line that is shown above a caret, cut to a readable width around the place.</summary>
/// <param name="Line">Text to show; tabs are shown as spaces, control characters as a replacement mark.</param>
/// <param name="Indent">Columns before the caret.</param>
/// <param name="Width">Columns of the caret, at least one.</param>
internal sealed record Excerpt(string Line, int Indent, int Width)
{
    private const int Widest = 110;

    /// <summary>Cuts an excerpt.</summary>
    /// <param name="line">The whole line.</param>
    /// <param name="column">First column of the place, from 1, in UTF-16 code units.</param>
    /// <param name="endColumn">One past the last column.</param>
    public static Excerpt Of(string line, int column, int endColumn)
    {
        var start = Math.Clamp(column - 1, 0, line.Length);
        var end = Math.Clamp(endColumn - 1, start, line.Length);
        var from = line.Length <= Widest ? 0 : Math.Clamp(start - 20, 0, line.Length - Widest);
        var to = Math.Min(line.Length, from + Widest);
        end = Math.Min(end, to);
        var before = from > 0 ? "…" : "";
        var after = to < line.Length ? "…" : "";
        return new(
            before + Show(line[from..to]) + after,
            before.Length + Columns(line[from..start]),
            Math.Max(1, Columns(line[start..Math.Max(start, end)]))
        );
    }

    private static string Show(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (var c in text)
        {
            shown.Append(
                c == '\t' ? ' '
                : char.IsControl(c) ? '\uFFFD'
                : c
            );
        }

        return shown.ToString();
    }

    // Columns on a terminal: combining marks take none, wide East Asian characters and emoji take two.
    private static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns += Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format => 0,
                _ => IsWide(rune.Value) ? 2 : 1,
            };
        }

        return columns;
    }

    private static bool IsWide(int value) =>
        value
            is >= 0x1100
                and <= 0x115F
                or >= 0x2E80
                and <= 0xA4CF
                or >= 0xAC00
                and <= 0xD7A3
                or >= 0xF900
                and <= 0xFAFF
                or >= 0xFE30
                and <= 0xFE6F
                or >= 0xFF00
                and <= 0xFF60
                or >= 0x1F300
                and <= 0x1FAFF
                or >= 0x20000
                and <= 0x3FFFD;
}

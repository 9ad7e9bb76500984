namespace Commonweal.Figures.Words;

/// <summary>Finds the capitalised head of an attentional policy ("MOMENTS when …") in a line of text.</summary>
public static class Heads
{
    /// <summary>
    /// Splits a line into parts; a head is a run of words of at least three capital letters (joined by spaces, "OF" and
    /// the like included between them). Linear in the length of the line.
    /// </summary>
    public static IReadOnlyList<(string Part, bool IsHead)> Split(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        List<(string Part, bool IsHead)> parts = [];
        var (plain, at) = (0, 0);
        while (at < line.Length)
        {
            var end = HeadEnd(line, at);
            if (end > at)
            {
                if (at > plain)
                {
                    parts.Add((line[plain..at], false));
                }

                parts.Add((line[at..end], true));
                (plain, at) = (end, end);
            }
            else
            {
                at = WordEnd(line, at) + 1;
            }
        }

        if (plain < line.Length)
        {
            parts.Add((line[plain..], false));
        }

        return parts;
    }

    /// <summary>Where a head that starts here ends; the start itself if none does.</summary>
    private static int HeadEnd(string line, int start)
    {
        var (end, at) = (start, start);
        var isAnchored = false;
        while (at < line.Length && IsCapital(line, at, out var next))
        {
            if (next - at >= 3)
            {
                (end, isAnchored) = (next, true);
            }
            else if (!isAnchored)
            {
                break;
            }

            at = next < line.Length && line[next] == ' ' ? next + 1 : line.Length;
        }

        return end;
    }

    private static bool IsCapital(string line, int start, out int end)
    {
        end = start;
        while (
            end < line.Length
            && (char.IsUpper(line[end]) || (end > start && line[end] is '\'' or '’' or '-'))
        )
        {
            end++;
        }

        return end > start && (end == line.Length || !char.IsLetterOrDigit(line[end]));
    }

    private static int WordEnd(string line, int start)
    {
        while (
            start < line.Length
            && (char.IsLetterOrDigit(line[start]) || line[start] is '\'' or '’' or '-')
        )
        {
            start++;
        }

        return start;
    }
}

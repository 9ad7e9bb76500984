namespace Commonweal.Kernel.Language.Parsing;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>
    /// The nearest word by edit distance (insert, delete, replace, swap neighbours: Damerau 1964), if it is near:
    /// at most one slip in three letters. Ties go to the word that is first in ordinal order.
    /// </summary>
    public static string? Nearest(ReadOnlySpan<char> written, IEnumerable<string> words)
    {
        if (written.Length > 40)
        {
            return null;
        }

        var (best, least) = ((string?)null, int.MaxValue);
        foreach (var word in words)
        {
            var distance = Distance(written, word);
            if (distance < least || (distance == least && string.CompareOrdinal(word, best) < 0))
            {
                (best, least) = (word, distance);
            }
        }

        return least <= Math.Max(1, Math.Min(written.Length, best?.Length ?? 0) / 3) ? best : null;
    }

    private static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                table[i, j] =
                    i == 0 ? j
                    : j == 0 ? i
                    : Math.Min(
                        Math.Min(table[i - 1, j], table[i, j - 1]) + 1,
                        table[i - 1, j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1)
                    );
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }

        return table[a.Length, b.Length];
    }

    private static bool Same(char a, char b) =>
        char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}

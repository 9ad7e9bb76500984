namespace Commonweal.Kernel.Checking;

/// <summary>Guesses which identifier was meant.</summary>
internal static class Identifiers
{
    /// <summary>Longer identifiers are not compared: no one mistypes those by a letter or two and cannot see it.</summary>
    private const int Longest = 64;

    /// <summary>The edits a slip of this length can have: 1 up to five letters, 2 up to eleven, then 3.</summary>
    public static int Tolerance(string id) =>
        id.Length < 6 ? 1
        : id.Length < 12 ? 2
        : 3;

    /// <summary>The nearest of some identifiers, if it is near enough; the first in their order among equally near ones.</summary>
    public static string? Nearest(string id, IEnumerable<string> candidates)
    {
        string? nearest = null;
        var limit = Tolerance(id);
        foreach (var candidate in candidates)
        {
            var distance = Distance(id, candidate, limit);
            if (distance <= limit)
            {
                nearest = candidate;
                limit = distance - 1;
            }
        }

        return nearest;
    }

    /// <summary>
    /// Edits (insertions, deletions, substitutions, swaps of neighbours) that turn one identifier into the other, or
    /// more than <paramref name="limit"/> if it takes more (Damerau 1964, restricted form). O(product of the lengths).
    /// </summary>
    public static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit || Math.Max(a.Length, b.Length) > Longest)
        {
            return limit + 1;
        }

        Span<int> before = stackalloc int[Longest + 1];
        Span<int> last = stackalloc int[Longest + 1];
        Span<int> row = stackalloc int[Longest + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var edits = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits = Math.Min(edits, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits = Math.Min(edits, before[j - 2] + 1);
                }

                row[j] = edits;
            }

            var oldest = before;
            before = last;
            last = row;
            row = oldest;
        }

        return last[b.Length];
    }
}

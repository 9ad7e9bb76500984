using System.Collections.Immutable;

namespace Commonweal.Server.Features.Organising;

/// <summary>Counts of people by group, without giving small groups away (10 §8).</summary>
internal static class SmallCells
{
    /// <summary>The smallest group that is shown.</summary>
    public const int Least = 5;

    /// <summary>
    /// Counts below five are withheld; and with them, from the smallest up, further ones until those withheld are together
    /// nobody or at least five in at least two groups, so that none can be told by subtracting the others from all.
    /// O(n log n).
    /// </summary>
    public static ImmutableArray<int?> Withhold(ImmutableArray<int> counts)
    {
        var shown = counts.Select(c => c < Least ? null : (int?)c).ToArray();
        foreach (
            var next in Enumerable
                .Range(0, counts.Length)
                .Where(i => counts[i] >= Least)
                .OrderBy(i => counts[i])
                .ThenBy(i => i)
        )
        {
            var hidden = counts.Where((_, i) => shown[i] is null).ToList();
            if (hidden.Sum() == 0 || (hidden.Sum() >= Least && hidden.Count(c => c > 0) > 1))
            {
                break;
            }

            shown[next] = null;
        }

        return [.. shown];
    }
}

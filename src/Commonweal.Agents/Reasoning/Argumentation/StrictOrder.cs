namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>A strict partial order: what the given pairs say and what follows from them by transitivity.</summary>
public sealed class StrictOrder
{
    private readonly int[][] _lower;

    private StrictOrder(int[][] lower) => _lower = lower;

    /// <summary>True if nothing stands above anything.</summary>
    public bool IsEmpty => Array.TrueForAll(_lower, l => l.Length == 0);

    /// <summary>Reads an order in O(items + pairs · log pairs).</summary>
    /// <param name="names">The items, for messages.</param>
    /// <param name="pairs">Places in <paramref name="names"/>; the first of each pair stands above the second.</param>
    /// <returns>The order, or <c>E_CYCLE</c> with a circle that the pairs run in.</returns>
    public static Answer<StrictOrder> Of(
        IReadOnlyList<string> names,
        IEnumerable<(int Higher, int Lower)> pairs
    )
    {
        var lower = new int[names.Count][];
        Array.Fill(lower, []);
        foreach (var group in pairs.Distinct().Order().GroupBy(p => p.Higher, p => p.Lower))
        {
            lower[group.Key] = [.. group];
        }

        return Circle(lower) is { } circle
            ? new Rejection(
                "E_CYCLE",
                string.Join(" > ", circle.Take(20).Select(i => names[i])),
                "These stand above one another in a circle, so none is above. Take one of the steps out."
            )
            : new StrictOrder(lower);
    }

    /// <summary>Everything below an item, in O(pairs).</summary>
    /// <param name="item">0…n−1.</param>
    public IReadOnlySet<int> Below(int item)
    {
        HashSet<int> below = [];
        Stack<int> open = new([item]);
        while (open.TryPop(out var at))
        {
            foreach (var next in _lower[at])
            {
                if (below.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return below;
    }

    // Takes away what nothing stands above until nothing changes; what is left leads round to itself.
    private static List<int>? Circle(int[][] lower)
    {
        var above = new int[lower.Length];
        foreach (var item in lower.SelectMany(l => l))
        {
            above[item]++;
        }

        Stack<int> free = new(Enumerable.Range(0, lower.Length).Where(i => above[i] == 0));
        var taken = 0;
        while (free.TryPop(out var at))
        {
            taken++;
            foreach (var next in lower[at])
            {
                if (--above[next] == 0)
                {
                    free.Push(next);
                }
            }
        }

        return taken == lower.Length ? null : Upwards(lower, above);
    }

    // Everything left has something left above it, so going up must repeat.
    private static List<int> Upwards(int[][] lower, int[] above)
    {
        var over = new int[lower.Length];
        for (var i = 0; i < lower.Length; i++)
        {
            foreach (var next in above[i] > 0 ? lower[i] : [])
            {
                over[next] = i;
            }
        }

        Dictionary<int, int> seen = [];
        List<int> path = [];
        var at = Array.FindIndex(above, a => a > 0);
        while (seen.TryAdd(at, path.Count))
        {
            path.Add(at);
            at = over[at];
        }

        path = path[seen[at]..];
        path.Reverse();
        return [.. path, path[0]];
    }
}

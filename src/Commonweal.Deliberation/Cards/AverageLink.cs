using Commonweal.Numerics.Graphs;

namespace Commonweal.Deliberation.Cards;

/// <summary>
/// Average-link clustering down to a least mean likeness, by chains of nearest neighbours (Murtagh 1983): the same clusters
/// as joining the most alike pair of clusters again and again, in O(n²).
/// </summary>
internal static class AverageLink
{
    /// <summary>Clusters of 0 … count−1, members ascending, clusters by their first member.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="neighbours">Pairs whose likeness is at least <paramref name="least"/>.</param>
    /// <param name="likeness">Likeness of two, symmetric.</param>
    /// <param name="least">Least mean likeness between clusters that are joined.</param>
    public static List<List<int>> Clusters(
        int count,
        IEnumerable<(int One, int Other)> neighbours,
        Func<int, int, double> likeness,
        double least
    )
    {
        DisjointSets parts = new(count);
        foreach (var (one, other) in neighbours)
        {
            parts.Union(one, other);
        }

        DisjointSets joined = new(count);
        foreach (var part in Enumerable.Range(0, count).GroupBy(parts.Find))
        {
            int[] members = [.. part];
            if (members.Length > 1)
            {
                Join(members, likeness, least, joined);
            }
        }

        return
        [
            .. Enumerable.Range(0, count).GroupBy(joined.Find).Select(cluster => cluster.ToList()),
        ];
    }

    private static void Join(
        int[] members,
        Func<int, int, double> likeness,
        double least,
        DisjointSets joined
    )
    {
        var n = members.Length;
        var alike = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                alike[i, j] = alike[j, i] = likeness(members[i], members[j]);
            }
        }

        var sizes = Enumerable.Repeat(1, n).ToArray();
        List<int> chain = [];
        for (var left = n; left > 1; )
        {
            if (chain.Count == 0)
            {
                chain.Add(Array.FindIndex(sizes, size => size > 0));
            }

            var last = chain[^1];
            var before = chain.Count > 1 ? chain[^2] : -1;
            var nearest = Nearest(alike, sizes, last, before);
            if (nearest != before)
            {
                chain.Add(nearest);
                continue;
            }

            chain.RemoveRange(chain.Count - 2, 2);
            if (alike[last, before] >= least)
            {
                joined.Union(members[last], members[before]);
            }

            Merge(alike, sizes, Math.Min(last, before), Math.Max(last, before));
            left--;
        }
    }

    /// <summary>The cluster most alike; among equals the one before in the chain, which ends it, and then the first.</summary>
    private static int Nearest(double[,] alike, int[] sizes, int of, int before)
    {
        var nearest = before;
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i != of && sizes[i] > 0 && (nearest < 0 || alike[of, i] > alike[of, nearest]))
            {
                nearest = i;
            }
        }

        return nearest;
    }

    private static void Merge(double[,] alike, int[] sizes, int into, int gone)
    {
        for (var i = 0; i < sizes.Length; i++)
        {
            if (i != into && i != gone && sizes[i] > 0)
            {
                alike[into, i] = alike[i, into] =
                    ((sizes[into] * alike[into, i]) + (sizes[gone] * alike[gone, i]))
                    / (sizes[into] + sizes[gone]);
            }
        }

        sizes[into] += sizes[gone];
        sizes[gone] = 0;
    }
}

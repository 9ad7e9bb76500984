namespace Commonweal.Figures.Layout;

/// <summary>
/// Orders each layer so that few edges cross (Sugiyama, Tagawa and Toda 1981): sweeps up and down by the mean position
/// of neighbours, then swaps neighbours while that helps; the best order seen is kept. O(sweeps · E log E).
/// </summary>
internal static class Crossings
{
    private const int Sweeps = 16;

    public static void Reduce(Strata strata)
    {
        strata.Order = Start(strata);
        var best = Copy(strata.Order);
        var fewest = Count(strata);
        for (var sweep = 0; sweep < Sweeps && fewest > 0; sweep++)
        {
            Sweep(strata, isUpward: sweep % 2 == 0);
            Transpose(strata);
            var count = Count(strata);
            if (count < fewest)
            {
                fewest = count;
                best = Copy(strata.Order);
            }
        }

        strata.Order = best;
    }

    /// <summary>Crossings of all edges.</summary>
    public static long Count(Strata strata)
    {
        var position = Positions(strata);
        long sum = 0;
        for (var l = 0; l + 1 < strata.Order.Length; l++)
        {
            sum += Between(strata, position, l);
        }

        return sum;
    }

    private static long Between(Strata strata, int[] position, int layer)
    {
        // Inversions among the upper ends, edges sorted by lower end, with a Fenwick tree.
        var tree = new int[strata.Order[layer + 1].Length + 1];
        long crossings = 0;
        var seen = 0;
        foreach (var vertex in strata.Order[layer])
        {
            var ends = strata.Up[vertex].Select(u => position[u]).Order().ToArray();
            foreach (var end in ends)
            {
                var notRight = 0;
                for (var i = end + 1; i > 0; i -= i & -i)
                {
                    notRight += tree[i];
                }

                crossings += seen - notRight;
            }

            foreach (var end in ends)
            {
                for (var i = end + 1; i < tree.Length; i += i & -i)
                {
                    tree[i]++;
                }

                seen++;
            }
        }

        return crossings;
    }

    /// <summary>Depth first from the top, so that what leads to one node starts out side by side.</summary>
    private static int[][] Start(Strata strata)
    {
        var order = strata.Order.Select(l => new List<int>(l.Length)).ToArray();
        var isSeen = new bool[strata.Layer.Length];
        Stack<int> open = new();
        foreach (
            var root in Enumerable
                .Range(0, strata.Layer.Length)
                .OrderByDescending(v => strata.Layer[v])
                .ThenBy(v => v)
        )
        {
            open.Push(root);
            while (open.TryPop(out var vertex))
            {
                if (isSeen[vertex])
                {
                    continue;
                }

                isSeen[vertex] = true;
                order[strata.Layer[vertex]].Add(vertex);
                foreach (var next in strata.Up[vertex].Concat(strata.Down[vertex]).Reverse())
                {
                    open.Push(next);
                }
            }
        }

        return [.. order.Select(l => l.ToArray())];
    }

    private static void Sweep(Strata strata, bool isUpward)
    {
        var position = Positions(strata);
        var layers = Enumerable.Range(0, strata.Order.Length);
        foreach (var l in isUpward ? layers : layers.Reverse())
        {
            var towards = isUpward ? strata.Down : strata.Up;
            strata.Order[l] =
            [
                .. strata
                    .Order[l]
                    .Select((vertex, i) => (vertex, i, at: Mean(towards[vertex], position, i)))
                    .OrderBy(v => v.at)
                    .ThenBy(v => v.i)
                    .Select(v => v.vertex),
            ];
            for (var i = 0; i < strata.Order[l].Length; i++)
            {
                position[strata.Order[l][i]] = i;
            }
        }
    }

    private static double Mean(int[] neighbours, int[] position, int own) =>
        neighbours.Length == 0 ? own : neighbours.Average(n => (double)position[n]);

    private static void Transpose(Strata strata)
    {
        var position = Positions(strata);
        foreach (var layer in strata.Order)
        {
            for (var i = 0; i + 1 < layer.Length; i++)
            {
                var (left, right) = (layer[i], layer[i + 1]);
                if (Gain(strata, position, left, right) > 0)
                {
                    (layer[i], layer[i + 1]) = (right, left);
                    (position[left], position[right]) = (i + 1, i);
                }
            }
        }
    }

    private static int Gain(Strata strata, int[] position, int left, int right) =>
        Gain(strata.Up[left], strata.Up[right], position)
        + Gain(strata.Down[left], strata.Down[right], position);

    private static int Gain(int[] left, int[] right, int[] position)
    {
        var gain = 0;
        foreach (var a in left)
        {
            foreach (var b in right)
            {
                gain += position[a].CompareTo(position[b]);
            }
        }

        return gain;
    }

    private static int[] Positions(Strata strata)
    {
        var position = new int[strata.Layer.Length];
        foreach (var layer in strata.Order)
        {
            for (var i = 0; i < layer.Length; i++)
            {
                position[layer[i]] = i;
            }
        }

        return position;
    }

    private static int[][] Copy(int[][] order) => [.. order.Select(l => (int[])l.Clone())];
}

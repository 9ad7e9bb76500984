namespace Commonweal.Figures.Layout;

/// <summary>
/// Breaks cycles: edges are taken strongest first, and one that would close a cycle with stronger ones is turned round
/// for the drawing. A set of edges without a cycle is therefore never touched, and of a cycle the weakest edge yields.
/// O(E (V + E)) in the worst case.
/// </summary>
internal static class Acyclic
{
    public static MeshEdge[] Orient(int n, (int From, int To, double Strength)[] edges)
    {
        var above = new List<int>[n];
        for (var i = 0; i < n; i++)
        {
            above[i] = [];
        }

        HashSet<(int, int)> kept = [];
        List<MeshEdge> result = new(edges.Length);
        foreach (
            var (from, to, _) in edges
                .OrderByDescending(e => e.Strength)
                .ThenBy(e => e.From)
                .ThenBy(e => e.To)
        )
        {
            var isReversed = Reaches(above, to, from);
            var (lower, upper) = isReversed ? (to, from) : (from, to);
            if (kept.Add((lower, upper)))
            {
                above[lower].Add(upper);
            }

            result.Add(new(lower, upper, isReversed));
        }

        return
        [
            .. result.OrderBy(e => e.Lower).ThenBy(e => e.Upper).ThenBy(e => e.IsReversed ? 1 : 0),
        ];
    }

    private static bool Reaches(List<int>[] above, int start, int goal)
    {
        HashSet<int> seen = [start];
        Stack<int> open = new([start]);
        while (open.TryPop(out var node))
        {
            if (node == goal)
            {
                return true;
            }

            foreach (var next in above[node])
            {
                if (seen.Add(next))
                {
                    open.Push(next);
                }
            }
        }

        return false;
    }
}

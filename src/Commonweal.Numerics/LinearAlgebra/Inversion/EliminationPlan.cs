namespace Commonweal.Numerics.LinearAlgebra.Inversion;

/// <summary>How the part of a matrix that is not eliminated is inverted.</summary>
internal enum CoreMethod
{
    /// <summary>As a dense triangle.</summary>
    Dense,

    /// <summary>Column by column, by conjugate gradients.</summary>
    Columns,
}

/// <summary>
/// In which order unknowns are eliminated, how many of them, and what becomes of the rest (the core).
/// </summary>
/// <param name="Order">All unknowns; the first <paramref name="Eliminated"/> are eliminated in this order, the core follows in ascending order.</param>
/// <param name="Eliminated">Unknowns eliminated exactly.</param>
/// <param name="Core">What is done with the core.</param>
internal sealed record EliminationPlan(int[] Order, int Eliminated, CoreMethod Core)
{
    /// <summary>Unknowns in a dense core at most: its two triangles take 8 · 2500² bytes, 50 MB.</summary>
    public const int DenseLimit = 2500;

    // Looking ahead costs nothing worth saving below this.
    private const double Trifle = 1e7;

    /// <summary>Plans for a fixed number of eliminations, for comparison of methods.</summary>
    public static EliminationPlan Fixed(SparseSymmetric matrix, int eliminated, CoreMethod core)
    {
        var graph = new EliminationGraph(matrix);
        var order = new List<int>(matrix.Size);
        while (order.Count < eliminated)
        {
            order.Add(graph.EliminateLeast().Node);
        }

        return new EliminationPlan(Completed(order, order.Count, matrix.Size), order.Count, core);
    }

    /// <summary>
    /// Eliminates by least degree for as long as that is estimated to be the cheapest way to the end. The estimate counts
    /// arithmetic only, so the plan depends on the pattern alone. Looking ahead ends once it has cost half of the best way
    /// found, or a twentieth while things only get worse.
    /// </summary>
    public static EliminationPlan Cheapest(SparseSymmetric matrix)
    {
        var graph = new EliminationGraph(matrix);
        var order = new List<int>(matrix.Size);
        var (spent, best, eliminated, core) = (0.0, double.MaxValue, 0, CoreMethod.Dense);
        while (true)
        {
            var (rest, method) = CostOfCore(graph.Remaining, graph.Edges);
            var cost = spent + rest;
            if (cost < best)
            {
                (best, eliminated, core) = (cost, order.Count, method);
            }

            var isHopeless =
                spent >= Trifle && (spent >= best / 2 || (spent >= best / 20 && cost >= 2 * best));
            if (graph.Remaining == 0 || isHopeless)
            {
                var all = Completed(order, eliminated, matrix.Size);
                return new EliminationPlan(all, eliminated, core);
            }

            var (node, degree) = graph.EliminateLeast();
            order.Add(node);
            spent += CostOfElimination(degree);
        }
    }

    // Nanoseconds of one core, fitted to runs on random graphs on a machine of 2023; only their ratios matter.
    private static double CostOfElimination(int degree) => 200 + (3.0 * degree * degree);

    // A column takes the fewer steps the denser the core.
    private static (double Cost, CoreMethod Method) CostOfCore(int nodes, long edges)
    {
        var dense = 0.13 * nodes * nodes * nodes;
        var steps = 20 + (120.0 * nodes / Math.Max(1, edges));
        var columns = nodes * steps * ((0.4 * edges) + (1.5 * nodes));
        return nodes <= DenseLimit && dense <= columns
            ? (dense, CoreMethod.Dense)
            : (columns, CoreMethod.Columns);
    }

    private static int[] Completed(List<int> order, int eliminated, int size)
    {
        var isCore = new bool[size];
        Array.Fill(isCore, true);
        var result = new int[size];
        for (var i = 0; i < eliminated; i++)
        {
            result[i] = order[i];
            isCore[order[i]] = false;
        }

        var next = eliminated;
        for (var node = 0; node < size; node++)
        {
            if (isCore[node])
            {
                result[next++] = node;
            }
        }

        return result;
    }
}

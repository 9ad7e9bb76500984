namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Winners of a context: an established edge into them, none out of them (10 §7.5).</summary>
internal static class Winners
{
    /// <summary>z of the 5 % quantile by which winners are ordered.</summary>
    private const double FivePercent = 1.645;

    /// <summary>The winners, best lower bound first.</summary>
    public static IReadOnlyList<Winner> Of(
        WemFit fit,
        string context,
        IReadOnlyList<MoralEdge> edges,
        EdgeAssembly assembly
    )
    {
        var established = edges.Where(e => e.Status == EdgeStatus.Established).ToList();
        var losers = established.Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. established
                .Select(e => e.To)
                .Distinct(StringComparer.Ordinal)
                .Where(value => !losers.Contains(value))
                .Select(value =>
                {
                    var level = fit.Level(value, context);
                    return new Winner(
                        value,
                        level.Mean,
                        level.StandardDeviation,
                        level.Mean - (FivePercent * level.StandardDeviation),
                        CostToUnseat(value, edges, assembly)
                    );
                })
                .OrderByDescending(w => w.LowerBound)
                .ThenBy(w => w.Value, StringComparer.Ordinal),
        ];
    }

    private static int? CostToUnseat(
        string winner,
        IReadOnlyList<MoralEdge> edges,
        EdgeAssembly assembly
    ) =>
        edges
            .Where(e => e.From == winner || e.To == winner)
            .Select(e => assembly.AttackBudget(winner, e.From == winner ? e.To : e.From, e.Context))
            .Min();
}

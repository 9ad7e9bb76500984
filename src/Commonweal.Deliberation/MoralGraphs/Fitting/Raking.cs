namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>Weights that bring the groups of a sample towards their shares in the population (10 §7.2).</summary>
internal static class Raking
{
    /// <summary>Factor of voters without group at 0, of group g at g + 1; all 1 without population shares.</summary>
    public static double[] Factors(
        Ballot[] ballots,
        string[] groups,
        IReadOnlyDictionary<string, double>? population
    )
    {
        var factors = Enumerable.Repeat(1.0, groups.Length + 1).ToArray();
        if (population is null)
        {
            return factors;
        }

        var voters = ballots.Select(b => (b.Voter, b.Group)).Distinct().ToArray();
        var sample = voters.CountBy(v => v.Group).ToDictionary();
        var grouped = voters.Count(v => v.Group >= 0);
        foreach (var (group, count) in sample)
        {
            if (group >= 0 && population.TryGetValue(groups[group], out var share))
            {
                factors[group + 1] = Math.Clamp(share * grouped / count, 1.0 / 3, 3);
            }
        }

        var largest = sample.Keys.Select(g => factors[g + 1]).DefaultIfEmpty(1).Max();
        return [.. factors.Select(f => f / largest)];
    }
}

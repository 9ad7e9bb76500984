using Commonweal.Kernel;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>The least bad worlds.</summary>
/// <param name="Cost">Number of violations of each rank, highest rank first.</param>
/// <param name="Worlds">All worlds of that cost; none if what is settled is impossible.</param>
public sealed record BestWorlds(Sequence<int> Cost, TruthSet Worlds);

/// <summary>
/// Dyadic obligation by ranking violations (Hansson 1969; Lewis 1974; 20 §A2.2): a world violates a duty if its guard
/// holds there and its body does not; cost is the number of violations by rank, compared lexicographically, higher ranks
/// first. O(ψ|χ) iff every best χ-world satisfies ψ. A permission costs nothing; as an exception it belongs to
/// <see cref="NormVerdicts"/>. For m duties and n atoms O(m² · 2ⁿ/64).
/// </summary>
public sealed class ViolationRanking
{
    private readonly TruthSet _possible;
    private readonly List<(int Rank, List<TruthSet> Violations)> _classes;
    private readonly List<(string Norm, TruthSet Violation)> _violations;

    private ViolationRanking(
        Sequence<string> atoms,
        Formula possible,
        List<NormReading.Link> duties
    )
    {
        Atoms = atoms;
        _possible = possible.In(atoms);
        _violations =
        [
            .. duties.Select(d =>
                (d.Norm.Id.Text, _possible.And(d.Guard.In(atoms)).Except(d.Body.In(atoms)))
            ),
        ];
        _classes =
        [
            .. duties
                .Select((d, i) => (d.Norm.Rank, _violations[i].Violation))
                .GroupBy(d => d.Rank)
                .OrderByDescending(g => g.Key)
                .Select(g => (g.Key, g.Select(d => d.Violation).ToList())),
        ];
    }

    /// <summary>All features, comparisons and acts, sorted; bit i of a world is atom i.</summary>
    public Sequence<string> Atoms { get; }

    /// <summary>Ranks worlds by norms.</summary>
    /// <param name="norms">The norms; those that are neither duty nor prohibition cost nothing.</param>
    /// <param name="never">Combinations that cannot occur.</param>
    /// <param name="literals">Further literals that questions will be asked in.</param>
    /// <returns>The ranking; <c>E-TOO-MANY-ATOMS</c> beyond <see cref="TruthSet.MostAtoms"/>.</returns>
    public static Answer<ViolationRanking> Of(
        IReadOnlyList<Norm> norms,
        IReadOnlyList<Condition> never,
        IEnumerable<Literal> literals
    )
    {
        List<Literal> spoken =
        [
            .. norms.Where(NormReading.IsRegulative).SelectMany(NormReading.Literals),
            .. never.SelectMany(n => n.Literals),
            .. literals,
        ];
        var atoms = spoken
            .SelectMany(l => NormReading.Of(l).Atoms())
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToSequence();
        if (atoms.Count > TruthSet.MostAtoms)
        {
            return NormReading.TooMany(atoms.Count);
        }

        return new ViolationRanking(
            atoms,
            Possible(spoken, never),
            [.. NormReading.Links(norms).Where(l => l.Norm.Deontic != Kernel.Norms.Deontic.Permits)]
        );
    }

    /// <summary>What every world obeys: comparisons that some value satisfies, and no combination that cannot occur.</summary>
    public static Formula Possible(IEnumerable<Literal> literals, IEnumerable<Condition> never) =>
        new Formula.All(
            never
                .Select(n => (Formula)new Formula.Not(NormReading.Of(n)))
                .Prepend(NormReading.Theory(literals))
                .ToSequence()
        );

    /// <summary>The least bad worlds, given what is settled.</summary>
    public BestWorlds Best(Formula settled)
    {
        var worlds = _possible.And(settled.In(Atoms));
        List<int> cost = [];
        foreach (var (_, violations) in _classes)
        {
            (worlds, var count) = Fewest(worlds, violations);
            cost.Add(count);
        }

        return new(cost.ToSequence(), worlds);
    }

    /// <summary>O(what|settled). False where what is settled is impossible: nothing follows from it.</summary>
    public bool Obligatory(Formula what, Formula settled) =>
        Best(settled).Worlds is { IsEmpty: false } best && best.Within(what.In(Atoms));

    /// <summary>P(what|settled): some best world has it.</summary>
    public bool Permitted(Formula what, Formula settled) =>
        Best(settled).Worlds.Meets(what.In(Atoms));

    /// <summary>F(what|settled) = O(not what|settled).</summary>
    public bool Forbidden(Formula what, Formula settled) =>
        Obligatory(new Formula.Not(what), settled);

    /// <summary>True if it is obligatory, not settled already, and in the agent's control.</summary>
    /// <param name="what">What ought to be.</param>
    /// <param name="settled">What is so and will stay so.</param>
    /// <param name="controlled">The atoms that the agent can make true or false; null for all.</param>
    public bool Actionable(Formula what, Formula settled, IReadOnlySet<string>? controlled) =>
        Obligatory(what, settled)
        && !_possible.And(settled.In(Atoms)).Within(what.In(Atoms))
        && (controlled is null || what.Atoms().All(controlled.Contains));

    /// <summary>The norms that a world violates, in their order.</summary>
    public Sequence<string> Violated(int world)
    {
        var only = TruthSet.World(Atoms.Count, world);
        return _violations
            .Where(v => v.Violation.Meets(only))
            .Select(v => v.Norm)
            .Distinct(StringComparer.Ordinal)
            .ToSequence();
    }

    /// <summary>
    /// True if something must be violated and it is open what: the best worlds violate different norms. Never settled
    /// silently (20 §A2.2, O-A2d).
    /// </summary>
    public bool IsDilemma(BestWorlds best) =>
        best.Cost.Any(c => c > 0)
        && _violations.Any(v => best.Worlds.Meets(v.Violation) && !best.Worlds.Within(v.Violation));

    private static (TruthSet Worlds, int Count) Fewest(TruthSet worlds, List<TruthSet> violations)
    {
        List<TruthSet> exactly = [worlds];
        foreach (var violation in violations)
        {
            exactly.Add(exactly[^1].And(violation));
            for (var k = exactly.Count - 2; k > 0; k--)
            {
                exactly[k] = exactly[k].Except(violation).Or(exactly[k - 1].And(violation));
            }

            exactly[0] = exactly[0].Except(violation);
        }

        var fewest = exactly.FindIndex(e => !e.IsEmpty);
        return fewest < 0 ? (worlds, 0) : (exactly[fewest], fewest);
    }
}

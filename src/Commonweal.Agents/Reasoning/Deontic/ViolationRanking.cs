using Commonweal.Kernel;
using Commonweal.Kernel.Norms;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>
/// Dyadic obligation by ranking violations (Hansson 1969; Lewis 1974; 20 §A2.2): a world violates a duty if its guard
/// holds there and its body does not; cost is the number of violations by rank, compared lexicographically, higher ranks
/// first. O(ψ|χ) iff every best χ-world satisfies ψ. A permission costs nothing; as an exception it belongs to
/// <see cref="NormVerdicts"/>. A clause solver looks for a world, then rank by rank for one with fewer violations until
/// there is none: O(m log m) clauses per duty at most for m duties, exponential in the worst case, hence the budget.
/// </summary>
public sealed class ViolationRanking
{
    private readonly FormulaClauses _clauses;
    private readonly List<(string Norm, int Violated)> _duties;
    private readonly List<RankClass> _classes;

    private ViolationRanking(
        Sequence<string> atoms,
        Formula possible,
        List<NormReading.Link> duties,
        CancellationToken budget
    )
    {
        Atoms = atoms;
        _clauses = new(budget);
        _clauses.Demand(possible, 0);
        foreach (var atom in atoms)
        {
            _clauses.Literal(new Formula.Atom(atom), 0);
        }

        _duties = duties.ConvertAll(d =>
            (
                d.Norm.Id.Text,
                _clauses.Literal(new Formula.All([d.Guard, new Formula.Not(d.Body)]), 0)
            )
        );
        _classes =
        [
            .. duties
                .Select((d, i) => (d.Norm.Rank, _duties[i].Violated))
                .GroupBy(d => d.Rank, d => d.Violated)
                .OrderByDescending(g => g.Key)
                .Select(g => new RankClass([.. g])),
        ];
    }

    /// <summary>All features, comparisons and acts, sorted.</summary>
    public Sequence<string> Atoms { get; }

    /// <summary>Ranks worlds by norms.</summary>
    /// <param name="norms">The norms; those that are neither duty nor prohibition cost nothing.</param>
    /// <param name="never">Combinations that cannot occur.</param>
    /// <param name="literals">Further literals that questions will be asked in.</param>
    /// <param name="budget">Once cancelled, what is not known yet stays unknown.</param>
    public static ViolationRanking Of(
        IReadOnlyList<Norm> norms,
        IReadOnlyList<Condition> never,
        IEnumerable<Literal> literals,
        CancellationToken budget
    )
    {
        List<Literal> spoken =
        [
            .. norms.Where(NormReading.IsRegulative).SelectMany(NormReading.Literals),
            .. never.SelectMany(n => n.Literals),
            .. literals,
        ];
        return new(
            spoken
                .SelectMany(l => NormReading.Of(l).Atoms())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ToSequence(),
            Possible(spoken, never),
            [
                .. NormReading
                    .Links(norms)
                    .Where(l => l.Norm.Deontic != Kernel.Norms.Deontic.Permits),
            ],
            budget
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

    /// <summary>The least bad worlds, given what is settled; null if the budget ended first.</summary>
    public BestWorlds? Best(Formula settled)
    {
        var given = _clauses.Literal(settled, 0);
        List<int> assumed = [given];
        List<int> cost = [];
        if (_clauses.CanHold(given) is not { } possible)
        {
            return null;
        }

        foreach (var rank in _classes)
        {
            if (!possible)
            {
                cost.Add(0);
            }
            else if (rank.Fewest(_clauses, assumed) is { } fewest)
            {
                cost.Add(fewest);
            }
            else
            {
                return null;
            }
        }

        return new(_clauses, assumed, cost.ToSequence(), _duties, possible);
    }

    /// <summary>O(what|settled); null if the budget ended. False where what is settled is impossible.</summary>
    public bool? Obligatory(Formula what, Formula settled) => Best(settled)?.Obligatory(what);

    /// <summary>P(what|settled): some best world has it; null if the budget ended.</summary>
    public bool? Permitted(Formula what, Formula settled) => Best(settled)?.Permitted(what);

    /// <summary>F(what|settled) = O(not what|settled); null if the budget ended.</summary>
    public bool? Forbidden(Formula what, Formula settled) =>
        Obligatory(new Formula.Not(what), settled);

    /// <summary>True if it is obligatory, not settled already, and in the agent's control; null if the budget ended.</summary>
    /// <param name="what">What ought to be.</param>
    /// <param name="settled">What is so and will stay so.</param>
    /// <param name="controlled">The atoms that the agent can make true or false; null for all.</param>
    public bool? Actionable(Formula what, Formula settled, IReadOnlySet<string>? controlled)
    {
        if (controlled is not null && !what.Atoms().All(controlled.Contains))
        {
            return false;
        }

        var isOpen = _clauses.CanHold(_clauses.Literal(settled, 0), _clauses.Literal(what, 0) ^ 1);
        return isOpen == true ? Obligatory(what, settled) : isOpen;
    }

    /// <summary>The duties of one rank.</summary>
    /// <param name="violated">For each the literal that holds where it is violated.</param>
    private sealed class RankClass(int[] violated)
    {
        private List<int> _moreThan = [];

        /// <summary>How few are violated where all that is assumed holds, which then includes that no more are; null if the budget ended.</summary>
        public int? Fewest(FormulaClauses clauses, List<int> assumed)
        {
            if (clauses.CanHold([.. assumed]) is null)
            {
                return null;
            }

            var count = violated.Count(clauses.Holds);
            if (_moreThan.Count <= count && _moreThan.Count < violated.Length)
            {
                _moreThan = clauses.MoreThan(violated, count + 1);
            }

            while (count > 0)
            {
                var fewer = clauses.CanHold([.. assumed, _moreThan[count - 1] ^ 1]);
                if (fewer is null)
                {
                    return null;
                }

                if (fewer == false)
                {
                    break;
                }

                count = violated.Count(clauses.Holds);
            }

            if (count < violated.Length)
            {
                assumed.Add(_moreThan[count] ^ 1);
            }

            return count;
        }
    }
}

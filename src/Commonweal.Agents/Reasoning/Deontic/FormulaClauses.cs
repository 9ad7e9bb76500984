using Commonweal.Kernel;
using Commonweal.Numerics.Satisfiability;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>
/// Formulas as clauses (Tseitin 1968): each part of a formula gets a variable that is true exactly where the part is, so
/// that clauses grow linearly with formulas. Several worlds may be spoken of at once; each has its own copy of the atoms.
/// </summary>
internal sealed class FormulaClauses(CancellationToken cancel)
{
    private readonly ClauseSolver _solver = new();
    private readonly Dictionary<(int World, string Atom), int> _atoms = [];
    private int? _true;

    /// <summary>The literal that holds exactly where a formula does.</summary>
    public int Literal(Formula formula, int world) =>
        formula switch
        {
            Formula.Atom atom => Atom(atom.Name, world),
            Formula.Not not => Literal(not.Inner, world) ^ 1,
            Formula.All all => Conjunction([.. all.Parts.Select(p => Literal(p, world))]),
            Formula.Any any => Conjunction([.. any.Parts.Select(p => Literal(p, world) ^ 1)]) ^ 1,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Demands a formula of a world wherever all the conditions hold.</summary>
    /// <param name="formula">What must hold.</param>
    /// <param name="world">In which world.</param>
    /// <param name="conditions">Literals; none to demand it always.</param>
    public void Demand(Formula formula, int world, params ReadOnlySpan<int> conditions)
    {
        switch (formula)
        {
            case Formula.All all:
                foreach (var part in all.Parts)
                {
                    Demand(part, world, conditions);
                }

                break;
            case Formula.Not { Inner: Formula.Not twice }:
                Demand(twice.Inner, world, conditions);
                break;
            case Formula.Not { Inner: Formula.Any none }:
                foreach (var part in none.Parts)
                {
                    Demand(new Formula.Not(part), world, conditions);
                }

                break;
            case Formula.Not { Inner: Formula.All some }:
                Clause(conditions, some.Parts.Select(p => Literal(p, world) ^ 1));
                break;
            case Formula.Any any:
                Clause(conditions, any.Parts.Select(p => Literal(p, world)));
                break;
            default:
                Clause(conditions, [Literal(formula, world)]);
                break;
        }
    }

    /// <summary>A literal that nothing is said of yet.</summary>
    public int Fresh() => 2 * _solver.AddVariable();

    /// <summary>
    /// Counts (Bailleux and Boufkhad 2003, totalizer): entry k is a literal that must hold where more than k of the
    /// literals do. At most <paramref name="most"/> entries; O(n · most) clauses for each doubling of n.
    /// </summary>
    public List<int> MoreThan(ReadOnlySpan<int> literals, int most)
    {
        if (literals.Length <= 1)
        {
            return [.. literals];
        }

        var left = MoreThan(literals[..(literals.Length / 2)], most);
        var right = MoreThan(literals[(literals.Length / 2)..], most);
        List<int> sum =
        [
            .. Enumerable.Range(0, Math.Min(most, left.Count + right.Count)).Select(_ => Fresh()),
        ];
        for (var i = 0; i <= left.Count; i++)
        {
            for (var j = 0; j <= right.Count && i + j <= sum.Count; j++)
            {
                if (i + j > 0)
                {
                    Span<int> clause =
                    [
                        i > 0 ? left[i - 1] ^ 1 : sum[i + j - 1],
                        j > 0 ? right[j - 1] ^ 1 : sum[i + j - 1],
                        sum[i + j - 1],
                    ];
                    _solver.AddClause(clause);
                }
            }
        }

        return sum;
    }

    /// <summary>Whether all these can hold together; null if the budget ended first.</summary>
    public bool? CanHold(params ReadOnlySpan<int> literals) =>
        _solver.Solve(literals, cancel) switch
        {
            SolverAnswer.Satisfiable => true,
            SolverAnswer.Unsatisfiable => false,
            _ => null,
        };

    /// <summary>Whether a literal holds where all literals were last found to hold together.</summary>
    public bool Holds(int literal) => _solver.IsTrue(literal);

    /// <summary>The atoms that hold in a world where all literals were last found to hold together, sorted.</summary>
    public Sequence<string> World(int world) =>
        _atoms
            .Where(a => a.Key.World == world && Holds(a.Value))
            .Select(a => a.Key.Atom)
            .Order(StringComparer.Ordinal)
            .ToSequence();

    private int Atom(string name, int world)
    {
        if (!_atoms.TryGetValue((world, name), out var literal))
        {
            literal = Fresh();
            _atoms.Add((world, name), literal);
        }

        return literal;
    }

    private int Conjunction(int[] parts)
    {
        switch (parts)
        {
            case []:
                return True();
            case [var only]:
                return only;
            default:
                var whole = Fresh();
                foreach (var part in parts)
                {
                    _solver.AddClause(whole ^ 1, part);
                }

                _solver.AddClause([whole, .. parts.Select(p => p ^ 1)]);
                return whole;
        }
    }

    private int True()
    {
        if (_true is not { } literal)
        {
            literal = Fresh();
            _solver.AddClause(literal);
            _true = literal;
        }

        return literal;
    }

    private void Clause(ReadOnlySpan<int> conditions, IEnumerable<int> literals)
    {
        List<int> clause = [.. literals];
        foreach (var condition in conditions)
        {
            clause.Add(condition ^ 1);
        }

        _solver.AddClause([.. clause]);
    }
}

using Commonweal.Numerics.Satisfiability;
using static Commonweal.Agents.Reasoning.Argumentation.FrameworkClauses;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// Finds extensions one after another. Maximal sets are grown from a model until nothing can be added, then blocked
/// (20 §A3.1; Dvořák et al. 2014 §3). Each may take exponential time; <c>cancel</c> is the budget.
/// </summary>
internal sealed class ExtensionSearch(
    ArgumentFramework framework,
    Func<IReadOnlyList<int>, bool> visit,
    CancellationToken cancel
)
{
    /// <summary>Shows the extensions that satisfy the seed until the visitor returns false.</summary>
    /// <param name="semantics">Which sets.</param>
    /// <param name="seed">Literals that hold in all sets shown (none where ranges are compared, nor for ideal and grounded).</param>
    /// <returns>False if the budget ended before all was seen or the visitor had enough.</returns>
    public bool Run(Semantics semantics, params int[] seed)
    {
        if (semantics == Semantics.Grounded)
        {
            _ = visit(GroundedLabelling.Of(framework).Extension);
            return true;
        }

        if (semantics == Semantics.Ideal)
        {
            return Ideal();
        }

        FrameworkClauses clauses = new(framework, semantics);
        return semantics switch
        {
            Semantics.Naive or Semantics.Preferred => Largest(clauses, false, seed),
            Semantics.SemiStable or Semantics.Stage => Largest(clauses, true, seed),
            _ => Each(clauses, semantics == Semantics.Stable, seed),
        };
    }

    private bool Each(FrameworkClauses clauses, bool incomparable, int[] seed)
    {
        for (; ; )
        {
            var answer = clauses.Solver.Solve(seed, cancel);
            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable;
            }

            var members = clauses.Members();
            if (!visit(members))
            {
                return true;
            }

            if (incomparable)
            {
                clauses.Solver.AddClause(Others(In, members));
            }
            else
            {
                HashSet<int> inside = [.. members];
                clauses.Solver.AddClause([
                    .. All().Select(a => inside.Contains(a) ? In(a) ^ 1 : In(a)),
                ]);
            }
        }
    }

    private bool Largest(FrameworkClauses clauses, bool byRange, int[] seed)
    {
        Func<int, int> literal = byRange ? clauses.Range : In;
        for (; ; )
        {
            var answer = clauses.Solver.Solve(seed, cancel);
            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable;
            }

            if (Grow(clauses, literal) is not { } grown)
            {
                return false;
            }

            if (!byRange)
            {
                if (!visit(grown))
                {
                    return true;
                }
            }
            else if (SameRange(clauses, grown) is var seen && seen != true)
            {
                return seen is null;
            }

            clauses.Solver.AddClause(Others(literal, grown));
        }
    }

    // Null: the visitor had enough. Sets with one largest range are incomparable, so blocking subsets loses none.
    private bool? SameRange(FrameworkClauses clauses, int[] range)
    {
        for (; ; )
        {
            var answer = clauses.Solver.Solve([.. range.Select(clauses.Range)], cancel);
            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable;
            }

            var members = clauses.Members();
            if (!visit(members))
            {
                return null;
            }

            clauses.Solver.AddClause(Others(In, members));
        }
    }

    private int[]? Grow(FrameworkClauses clauses, Func<int, int> literal)
    {
        for (; ; )
        {
            int[] held = [.. All().Where(a => clauses.Solver.IsTrue(literal(a)))];
            if (held.Length == framework.Count)
            {
                return held;
            }

            var wanted = 2 * clauses.Solver.AddVariable();
            clauses.Solver.AddClause([wanted ^ 1, .. Others(literal, held)]);
            var answer = clauses.Solver.Solve([wanted, .. held.Select(literal)], cancel);
            clauses.Solver.AddClause(wanted ^ 1);
            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable ? held : null;
            }
        }
    }

    // Dunne 2009, §3: what some admissible set accepts and none attacks, cut down to what defends itself.
    private bool Ideal()
    {
        FrameworkClauses clauses = new(framework, Semantics.Preferred);
        HashSet<int> credulous = [];
        SolverAnswer answer;
        while ((answer = clauses.Solver.Solve([], cancel)) == SolverAnswer.Satisfiable)
        {
            credulous.UnionWith(clauses.Members());
            clauses.Solver.AddClause(Others(In, credulous));
        }

        if (answer == SolverAnswer.Unknown)
        {
            return false;
        }

        HashSet<int> inside =
        [
            .. credulous.Where(a => !framework.AttackersOf(a).Any(credulous.Contains)),
        ];
        while (inside.RemoveWhere(a => !Defended(inside, a)) > 0)
        {
            // Until it defends itself.
        }

        _ = visit([.. inside.Order()]);
        return true;
    }

    private bool Defended(HashSet<int> inside, int a) =>
        framework.AttackersOf(a).All(b => framework.AttackersOf(b).Any(inside.Contains));

    private IEnumerable<int> All() => Enumerable.Range(0, framework.Count);

    private int[] Others(Func<int, int> literal, IEnumerable<int> members) =>
        [.. All().Except(members).Select(literal)];
}

using Commonweal.Numerics.Satisfiability;
using static Commonweal.Agents.Reasoning.Argumentation.FrameworkClauses;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// Finds extensions one after another in one search. Where largest sets are asked for, arguments are decided first and as
/// members, so every model is largest (Di Rosa, Giunchiglia and Maratea 2010), and is then blocked. May take exponential
/// time; <c>cancel</c> is the budget.
/// </summary>
internal sealed class ExtensionSearch(
    ArgumentFramework framework,
    Func<int[], bool> visit,
    CancellationToken cancel
)
{
    private bool _isStopped;

    /// <summary>Shows the extensions that satisfy the seed until the visitor returns false.</summary>
    /// <param name="semantics">Which sets.</param>
    /// <param name="seed">Literals that hold in all sets shown (none where ranges are compared, nor for ideal and grounded).</param>
    /// <returns>False if the budget ended before all was seen or the visitor had enough.</returns>
    public bool Run(Semantics semantics, params int[] seed)
    {
        switch (semantics)
        {
            case Semantics.Grounded:
                _ = visit([.. GroundedLabelling.Of(framework).Extension]);
                return true;
            case Semantics.Ideal:
                return Ideal();
            case Semantics.SemiStable or Semantics.Stage:
                return LargestRange(semantics);
            case Semantics.Naive or Semantics.Preferred when seed.Any(l => (l & 1) == 1):
                return LargestWithout(new(framework, semantics), seed);
            default:
                break;
        }

        FrameworkClauses clauses = new(framework, semantics);
        return Ended(
            clauses.Solver.Each(
                seed,
                () =>
                    Shown(clauses) is { } members ? Block(clauses, semantics, members, seed) : null,
                cancel
            )
        );
    }

    // The members of the model, once shown; null if the visitor had enough.
    private int[]? Shown(FrameworkClauses clauses)
    {
        var members = clauses.Members();
        _isStopped = !visit(members);
        return _isStopped ? null : members;
    }

    private bool Ended(SolverAnswer answer) => _isStopped || answer == SolverAnswer.Unsatisfiable;

    // Two stable or preferred sets attack one another, so each holds an attacker of the other.
    private int[] Block(FrameworkClauses clauses, Semantics semantics, int[] members, int[] seed) =>
        semantics switch
        {
            Semantics.Stable or Semantics.Preferred =>
            [
                .. members.SelectMany(framework.AttackersOf).Distinct().Select(In),
            ],
            Semantics.Naive => Others(In, members),
            _ => clauses.Solver.Undecided(seed.Length),
        };

    // A set that is largest among those without an argument is grown by it, if it can be.
    private bool LargestWithout(FrameworkClauses clauses, int[] seed)
    {
        for (; ; )
        {
            var answer = clauses.Solver.Solve(seed, cancel);
            if (answer == SolverAnswer.Satisfiable)
            {
                answer = clauses.Solver.Solve([.. clauses.Members().Select(In)], cancel);
            }

            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable;
            }

            if (Shown(clauses) is not { } members)
            {
                return true;
            }

            clauses.Solver.AddClause(Others(In, members));
        }
    }

    // Where there are stable sets, they are the sets with a largest range.
    private bool LargestRange(Semantics semantics)
    {
        var isStable = false;
        ExtensionSearch stable = new(
            framework,
            e =>
            {
                isStable = true;
                return visit(e);
            },
            cancel
        );
        var isDone = stable.Run(Semantics.Stable);
        if (!isDone || isStable)
        {
            return isDone;
        }

        FrameworkClauses clauses = new(framework, semantics);
        for (; ; )
        {
            var answer = clauses.Solver.Solve([], cancel);
            if (answer != SolverAnswer.Satisfiable)
            {
                return answer == SolverAnswer.Unsatisfiable;
            }

            int[] range = [.. All().Where(a => clauses.Solver.IsTrue(clauses.Range(a)))];

            // Sets with one largest range are incomparable, so blocking subsets loses none.
            answer = clauses.Solver.Each(
                [.. range.Select(clauses.Range)],
                () => Shown(clauses) is { } members ? Others(In, members) : null,
                cancel
            );
            if (_isStopped || answer != SolverAnswer.Unsatisfiable)
            {
                return _isStopped;
            }

            clauses.Solver.AddClause(Others(clauses.Range, range));
        }
    }

    // Dunne 2009, §3: what some admissible set accepts and none attacks, cut down to what defends itself.
    private bool Ideal()
    {
        FrameworkClauses clauses = new(framework, Semantics.Ideal);
        HashSet<int> credulous = [];
        var answer = clauses.Solver.Each(
            [],
            () =>
            {
                credulous.UnionWith(clauses.Members());
                return Others(In, credulous);
            },
            cancel
        );
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

using System.Numerics;
using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>Reasoning with and without questions (Koralus 2022, ch. 2 and 4, propositional core; 20 §A6).</summary>
public static class Questions
{
    private const int MostAsked = 3;

    /// <summary>
    /// Examines a problem. The equilibrium is computed on a table of all 2ⁿ assignments, as with every atom in question
    /// each alternative is a complete assignment and update is intersection; the rest runs the operations.
    /// </summary>
    /// <param name="problem">At most <see cref="TruthSet.MostAtoms"/> atoms, else <c>E-TOO-MANY-ATOMS</c>.</param>
    /// <returns>The examination; <c>E-TOO-MANY-STATES</c> if a run would leave more than <see cref="Hearing.MostStates"/> states.</returns>
    public static Answer<Examination> Examine(Problem problem)
    {
        var atoms = problem.Vocabulary.Atoms.Count;
        if (atoms > TruthSet.MostAtoms)
        {
            return new Rejection(
                "E-TOO-MANY-ATOMS",
                "atoms",
                $"These views speak of {atoms} atoms; at most {TruthSet.MostAtoms} can be examined together. Leave out premises that do not bear on the conclusion."
            );
        }

        var models = problem.Premises.Select(p => Truth(p, atoms)).ToList();
        var possible = models.Aggregate(TruthSet.All(atoms), (sum, m) => sum.And(m));
        var against = possible.Except(Truth(problem.Conclusion, atoms));
        var standing =
            possible.IsEmpty ? Standing.Inconsistent
            : against.IsEmpty ? Standing.Supported
            : Standing.Unsupported;
        Hearing hearing = new();
        Examination found = new(
            hearing.Default(problem.Premises),
            hearing.FollowsByDefault(problem.Premises, problem.Conclusion),
            standing,
            standing == Standing.Unsupported ? FindLeap(hearing, problem) : null,
            against.IsEmpty ? null : Fewest(against),
            standing == Standing.Inconsistent ? Clash(models) : []
        );
        return hearing.Overflowed
            ? new Rejection(
                "E-TOO-MANY-STATES",
                "premises",
                $"Taken together these premises leave more than {Hearing.MostStates} alternatives in view. Say some of them with fewer alternatives, or examine fewer at once."
            )
            : found;
    }

    /// <summary>Whether a view supports a conclusion: something is left, and all that is left supports it.</summary>
    internal static bool Supports(View view, View conclusion)
    {
        var alternatives = Operations.Depose(conclusion).Stage;
        return view.Stage.Count > 0 && view.Stage.All(s => alternatives.Any(s.Contains));
    }

    private static Leap? FindLeap(Hearing hearing, Problem problem)
    {
        if (
            !hearing.FollowsByDefault(problem.Premises, problem.Conclusion)
            && !Supports(hearing.Run(problem.Premises, 0), problem.Conclusion)
        )
        {
            return null;
        }

        var count = problem.Vocabulary.Atoms.Count;
        for (var size = 1; !hearing.Overflowed && size <= Math.Min(MostAsked, count); size++)
        {
            foreach (var question in Subsets(count, size, 0))
            {
                var view = hearing.Run(problem.Premises, question);
                if (!Supports(view, problem.Conclusion))
                {
                    return new(problem.Vocabulary.Names(question), view, IsSmallest: true);
                }
            }
        }

        var all = (1UL << count) - 1;
        return new(problem.Vocabulary.Atoms, hearing.Run(problem.Premises, all), IsSmallest: false);
    }

    private static IEnumerable<ulong> Subsets(int count, int size, int from)
    {
        if (size == 0)
        {
            yield return 0;
            yield break;
        }

        for (var i = from; i <= count - size; i++)
        {
            foreach (var rest in Subsets(count, size - 1, i + 1))
            {
                yield return rest | 1UL << i;
            }
        }
    }

    private static TruthSet Truth(View view, int atoms) =>
        Any(view.Supposition, atoms).Not().Or(Any(view.Stage, atoms));

    private static TruthSet Any(Sequence<State> states, int atoms) =>
        states.Aggregate(
            TruthSet.All(atoms).Not(),
            (sum, s) =>
                sum.Or(
                    s.Literals()
                        .Aggregate(
                            TruthSet.All(atoms),
                            (all, l) =>
                            {
                                var holds = TruthSet.Of(
                                    atoms,
                                    BitOperations.TrailingZeroCount(l.Atoms)
                                );
                                return l.Negative == 0 ? all.And(holds) : all.Except(holds);
                            }
                        )
                )
        );

    private static State Fewest(TruthSet assignments)
    {
        var world = assignments.Assignments().MinBy(w => (BitOperations.PopCount((uint)w), w));
        return new((ulong)world, ~(ulong)world & ((1UL << assignments.Atoms) - 1));
    }

    private static Sequence<int> Clash(List<TruthSet> models)
    {
        var kept = Enumerable.Range(0, models.Count).ToList();
        foreach (var index in kept.ToArray())
        {
            var rest = kept.Where(k => k != index).Select(k => models[k]).ToList();
            if (rest.Count > 0 && rest.Aggregate((sum, m) => sum.And(m)).IsEmpty)
            {
                kept.Remove(index);
            }
        }

        return kept.Select(k => k + 1).ToSequence();
    }
}

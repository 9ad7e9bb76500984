using Commonweal.Numerics.Satisfiability;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>
/// A framework as clauses (Besnard and Doutre 2004; labelling form in 20 §A3.1): argument a has a variable for "a is in"
/// and one for "a is attacked by what is in", and, where ranges are compared, one for either. O(n + m) clauses. What is to be
/// as large as can be, members or range, is decided first, so that every model has it largest.
/// </summary>
internal sealed class FrameworkClauses
{
    private readonly ArgumentFramework _framework;

    public FrameworkClauses(ArgumentFramework framework, Semantics semantics)
    {
        _framework = framework;
        var isLargest = semantics is Semantics.Naive or Semantics.Preferred or Semantics.Ideal;
        for (var a = 0; a < framework.Count; a++)
        {
            Solver.AddVariable(isLargest ? Decided.FirstAsTrue : Decided.Freely);
            Solver.AddVariable(Decided.Never);
        }

        var defends =
            semantics is not (Semantics.ConflictFree or Semantics.Naive or Semantics.Stage);
        for (var a = 0; a < framework.Count; a++)
        {
            AddArgument(a);
            if (defends)
            {
                AddDefence(a);
            }

            if (
                semantics
                is Semantics.Complete
                    or Semantics.Preferred
                    or Semantics.Ideal
                    or Semantics.Stable
                    or Semantics.SemiStable
            )
            {
                Solver.AddClause([In(a), .. framework.AttackersOf(a).Select(b => Out(b) ^ 1)]);
            }

            if (semantics == Semantics.Stable)
            {
                Solver.AddClause(In(a), Out(a));
            }
        }

        if (semantics is Semantics.SemiStable or Semantics.Stage)
        {
            AddRanges();
        }
    }

    public ClauseSolver Solver { get; } = new();

    public static int In(int argument) => 4 * argument;

    public int Range(int argument) => (4 * _framework.Count) + (2 * argument);

    public int[] Members() =>
        [.. Enumerable.Range(0, _framework.Count).Where(a => Solver.IsTrue(In(a)))];

    private static int Out(int argument) => (4 * argument) + 2;

    private void AddArgument(int a)
    {
        Solver.AddClause(In(a) ^ 1, Out(a) ^ 1);
        Solver.AddClause([Out(a) ^ 1, .. _framework.AttackersOf(a).Select(In)]);
        foreach (var b in _framework.AttackersOf(a))
        {
            Solver.AddClause(In(b) ^ 1, Out(a));
        }
    }

    private void AddDefence(int a)
    {
        foreach (var b in _framework.AttackersOf(a))
        {
            Solver.AddClause(In(a) ^ 1, Out(b));
        }
    }

    private void AddRanges()
    {
        for (var a = 0; a < _framework.Count; a++)
        {
            Solver.AddVariable(Decided.FirstAsTrue);
        }

        for (var a = 0; a < _framework.Count; a++)
        {
            Solver.AddClause(Range(a) ^ 1, In(a), Out(a));
            Solver.AddClause(In(a) ^ 1, Range(a));
            Solver.AddClause(Out(a) ^ 1, Range(a));
        }
    }
}

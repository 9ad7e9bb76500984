using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>The modality of a plain statement.</summary>
public enum Modality
{
    /// <summary>It ought to be.</summary>
    Ought,

    /// <summary>It ought not to be: ought not.</summary>
    Forbidden,

    /// <summary>It may be.</summary>
    May,
}

/// <summary><c>φ → Oψ</c>, <c>φ → Fψ</c> or <c>φ → Pψ</c>, φ and ψ without modality.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="Guard">φ.</param>
/// <param name="Modality">O, F or P.</param>
/// <param name="Body">ψ.</param>
public sealed record ModalStatement(string Id, Formula Guard, Modality Modality, Formula Body);

/// <summary>A fact with the name it is reported under.</summary>
/// <param name="Id">What it is called.</param>
/// <param name="What">What is so.</param>
public sealed record NamedFact(string Id, Formula What);

/// <summary>Whether statements and facts go together in KD.</summary>
/// <param name="IsConsistent">Whether they do; null if the budget ended before it was known.</param>
/// <param name="World">If they do, an actual world in which all are true: the atoms that hold there.</param>
/// <param name="Core">If they do not: facts and statements that clash.</param>
/// <param name="IsMinimal">True if none of the core could be left out; false if the budget ended before that was known.</param>
public sealed record Consistency(
    bool? IsConsistent,
    Sequence<string>? World,
    Sequence<string> Core,
    bool IsMinimal
);

/// <summary>
/// Standard deontic logic as a gate (von Wright 1951; KD; 20 §A2.1). Satisfiable iff some world v fits the facts such
/// that what v's triggered O and F statements demand is possible together (axiom D), and possible with the body of each
/// triggered P statement. Asked of a clause solver as one question about v, an ideal world, and for each P statement an
/// ideal world in which its body holds: for m statements, p of them permissions, O(m · p) clauses, and one question more
/// for each item where a core is sought. Exponential in the worst case, hence the budget.
/// </summary>
public static class StandardDeonticLogic
{
    private const int Actual = 0;
    private const int Ideal = 1;

    /// <summary>Checks.</summary>
    /// <param name="facts">What is so.</param>
    /// <param name="statements">What ought, must not and may be.</param>
    /// <param name="possible">What every world obeys.</param>
    /// <param name="budget">Once cancelled, what is not known yet stays unknown.</param>
    public static Consistency Check(
        IReadOnlyList<NamedFact> facts,
        IReadOnlyList<ModalStatement> statements,
        Formula possible,
        CancellationToken budget
    )
    {
        FormulaClauses clauses = new(budget);
        var ids = facts.Select(f => f.Id).Concat(statements.Select(s => s.Id)).ToList();
        var counted = ids.ConvertAll(_ => clauses.Fresh());
        clauses.Demand(possible, Actual);
        for (var i = 0; i < facts.Count; i++)
        {
            clauses.Demand(facts[i].What, Actual, counted[i]);
        }

        State(clauses, statements, counted[facts.Count..], possible);
        return clauses.CanHold([.. counted]) switch
        {
            null => new(null, null, [], false),
            true => new(true, clauses.World(Actual), [], true),
            _ => Core(clauses, ids, counted),
        };
    }

    /// <summary>What each statement says of the worlds, if it is counted in.</summary>
    private static void State(
        FormulaClauses clauses,
        IReadOnlyList<ModalStatement> statements,
        List<int> counted,
        Formula possible
    )
    {
        var guards = statements.Select(s => clauses.Literal(s.Guard, Actual)).ToList();
        var worlds = Ideal + statements.Count(s => s.Modality == Modality.May);
        for (var world = Ideal; world <= worlds; world++)
        {
            clauses.Demand(possible, world);
        }

        var next = Ideal;
        for (var i = 0; i < statements.Count; i++)
        {
            var (modality, body) = (statements[i].Modality, statements[i].Body);
            if (modality == Modality.May)
            {
                clauses.Demand(body, ++next, counted[i], guards[i]);
                continue;
            }

            body = modality == Modality.Forbidden ? new Formula.Not(body) : body;
            for (var world = Ideal; world <= worlds; world++)
            {
                clauses.Demand(body, world, counted[i], guards[i]);
            }
        }
    }

    /// <summary>Leaves out in turn what the rest clashes without.</summary>
    private static Consistency Core(FormulaClauses clauses, List<string> ids, List<int> counted)
    {
        var core = Enumerable.Range(0, ids.Count).ToList();
        var isMinimal = true;
        foreach (var item in core.ToArray())
        {
            List<int> rest = [.. core.Where(i => i != item)];
            var clash = clauses.CanHold([.. rest.Select(i => counted[i])]);
            isMinimal &= clash is not null;
            core = clash == false ? rest : core;
        }

        return new(false, null, core.Select(i => ids[i]).ToSequence(), isMinimal);
    }
}

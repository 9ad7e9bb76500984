using Commonweal.Kernel;

namespace Commonweal.Agents.Reasoning.Deontic;

/// <summary>Which norms the least bad worlds violate.</summary>
/// <param name="Always">Norms that every one of them violates.</param>
/// <param name="Open">
/// Norms that some violate and some do not. If there are any, something must be violated and it is open what: a dilemma,
/// never settled silently (20 §A2.2, O-A2d).
/// </param>
public sealed record Violations(Sequence<string> Always, Sequence<string> Open);

/// <summary>
/// The least bad worlds, and questions about them. Each question is put to the clause solver again, with the budget of
/// the ranking: null is the answer if it ends.
/// </summary>
public sealed class BestWorlds
{
    private readonly FormulaClauses _clauses;
    private readonly int[] _assumed;
    private readonly List<(string Norm, int Violated)> _duties;

    internal BestWorlds(
        FormulaClauses clauses,
        List<int> assumed,
        Sequence<int> cost,
        List<(string Norm, int Violated)> duties,
        bool arePossible
    )
    {
        (_clauses, _assumed, _duties) = (clauses, [.. assumed], duties);
        (Cost, ArePossible) = (cost, arePossible);
    }

    /// <summary>Number of violations of each rank, highest rank first.</summary>
    public Sequence<int> Cost { get; }

    /// <summary>False if what is settled is impossible: there is no world then, and nothing ought to be.</summary>
    public bool ArePossible { get; }

    /// <summary>Whether all have it, and there are any.</summary>
    public bool? Obligatory(Formula what) =>
        !ArePossible ? false : !CanBe(_clauses.Literal(what, 0) ^ 1);

    /// <summary>Whether some have it.</summary>
    public bool? Permitted(Formula what) => ArePossible ? CanBe(_clauses.Literal(what, 0)) : false;

    /// <summary>Which of these atoms ought to hold and which ought not, beyond what is settled.</summary>
    /// <param name="settled">What is so and will stay so.</param>
    /// <param name="atoms">The atoms.</param>
    public Sequence<(string Atom, bool Holds)>? Duties(Formula settled, Sequence<string> atoms)
    {
        List<(string, bool)> duties = [];
        var given = _clauses.Literal(settled, 0);
        foreach (var atom in ArePossible ? atoms : [])
        {
            var literal = _clauses.Literal(new Formula.Atom(atom), 0);
            if (CanBe(literal) is not { } some || CanBe(literal ^ 1) is not { } notAll)
            {
                return null;
            }

            if (some && notAll)
            {
                continue;
            }

            if (_clauses.CanHold(given, some ? literal ^ 1 : literal) is not { } isOpen)
            {
                return null;
            }

            if (isOpen)
            {
                duties.Add((atom, some));
            }
        }

        return duties.ToSequence();
    }

    /// <summary>Which norms they violate, each by its name once in its place; none if there is no world.</summary>
    public Violations? Violated()
    {
        List<string> always = [];
        List<string> open = [];
        foreach (var (norm, violated) in ArePossible ? _duties : [])
        {
            if ((CanBe(violated), CanBe(violated ^ 1)) is not ({ } some, { } notAll))
            {
                return null;
            }

            if (some)
            {
                (notAll ? open : always).Add(norm);
            }
        }

        return new(
            always.Distinct(StringComparer.Ordinal).ToSequence(),
            open.Distinct(StringComparer.Ordinal).ToSequence()
        );
    }

    private bool? CanBe(params ReadOnlySpan<int> literals) =>
        _clauses.CanHold([.. _assumed, .. literals]);
}

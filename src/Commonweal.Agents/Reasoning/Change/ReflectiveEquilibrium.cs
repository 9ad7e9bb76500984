using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Kernel;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>One argument of a dialectical structure: if all premises hold, so does the conclusion.</summary>
/// <param name="Premises">Sentences and denied sentences; sentence 1 is atom 0.</param>
/// <param name="Conclusion">One sentence, or its denial.</param>
public sealed record DialecticalArgument(State Premises, State Conclusion);

/// <summary>One round: the theory chosen, then the commitments adjusted to it.</summary>
/// <param name="Theory">T.</param>
/// <param name="Commitments">C.</param>
public sealed record EquilibriumStep(State Theory, State Commitments);

/// <summary>A proposal of principles behind a person's commitments. Each commitment dropped is for the person to judge.</summary>
/// <param name="Theory">The principles.</param>
/// <param name="Commitments">The commitments adjusted to them.</param>
/// <param name="Dropped">What the person was committed to and is no longer.</param>
/// <param name="Account">How well the theory accounts for the commitments.</param>
/// <param name="Systematicity">How much the theory says with how little.</param>
/// <param name="Faithfulness">How close the commitments stay to those the person began with.</param>
/// <param name="Achievement">0.35 account + 0.55 systematicity + 0.10 faithfulness.</param>
/// <param name="Trace">Every round.</param>
/// <param name="IsHeuristic">True if theories were searched for and not all tried: a better one may exist.</param>
public sealed record EquilibriumProposal(
    State Theory,
    State Commitments,
    State Dropped,
    Rational Account,
    Rational Systematicity,
    Rational Faithfulness,
    Rational Achievement,
    Sequence<EquilibriumStep> Trace,
    bool IsHeuristic
);

/// <summary>
/// Reflective equilibrium as a procedure (Beisbart, Betz and Brun 2021; 20 §A5.2): theory and commitments are adjusted
/// to each other in turn until neither changes, in exact arithmetic. Commitments are always the best there are. Up to
/// <see cref="MostExhaustive"/> sentences all 3ⁿ theories are tried; beyond, theories are searched for by steps of one
/// sentence from seeded starts, and the proposal is labelled heuristic.
/// </summary>
public static class ReflectiveEquilibrium
{
    /// <summary>Most sentences for which every theory is tried.</summary>
    public const int MostExhaustive = 8;

    /// <summary>Most sentences that are taken.</summary>
    public const int MostSentences = 64;

    /// <summary>Most arguments that are taken.</summary>
    public const int MostArguments = 10_000;

    /// <summary>Finds an equilibrium.</summary>
    /// <param name="sentences">Number of sentences.</param>
    /// <param name="structure">The arguments.</param>
    /// <param name="initial">The commitments the person begins with.</param>
    /// <param name="locked">What every set of commitments contains, such as background theories (wide equilibrium).</param>
    /// <param name="seed">Where the search begins beyond <see cref="MostExhaustive"/> sentences; the same seed gives the same proposal.</param>
    /// <returns>The proposal; <c>E-LIMIT</c>, <c>E-UNKNOWN</c> (a sentence beyond the number), <c>E-CONTRADICTION</c>.</returns>
    public static Answer<EquilibriumProposal> Find(
        int sentences,
        IReadOnlyList<DialecticalArgument> structure,
        State initial,
        State locked,
        ulong seed = 0
    )
    {
        if (Refuse(sentences, structure, initial.Union(locked)) is { } why)
        {
            return why;
        }

        TheorySearch theories = new(sentences, structure, seed);
        if (theories.Close(locked) is null)
        {
            return new Rejection(
                "E-CONTRADICTION",
                "locked",
                "What is locked cannot hold together under these arguments. Unlock a sentence, or take back an argument."
            );
        }

        return Adjust(sentences, theories, initial, locked);
    }

    private static Rejection? Refuse(
        int sentences,
        IReadOnlyList<DialecticalArgument> structure,
        State commitments
    )
    {
        if (sentences is < 1 or > MostSentences || structure.Count > MostArguments)
        {
            return new(
                "E-LIMIT",
                "sentences",
                $"There are {sentences} sentences and {structure.Count} arguments; between 1 and {MostSentences} sentences and at most {MostArguments} arguments are taken. Leave out what does not bear on the question."
            );
        }

        var said = structure.Aggregate(
            commitments,
            (sum, a) => sum.Union(a.Premises).Union(a.Conclusion)
        );
        if (sentences < 64 && said.Atoms >> sentences != 0)
        {
            return new(
                "E-UNKNOWN",
                "sentences",
                $"Here a sentence beyond number {sentences} is used. Count it in, or leave it out."
            );
        }

        return commitments.IsContradictory
            ? new(
                "E-CONTRADICTION",
                "commitments",
                "The commitments, with what is locked, deny what they affirm. Take one of the two out."
            )
            : null;
    }

    private static EquilibriumProposal Adjust(
        int n,
        TheorySearch theories,
        State initial,
        State locked
    )
    {
        List<EquilibriumStep> trace = [];
        State? theory = null;
        State closure;
        var commitments = initial.Union(locked);
        while (true)
        {
            var (t, c) = (theory, commitments);
            theory = n <= MostExhaustive ? theories.Exhaustive(c, t) : theories.Climb(c, t);
            closure = theories.Close(theory.Value)!.Value;
            var best = CommitmentSearch.Best(n, closure, initial, locked);
            commitments = Worth(best) == Worth(c) ? c : best;
            trace.Add(new(theory.Value, commitments));
            if (theory == t && commitments == c)
            {
                break;
            }
        }

        var (a, s, f) = (
            Positions.Account(n, commitments, closure),
            Positions.Systematicity(theory.Value, closure),
            Positions.Faithfulness(n, initial, commitments)
        );
        return new(
            theory.Value,
            commitments,
            initial.Without(commitments),
            a,
            s,
            f,
            (Rational.Of(35, 100) * a) + (Rational.Of(55, 100) * s) + (Rational.Of(10, 100) * f),
            trace.ToSequence(),
            n > MostExhaustive
        );

        Rational Worth(State position) =>
            (Rational.Of(35, 100) * Positions.Account(n, position, closure))
            + (Rational.Of(10, 100) * Positions.Faithfulness(n, initial, position));
    }
}

using System.Numerics;
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
public sealed record EquilibriumProposal(
    State Theory,
    State Commitments,
    State Dropped,
    Rational Account,
    Rational Systematicity,
    Rational Faithfulness,
    Rational Achievement,
    Sequence<EquilibriumStep> Trace
);

/// <summary>
/// Reflective equilibrium as a procedure (Beisbart, Betz and Brun 2021; 20 §A5.2): theory and commitments are adjusted
/// to each other in turn until neither changes. All 3ⁿ positions are looked at in each round, in exact arithmetic.
/// </summary>
public static class ReflectiveEquilibrium
{
    /// <summary>Most sentences of the exhaustive search.</summary>
    public const int MostSentences = 8;

    /// <summary>Finds an equilibrium.</summary>
    /// <param name="sentences">Number of sentences.</param>
    /// <param name="structure">The arguments.</param>
    /// <param name="initial">The commitments the person begins with.</param>
    /// <param name="locked">What every set of commitments contains, such as background theories.</param>
    /// <returns>The proposal; <c>E-LIMIT</c>, <c>E-UNKNOWN</c> (a sentence beyond the number), <c>E-CONTRADICTION</c>.</returns>
    public static Answer<EquilibriumProposal> Find(
        int sentences,
        IReadOnlyList<DialecticalArgument> structure,
        State initial,
        State locked
    )
    {
        if (sentences is < 1 or > MostSentences)
        {
            return new Rejection(
                "E-LIMIT",
                "sentences",
                $"There are {sentences} sentences; between 1 and {MostSentences} are examined exhaustively."
            );
        }

        var said = structure.Aggregate(
            initial.Union(locked),
            (sum, a) => sum.Union(a.Premises).Union(a.Conclusion)
        );
        if (said.Atoms >> sentences != 0)
        {
            return new Rejection(
                "E-UNKNOWN",
                "sentences",
                $"Here a sentence beyond number {sentences} is used. Count it in, or leave it out."
            );
        }

        var closures = Closures(sentences, structure);
        if (initial.Union(locked).IsContradictory || !closures.ContainsKey(locked))
        {
            return new Rejection(
                "E-CONTRADICTION",
                "commitments",
                "What is locked cannot hold here, or the commitments deny what they affirm. Take one of them out."
            );
        }

        return Adjust(sentences, closures, initial, locked);
    }

    private static EquilibriumProposal Adjust(
        int n,
        Dictionary<State, State> closures,
        State initial,
        State locked
    )
    {
        var positions = Positions(n);
        List<EquilibriumStep> trace = [];
        State? theory = null;
        var commitments = initial;
        while (true)
        {
            var (t, c) = (theory, commitments);
            theory = Choose(
                closures.Keys,
                t,
                p =>
                    Weighted(35, Account(n, c, closures[p]))
                    + Weighted(55, Systematicity(p, closures[p]))
            );
            var closure = closures[theory.Value];
            commitments = Choose(
                positions.Where(p => p.Contains(locked)),
                c,
                p =>
                    Weighted(35, Account(n, p, closure)) + Weighted(10, Faithfulness(n, initial, p))
            );
            trace.Add(new(theory.Value, commitments));
            if (theory == t && commitments == c)
            {
                break;
            }
        }

        var (a, s, f) = (
            Account(n, commitments, closures[theory.Value]),
            Systematicity(theory.Value, closures[theory.Value]),
            Faithfulness(n, initial, commitments)
        );
        return new(
            theory.Value,
            commitments,
            initial.Without(commitments),
            a,
            s,
            f,
            Weighted(35, a) + Weighted(55, s) + Weighted(10, f),
            trace.ToSequence()
        );
    }

    /// <summary>The best; the one before if it ties, else the one with fewest elements, else the first as written.</summary>
    private static State Choose(
        IEnumerable<State> positions,
        State? before,
        Func<State, Rational> value
    )
    {
        State? best = null;
        var most = Rational.Zero;
        foreach (var position in positions)
        {
            var worth = value(position);
            if (
                best is not { } champion
                || worth > most
                || (worth == most && Precedes(position, champion, before))
            )
            {
                (best, most) = (position, worth);
            }
        }

        return best!.Value;
    }

    private static bool Precedes(State a, State b, State? before) =>
        b != before
        && (a == before || a.Count < b.Count || (a.Count == b.Count && State.Compare(a, b) < 0));

    private static Rational Weighted(int hundredths, Rational share) =>
        Rational.Of(hundredths, 100) * share;

    private static Rational Account(int n, State commitments, State closure) =>
        Share(Distance(commitments, closure, 3), 10 * n);

    private static Rational Faithfulness(int n, State initial, State commitments) =>
        Share(Distance(initial, commitments, 0), 10 * n);

    private static Rational Systematicity(State theory, State closure) =>
        theory.Count == 0 ? Rational.Zero : Share(theory.Count - 1, closure.Count);

    /// <summary>G(x) = 1 − x².</summary>
    private static Rational Share(int part, int whole)
    {
        var x = Rational.Of(part, whole);
        return Rational.One - (x * x);
    }

    /// <summary>In tenths: 10 where opposed, 10 where only the first speaks, <paramref name="extends"/> where only the second does.</summary>
    private static int Distance(State p, State q, int extends) =>
        (10 * BitOperations.PopCount((p.Positive & q.Negative) | (p.Negative & q.Positive)))
        + (10 * BitOperations.PopCount(p.Atoms & ~q.Atoms))
        + (extends * BitOperations.PopCount(q.Atoms & ~p.Atoms));

    private static List<State> Positions(int n)
    {
        List<State> positions = [State.Empty];
        for (var i = 0; i < n; i++)
        {
            positions =
            [
                .. positions.SelectMany(p =>
                    new[] { p, p.Union(State.Literal(i, false)), p.Union(State.Literal(i, true)) }
                ),
            ];
        }

        return positions;
    }

    /// <summary>Every consistent position with what all complete assignments that extend it share.</summary>
    private static Dictionary<State, State> Closures(
        int n,
        IReadOnlyList<DialecticalArgument> structure
    )
    {
        var all = (1UL << n) - 1;
        var complete = Enumerable
            .Range(0, 1 << n)
            .Select(w => new State((ulong)w, ~(ulong)w & all))
            .Where(w => structure.All(a => !w.Contains(a.Premises) || w.Contains(a.Conclusion)))
            .ToList();
        Dictionary<State, State> closures = [];
        foreach (var position in Positions(n))
        {
            var extending = complete.Where(w => w.Contains(position)).ToList();
            if (extending.Count > 0)
            {
                closures[position] = extending.Aggregate((sum, w) => sum.Common(w));
            }
        }

        return closures;
    }
}

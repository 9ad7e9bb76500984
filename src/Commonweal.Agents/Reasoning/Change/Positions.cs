using System.Numerics;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Numerics.Exact;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>What positions are worth (Beisbart, Betz and Brun 2021; 20 §A5.2). Distances are in tenths.</summary>
internal static class Positions
{
    /// <summary>10 where opposed, 10 where only the first speaks, <paramref name="extends"/> where only the second does.</summary>
    public static int Distance(State p, State q, int extends) =>
        (10 * BitOperations.PopCount((p.Positive & q.Negative) | (p.Negative & q.Positive)))
        + (10 * BitOperations.PopCount(p.Atoms & ~q.Atoms))
        + (extends * BitOperations.PopCount(q.Atoms & ~p.Atoms));

    /// <summary>A share of G(x) = 1 − x², x = part / whole, in hundredths of the whole achievement.</summary>
    public static Rational Value(int hundredths, int part, int whole) =>
        Rational.Of(hundredths, 100) * Share(part, whole);

    /// <summary>How well a theory accounts for commitments.</summary>
    public static Rational Account(int sentences, State commitments, State closure) =>
        Share(Distance(commitments, closure, 3), 10 * sentences);

    /// <summary>How close commitments stay to the initial ones.</summary>
    public static Rational Faithfulness(int sentences, State initial, State commitments) =>
        Share(Distance(initial, commitments, 0), 10 * sentences);

    /// <summary>How much a theory says with how little.</summary>
    public static Rational Systematicity(State theory, State closure) =>
        theory.Count == 0 ? Rational.Zero : Share(theory.Count - 1, closure.Count);

    /// <summary>What a theory is worth beside commitments.</summary>
    public static Rational OfTheory(
        int sentences,
        State commitments,
        State theory,
        State closure
    ) =>
        (Rational.Of(35, 100) * Account(sentences, commitments, closure))
        + (Rational.Of(55, 100) * Systematicity(theory, closure));

    /// <summary>Fewest elements first, then as written.</summary>
    public static int Compare(State a, State b) =>
        a.Count != b.Count ? a.Count.CompareTo(b.Count) : State.Compare(a, b);

    private static Rational Share(int part, int whole)
    {
        var x = Rational.Of(part, whole);
        return Rational.One - (x * x);
    }
}

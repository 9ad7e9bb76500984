using System.Numerics;
using System.Runtime.InteropServices;

namespace Commonweal.Agents.Reasoning.Erotetic;

/// <summary>
/// A state of the erotetic theory: a set of literals over at most 64 atoms, one bit each (Koralus 2022). The empty
/// state, written <c>0</c>, says nothing. A state may contradict itself until it is factored by falsum.
/// </summary>
/// <param name="Positive">Atoms that hold.</param>
/// <param name="Negative">Atoms that do not.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct State(ulong Positive, ulong Negative)
{
    /// <summary>The state without literals.</summary>
    public static State Empty => default;

    /// <summary>The literal <c>p</c> or <c>~p</c> alone.</summary>
    /// <param name="atom">Number of the atom, 0 to 63.</param>
    /// <param name="negated">True for <c>~p</c>.</param>
    public static State Literal(int atom, bool negated) =>
        negated ? new(0, 1UL << atom) : new(1UL << atom, 0);

    /// <summary>Number of literals.</summary>
    public int Count => BitOperations.PopCount(Positive) + BitOperations.PopCount(Negative);

    /// <summary>True if an atom both holds and does not.</summary>
    public bool IsContradictory => (Positive & Negative) != 0;

    /// <summary>The atoms it speaks of.</summary>
    public ulong Atoms => Positive | Negative;

    /// <summary>The opposite of every literal.</summary>
    public State Opposed() => new(Negative, Positive);

    /// <summary>Every literal as a state of its own, by atom, <c>p</c> before <c>~p</c>.</summary>
    public IEnumerable<State> Literals()
    {
        for (var rest = Atoms; rest != 0; rest &= rest - 1)
        {
            var bit = rest & (~rest + 1);
            if ((Positive & bit) != 0)
            {
                yield return new(bit, 0);
            }

            if ((Negative & bit) != 0)
            {
                yield return new(0, bit);
            }
        }
    }

    /// <summary>True if every literal of the other is one of this.</summary>
    public bool Contains(State other) =>
        (other.Positive & ~Positive) == 0 && (other.Negative & ~Negative) == 0;

    /// <summary>The literals of both.</summary>
    public State Union(State other) => new(Positive | other.Positive, Negative | other.Negative);

    /// <summary>The literals of both at once.</summary>
    public State Common(State other) => new(Positive & other.Positive, Negative & other.Negative);

    /// <summary>What is left without the literals of the other.</summary>
    public State Without(State other) =>
        new(Positive & ~other.Positive, Negative & ~other.Negative);

    /// <summary>Orders states as they are written: by their first literals, the empty state first.</summary>
    public static int Compare(State a, State b)
    {
        using var left = a.Literals().GetEnumerator();
        using var right = b.Literals().GetEnumerator();
        while (true)
        {
            var (more, moreToo) = (left.MoveNext(), right.MoveNext());
            if (!more || !moreToo)
            {
                return more.CompareTo(moreToo);
            }

            var (x, y) = (left.Current, right.Current);
            if (x != y)
            {
                return x.Atoms != y.Atoms
                    ? x.Atoms.CompareTo(y.Atoms)
                    : x.Negative.CompareTo(y.Negative);
            }
        }
    }
}

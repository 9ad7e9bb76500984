using System.Numerics;

namespace Commonweal.Agents.Reasoning;

/// <summary>
/// A set of assignments of truth to at most <see cref="MostAtoms"/> atoms, one bit for each of the 2ⁿ. Assignment w
/// makes atom i true iff bit i of w is set. Immutable; each operation costs 2ⁿ/64 words.
/// </summary>
public sealed class TruthSet
{
    /// <summary>Beyond this many atoms a table of all assignments is refused (20 §0).</summary>
    public const int MostAtoms = 16;

    private static readonly ulong[] Patterns =
    [
        0xAAAAAAAAAAAAAAAA,
        0xCCCCCCCCCCCCCCCC,
        0xF0F0F0F0F0F0F0F0,
        0xFF00FF00FF00FF00,
        0xFFFF0000FFFF0000,
        0xFFFFFFFF00000000,
    ];

    private readonly ulong[] _words;

    private TruthSet(int atoms, ulong[] words) => (Atoms, _words) = (atoms, words);

    /// <summary>Number of atoms.</summary>
    public int Atoms { get; }

    /// <summary>True if no assignment is in it.</summary>
    public bool IsEmpty => !_words.AsSpan().ContainsAnyExcept(0UL);

    /// <summary>Number of assignments.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Every assignment.</summary>
    public static TruthSet All(int atoms)
    {
        var words = new ulong[Math.Max(1, 1 << Math.Max(0, atoms - 6))];
        words.AsSpan().Fill(atoms >= 6 ? ulong.MaxValue : (1UL << (1 << atoms)) - 1);
        return new(atoms, words);
    }

    /// <summary>The assignments in which an atom is true.</summary>
    public static TruthSet Of(int atoms, int atom)
    {
        var words = All(atoms)._words;
        for (var i = 0; i < words.Length; i++)
        {
            words[i] &=
                atom < 6 ? Patterns[atom]
                : (i >> (atom - 6) & 1) != 0 ? ulong.MaxValue
                : 0;
        }

        return new(atoms, words);
    }

    /// <summary>One assignment alone.</summary>
    public static TruthSet World(int atoms, int world)
    {
        var words = new ulong[Math.Max(1, 1 << Math.Max(0, atoms - 6))];
        words[world >> 6] = 1UL << (world & 63);
        return new(atoms, words);
    }

    /// <summary>In both.</summary>
    public TruthSet And(TruthSet other) => Combine(other, static (a, b) => a & b);

    /// <summary>In one or the other.</summary>
    public TruthSet Or(TruthSet other) => Combine(other, static (a, b) => a | b);

    /// <summary>In this and not in the other.</summary>
    public TruthSet Except(TruthSet other) => Combine(other, static (a, b) => a & ~b);

    /// <summary>All that are not in it.</summary>
    public TruthSet Not() => All(Atoms).Except(this);

    /// <summary>True if every assignment in this is in the other.</summary>
    public bool Within(TruthSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & ~other._words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True if an assignment is in both.</summary>
    public bool Meets(TruthSet other)
    {
        for (var i = 0; i < _words.Length; i++)
        {
            if ((_words[i] & other._words[i]) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The assignments, smallest number first.</summary>
    public IEnumerable<int> Assignments()
    {
        for (var i = 0; i < _words.Length; i++)
        {
            for (var rest = _words[i]; rest != 0; rest &= rest - 1)
            {
                yield return (i << 6) + BitOperations.TrailingZeroCount(rest);
            }
        }
    }

    private TruthSet Combine(TruthSet other, Func<ulong, ulong, ulong> operation)
    {
        var words = new ulong[_words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = operation(_words[i], other._words[i]);
        }

        return new(Atoms, words);
    }
}

using System.Numerics;
using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

/// <summary>The definitions of 20 §A3.1 word for word over all subsets, as a second way to every answer.</summary>
internal sealed class BruteForce
{
    private readonly int[] _targets;
    private readonly int[] _attackers;
    private readonly int _all;

    public BruteForce(ArgumentFramework framework)
    {
        _all = (1 << framework.Count) - 1;
        _targets =
        [
            .. Enumerable.Range(0, framework.Count).Select(a => Mask(framework.TargetsOf(a))),
        ];
        _attackers =
        [
            .. Enumerable.Range(0, framework.Count).Select(a => Mask(framework.AttackersOf(a))),
        ];
    }

    public static int Mask(IEnumerable<int> set) => set.Aggregate(0, (m, a) => m | (1 << a));

    public static ArgumentFramework Random(int count, double share, ulong seed)
    {
        SplitMix64 draws = new(seed);
        List<(int, int)> attacks = [];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                if (draws.NextShare() < share)
                {
                    attacks.Add((i, j));
                }
            }
        }

        return new(Enumerable.Range(1, count).Select(i => $"{i}"), attacks);
    }

    public List<int> Sets(Semantics semantics)
    {
        var free = All().Where(s => (Attacked(s) & s) == 0).ToList();
        var admissible = free.Where(s => (Defended(s) & s) == s).ToList();
        var complete = admissible.Where(s => Defended(s) == s).ToList();
        var preferred = Largest(admissible, s => s);
        return semantics switch
        {
            Semantics.ConflictFree => free,
            Semantics.Naive => Largest(free, s => s),
            Semantics.Admissible => admissible,
            Semantics.Complete => complete,
            Semantics.Grounded => [complete.MinBy(s => BitOperations.PopCount((uint)s))],
            Semantics.Preferred => preferred,
            Semantics.Stable => [.. free.Where(s => (Attacked(s) | s) == _all)],
            Semantics.SemiStable => Largest(admissible, s => s | Attacked(s)),
            Semantics.Stage => Largest(free, s => s | Attacked(s)),
            _ => Largest(
                [.. admissible.Where(s => preferred.TrueForAll(p => (p & s) == s))],
                s => s
            ),
        };
    }

    private static List<int> Largest(List<int> sets, Func<int, int> of)
    {
        var measures = sets.Select(of).Distinct().ToList();
        return [.. sets.Where(s => !measures.Exists(m => m != of(s) && (m & of(s)) == of(s)))];
    }

    private IEnumerable<int> All() => Enumerable.Range(0, _all + 1);

    private int Attacked(int set) => Union(_targets, set);

    private int Defended(int set)
    {
        var attacked = Attacked(set);
        var defended = 0;
        for (var a = 0; a < _attackers.Length; a++)
        {
            defended |= (_attackers[a] & ~attacked) == 0 ? 1 << a : 0;
        }

        return defended;
    }

    private static int Union(int[] masks, int set)
    {
        var union = 0;
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            union |= masks[BitOperations.TrailingZeroCount(rest)];
        }

        return union;
    }
}

using System.Numerics;

namespace Commonweal.Verifier;

/// <summary>
/// Does a conclusion come only from not asking? The propositional core of the erotetic theory (20 §A6; Koralus 2022):
/// a default run that supports a conclusion which does not follow once questions are put is a leap, and the smallest
/// set of questions that undoes it is the question to put. At most 16 atoms; gives up, with null, on more or when
/// views grow beyond 2,048 states.
/// </summary>
internal sealed class Erotetic
{
    private const int MostAtoms = 16;
    private const int MostStates = 2_048;
    private readonly List<string> _atoms;
    private readonly List<HashSet<Case>> _premises;
    private readonly HashSet<Case> _claim;

    private Erotetic(List<string> atoms, IEnumerable<string> premises, string claim)
    {
        _atoms = atoms;
        _premises = [.. premises.Select(View)];
        _claim = View(claim);
    }

    private static HashSet<Case> Verum => [default];

    /// <summary>The question that blocks the leap, several joined by ", "; null when it is none, or cannot be told.</summary>
    public static string? Leap(IReadOnlyList<string> premises, string claim)
    {
        var atoms = premises
            .Append(claim)
            .SelectMany(p => Logic.Ways(p))
            .SelectMany(w => w)
            .Select(l => l.TrimStart('~'))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (atoms.Count > MostAtoms)
        {
            return null;
        }

        try
        {
            Erotetic problem = new(atoms, premises, claim);
            return problem.IsLeap() ? problem.Question() : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private bool IsLeap() =>
        (ByDefault(_premises) || ByDefault(Enumerable.Reverse(_premises)))
        && IsSatisfiableWithout();

    private bool ByDefault(IEnumerable<HashSet<Case>> premises)
    {
        var view = premises.Aggregate(Verum, Update);
        view.RemoveWhere(c => c.IsContradictory);
        return Query(view, _claim).SetEquals(_claim);
    }

    /// <summary>True when the premises can hold together and the claim still fail: it does not follow in equilibrium.</summary>
    private bool IsSatisfiableWithout()
    {
        for (uint world = 0; world < 1u << _atoms.Count; world++)
        {
            Case full = new(world, ~world & ((1u << _atoms.Count) - 1));
            if (!Any(_claim, full) && _premises.TrueForAll(p => Any(p, full)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Any(HashSet<Case> ways, Case world)
    {
        foreach (var way in ways)
        {
            if (way.IsIn(world))
            {
                return true;
            }
        }

        return false;
    }

    private string? Question()
    {
        for (var size = 1; size <= 3; size++)
        {
            foreach (var questions in Choose(size, 0))
            {
                if (!Supports(questions))
                {
                    return string.Join(", ", questions.Select(q => _atoms[q]));
                }
            }
        }

        return null;
    }

    private IEnumerable<List<int>> Choose(int size, int from) =>
        size == 0
            ?
            [
                [],
            ]
            : Enumerable
                .Range(from, Math.Max(0, _atoms.Count - from))
                .SelectMany(a => Choose(size - 1, a + 1).Select(rest => (List<int>)[a, .. rest]));

    private bool Supports(List<int> questions)
    {
        var view = Verum;
        foreach (var premise in _premises)
        {
            view = Update(view, questions.Aggregate(premise, Inquire));
            view.RemoveWhere(c => c.IsContradictory);
        }

        return view.Count > 0 && !Query(view, _claim).Contains(default);
    }

    /// <summary>Answer, then merge: keep the cases with most in common with what is said, then add it to them.</summary>
    private static HashSet<Case> Update(HashSet<Case> view, HashSet<Case> said)
    {
        var all = said.Aggregate(default(Case), (sum, c) => sum.With(c));
        var most = view.Count == 0 ? 0 : view.Max(c => c.Common(all));
        HashSet<Case> kept = [.. view.Where(c => c.Common(all) == most)];
        return kept.Count == 0 ? kept : Product(kept, said);
    }

    private static HashSet<Case> Inquire(HashSet<Case> view, int atom)
    {
        var asked = Product(view, [new(1u << atom, 0), new(0, 1u << atom)]);
        asked.RemoveWhere(c => c.IsContradictory);
        return asked;
    }

    private static HashSet<Case> Product(HashSet<Case> view, HashSet<Case> other) =>
        (long)view.Count * other.Count > MostStates
            ? throw new OverflowException()
            : [.. view.SelectMany(c => other.Select(o => c.With(o)))];

    private static HashSet<Case> Query(HashSet<Case> view, HashSet<Case> about)
    {
        HashSet<Case> answer = [.. about.Where(a => view.Any(c => a.IsIn(c)))];
        if (view.Any(c => !about.Any(a => a.IsIn(c))))
        {
            answer.Add(default);
        }

        return answer;
    }

    private HashSet<Case> View(string literal) =>
        [
            .. Logic
                .Ways(literal)
                .Select(way =>
                    way.Aggregate(
                        default(Case),
                        (sum, l) =>
                            sum.With(
                                l.StartsWith('~')
                                    ? new(0, 1u << Atom(l[1..]))
                                    : new(1u << Atom(l), 0)
                            )
                    )
                ),
        ];

    private int Atom(string name) =>
        _atoms.BinarySearch(name.TrimStart('~'), StringComparer.Ordinal);

    /// <summary>A set of literals: which atoms it affirms and which it denies.</summary>
    private readonly record struct Case(uint Yes, uint No)
    {
        public bool IsContradictory => (Yes & No) != 0;

        public Case With(Case other) => new(Yes | other.Yes, No | other.No);

        public bool IsIn(Case other) => (Yes & ~other.Yes) == 0 && (No & ~other.No) == 0;

        public int Common(Case other) =>
            BitOperations.PopCount(Yes & other.Yes) + BitOperations.PopCount(No & other.No);
    }
}

using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel.Norms;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>
/// The definitions of 20 §A2 read off a table of all worlds over p0 … p(n−1); world w makes p(i) true iff bit i of w is
/// set. Shares nothing with the solver but the formulas.
/// </summary>
internal static class Tables
{
    public static bool Holds(Formula formula, int world) =>
        formula switch
        {
            Formula.Atom atom => (world >> Number(atom.Name) & 1) != 0,
            Formula.Not not => !Holds(not.Inner, world),
            Formula.All all => all.Parts.All(p => Holds(p, world)),
            Formula.Any any => any.Parts.Any(p => Holds(p, world)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>Violations by rank, highest first, read off the norm itself: guard, content, and each reparation once all before it failed.</summary>
    public static int[] Cost(Norm[] norms, int world) =>
        [
            .. norms
                .Where(n => n.Deontic != Commonweal.Kernel.Norms.Deontic.Permits)
                .GroupBy(n => n.Rank)
                .OrderByDescending(g => g.Key)
                .Select(g => g.Sum(n => Violations(n, world))),
        ];

    public static List<int> Best(Norm[] norms, IEnumerable<int> worlds)
    {
        List<int> best = [];
        int[] least = [];
        foreach (var world in worlds)
        {
            var cost = Cost(norms, world);
            var order = best.Count == 0 ? -1 : cost.AsSpan().SequenceCompareTo(least);
            if (order < 0)
            {
                (best, least) = ([], cost);
            }

            if (order <= 0)
            {
                best.Add(world);
            }
        }

        return best;
    }

    /// <summary>20 §A2.1, both conditions, over all pairs of worlds.</summary>
    public static bool IsConsistent(
        IEnumerable<Formula> facts,
        IReadOnlyList<ModalStatement> statements,
        int atoms
    ) =>
        Enumerable
            .Range(0, 1 << atoms)
            .Where(v => facts.All(f => Holds(f, v)))
            .Any(v =>
            {
                var triggered = statements.Where(s => Holds(s.Guard, v)).ToList();
                var ideal = Enumerable
                    .Range(0, 1 << atoms)
                    .Where(w =>
                        triggered.TrueForAll(s =>
                            s.Modality == Modality.May
                            || Holds(s.Body, w) == (s.Modality == Modality.Ought)
                        )
                    )
                    .ToList();
                return ideal.Count > 0
                    && triggered.TrueForAll(s =>
                        s.Modality != Modality.May || ideal.Exists(w => Holds(s.Body, w))
                    );
            });

    private static int Violations(Norm norm, int world)
    {
        if (!Holds(norm.When, world) || norm.Unless.Any(u => Holds(u, world)))
        {
            return 0;
        }

        var asks = norm.Deontic != Commonweal.Kernel.Norms.Deontic.Forbids;
        if (Holds(NormReading.Content(norm.Content!), world) == asks)
        {
            return 0;
        }

        var repaired = norm
            .Else.Select(NormReading.Content)
            .TakeWhile(c => !Holds(c, world))
            .Count();
        return 1 + repaired;
    }

    private static bool Holds(Condition condition, int world) =>
        condition.Literals.All(l =>
            ((world >> Number(l.Feature.Text) & 1) != 0) != ((FeatureLiteral)l).Negated
        );

    private static int Number(string atom) =>
        int.Parse(atom.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
}

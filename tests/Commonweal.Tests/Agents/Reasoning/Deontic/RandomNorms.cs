using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using FsCheck;
using FsCheck.Fluent;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>Norms, conditions and statements over p0 … p(n−1), drawn at random.</summary>
internal static class RandomNorms
{
    /// <summary>A condition of at most three literals that do not contradict each other.</summary>
    public static Gen<Condition> Conditions(int atoms, int least) =>
        from count in Gen.Choose(least, 3)
        from literals in (
            from atom in Gen.Choose(0, atoms - 1)
            from negated in ArbMap.Default.GeneratorFor<bool>()
            select (Literal)new FeatureLiteral($"p{atom}", negated, Span.None)
        ).ArrayOf(count)
        select new Condition(literals.DistinctBy(l => l.Feature.Text).ToSequence());

    public static Gen<Norm> Norm(int atoms, int ranks) =>
        from deontic in Gen.Elements(
            Commonweal.Kernel.Norms.Deontic.Obliges,
            Commonweal.Kernel.Norms.Deontic.Obliges,
            Commonweal.Kernel.Norms.Deontic.Forbids,
            Commonweal.Kernel.Norms.Deontic.Permits
        )
        from guard in Conditions(atoms, 0)
        from unless in Gen.Frequency(
            (3, Gen.Constant(Array.Empty<Condition>())),
            (1, Conditions(atoms, 1).ArrayOf(1))
        )
        from body in Conditions(atoms, 1)
        from repairs in Gen.Choose(0, 2)
        from chain in Conditions(atoms, 1).ArrayOf(repairs)
        from rank in Gen.Choose(0, ranks - 1)
        select new Norm("n", Span.None)
        {
            Deontic = deontic,
            When = guard,
            Unless = unless.ToSequence(),
            Content = new Goal(GoalMode.Achieve, body, Span.None),
            Else = chain
                .Select(c => (NormContent)new Goal(GoalMode.Achieve, c, Span.None))
                .ToSequence(),
            Rank = rank,
        };

    /// <summary>Norms with names of their own, at most so many.</summary>
    public static Gen<Norm[]> Norms(int atoms, int least, int most, int ranks) =>
        from count in Gen.Choose(least, most)
        from norms in Norm(atoms, ranks).ArrayOf(count)
        select norms.Select((n, i) => n with { Id = $"n{i}" }).ToArray();

    /// <summary>Formulas of depth two at most.</summary>
    public static Gen<Formula> Formulas(int atoms)
    {
        var literal =
            from atom in Gen.Choose(0, atoms - 1)
            from negated in ArbMap.Default.GeneratorFor<bool>()
            select negated
                ? new Formula.Not(new Formula.Atom($"p{atom}"))
                : (Formula)new Formula.Atom($"p{atom}");
        var parts = from n in Gen.Choose(0, 3) from of in literal.ArrayOf(n) select of.ToSequence();
        var flat = Gen.OneOf(
            literal,
            parts.Select(p => (Formula)new Formula.All(p)),
            parts.Select(p => (Formula)new Formula.Any(p))
        );
        return from a in flat
            from b in flat
            from kind in Gen.Choose(0, 4)
            select kind switch
            {
                0 => new Formula.All([a, b]),
                1 => new Formula.Any([a, b]),
                2 => new Formula.Not(a),
                3 => new Formula.Not(new Formula.All([a, new Formula.Not(b)])),
                _ => a,
            };
    }

    public static Gen<ModalStatement[]> Statements(int atoms, int most) =>
        from count in Gen.Choose(0, most)
        from statements in (
            from guard in Gen.OneOf(Gen.Constant(Formula.True), Formulas(atoms))
            from modality in Gen.Elements(Modality.Ought, Modality.Forbidden, Modality.May)
            from body in Formulas(atoms)
            select new ModalStatement("s", guard, modality, body)
        ).ArrayOf(count)
        select statements.Select((s, i) => s with { Id = $"s{i}" }).ToArray();
}

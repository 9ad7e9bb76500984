using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Deontic.Norms;
using Norm = Commonweal.Kernel.Norms.Norm;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>What holds of every set of norms: agreement with the definitions, and the laws of the two logics.</summary>
public sealed class DeonticLawsTests
{
    private const int Atoms = 4;

    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(300)
        .WithReplay(20261124, 5);

    private static readonly Arbitrary<Norm[]> Theories = RandomNorms
        .Norms(Atoms, 0, 6, 3)
        .ToArbitrary();

    private static readonly Arbitrary<(Formula A, Formula B, Formula C)> Three = RandomNorms
        .Formulas(Atoms)
        .Three()
        .Select(t => (t.Item1, t.Item2, t.Item3))
        .ToArbitrary();

    [Fact]
    public void The_best_worlds_are_those_that_counting_finds() =>
        Prop.ForAll(
                Theories,
                Three,
                (norms, formulas) =>
                {
                    var best = Tables.Best(norms, Worlds(Atoms, formulas.A));
                    var found = Over(norms, Atoms).Best(formulas.A)!;
                    found.ArePossible.ShouldBe(best.Count > 0);
                    for (var w = 0; w < 1 << Atoms; w++)
                    {
                        found.Permitted(World(w, Atoms)).ShouldBe(best.Contains(w));
                    }

                    if (best.Count > 0)
                    {
                        found.Cost.ShouldBe(Tables.Cost(norms, best[0]));
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void Counting_and_the_solver_agree_up_to_sixteen_atoms() =>
        Prop.ForAll(
                (
                    from atoms in Gen.Choose(8, 16)
                    from norms in RandomNorms.Norms(atoms, 8, 24, 3)
                    from settled in RandomNorms.Formulas(atoms)
                    select (atoms, norms, settled)
                ).ToArbitrary(),
                drawn =>
                {
                    var (atoms, norms, settled) = drawn;
                    var best = Tables.Best(norms, Worlds(atoms, settled));
                    var found = Over(norms, atoms).Best(settled)!;
                    found.ArePossible.ShouldBe(best.Count > 0);
                    if (best.Count == 0)
                    {
                        return;
                    }

                    found.Cost.ShouldBe(Tables.Cost(norms, best[0]));
                    for (var i = 0; i < atoms; i++)
                    {
                        Formula atom = new Formula.Atom($"p{i}");
                        found
                            .Obligatory(atom)
                            .ShouldBe(best.TrueForAll(w => Tables.Holds(atom, w)));
                        found.Permitted(atom).ShouldBe(best.Exists(w => Tables.Holds(atom, w)));
                    }
                }
            )
            .Check(Config.WithMaxTest(12));

    [Fact]
    public void The_gate_opens_where_the_definition_does_and_its_core_is_minimal() =>
        Prop.ForAll(
                (
                    from statements in RandomNorms.Statements(Atoms, 5)
                    from count in Gen.Choose(0, 2)
                    from facts in RandomNorms.Formulas(Atoms).ArrayOf(count)
                    select (facts, statements)
                ).ToArbitrary(),
                drawn =>
                {
                    var (facts, statements) = drawn;
                    var named = facts.Select((f, i) => new NamedFact($"f{i}", f)).ToArray();
                    var found = Gate(named, statements);
                    found.IsConsistent.ShouldBe(Tables.IsConsistent(facts, statements, Atoms));
                    if (found.IsConsistent == true)
                    {
                        return;
                    }

                    IsConsistentWithout("").ShouldBeFalse();
                    found.Core.Select(IsConsistentWithout).ShouldAllBe(c => c);

                    bool IsConsistentWithout(string left)
                    {
                        var kept = found.Core.Where(id => id != left).ToHashSet();
                        return Tables.IsConsistent(
                            named.Where(f => kept.Contains(f.Id)).Select(f => f.What),
                            [.. statements.Where(s => kept.Contains(s.Id))],
                            Atoms
                        );
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void A_budget_that_is_spent_leaves_everything_unknown()
    {
        CancellationToken spent = new(true);
        Norm[] norms = [Ought("a", "p0"), Ought("b", "~p0")];
        var ranking = ViolationRanking.Of(norms, [], [], spent);
        ranking.Best(Formula.True).ShouldBeNull();
        ranking.Obligatory(Is("p0"), Formula.True).ShouldBeNull();
        ranking.Actionable(Is("p0"), Formula.True, null).ShouldBeNull();
        StandardDeonticLogic
            .Check([], NormReading.Statements(norms), Formula.True, spent)
            .IsConsistent.ShouldBeNull();
    }

    [Fact]
    public void What_ought_to_be_obeys_axiom_D_and_K_and_may_be_where_its_opposite_need_not() =>
        Prop.ForAll(
                Theories,
                Three,
                (norms, formulas) =>
                {
                    var (given, a, b) = formulas;
                    var best = Over(norms, Atoms).Best(given)!;
                    var ought = best.Obligatory(a) == true;
                    (ought && best.Obligatory(Not(a)) == true).ShouldBeFalse(); // D
                    if (ought && best.Obligatory(Either(Not(a), b)) == true)
                    {
                        best.Obligatory(b).ShouldBe(true); // K
                    }

                    best.Permitted(a)
                        .ShouldBe(best.ArePossible && best.Obligatory(Not(a)) == false);
                    best.Obligatory(Formula.True).ShouldBe(best.ArePossible);
                }
            )
            .Check(Config);

    [Fact]
    public void What_is_settled_changes_what_ought_to_be_by_the_laws_of_rational_preference() =>
        Prop.ForAll(
                Theories,
                Three,
                (norms, formulas) =>
                {
                    // Lehmann and Magidor 1992, §2 and §3: reflexivity, or, cut, cautious and rational monotony.
                    var (a, b, c) = formulas;
                    var ranking = Over(norms, Atoms);
                    ranking.Obligatory(a, a).ShouldBe(ranking.Best(a)!.ArePossible);
                    if (Ought(c, a) && Ought(c, b))
                    {
                        Ought(c, Either(a, b)).ShouldBeTrue("or");
                    }

                    if (Ought(b, a))
                    {
                        Ought(c, Both(a, b)).ShouldBe(Ought(c, a), "cut and cautious monotony");
                    }

                    if (ranking.Permitted(b, a) == true && Ought(c, a))
                    {
                        Ought(c, Both(a, b)).ShouldBeTrue("rational monotony");
                    }

                    bool Ought(Formula what, Formula settled) =>
                        ranking.Obligatory(what, settled)!.Value;
                }
            )
            .Check(Config);

    [Fact]
    public void The_gate_closes_on_what_axioms_D_and_K_rule_out() =>
        Prop.ForAll(
                Three,
                formulas =>
                {
                    var (a, b, _) = formulas;
                    Closed(("o", a), ("o", Not(a))); // D
                    Closed(("o", Either(Not(a), b)), ("o", a), ("p", Not(b))); // K
                    Closed(("p", Both(a, Not(a)))); // nothing impossible may be

                    static void Closed(params (string Does, Formula What)[] said) =>
                        Gate(
                            [],
                            [
                                .. said.Select(
                                    (s, i) =>
                                        new ModalStatement(
                                            $"{i}",
                                            Formula.True,
                                            s.Does == "o" ? Modality.Ought : Modality.May,
                                            s.What
                                        )
                                ),
                            ]
                        )
                            .IsConsistent.ShouldBe(false);
                }
            )
            .Check(Config);

    [Fact]
    public void No_two_demands_in_force_clash() =>
        Prop.ForAll(
                RandomNorms.Norms(4, 2, 9, 4).ToArbitrary(),
                norms =>
                {
                    // 30 §5 item 2: axiom D holds for what is resolved.
                    Norm[] always =
                    [
                        .. norms.Select(n =>
                            n with
                            {
                                When = Commonweal.Kernel.Norms.Condition.Always,
                                Unless = [],
                            }
                        ),
                    ];
                    var inForce = Verdict(always, "", "")
                        .Findings.Where(f => f.Force == Force.InForce)
                        .Select(f => f.Demand)
                        .ToList();
                    ConflictOrder order = new(Situation.Of(), ConflictOrder.Default);
                    foreach (var a in inForce)
                    {
                        inForce
                            .Where(b => order.Clash(a, b))
                            .Select(b => $"{a.Norm.Id.Text}/{b.Norm.Id.Text}")
                            .ShouldBeEmpty();
                    }
                }
            )
            .Check(Config.WithMaxTest(2000));

    [Fact]
    public void A_chain_stands_where_its_first_unviolated_link_is() =>
        Prop.ForAll(
                Gen.Choose(0, 6).Two().ToArbitrary(),
                drawn =>
                {
                    // 30 §5 item 4; O-15a is the chain of two.
                    var (repairs, violated) = (drawn.Item1, Math.Min(drawn.Item2, drawn.Item1 + 1));
                    var chain = Norms.Ought("chain", "p0") with
                    {
                        Else = Enumerable
                            .Range(1, repairs)
                            .Select(i => (Commonweal.Kernel.Norms.NormContent)Goal($"p{i}"))
                            .ToSequence(),
                    };
                    var facts = string.Join(
                        ',',
                        Enumerable.Range(0, violated).Select(i => $"~p{i}")
                    );
                    Verdict([chain], facts)
                        .Chains.ShouldBe([
                            new(
                                "chain",
                                violated == 0 ? ChainState.Complies
                                    : violated == repairs + 1 ? ChainState.Terminal
                                    : ChainState.SubIdeal,
                                violated
                            ),
                        ]);
                }
            )
            .Check(Config.WithMaxTest(60));

    private static Formula.Not Not(Formula a) => new(a);

    private static Formula.Any Either(Formula a, Formula b) => new([a, b]);

    private static Formula.All Both(Formula a, Formula b) => new([a, b]);

    private static Consistency Gate(NamedFact[] facts, ModalStatement[] statements) =>
        StandardDeonticLogic.Check(facts, statements, Formula.True, CancellationToken.None);

    private static ViolationRanking Over(Norm[] norms, int atoms) =>
        ViolationRanking.Of(
            norms,
            [],
            When(string.Join(',', Enumerable.Range(0, atoms).Select(i => $"p{i}"))).Literals,
            CancellationToken.None
        );

    private static IEnumerable<int> Worlds(int atoms, Formula settled) =>
        Enumerable.Range(0, 1 << atoms).Where(w => Tables.Holds(settled, w));

    private static Formula.All World(int world, int atoms) =>
        new Formula.All(
            Enumerable
                .Range(0, atoms)
                .Select(i =>
                    (world >> i & 1) != 0
                        ? new Formula.Atom($"p{i}")
                        : (Formula)new Formula.Not(new Formula.Atom($"p{i}"))
                )
                .ToSequence()
        );
}

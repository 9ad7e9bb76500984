using System.Numerics;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Deontic.Norms;
using Norm = Commonweal.Kernel.Norms.Norm;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

public sealed class ViolationRankingTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(300)
        .WithReplay(20261124, 5);

    private static readonly Norm[] Chisholm =
    [
        Ought("go", "g"),
        Ought("tell", "t", "g"),
        Ought("hush", "~t", "~g"),
    ];

    [Fact]
    public void Chisholm_clashes_in_standard_deontic_logic_with_all_four_in_the_core()
    {
        // O-A2a
        var facts = new[] { new NamedFact("stayed", Is("~g")) };
        var statements = new ModalStatement[]
        {
            new("go", Formula.True, Modality.Ought, Is("g")),
            new("if-go", Formula.True, Modality.Ought, new Formula.Any([Is("~g"), Is("t")])),
            new("if-not", Is("~g"), Modality.Ought, Is("~t")),
        };
        Core(facts, statements).ShouldBe(["stayed", "go", "if-go", "if-not"]);
        Core([], statements).ShouldBeEmpty();
        for (var i = 0; i < 3; i++)
        {
            Core(facts, [.. statements.Where((_, k) => k != i)]).ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_permission_must_go_with_what_is_demanded()
    {
        Core(
                [],
                [
                    new("o", Formula.True, Modality.Ought, Is("p")),
                    new("may", Formula.True, Modality.May, Is("~p")),
                ]
            )
            .ShouldBe(["o", "may"]);
        Core(
                [],
                [
                    new("f", Formula.True, Modality.Forbidden, Is("p")),
                    new("may", Is("q"), Modality.May, Is("p")),
                ]
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Chisholm_has_an_answer_in_every_case_when_violations_are_ranked()
    {
        // O-A2b, O-15b
        var ranking = Ranking(Chisholm);
        ranking.Best(Is("g,t")).Cost.ShouldBe([0]);
        ranking.Best(Is("g,~t")).Cost.ShouldBe([1]);
        ranking.Best(Is("~g,t")).Cost.ShouldBe([2]);
        ranking.Best(Is("~g,~t")).Cost.ShouldBe([1]);
        ranking.Obligatory(Is("g"), Formula.True).ShouldBeTrue();
        ranking.Obligatory(Is("t"), Formula.True).ShouldBeTrue();
        ranking.Obligatory(Is("t"), Is("g")).ShouldBeTrue();
        ranking.Obligatory(Is("~t"), Is("~g")).ShouldBeTrue();
        ranking.Obligatory(Is("t"), Is("~g")).ShouldBeFalse();
    }

    [Fact]
    public void Who_kills_ought_to_kill_gently_and_ought_not_to_have_killed()
    {
        // O-A2c
        var ranking = Ranking(
            [Forbid("no", "k") with { Rank = 2 }, Ought("gently", "s", "k") with { Rank = 1 }],
            "s,~k"
        );
        ranking.Best(Is("k,s")).Cost.ShouldBe([1, 0]);
        ranking.Best(Is("k,~s")).Cost.ShouldBe([1, 1]);
        ranking.Best(Is("~k,~s")).Cost.ShouldBe([0, 0]);
        ranking.Obligatory(Is("~k"), Formula.True).ShouldBeTrue();
        ranking.Obligatory(Is("s"), Is("k")).ShouldBeTrue();
        ranking.Obligatory(Is("k"), Is("k")).ShouldBeTrue();
        ranking.Actionable(Is("k"), Is("k"), null).ShouldBeFalse();
        ranking.Actionable(Is("s"), Is("k"), null).ShouldBeTrue();
        ranking.Actionable(Is("s"), Is("k"), new HashSet<string> { "k" }).ShouldBeFalse();
    }

    [Fact]
    public void Rank_settles_a_conflict_and_equal_rank_leaves_a_dilemma()
    {
        // O-A2d
        var (meet, rescue) = (Ought("meet", "m"), Ought("rescue", "r"));
        var ranked = Ranking([meet, rescue with { Rank = 1 }], "m,r");
        ranked.Obligatory(Is("r"), Formula.True).ShouldBeTrue();
        ranked.Obligatory(Is("m"), Formula.True).ShouldBeFalse();
        ranked.Best(Formula.True).Cost.ShouldBe([0, 1]);
        ranked.Best(Formula.True).Worlds.Count.ShouldBe(1);
        ranked.IsDilemma(ranked.Best(Formula.True)).ShouldBeFalse();

        var equal = Ranking([meet, rescue], "m,r");
        equal.Obligatory(Is("r"), Formula.True).ShouldBeFalse();
        equal.Obligatory(Is("m"), Formula.True).ShouldBeFalse();
        equal.Obligatory(new Formula.Any([Is("m"), Is("r")]), Formula.True).ShouldBeTrue();
        equal.Best(Formula.True).Worlds.Count.ShouldBe(2);
        equal.IsDilemma(equal.Best(Formula.True)).ShouldBeTrue();
        equal.Obligatory(Is("~m,~r"), Formula.True).ShouldBeFalse(); // no explosion
    }

    [Theory]
    [InlineData("age<18", "age<21", true)]
    [InlineData("age=18", "age<18", false)]
    [InlineData("age>18,age<=21", "age!=18", true)]
    [InlineData("tone=harsh", "tone!=kind", true)]
    public void Numbers_and_words_mean_the_same_in_worlds_as_in_the_norm(
        string settled,
        string what,
        bool follows
    )
    {
        ViolationRanking
            .Of([], [], When($"{settled},{what}").Literals)
            .TryGet(out var ranking, out _)
            .ShouldBeTrue();
        ranking!.Obligatory(Is(what), Is(settled)).ShouldBe(follows);
    }

    [Fact]
    public void The_best_worlds_are_those_that_counting_finds() =>
        Prop.ForAll(
                Theories,
                Arb.ToArbitrary(Gen.Choose(0, 80)),
                (norms, at) =>
                {
                    var ranking = Ranking([.. norms, Permit("p", "p0,p1,p2,p3")]);
                    var settled = Condition(at);
                    var costs = Enumerable
                        .Range(0, 16)
                        .Where(w => Holds(settled, w))
                        .ToLookup(w => Cost(norms, w));
                    var best = costs.MinBy(g => g.Key, StringComparer.Ordinal)!;
                    ranking
                        .Best(NormReading.Of(settled))
                        .Worlds.Assignments()
                        .ShouldBe(best.Order());
                    ranking
                        .Obligatory(NormReading.Of(settled), NormReading.Of(settled))
                        .ShouldBeTrue();
                }
            )
            .Check(Config);

    [Fact]
    public void What_is_permitted_can_be_settled_without_losing_what_ought_to_be() =>
        Prop.ForAll(
                Theories,
                Arb.ToArbitrary(Gen.Choose(0, 80)),
                Arb.ToArbitrary(Gen.Choose(0, 80)),
                (norms, given, more) =>
                {
                    // Rational monotony (Lehmann and Magidor 1992).
                    var ranking = Ranking([.. norms, Permit("p", "p0,p1,p2,p3")]);
                    var (a, b) = (
                        NormReading.Of(Condition(given)),
                        NormReading.Of(Condition(more))
                    );
                    Formula both = new Formula.All([a, b]);
                    foreach (var what in new[] { "p0", "~p1", "p2", "~p3" }.Select(Is))
                    {
                        if (ranking.Permitted(b, a) && ranking.Obligatory(what, a))
                        {
                            ranking.Obligatory(what, both).ShouldBeTrue();
                        }

                        (
                            ranking.Obligatory(what, a)
                            && ranking.Obligatory(new Formula.Not(what), a)
                        ).ShouldBeFalse();
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void More_features_than_a_table_holds_are_refused()
    {
        ViolationRanking
            .Of(
                [Ought("all", string.Join(',', Enumerable.Range(0, 17).Select(i => $"p{i}")))],
                [],
                []
            )
            .ShouldBeOfType<Answer<ViolationRanking>.Rejected>()
            .Why.Code.ShouldBe("E-TOO-MANY-ATOMS");
    }

    private static Sequence<string> Core(NamedFact[] facts, ModalStatement[] statements)
    {
        StandardDeonticLogic
            .Check(facts, statements, Formula.True)
            .TryGet(out var found, out _)
            .ShouldBeTrue();
        (found!.World is null).ShouldBe(found.Core.Count > 0);
        return found.Core;
    }

    private static Commonweal.Kernel.Norms.Condition Condition(int code) =>
        When(
            string.Join(
                ',',
                Enumerable
                    .Range(0, 4)
                    .Select(i =>
                        (code / (int)Math.Pow(3, i) % 3) switch
                        {
                            1 => $"p{i}",
                            2 => $"~p{i}",
                            _ => "",
                        }
                    )
            )
        );

    private static bool Holds(Commonweal.Kernel.Norms.Condition condition, int world) =>
        condition.Literals.All(l =>
            ((world >> (l.Feature.Text[1] - '0') & 1) == 1)
            != ((Commonweal.Kernel.Norms.FeatureLiteral)l).Negated
        );

    private static string Cost(Norm[] norms, int world) =>
        string.Join(
            ',',
            norms
                .GroupBy(n => n.Rank)
                .OrderByDescending(g => g.Key)
                .Select(g =>
                    g.Count(n =>
                            Holds(n.When, world) && !Holds(NormReading.Content(n.Content!), world)
                        )
                        .ToString("00", System.Globalization.CultureInfo.InvariantCulture)
                )
        );

    private static Arbitrary<Norm[]> Theories =>
        (
            from n in Gen.Choose(0, 5)
            from norms in (
                from guard in Gen.Choose(0, 80)
                from body in Gen.Choose(1, 80)
                from rank in Gen.Choose(0, 2)
                select new Norm("n", Commonweal.Kernel.Language.Span.None)
                {
                    Deontic = Commonweal.Kernel.Norms.Deontic.Obliges,
                    When = Condition(guard),
                    Content = new Commonweal.Kernel.Norms.Goal(
                        Commonweal.Kernel.Norms.GoalMode.Achieve,
                        Condition(body),
                        default
                    ),
                    Rank = rank,
                }
            ).ArrayOf(n)
            select norms.Select((norm, i) => norm with { Id = $"n{i}" }).ToArray()
        ).ToArbitrary();
}

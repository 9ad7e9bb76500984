using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Deontic.Norms;
using Norm = Commonweal.Kernel.Norms.Norm;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

public sealed class ViolationRankingTests
{
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
        Cost(ranking, "g,t").ShouldBe([0]);
        Cost(ranking, "g,~t").ShouldBe([1]);
        Cost(ranking, "~g,t").ShouldBe([2]);
        Cost(ranking, "~g,~t").ShouldBe([1]);
        ranking.Obligatory(Is("g"), Formula.True).ShouldBe(true);
        ranking.Obligatory(Is("t"), Formula.True).ShouldBe(true);
        ranking.Obligatory(Is("t"), Is("g")).ShouldBe(true);
        ranking.Obligatory(Is("~t"), Is("~g")).ShouldBe(true);
        ranking.Obligatory(Is("t"), Is("~g")).ShouldBe(false);
    }

    [Fact]
    public void Who_kills_ought_to_kill_gently_and_ought_not_to_have_killed()
    {
        // O-A2c
        var ranking = Ranking(
            [Forbid("no", "k") with { Rank = 2 }, Ought("gently", "s", "k") with { Rank = 1 }],
            "s,~k"
        );
        Cost(ranking, "k,s").ShouldBe([1, 0]);
        Cost(ranking, "k,~s").ShouldBe([1, 1]);
        Cost(ranking, "~k,~s").ShouldBe([0, 0]);
        ranking.Obligatory(Is("~k"), Formula.True).ShouldBe(true);
        ranking.Obligatory(Is("s"), Is("k")).ShouldBe(true);
        ranking.Obligatory(Is("k"), Is("k")).ShouldBe(true);
        ranking.Actionable(Is("k"), Is("k"), null).ShouldBe(false);
        ranking.Actionable(Is("s"), Is("k"), null).ShouldBe(true);
        ranking.Actionable(Is("s"), Is("k"), new HashSet<string> { "k" }).ShouldBe(false);
    }

    [Fact]
    public void Rank_settles_a_conflict_and_equal_rank_leaves_a_dilemma()
    {
        // O-A2d
        var (meet, rescue) = (Ought("meet", "m"), Ought("rescue", "r"));
        var ranked = Ranking([meet, rescue with { Rank = 1 }], "m,r");
        ranked.Obligatory(Is("r"), Formula.True).ShouldBe(true);
        ranked.Obligatory(Is("m"), Formula.True).ShouldBe(false);
        ranked.Obligatory(Is("r,~m"), Formula.True).ShouldBe(true); // the one best world
        ranked.Best(Formula.True)!.Cost.ShouldBe([0, 1]);
        ranked.Best(Formula.True)!.Violated().ShouldBe(new(["meet"], []));

        var equal = Ranking([meet, rescue], "m,r");
        equal.Obligatory(Is("r"), Formula.True).ShouldBe(false);
        equal.Obligatory(Is("m"), Formula.True).ShouldBe(false);
        equal.Obligatory(new Formula.Any([Is("m"), Is("r")]), Formula.True).ShouldBe(true);
        equal.Permitted(Is("r,~m"), Formula.True).ShouldBe(true);
        equal.Permitted(Is("~r,m"), Formula.True).ShouldBe(true);
        equal.Best(Formula.True)!.Violated().ShouldBe(new([], ["meet", "rescue"]));
        equal.Obligatory(Is("~m,~r"), Formula.True).ShouldBe(false); // no explosion
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
            .Of([], [], When($"{settled},{what}").Literals, CancellationToken.None)
            .Obligatory(Is(what), Is(settled))
            .ShouldBe(follows);
    }

    private static Sequence<int> Cost(ViolationRanking ranking, string settled) =>
        ranking.Best(Is(settled))!.Cost;

    private static Sequence<string> Core(NamedFact[] facts, ModalStatement[] statements)
    {
        var found = StandardDeonticLogic.Check(
            facts,
            statements,
            Formula.True,
            CancellationToken.None
        );
        found.IsConsistent.ShouldBe(found.Core.Count == 0);
        found.IsMinimal.ShouldBeTrue();
        return found.Core;
    }
}

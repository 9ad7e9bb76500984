using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Deontic.Norms;
using Norm = Commonweal.Kernel.Norms.Norm;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>The worked cases of 30 §5, O-15, and what holds besides.</summary>
public sealed class NormVerdictsTests
{
    private static readonly Norm[] Fence =
    [
        Forbid("fence", "fence") with
        {
            Else = [Goal("white")],
        },
        Permit("sea", "fence", "sea"),
    ];

    private static readonly Norm Keep = Forbid("keep-out", "enter", "park");
    private static readonly Norm May = Permit("may", "enter", "park");

    [Theory]
    [InlineData("fence,~white", ChainState.Terminal, 2)]
    [InlineData("fence,white", ChainState.SubIdeal, 1)]
    [InlineData("fence", ChainState.SubIdeal, 1)]
    [InlineData("~fence", ChainState.Complies, 0)]
    public void A_chain_of_reparation_goes_on_link_by_link_and_keeps_its_record(
        string facts,
        ChainState state,
        int level
    ) => Verdict(Fence, facts).Chains.ShouldBe([new("fence", state, level)]); // O-15a

    [Fact]
    public void A_permission_by_the_sea_leaves_no_duty_and_no_violation()
    {
        var verdict = Verdict(Fence, "fence,sea"); // O-15a
        verdict.Chains.ShouldBeEmpty();
        verdict
            .Findings.Single(f => f.Demand.Norm.Id.Text == "fence")
            .Force.ShouldBe(Force.Defeated);
    }

    [Fact]
    public void A_killing_stays_a_violation_while_gentleness_comes_into_force()
    {
        var verdict = Verdict([Forbid("no", "kill"), Ought("gently", "gentle", "kill")], "kill"); // O-15c
        verdict.Chains.ShouldBe([
            new("gently", ChainState.Complies, 0),
            new("no", ChainState.Terminal, 1),
        ]);
        verdict.Findings.ShouldAllBe(f => f.Force == Force.InForce);
    }

    [Fact]
    public void A_special_case_wins_over_a_general_one() =>
        Decided(
            [Keep, Permit("may", "enter", "park,ambulance")],
            "park,ambulance",
            OptionStatus.PermittedStrong,
            Principle.Specificity
        ); // O-15d

    [Fact]
    public void Rank_wins_over_a_later_day() =>
        Decided(
            [Keep with { Rank = 5, Since = new(2020, 1, 1) }, May with { Since = new(2024, 1, 1) }],
            "park",
            OptionStatus.Forbidden,
            Principle.Rank
        ); // O-15e

    [Fact]
    public void Of_equals_the_later_wins() =>
        Decided(
            [Keep with { Since = new(2020, 1, 1) }, May with { Since = new(2024, 1, 1) }],
            "park",
            OptionStatus.PermittedStrong,
            Principle.Recency
        ); // O-15f

    [Fact]
    public void Where_no_principle_speaks_it_is_a_dilemma()
    {
        // O-15g
        Norm[] norms =
        [
            Forbid("keep-out", "enter", "park,night"),
            Permit("may", "enter", "park,ambulance"),
        ];
        var judged = Judge(
            norms,
            Situation.Of(When("park,night,ambulance").Literals),
            ("in", "enter"),
            ("round", "~enter")
        );
        judged.Options[0].Status.ShouldBe(OptionStatus.Dilemma);
        judged.Options[1].Status.ShouldBe(OptionStatus.PermittedWeak);
    }

    [Fact]
    public void Numbers_make_a_case_more_special_too() =>
        Decided(
            [Forbid("keep-out", "enter", "age<18"), Permit("may", "enter", "age<=15")],
            "age=12.5",
            OptionStatus.PermittedStrong,
            Principle.Specificity
        );

    [Fact]
    public void A_side_wins_as_a_team()
    {
        Norm[] norms =
        [
            Forbid("f1", "enter") with
            {
                Rank = 3,
            },
            Permit("p1", "enter") with
            {
                Rank = 2,
            },
            Forbid("f2", "enter", "night"),
            Permit("p2", "enter", "night,late") with
            {
                Rank = 0,
            },
        ];
        var verdict = Verdict(norms, "night,late", "enter");
        verdict.Status.ShouldBe(OptionStatus.Forbidden);
        verdict
            .Findings.Where(f => f.Force == Force.InForce)
            .Select(f => f.Demand.Norm.Id.Text)
            .ShouldBe(["f1", "f2"]);
    }

    [Fact]
    public void Two_that_clash_are_not_both_in_force_because_each_has_a_side_that_wins()
    {
        // 30 §5 item 2: axiom D holds for what is resolved. T1 beats b, t2 beats a, and both are beaten in turn.
        Norm[] norms =
        [
            Ought("a", "x"),
            Ought("b", "~x,y"),
            Ought("t1", "~y,w") with
            {
                Rank = 1,
            },
            Ought("t2", "~x,z") with
            {
                Rank = 1,
            },
            Ought("u1", "~w") with
            {
                Rank = 2,
            },
            Ought("u2", "~z") with
            {
                Rank = 2,
            },
        ];
        var findings = Verdict(norms, "").Findings;
        findings
            .Select(f => f.Force)
            .ShouldBe([
                Force.Undecided,
                Force.Undecided,
                Force.Defeated,
                Force.Defeated,
                Force.InForce,
                Force.InForce,
            ]);
        findings[0].Against.ShouldBe(["b"]);
        findings[1].Against.ShouldBe(["a"]);
    }

    [Fact]
    public void From_a_duty_to_mail_no_duty_to_mail_or_burn_follows()
    {
        // 30 §5 item 2 (Ross 1941)
        var verdict = Verdict([Ought("mail", "mail")], "", "burn");
        verdict.Findings.Select(f => f.Demand.What).ShouldBe([When("mail")]);
        verdict.Status.ShouldBe(OptionStatus.PermittedWeak);
    }

    [Fact]
    public void Two_clashing_duties_say_nothing_about_anything_else()
    {
        var situation = Situation.Of() with { Never = [When("meet,rescue")] };
        var judged = Judge(
            [Ought("m", "meet"), Ought("r", "rescue")],
            situation,
            ("meet", "meet"),
            ("rescue", "rescue"),
            ("sing", "sing")
        );
        judged
            .Options.Select(o => o.Status)
            .ShouldBe([OptionStatus.Dilemma, OptionStatus.Dilemma, OptionStatus.PermittedWeak]);
    }

    [Fact]
    public void Silence_of_all_norms_is_an_answer_of_its_own()
    {
        Verdict([Keep], "street", "enter").Status.ShouldBe(OptionStatus.NoNorm);
        Verdict([Keep], "~park", "enter").Status.ShouldBe(OptionStatus.NoNorm);
        Verdict([Keep], "street", "enter").Pending.ShouldBe([new("keep-out", ["park"])]);
    }

    [Theory]
    [InlineData("0.95", OptionStatus.Forbidden, 0)]
    [InlineData("0.94", OptionStatus.NoNorm, 1)]
    [InlineData("0.49", OptionStatus.NoNorm, 0)]
    public void Only_what_is_known_well_enough_takes_part(
        string credence,
        OptionStatus status,
        int unsettled
    )
    {
        var verdict = Verdict(
            [
                Keep with
                {
                    Credence = decimal.Parse(
                        credence,
                        System.Globalization.CultureInfo.InvariantCulture
                    ),
                },
            ],
            "park",
            "enter"
        );
        verdict.Status.ShouldBe(status);
        verdict.Unsettled.Count.ShouldBe(unsettled);
    }

    [Fact]
    public void An_exception_or_a_day_out_of_force_takes_a_norm_away()
    {
        Verdict([Keep with { Unless = [When("fire")] }], "park,fire", "enter")
            .Status.ShouldBe(OptionStatus.NoNorm);
        var later = Situation.Of(When("park").Literals) with { Day = new(2026, 1, 1) };
        Judge([Keep with { Until = new(2026, 1, 1) }], later, ("in", "enter"))
            .Options[0]
            .Status.ShouldBe(OptionStatus.NoNorm);
        Judge([Keep with { Since = new(2026, 1, 1) }], later, ("in", "enter"))
            .Options[0]
            .Status.ShouldBe(OptionStatus.Forbidden);
    }

    [Fact]
    public void Where_every_option_violates_something_the_least_costly_are_named()
    {
        Norm[] norms =
        [
            Ought("a", "a") with
            {
                Cost = 3,
                Rank = 1,
            },
            Ought("b", "b") with
            {
                Cost = 1,
            },
        ];
        Judge(norms, Situation.Of(), ("left", "a,~b"), ("right", "~a,b"))
            .LeastCost.ShouldBe(["left"]);
        Judge(norms, Situation.Of(), ("both", "a,b"), ("right", "~a,b"))
            .Options[0]
            .Status.ShouldBe(OptionStatus.Obligatory);
    }

    [Fact]
    public void What_cannot_be_is_refused_with_its_place()
    {
        Code([], "p,~p").ShouldBe("E-CONTRADICTION");
        Code([Keep, Keep], "p").ShouldBe("E-DUPLICATE");
        Code([], "age=3,age>4").ShouldBe("E-CONTRADICTION");

        static string Code(Norm[] norms, string facts) =>
            NormVerdicts
                .Judge(norms, Situation.Of(When(facts).Literals), [new("it", [])])
                .ShouldBeOfType<Answer<Judgement>.Rejected>()
                .Why.Code;
    }

    [Theory]
    [InlineData("fact p\nfoo q", "2")]
    [InlineData("option : p", "1")]
    [InlineData("fact P", "1")]
    [InlineData("\n\nday 2026-02-30", "3")]
    [InlineData("{\"facts\":[\"p\",1]}", "facts")]
    [InlineData("{\"facts\":", "1:10")]
    public void A_case_that_cannot_be_read_shows_where(string text, string place)
    {
        var why = CaseText.Read(text).ShouldBeOfType<Answer<WrittenCase>.Rejected>().Why;
        why.Code.ShouldBe("E-PARSE");
        why.Where.ShouldBe(place);
    }

    private static void Decided(
        Norm[] norms,
        string facts,
        OptionStatus status,
        Principle principle
    )
    {
        var verdict = Verdict(norms, facts, "enter");
        verdict.Status.ShouldBe(status);
        verdict.Findings.ShouldAllBe(f => f.Principle == principle);
    }
}

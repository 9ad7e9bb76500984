using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;
using Does = Commonweal.Kernel.Norms.Deontic;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

/// <summary>20 §A3.4, kernel → rules, S1 to S5.</summary>
public sealed class KernelTheoryTests
{
    [Fact]
    public void A_norm_whose_condition_the_facts_give_says_what_is_to_be_done()
    {
        var norm = Norm("tell", Does.Obliges, "tell") with { When = When("age<18") };

        Status(Case([norm], "age=15"), "do(tell)").ShouldBe(ClaimStatus.Justified);
        Status(Case([norm], "age=20"), "do(tell)").ShouldBe(ClaimStatus.Unsupported);
        Status(Case([norm], "sea"), "do(tell)").ShouldBe(ClaimStatus.Unsupported);
    }

    [Fact]
    public void An_exception_undercuts_its_norm_and_no_other()
    {
        var norm = Norm("tell", Does.Obliges, "tell") with { Unless = [When("asleep")] };
        var other = Norm("wait", Does.Obliges, "wait");

        Status(Case([norm, other], "sea"), "do(tell)").ShouldBe(ClaimStatus.Justified);
        Status(Case([norm, other], "asleep"), "do(tell)").ShouldBe(ClaimStatus.Overruled);
        Status(Case([norm, other], "asleep"), "do(wait)").ShouldBe(ClaimStatus.Justified);
    }

    [Fact]
    public void Of_a_duty_and_a_prohibition_the_higher_rank_stands()
    {
        var duty = Norm("a", Does.Obliges, "tell") with { Rank = 2 };
        var ban = Norm("b", Does.Forbids, "tell") with { Rank = 1 };

        Status(Case([duty, ban]), "do(tell)").ShouldBe(ClaimStatus.Justified);
        Status(Case([duty, ban]), "~may(tell)").ShouldBe(ClaimStatus.Overruled);
        Status(Case([duty, ban with { Rank = 2 }]), "do(tell)").ShouldBe(ClaimStatus.Defensible);
    }

    [Fact]
    public void A_permission_lifts_a_prohibition_of_lower_rank_and_demands_nothing()
    {
        var ban = Norm("b", Does.Forbids, "tell");
        var permission = Norm("p", Does.Permits, "tell") with { Rank = 1 };

        Status(Case([ban, permission]), "may(tell)").ShouldBe(ClaimStatus.Justified);
        Status(Case([ban, permission]), "do(tell)").ShouldBe(ClaimStatus.Unsupported);
        Status(Case([ban]), "~do(tell)").ShouldBe(ClaimStatus.Justified);
    }

    [Fact]
    public void A_reparation_is_due_where_what_came_before_is_broken()
    {
        var norm = Norm("n", Does.Obliges, "tell") with
        {
            Else = [new Act("write", null, Span.None), new Act("pay", null, Span.None)],
        };

        Status(Case([norm]), "do(write)").ShouldBe(ClaimStatus.Unsupported);
        Status(Case([norm], "~tell"), "do(write)").ShouldBe(ClaimStatus.Justified);
        Status(Case([norm], "~tell"), "do(pay)").ShouldBe(ClaimStatus.Unsupported);
        Status(Case([norm], "~tell", "~write"), "do(pay)").ShouldBe(ClaimStatus.Justified);
    }

    [Fact]
    public void A_duty_of_a_role_binds_who_fills_it_or_belongs_to_it()
    {
        var norm = Norm("n", Does.Obliges, "tell") with
        {
            Bearer = new(BearerKind.Role, ["physician", "staff"], Span.None),
        };
        var situation = Deontic.Situation("sea");

        Status(Case([norm]) with { Situation = situation }, "do(tell)")
            .ShouldBe(ClaimStatus.Justified);
        Status(Case([norm]) with { Situation = situation with { Roles = ["visitor"] } }, "do(tell)")
            .ShouldBe(ClaimStatus.Unsupported);
        Status(
                Case([norm]) with
                {
                    Situation = situation with { Roles = ["physician"] },
                },
                "do(tell)"
            )
            .ShouldBe(ClaimStatus.Justified);
        Status(
                Case([norm]) with
                {
                    Situation = situation with { Roles = ["cook"], Groups = [("cook", "staff")] },
                },
                "do(tell)"
            )
            .ShouldBe(ClaimStatus.Justified);
    }

    [Fact]
    public void Two_acts_forbidden_together_may_each_be_done()
    {
        var ban = Norm("n", Does.Forbids, "x") with
        {
            Content = new Goal(GoalMode.Maintain, When("drink", "drive"), Span.None),
            Rank = 1,
        };
        var drink = Norm("m", Does.Obliges, "drink") with { Rank = 1 };

        var both = Case([ban, drink, Norm("o", Does.Obliges, "drive")]);

        Status(both, "do(drink)").ShouldBe(ClaimStatus.Justified);
        Status(both, "do(drive)").ShouldBe(ClaimStatus.Overruled);
        Status(both, "~do(drive)").ShouldBe(ClaimStatus.Justified);
    }

    // S3 and S4: two reasons for options of which one can be done.
    [Fact]
    public void The_wiser_value_carries_its_option()
    {
        var practical = Options() with { Wiser = [("care", "candour")] };

        Status(Options(), "do(blunt)").ShouldBe(ClaimStatus.Defensible);
        Status(Options(), "do(kind)").ShouldBe(ClaimStatus.Defensible);
        Status(practical, "do(kind)").ShouldBe(ClaimStatus.Justified);
        Status(practical, "do(blunt)").ShouldBe(ClaimStatus.Overruled);
    }

    [Theory]
    [InlineData(
        CriticalQuestion.AreTheCircumstancesSo,
        "",
        "meets(kind,warmth)",
        ClaimStatus.Overruled
    )]
    [InlineData(CriticalQuestion.DoesItBringThatAbout, "kind", "warmth", ClaimStatus.Overruled)]
    [InlineData(CriticalQuestion.IsAnotherAsGood, "kind", "care", ClaimStatus.Overruled)]
    [InlineData(CriticalQuestion.DoesItDemoteAnother, "kind", "candour", ClaimStatus.Defensible)]
    [InlineData(CriticalQuestion.IsAnotherAsGood, "blunt", "care", ClaimStatus.Justified)]
    public void A_critical_question_answered_against_a_reason_attacks_it(
        CriticalQuestion question,
        string option,
        string about,
        ClaimStatus expected
    )
    {
        PracticalCase practical = Case([]) with
        {
            Reasons = [new("kind", "care", "warmth", false)],
        };

        Status(practical, "do(kind)").ShouldBe(ClaimStatus.Justified);
        Status(practical with { Objections = [new(question, option, about, true)] }, "do(kind)")
            .ShouldBe(expected);
    }

    [Fact]
    public void What_evidence_says_is_not_doubted_away()
    {
        PracticalCase practical = Case([]) with
        {
            Reasons = [new("kind", "care", "warmth", true)],
            Objections = [new(CriticalQuestion.DoesItBringThatAbout, "kind", "warmth", false)],
        };

        Status(practical, "do(kind)").ShouldBe(ClaimStatus.Justified);
    }

    [Fact]
    public void A_norm_serves_the_value_it_is_justified_by()
    {
        var norm = Norm("n", Does.Forbids, "blunt") with
        {
            Links = [new(RelationKind.Because, ["care"], Span.None)],
        };
        var practical = Options() with { Norms = [norm], Wiser = [("candour", "care")] };

        KernelTheory.Of(practical).Rules.Single(r => r.Id == "n").Value.ShouldBe("care");
        Status(practical, "do(blunt)").ShouldBe(ClaimStatus.Justified);
        Status(practical with { Wiser = [("care", "candour")] }, "do(blunt)")
            .ShouldBe(ClaimStatus.Overruled);
    }

    private static PracticalCase Options() =>
        Case([]) with
        {
            Reasons =
            [
                new("blunt", "candour", "plainness", true),
                new("kind", "care", "warmth", true),
            ],
            OneOnly = true,
        };

    private static PracticalCase Case(Norm[] norms, params string[] facts) =>
        new(norms.ToSequence(), Deontic.Situation(facts), [], [], [], false);

    private static Norm Norm(string id, Does does, string act) =>
        new(id, Span.None)
        {
            Deontic = does,
            Bearer = new(BearerKind.Any, [], Span.None),
            Content = new Act(act, null, Span.None),
        };

    private static Condition When(params string[] literals) =>
        new(literals.Select(Deontic.Literal).ToSequence());

    private static ClaimStatus? Status(PracticalCase practical, string literal)
    {
        StructuredArguments
            .Of(KernelTheory.Of(practical), [literal])
            .TryGet(out var arguments, out var why)
            .ShouldBeTrue(why?.Message);
        return arguments!.StatusOf(literal, CancellationToken.None);
    }

    private static class Deontic
    {
        public static Literal Literal(string text)
        {
            LiteralText.Read(text).TryGet(out var literal, out _).ShouldBeTrue();
            return literal;
        }

        public static Situation Situation(params string[] facts) =>
            Commonweal.Agents.Reasoning.Deontic.Situation.Of(facts.Select(Literal));
    }
}

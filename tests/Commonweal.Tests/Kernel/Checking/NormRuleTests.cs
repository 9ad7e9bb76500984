using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Social grounds of norms and their justification (10 §4 A to C).</summary>
public sealed class NormRuleTests
{
    private const string Grounds =
        "practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2025-09-15";

    [Theory] // 10 §4 B: LB(9,12) = .47, LB(3,3) = .44, LB(5,5) = .57
    [InlineData("expected 9 of 12 asked 2025-09-15", "N203", "custom")]
    [InlineData("expected 3 of 3 asked 2025-09-15", "N203", "candidate")]
    [InlineData("expected 5 of 5 asked 2025-09-15", "", "accepted")]
    [InlineData("", "N203", "candidate")]
    public void What_people_expect_makes_a_norm_and_what_they_do_not_a_custom(
        string expected,
        string codes,
        string standing
    )
    {
        var draft = Norm($"practiced 112 of 120 observed 2025-09-01 {expected}");

        Drafts.Codes(draft).ShouldBe(codes);
        Drafts.Standing(draft).ShouldBe(standing);
    }

    [Theory]
    [InlineData("practiced 9 of 12 observed 2025-09-01", "N202", "candidate")]
    [InlineData("practiced 5 of 5 observed 2025-09-01", "", "accepted")]
    [InlineData("", "N202", "candidate")]
    public void Practice_has_to_be_shown(string practiced, string codes, string standing)
    {
        var draft = Norm($"expected 49 of 60 asked 2025-09-15 {practiced}");

        Drafts.Codes(draft).ShouldBe(codes);
        Drafts.Standing(draft).ShouldBe(standing);
    }

    [Fact] // 10 §1: adopted by a legitimate process = also an institution's norm
    public void A_legitimate_adoption_stands_by_itself()
    {
        var draft =
            "process council \"The council\" open dated revisable\n"
            + Norm("adopted by council on 2025-10-01");

        Drafts.Codes(draft).ShouldBe("");
        Drafts.Standing(draft).ShouldBe("accepted");
    }

    [Fact]
    public void An_adoption_that_is_not_legitimate_carries_nothing()
    {
        var draft =
            "process council \"The council\" dated\n" + Norm("adopted by council on 2025-10-01");

        Drafts.Codes(draft).Split(' ').Order().ShouldBe(["N202", "N203", "N205"]);
        Drafts.Messages(draft, "N205").Single().ShouldContain("open, revisable");
        Drafts.Standing(draft).ShouldBe("candidate");
    }

    [Fact]
    public void The_newest_count_is_the_one_that_counts() =>
        Drafts
            .Codes(
                Norm(
                    "practiced 1 of 40 observed 2025-01-01 practiced 39 of 40 observed 2025-06-01 "
                        + "expected 49 of 60 asked 2025-09-15"
                )
            )
            .ShouldBe("");

    [Theory] // 10 §4 B: default half-life 730 days; 2024-06-01 to 2026-06-01 are 730
    [InlineData("2024-06-01", "")]
    [InlineData("2024-05-31", "N207")]
    public void An_observation_ages(string date, string codes) =>
        Drafts
            .Codes(Norm($"practiced 112 of 120 observed {date} expected 49 of 60 asked 2025-09-15"))
            .ShouldBe(codes);

    [Fact]
    public void The_half_life_is_the_caller_s_to_set() =>
        Drafts
            .Codes(Norm(Grounds), Drafts.Options with { HalfLifeDays = 100 })
            .ShouldBe("N207 N207");

    [Theory]
    [InlineData("do the right thing", "N104")]
    [InlineData("whisper", "N104")]
    [InlineData("speak no louder than a whisper", "")]
    public void An_action_is_named_so_that_one_can_see_whether_it_was_done(
        string action,
        string codes
    ) =>
        Drafts
            .Codes(
                $$"""
                context reading-room "The reading room"
                norm n "N" { obliges reader to whisper "{{action}}" in reading-room {{Grounds}} }
                """
            )
            .ShouldBe(codes);

    [Fact] // 30 §1: a goal is given by literals
    public void A_goal_is_exact_by_itself() =>
        Drafts
            .Codes(
                $$"""
                context reading-room "The reading room"
                norm n "N" { obliges reader reach quiet in reading-room {{Grounds}} }
                """
            )
            .ShouldBe("");

    [Theory] // 10 §4 C: min over roles of u(all) < min over roles of u(none)
    [InlineData("payoff reader all 1 none 2 payoff guest all 5 none 1", "")]
    [InlineData("payoff reader all 0.5 none 2 payoff guest all 5 none 1", "N301")]
    public void The_worst_off_decide_whether_all_may_keep_it(string payoffs, string codes) =>
        Drafts.Codes(Norm($"{Grounds} {payoffs}")).ShouldBe(codes);

    [Theory] // 10 §8: the least supportive group decides
    [InlineData(.79, "N303")]
    [InlineData(.8, "")]
    [InlineData(double.NaN, "N303")]
    public void A_shared_norm_is_supported_in_every_group(double least, string codes) =>
        Drafts
            .Codes(
                Norm(Grounds),
                Drafts.Options with
                {
                    GroupSupport = [new("n", "readers", .95), new("n", "students", least)],
                }
            )
            .ShouldBe(codes);

    private static string Norm(string rest) =>
        $$"""
            context reading-room "The reading room"
            norm n "N" {
              obliges reader to whisper "speak no louder than a whisper"
              in reading-room
              {{rest}}
            }

            """;
}

using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Mai;

public sealed class MaiAttackTests
{
    [Fact]
    public void A_fresh_edge_takes_two_invented_voters() // 10 §8
    {
        MaiAttack.Budget(new(0, 0, 0, 0, 0)).ShouldBe(2);
    }

    [Fact]
    public void Two_invented_voters_put_the_last_value_of_the_study_first() // 10 §6.5 F10
    {
        var votes = new MaiAggregator();
        foreach (var vote in Study.Votes("2023-10-18").Accepted)
        {
            votes.Add(vote);
        }

        var capture = MaiAttack.Capture(votes, "When seeking information", 5).ShouldNotBeNull();

        capture.Voters.ShouldBe(2);
        capture.Before.ShouldBe(.0025, 1e-12);
        capture.Answers.ShouldBeInRange(1, 3);
        votes.Summarize().PageRank[0].Value.ShouldBe("289", "the original is untouched");
    }

    [Fact]
    public void A_kept_edge_needs_no_attack_and_falls_when_enough_yes_are_taken_away()
    {
        var counts = new MaiCounts(9, 0, 0, 0, 9);

        MaiAttack.Budget(counts).ShouldBe(0);
        MaiAttack.Robustness(counts).ShouldBe(8);
    }

    [Fact]
    public void An_edge_that_is_not_kept_has_no_robustness() =>
        MaiAttack.Robustness(new(1, 0, 0, 0, 1)).ShouldBeNull();

    [Fact]
    public void One_more_yes_deletes_an_edge_and_another_brings_it_back() // F1
    {
        MaiAttack.Budget(new(6, 2, 0, 9, 17)).ShouldBe(0);
        MaiAttack.Budget(new(7, 2, 0, 9, 18)).ShouldBe(1);
    }

    [Fact]
    public void The_counts_of_a_pair_sum_over_contexts_and_know_its_reverse()
    {
        var votes = new MaiAggregator();
        foreach (
            var (from, to, context, answer) in new[]
            {
                ("a", "b", "c", Answer.Yes),
                ("a", "b", "d", Answer.OnAPar),
                ("b", "a", "c", Answer.Yes),
                ("b", "a", "c", Answer.No),
                ("a", "x", "c", Answer.Yes),
            }
        )
        {
            votes.Add(new("v", from, to, context, answer, null, null, 1, null));
        }

        votes.Counts("a", "b").ShouldBe(new(1, 0, 1, 1, 4));
        votes.Counts("x", "y").ShouldBe(new(0, 0, 0, 0, 0));
    }

    [Fact]
    public void Nothing_can_be_captured_where_nothing_is_ranked() =>
        MaiAttack.Capture(new(), "c", 3).ShouldBeNull();
}

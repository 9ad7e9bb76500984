using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;
using Commonweal.Figures.Words;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures;

public sealed class WordsTests
{
    [Theory]
    [InlineData(.5, "1 in 2")]
    [InlineData(.8333334, "5 in 6")]
    [InlineData(.94821, "14 in 15")] // 10 §7.4 O8: not established, so not "19 in 20"
    [InlineData(.95, "19 in 20")]
    [InlineData(.9999, "over 199 in 200")]
    [InlineData(.2, "1 in 5")]
    [InlineData(.001, "under 1 in 200")]
    [InlineData(double.NaN, "unknown")]
    public void A_probability_is_said_as_a_share_and_never_rounded_up(double p, string words) =>
        Odds.Share(p).ShouldBe(words);

    [Fact]
    public void No_share_in_words_claims_more_than_the_number()
    {
        for (var i = 500; i < 995; i++)
        {
            var parts = Odds.Share(i / 1000.0).Split(" in ");
            (double.Parse(parts[0], null) / double.Parse(parts[1], null)).ShouldBeLessThanOrEqualTo(
                (i / 1000.0) + 1e-9
            );
        }
    }

    [Theory]
    [InlineData(1, "About one more judgement")]
    [InlineData(14, "About 14 more judgements")]
    [InlineData(50, "About 50 more judgements")]
    [InlineData(203, "Many more judgements (over 50)")]
    public void What_is_far_away_is_said_without_a_number_that_says_nothing(int n, string words) =>
        Sentences.AboutMore(n).ShouldBe(words);

    [Fact]
    public void How_many_could_withdraw_is_said_of_this_pair_alone()
    {
        var edge = Sample.Edge(
            "habit refusal c 1.52 .43 22/2/1 3/2/14 17/.98 19/.95 Established 11"
        );
        Sentences
            .Withdrawal(edge, EvidenceRules.Default)
            .ShouldBe(
                "11 people would have to withdraw their judgement of this pair before it fell below 9 in 10."
            );
        Sentences
            .Withdrawal(edge with { Robustness = null }, EvidenceRules.Default)
            .ShouldContain("other pairs would keep it at 9 in 10 or more");
        Sentences
            .Withdrawal(edge with { Robustness = null, AttackBudget = null }, EvidenceRules.Default)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_circle_is_told_step_by_step()
    {
        ContextGraph context = new("c", 1, 1, [], [], [])
        {
            Cycles =
            [
                ["a", "b", "d"],
            ],
        };
        Sentences
            .Circles(context, v => v.ToUpperInvariant())
            .ShouldHaveSingleItem()
            .ShouldEndWith("“A” → “B” → “D” → “A”.");
    }

    [Fact]
    public void What_a_group_may_leave_to_one_is_a_decimal() =>
        EvidenceRules.Default.GroupOpposition.ShouldBe(.2);

    [Fact]
    public void The_first_few_of_many_are_named_and_the_rest_counted()
    {
        Text.FirstOf(["a", "b"], 3).ShouldBe("a and b");
        Text.FirstOf(["a", "b", "c", "d", "e"], 3).ShouldBe("a, b, c and 2 more");
    }

    [Theory]
    [InlineData(0, .5)]
    [InlineData(1.6448536269514722, .95)]
    [InlineData(-1.959963984540054, .025)]
    public void Normal_distribution_is_good_enough_to_draw(double z, double p) =>
        Odds.Normal(z).ShouldBe(p, 2e-7);

    [Fact]
    public void Heads_in_capitals_are_found_in_a_policy()
    {
        Heads
            .Split("MOMENTS OF DOUBT when I slow down")
            .ShouldBe([("MOMENTS OF DOUBT", true), (" when I slow down", false)]);
        Heads
            .Split("Encourage IMAGINATION about a PhD or an X")
            .ShouldBe([
                ("Encourage ", false),
                ("IMAGINATION", true),
                (" about a PhD or an X", false),
            ]);
        Heads.Split("nothing here").ShouldBe([("nothing here", false)]);
        Heads.Split("").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("MOMENTS when the blade’s SOUND says SO-AND-SO, and A B CDE")]
    [InlineData("ÄNDERUNGEN in der Stille")]
    [InlineData("  ---  ''  ")]
    public void Splitting_a_line_loses_nothing(string line) =>
        string.Concat(Heads.Split(line).Select(p => p.Part)).ShouldBe(line);

    [Fact]
    public void A_label_is_broken_at_spaces_and_ends_in_an_ellipsis_when_too_long()
    {
        TextWidth.Wrap("Keeping hope open", 13, 80, 3).ShouldBe(["Keeping", "hope open"]);
        var lines = TextWidth.Wrap(new string('a', 10_000), 13, 100, 3);
        lines.Count.ShouldBe(3);
        lines[2].ShouldEndWith("…");
        lines.ShouldAllBe(l => TextWidth.Of(l, 13) <= 100);
    }

    [Fact]
    public void A_label_never_cuts_an_emoji_in_two()
    {
        var family = "👩‍👩‍👧‍👦";
        foreach (
            var line in TextWidth.Wrap(string.Concat(Enumerable.Repeat(family, 40)), 13, 60, 2)
        )
        {
            char.IsHighSurrogate(line[^1]).ShouldBeFalse();
            char.IsLowSurrogate(line[0]).ShouldBeFalse();
        }

        Text.Cut(string.Concat(Enumerable.Repeat(family, 40)), 20).ShouldBe(family + "…");
    }

    [Theory] // 10 §7.5: each way of asking has to have a fifth of the votes
    [InlineData("a b c .9 .4 30/2/2 0/0/0 9/.9 9/.9 Open 0", 12)]
    [InlineData("a b c .9 .4 20/2/2 10/4/4 9/.9 9/.9 Open 0", 1)]
    [InlineData("a b c .9 .4 20/2/2 10/4/4 9/.9 9/.9 Established 5", null)]
    [InlineData("a b c .9 .4 20/2/2 10/4/4 9/.9 9/.3 Open 0", null)]
    public void What_a_pair_needs_counts_the_way_it_was_hardly_asked(string pair, int? needed) =>
        Needs
            .Of(Sample.Edge(pair) with { VotesNeeded = 1 }, EvidenceRules.Default)
            .ShouldBe(needed);

    [Fact]
    public void Wrapping_an_empty_label_gives_one_empty_line() =>
        TextWidth.Wrap("", 13, 80, 3).ShouldBe([""]);
}

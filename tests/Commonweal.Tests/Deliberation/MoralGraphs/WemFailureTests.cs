using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Commonweal.Tests.Deliberation.Mai;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>The faults F1 to F9 of the published aggregation (10 §6.5) do not occur here; F10 is O10 of the study's tests.</summary>
public sealed class WemFailureTests
{
    private const double Printed = 5e-7;

    [Fact]
    public void F1_One_more_yes_always_raises_the_probability()
    {
        var probabilities = Enumerable
            .Range(0, 40)
            .Select(yes => P([Shown("a", "b", yes, 9, 2)], "a", "b"))
            .ToList();
        probabilities.ShouldBeInOrder(SortDirection.Ascending);
        probabilities[7].ShouldBeGreaterThan(probabilities[6]);
    }

    [Fact]
    public void F2_Being_judged_less_wise_lowers_a_level()
    {
        var before = Fit(Shown("X", "A", 4), Shown("B", "A", 4));
        var after = Fit(Shown("X", "A", 4), Shown("B", "A", 4), Shown("A", "B", 3));
        Level(after, "A").ShouldBeLessThan(Level(before, "A"));
        Level(after, "B").ShouldBeGreaterThan(Level(before, "B"));
    }

    [Fact]
    public void F3_A_cycle_does_not_lift_the_value_that_was_judged_less_wise()
    {
        var votes = new[] { ("X", "A"), ("B", "A"), ("Y", "D"), ("Z", "D") }
            .Select(p => Shown(p.Item1, p.Item2, 4))
            .ToList();
        var before = Fit([.. votes]);
        Level(before, "A").ShouldBe(Level(before, "D"), 1e-12);
        var after = Fit([.. votes, Shown("A", "C", 3), Shown("C", "B", 3)]);
        Level(after, "A").ShouldBeLessThan(Level(after, "D"));
    }

    [Fact] // 10 §7.3
    public void F4_Copies_still_lift_a_level_so_they_are_merged_first_and_edges_decide()
    {
        var rest = new[] { Shown("M", "V", 9, 0, 1), Shown("N", "V", 9, 0, 1) };
        var before = Fit([Shown("L", "W", 9, 0, 1), .. rest]);
        Level(before, "W").ShouldBe(.1657, 5e-5);
        Level(before, "V").ShouldBe(.2923, 5e-5);
        var after = Fit([.. new[] { "L1", "L2", "L3" }.Select(l => Shown(l, "W", 3)), .. rest]);
        Level(after, "W").ShouldBe(.3175, 5e-5);
        Level(after, "V").ShouldBe(.2923, 5e-5);
        after
            .Edge("L1", "W", "C")
            .Probability.ShouldBeLessThan(before.Edge("L", "W", "C").Probability);
    }

    [Fact] // 10 §7.4 O6
    public void F5_O6_Two_of_two_say_less_than_eighty_of_a_hundred()
    {
        var fit = Fit(Shown("S", "P", 2), Shown("S", "Q", 80, 10, 10));
        fit.Edge("S", "P", "C").Probability.ShouldBe(.728457, Printed);
        fit.Edge("S", "Q", "C").Probability.ShouldBe(.905375, Printed);
    }

    [Fact]
    public void F6_A_third_is_not_as_good_as_all()
    {
        P([Shown("S", "P", 17, 33)], "S", "P").ShouldBeLessThan(.5);
        P([Shown("T", "Q", 5)], "T", "Q").ShouldBeGreaterThan(.75);
    }

    [Fact] // 10 §7.4 O7
    public void F7_O7_A_cycle_is_worth_nothing_and_an_outright_winner_much()
    {
        var cycle = new[] { ("A", "B"), ("B", "C"), ("C", "A") };
        var outright = new[] { ("P", "W"), ("Q", "W"), ("R", "W") };
        var fit = Fit([.. cycle.Concat(outright).Select(p => Shown(p.Item1, p.Item2, 9, 0, 1))]);
        foreach (var value in new[] { "A", "B", "C" })
        {
            Level(fit, value).ShouldBe(0, 1e-12);
        }

        Level(fit, "W").ShouldBe(.392968, Printed);
        fit.Edge("A", "B", "C").Probability.ShouldBe(.636202, Printed);
        fit.Edge("P", "W", "C").Probability.ShouldBe(.883812, Printed);
    }

    [Fact] // 10 §7.4 O8
    public void F8_The_real_cycle_is_no_cycle_of_probable_edges()
    {
        var votes = Study.Votes("2023-10-18").Accepted.Select(v => v with { Group = null });
        var fit = Wem.Fit([.. votes], WemOptions.Default);
        new[] { ("289", "298"), ("298", "303"), ("303", "289") }.ShouldAllBe(e =>
            fit.Edge(e.Item1, e.Item2, "When seeking information").Probability < .7
        );
    }

    [Fact] // 10 §7.4 O5, §7.5
    public void F9_O5_Wiser_both_ways_round_is_on_a_par()
    {
        var edge = Fit(Shown("170", "219", 23, 4), Shown("219", "170", 24, 2, 2))
            .Edge("170", "219", "C");
        edge.Probability.ShouldBe(.520877, Printed);
        edge.ProbabilityOnAPar.ShouldBe(.858553, Printed);
    }

    private static IEnumerable<Vote> Shown(
        string from,
        string to,
        int yes,
        int unsure = 0,
        int no = 0
    ) => Ballots.Of(from, to, (yes, unsure, no));

    private static WemFit Fit(params IEnumerable<Vote>[] votes) =>
        Wem.Fit([.. votes.SelectMany(v => v)], WemOptions.Default);

    private static double P(IEnumerable<Vote>[] votes, string from, string to) =>
        Fit(votes).Edge(from, to, "C").Probability;

    private static double Level(WemFit fit, string value) => fit.Level(value, "C").Mean;
}

using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>The worked numbers of 10 §7.4.</summary>
public sealed class WemOracleTests
{
    private const double Exact = 1e-7;
    private const double Printed = 6e-7;

    [Fact] // 10 §7.4 O1
    public void O1_three_values_two_pairs_three_stories()
    {
        var fit = Wem.Fit(Ballots.O1, WemOptions.Default);
        fit.Objective.ShouldBe(28.303662895, Exact);
        Level(fit, "A").ShouldBe((-.230960885, .355301583));
        Level(fit, "B").ShouldBe((.257542910, .332203282));
        Level(fit, "C").ShouldBe((-.026582025, .366906848));
        fit.Story("A", "B", "C", "h1").ShouldBe(-.004816257, Exact);
        fit.Story("B", "A", "C", "h2").ShouldBe(-.178925231, Exact);
        fit.Story("B", "C", "C", "h3").ShouldBe(-.020038757, Exact);
        fit.PairDeviation("A", "B", "C").ShouldBe(.174108975, Exact);
        fit.PairDeviation("B", "C", "C").ShouldBe(-.020038757, Exact);
        ShouldBe(fit.Edge("A", "B", "C"), .662612770, .421514798, .942022388);
        ShouldBe(fit.Edge("B", "C", "C"), -.304163691, .482550745, .264241057);
        ShouldBe(fit.Edge("A", "C", "C"), .204378860, .609393698, .631331022);
    }

    [Fact] // 10 §7.4 O2
    public void O2_one_more_yes()
    {
        IReadOnlyList<Vote> votes =
        [
            .. Ballots.O1,
            new("one more", "A", "B", "C", Answer.Yes, "h1", null, 1, null),
        ];
        var fit = Wem.Fit(votes, WemOptions.Default);
        fit.Level("A", "C").Mean.ShouldBe(-.242365123, Exact);
        fit.Level("B", "C").Mean.ShouldBe(.267059688, Exact);
        fit.Level("C", "C").Mean.ShouldBe(-.024694565, Exact);
        fit.Edge("A", "B", "C").Probability.ShouldBe(.950987964, Exact);
    }

    [Fact] // 10 §7.4 O3
    public void O3_two_groups()
    {
        IReadOnlyList<Vote> votes =
        [
            .. Ballots.O1.Select((v, i) => v with { Group = i % 2 == 0 ? "l" : "r" }),
        ];
        var fit = Wem.Fit(votes, WemOptions.Default);
        fit.Objective.ShouldBe(28.244663138, Exact);
        fit.Edge("A", "B", "C", "l").Probability.ShouldBe(.927168767, Exact);
        fit.Edge("A", "B", "C", "r").Probability.ShouldBe(.919295818, Exact);
        fit.Edge("A", "B", "C").Probability.ShouldBe(.917027052, Exact);
        fit.Edge("A", "B", "C", "nobody").Probability.ShouldBe(.861716531, Exact);
        fit.Edge("B", "C", "C", "l").Probability.ShouldBe(.293433615, Exact);
        fit.Edge("B", "C", "C", "r").Probability.ShouldBe(.293433615, Exact);
    }

    [Theory] // 10 §7.4 O4
    [InlineData(1, .581804)]
    [InlineData(2, .650716)]
    [InlineData(5, .795228)]
    [InlineData(10, .911596)]
    [InlineData(20, .979889)]
    [InlineData(50, .999333)]
    public void O4_fresh_pair_all_yes(int n, double probability) =>
        Fresh(n).Probability.ShouldBe(probability, Printed);

    [Fact] // 10 §7.4 O4
    public void O4_yes_votes_move_the_mean_like_a_logarithm()
    {
        Fresh(50).Mean.ShouldBe(1.511317, Printed);
        Fresh(50).StandardDeviation.ShouldBe(.471032, Printed);
        Fresh(1000).Mean.ShouldBe(3.299367, Printed);
    }

    [Theory] // 10 §7.4 O4
    [InlineData(.8, 6)]
    [InlineData(.9, 10)]
    [InlineData(.95, 14)]
    [InlineData(.99, 26)]
    public void O4_least_number_of_yes_votes_for_a_probability(double probability, int n)
    {
        Fresh(n - 1).Probability.ShouldBeLessThan(probability);
        Fresh(n).Probability.ShouldBeGreaterThanOrEqualTo(probability);
    }

    private static EdgeEstimate Fresh(int yes) =>
        Wem.Fit([.. Ballots.Of("A", "B", (yes, 0, 0))], WemOptions.Default).Edge("A", "B", "C");

    private static (double, double) Level(WemFit fit, string value)
    {
        var level = fit.Level(value, "C");
        return (Math.Round(level.Mean, 9), Math.Round(level.StandardDeviation, 9));
    }

    private static void ShouldBe(
        EdgeEstimate edge,
        double mean,
        double deviation,
        double probability
    )
    {
        edge.Mean.ShouldBe(mean, Exact);
        edge.StandardDeviation.ShouldBe(deviation, Exact);
        edge.Probability.ShouldBe(probability, Exact);
    }
}

using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Fitting;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>What to expect of a pair had it been answered otherwise.</summary>
public sealed class EdgeOutlookTests
{
    [Fact]
    public void With_the_answers_it_has_a_pair_looks_as_it_was_fitted()
    {
        for (var seed = 0UL; seed < 200; seed++)
        {
            var fit = Wem.Fit(RandomVotes.Of(seed, groups: true), WemOptions.Default);
            foreach (var edge in fit.Model.Edges)
            {
                var optimum = fit.Optima[edge.Component];
                var answers = optimum.Component.Edges[edge.Edge];
                ShouldBe(EdgeOutlook.Of(optimum, edge.Edge, answers), fit.Estimate(edge), 1e-7);
            }
        }
    }

    [Fact]
    public void A_pair_alone_looks_as_a_fit_of_the_other_answers_would_find_it()
    {
        foreach (var options in new[] { WemOptions.Default, WemOptions.WithoutLevels })
        {
            var few = Wem.Fit([.. Ballots.Of("A", "B", (3, 1, 1))], options);
            var many = Wem.Fit([.. Ballots.Of("A", "B", (30, 2, 7))], options);
            var answers = many.Optima[0].Component.Edges[0];
            ShouldBe(EdgeOutlook.Of(few.Optima[0], 0, answers), many.Edge("A", "B", "C"), 1e-7);
        }
    }

    [Fact]
    public void A_pair_among_others_looks_nearly_so()
    {
        var fit = Wem.Fit(Ballots.O1, WemOptions.Default);
        var more = fit.With(
            Ballots.Of("A", "B", (11, 0, 0), "h1").Select(v => v with { Voter = "m" + v.Voter })
        );
        var answers = more.Optima[0].Component.Edges[0];
        ShouldBe(EdgeOutlook.Of(fit.Optima[0], 0, answers), more.Edge("A", "B", "C"), .01);
    }

    private static void ShouldBe(EdgeEstimate edge, EdgeEstimate expected, double tolerance)
    {
        edge.Mean.ShouldBe(expected.Mean, tolerance);
        edge.StandardDeviation.ShouldBe(expected.StandardDeviation, tolerance);
    }
}

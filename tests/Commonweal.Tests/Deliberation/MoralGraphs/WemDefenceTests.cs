using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>Votes that cannot be scored, or hardly (10 §13).</summary>
public sealed class WemDefenceTests
{
    [Fact]
    public void No_votes_leave_everything_at_its_prior()
    {
        var fit = Wem.Fit([], WemOptions.Default);
        (fit.Votes, fit.Variables, fit.Pairs, fit.LargestComponent).ShouldBe((0, 0, 0, 0));
        (fit.Objective, fit.LogEvidence).ShouldBe((0, 0));
        fit.Edge("A", "B", "C").Probability.ShouldBe(.5);
        fit.Edge("A", "A", "C").ShouldBe(default);
        fit.Level("A", "C").StandardDeviation.ShouldBe(Math.Sqrt((.35 * .35) + (.2 * .2)), 1e-12);
    }

    // D of a pair nobody judged has variance 2 (.35² + .20²) + .35² = .4475. 10 §7.5 prints .545168 for P(|D| < .5), which is
    // the figure for the spread rounded to .669; the spread √.4475 = .668954… gives .545199. Both are held.
    [Fact]
    public void A_pair_nobody_judged_is_open()
    {
        Fresh.Probability.ShouldBe(.5);
        Fresh.StandardDeviation.ShouldBe(Math.Sqrt(.4475), 1e-12);
        Fresh.ProbabilityOnAPar.ShouldBe(.545199, 5e-7);
        Fresh.ProbabilityOnAPar.ShouldBeLessThan(EvidenceRules.Default.OnAPar);
    }

    [Fact] // 10 §7.5: fresh pair, as printed
    public void The_printed_probability_of_a_pair_nobody_judged_is_that_of_its_rounded_spread() =>
        new EdgeEstimate(0, Math.Round(Fresh.StandardDeviation, 3)).ProbabilityOnAPar.ShouldBe(
            .545168,
            5e-7
        );

    [Fact]
    public void One_vote_moves_its_pair_and_no_more() =>
        Wem.Fit([.. Ballots.Of("A", "B", (1, 0, 0))], WemOptions.Default)
            .Edge("A", "C", "C")
            .Probability.ShouldBeGreaterThanOrEqualTo(.45);

    [Fact]
    public void If_everybody_is_unsure_acquiescence_makes_that_a_vote_against()
    {
        var fit = Wem.Fit([.. Ballots.Of("A", "B", (0, 20, 0))], WemOptions.Default);
        fit.Edge("A", "B", "C").Probability.ShouldBeLessThan(.5);
        var neutral = Wem.Fit(
            [.. Ballots.Of("A", "B", (0, 20, 0))],
            WemOptions.Default with
            {
                Acquiescence = 0,
            }
        );
        neutral.Edge("A", "B", "C").Probability.ShouldBe(.5, 1e-12);
    }

    [Fact] // 10 §7.2: w = trust · min(1, 12/n)
    public void One_voter_who_votes_a_hundred_times_weighs_like_one_who_votes_twelve_times()
    {
        IEnumerable<Vote> Busy(int votes) =>
            Enumerable
                .Range(0, votes)
                .SelectMany(i => Ballots.Of($"A{i:D3}", $"B{i:D3}", (1, 0, 0)))
                .Select(v => v with { Voter = "busy" });
        double Mean(int votes) =>
            Wem.Fit([.. Busy(votes)], WemOptions.Default).Edge("A000", "B000", "C").Mean;
        Mean(12).ShouldBe(Mean(1), 1e-12);
        Mean(100)
            .ShouldBe(
                Wem.Fit(
                        [
                            .. Ballots
                                .Of("A000", "B000", (1, 0, 0))
                                .Select(v => v with { Weight = .12 }),
                        ],
                        WemOptions.Default
                    )
                    .Edge("A000", "B000", "C")
                    .Mean,
                1e-12
            );
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1.5)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_left_out_and_named(double weight)
    {
        var fit = Wem.Fit(
            [.. Ballots.O1, Ballots.O1[0] with { Voter = "odd", Weight = weight }],
            WemOptions.Default
        );
        fit.Objective.ShouldBe(Wem.Fit(Ballots.O1, WemOptions.Default).Objective);
        var finding = fit.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Row).ShouldBe(("V909", 31));
    }

    [Fact]
    public void A_value_is_not_wiser_than_itself()
    {
        var fit = Wem.Fit(
            [.. Ballots.O1, Ballots.O1[0] with { Voter = "odd", To = "A" }],
            WemOptions.Default
        );
        fit.Votes.ShouldBe(30);
        fit.Findings.ShouldHaveSingleItem().Code.ShouldBe("V904");
    }

    [Fact]
    public void Of_a_voters_answers_to_one_pair_the_last_by_time_counts_whichever_way_it_was_asked()
    {
        var noon = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var yes = Ballots.O1[0] with { Voter = "v", At = noon };
        var back = yes with { From = "B", To = "A", At = noon.AddHours(-1) };
        var fit = Wem.Fit([yes, back], WemOptions.Default);
        fit.Votes.ShouldBe(1);
        fit.Edge("A", "B", "C").Mean.ShouldBeGreaterThan(0);
        (fit.Findings[0].Code, fit.Findings[0].Row).ShouldBe(("V908", 2));
    }

    [Fact]
    public void Ten_thousand_against_ten_thousand_do_not_overflow()
    {
        List<Vote> votes =
        [
            .. Ballots.Of("A", "B", (10_000, 0, 0)),
            .. Ballots.Of("A", "C", (0, 0, 10_000)),
        ];
        var fit = Wem.Fit(
            votes,
            WemOptions.Default with
            {
                Acquiescence = 30,
                UnsureHalfWidth = 20,
            }
        );
        double.IsFinite(fit.Objective).ShouldBeTrue();
        fit.Edge("A", "C", "C").Mean.ShouldBeLessThan(0);
    }

    private static EdgeEstimate Fresh => Wem.Fit([], WemOptions.Default).Edge("A", "B", "C");
}

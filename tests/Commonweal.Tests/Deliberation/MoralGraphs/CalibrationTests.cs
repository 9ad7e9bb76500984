using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Evaluation;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>β and κ are constants of a release, from pairs shown both ways only (10 §7.1).</summary>
public sealed class CalibrationTests
{
    [Fact]
    public void Fewer_than_a_hundred_votes_leave_the_defaults()
    {
        var estimate = Estimate(50, 40, 9);
        (estimate.Votes, estimate.Pairs, estimate.IsEnough).ShouldBe((99, 1, false));
        estimate.Apply(WemOptions.Default).ShouldBe(WemOptions.Default);
        Estimate(50, 40, 10).IsEnough.ShouldBeTrue();
    }

    [Fact]
    public void Pairs_shown_one_way_say_nothing_about_acquiescence()
    {
        var estimate = Calibration.Estimate(
            [.. Ballots.Of("A", "B", (90, 0, 10))],
            WemOptions.Default
        );
        (estimate.Votes, estimate.Pairs).ShouldBe((0, 0));
        (estimate.Acquiescence, estimate.UnsureHalfWidth).ShouldBe((0, .7));
        (estimate.AcquiescenceDeviation, estimate.UnsureDeviation).ShouldBe((2, 1));
    }

    [Fact]
    public void Yes_to_both_directions_is_acquiescence_and_yes_to_one_is_not()
    {
        Estimate(80, 10, 10).Acquiescence.ShouldBeGreaterThan(.8);
        var onesided = Calibration.Estimate(
            [.. Ballots.Of("A", "B", (80, 10, 10)), .. Ballots.Of("B", "A", (10, 10, 80))],
            WemOptions.Default
        );
        onesided.Acquiescence.ShouldBe(0, 1e-9);
    }

    [Fact]
    public void Where_nobody_was_unsure_nothing_is_estimated()
    {
        var estimate = Estimate(150, 0, 50);
        (estimate.Acquiescence, estimate.UnsureHalfWidth).ShouldBe((0, .7));
        estimate.Apply(WemOptions.Default).ShouldBe(WemOptions.Default);
    }

    [Fact]
    public void The_more_are_unsure_the_wider_unsure_is() =>
        Estimate(40, 50, 10)
            .UnsureHalfWidth.ShouldBeGreaterThan(Estimate(80, 10, 10).UnsureHalfWidth);

    // The same answers to both directions, half of them each.
    private static Calibration Estimate(int yes, int unsure, int no) =>
        Calibration.Estimate(
            [
                .. Ballots.Of("A", "B", (yes - (yes / 2), unsure - (unsure / 2), no - (no / 2))),
                .. Ballots.Of("B", "A", (yes / 2, unsure / 2, no / 2)),
            ],
            WemOptions.Default
        );
}

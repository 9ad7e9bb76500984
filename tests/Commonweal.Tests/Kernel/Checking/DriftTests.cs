using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Growth, drift, collapse (10 §11).</summary>
public sealed class DriftTests
{
    private static readonly ChangeEvidence Endorsed = new(true, false, 7, 0, 1);

    [Fact] // 10 §11, oracle
    public void The_effective_number_of_values_tells_collapse()
    {
        var change = Between([.3m, .25m, .2m, .15m, .1m], [.7m, .2m, .1m]);

        change.NumberBefore.ShouldBe(4.444444, 5e-7);
        change.NumberAfter.ShouldBe(1.851852, 5e-7);
        change.Ratio.ShouldBe(.416667, 5e-7);
        change.Narrowed.ShouldBeTrue();
        change.Dropped.ShouldBe(["v3", "v4"]);
    }

    [Fact]
    public void Weights_are_shares_of_their_sum() =>
        Between([30, 25, 20, 15, 10], [3, 2.5m, 2, 1.5m, 1])
            .ShouldBe(Between([.3m, .25m, .2m, .15m, .1m], [.3m, .25m, .2m, .15m, .1m]));

    [Fact]
    public void A_value_is_weakened_below_half_of_its_share() =>
        Between([.5m, .3m, .2m], [.76m, .15m, .09m]).Weakened.ShouldBe(["v2"]);

    [Fact] // 10 §11: weight of signals rises by more than .2
    public void Signals_that_take_over_are_told_apart()
    {
        var change = PortfolioChange.Between(
            Of([.5m, .4m, .1m]),
            Of([.5m, .15m, .35m]),
            id => id == "v2"
        );

        change.Captured.ShouldBeTrue();
        change.Narrowed.ShouldBeFalse();
    }

    [Theory] // 10 §11: growth iff cover ≥ .8, reason, endorse, stake ≤ .5 or PS ≥ .6; drift iff cover < .5, refused, or bought
    [InlineData(.8, true, true, 0.5, 0.0, ChangeKind.Growth)]
    [InlineData(.8, true, true, 0.6, 0.6, ChangeKind.Growth)]
    [InlineData(.8, true, true, 0.6, 0.5, ChangeKind.Drift)]
    [InlineData(.8, false, true, 0.0, 1.0, ChangeKind.Undetermined)]
    [InlineData(.7, true, true, 0.0, 1.0, ChangeKind.Undetermined)]
    [InlineData(.5, true, true, 0.0, 1.0, ChangeKind.Undetermined)]
    [InlineData(.4, true, true, 0.0, 1.0, ChangeKind.Drift)]
    [InlineData(1, true, false, 0.0, 1.0, ChangeKind.Drift)]
    public void Growth_is_told_from_drift(
        double cover,
        bool reason,
        bool wiser,
        double stake,
        double personShare,
        ChangeKind kind
    ) =>
        Drift
            .Judge(
                cover,
                reason,
                Endorsed with
                {
                    WiserAfter = wiser,
                    StakeShare = stake,
                    PersonShare = personShare,
                }
            )
            .ShouldBe(kind);

    [Fact] // 10 §11: the reversed question comes at least seven days later
    public void Standing_by_a_change_takes_a_week()
    {
        Drift.Judge(1, true, Endorsed).ShouldBe(ChangeKind.Growth);
        Drift.Judge(1, true, Endorsed with { DaysBetween = 6 }).ShouldBe(ChangeKind.Undetermined);
        Drift.Judge(1, true, Endorsed with { BackWiser = null }).ShouldBe(ChangeKind.Undetermined);
        Drift.Judge(1, true, Endorsed with { BackWiser = true }).ShouldBe(ChangeKind.Drift);
    }

    [Fact]
    public void A_lost_value_without_an_upgrade_is_drift_and_with_one_that_covers_it_growth()
    {
        var change = Between([.6m, .4m], [0, 1m]);
        Upgrade upgrade = new(
            "v0",
            "v1",
            "c",
            [UpgradeReason.Skill],
            null,
            [],
            [new(1, 1, Span.None), new(2, 1, Span.None), new(3, 2, Span.None)],
            [],
            null,
            null,
            null,
            [],
            Span.None
        );

        Drift
            .Compare(change, [], _ => null, (_, _) => Endorsed)
            .ShouldBe([new("v0", null, ChangeKind.Drift, 0)]);
        Drift
            .Compare(change, [upgrade], _ => null, (_, _) => Endorsed)
            .ShouldBe([new("v0", "v1", ChangeKind.Growth, 1)]);
    }

    [Fact]
    public void Consecutive_portfolios_of_one_person_are_compared_whatever_their_order()
    {
        const string draft = """
            person p4
            person p5
            value-ref a "A"
            value-ref b "B"
            portfolio p4 on 2026-01-01 { a 1 }
            portfolio p5 on 2025-06-01 { b 1 }
            portfolio p4 on 2025-01-01 { a 0.5 b 0.5 }
            """;

        Drafts.Codes(draft).ShouldBe("V406 V407");
        Drafts.Messages(draft, "V406").Single().ShouldContain("b went out of the life of p4");
    }

    private static PortfolioChange Between(decimal[] before, decimal[] after) =>
        PortfolioChange.Between(Of(before), Of(after), _ => false);

    private static Portfolio Of(decimal[] weights) =>
        new(
            "p",
            new(2026, 1, 1),
            weights.Select((w, i) => new PortfolioWeight($"v{i}", w)).ToSequence(),
            Span.None
        );
}

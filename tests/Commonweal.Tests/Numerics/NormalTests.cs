using Commonweal.Numerics.Statistics;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics;

public sealed class NormalTests
{
    [Theory] // computed apart with another implementation of erfc
    [InlineData(-37, 5.725571222525139e-300)]
    [InlineData(-10, 7.619853024160593e-24)]
    [InlineData(-5, 2.866515718791946e-07)]
    [InlineData(-1.5, .06680720126885809)]
    [InlineData(-.3, .3820885778110474)]
    [InlineData(.3, .6179114221889526)]
    [InlineData(1.96, .9750021048517795)]
    [InlineData(3, .9986501019683699)]
    public void Cdf_is_exact_in_both_tails(double x, double expected) =>
        (Normal.Cdf(x) / expected).ShouldBe(1, 1e-12);

    [Fact]
    public void Certainty_is_not_divided_by_zero()
    {
        Normal.AboveZero(0, 0).ShouldBe(.5);
        Normal.AboveZero(2, 0).ShouldBe(1);
        Normal.AboveZero(-2, 0).ShouldBe(0);
        Normal.Between(.4, 0, -.5, .5).ShouldBe(1);
        Normal.Between(.6, 0, -.5, .5).ShouldBe(0);
    }

    [Fact]
    public void Infinite_bounds_hold_everything()
    {
        Normal.Cdf(double.NegativeInfinity).ShouldBe(0);
        Normal.Cdf(double.PositiveInfinity).ShouldBe(1);
        Normal.Between(3, 2, double.NegativeInfinity, double.PositiveInfinity).ShouldBe(1);
    }
}

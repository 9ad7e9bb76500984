using Commonweal.Numerics.Statistics;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics;

public sealed class WilsonTests
{
    [Theory] // 10 §4 B
    [InlineData(112, 120, .873949)]
    [InlineData(49, 60, .700802)]
    [InlineData(9, 12, .467695)]
    [InlineData(5, 5, .565518)]
    [InlineData(3, 3, .438503)]
    public void Lower_bound_of_a_share(int k, int n, double expected) =>
        Wilson.LowerBound(k, n).ShouldBe(expected, 5e-7);

    [Fact]
    public void Nothing_observed_says_nothing()
    {
        Wilson.LowerBound(0, 0).ShouldBe(0);
        Wilson.UpperBound(0, 0).ShouldBe(1);
    }
}

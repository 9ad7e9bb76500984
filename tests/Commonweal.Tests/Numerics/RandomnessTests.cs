using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics;

public sealed class RandomnessTests
{
    [Theory] // 30 §7 O-16
    [InlineData(0, 0xe220a8397b1dcdaf)]
    [InlineData(1, 0x910a2dec89025cc1)]
    [InlineData(42, 0xbdd732262feb6e95)]
    public void Mixing_gives_the_same_number_everywhere(ulong z, ulong expected) =>
        SplitMix64.Mix(z).ShouldBe(expected);

    [Theory] // 30 §7 O-16
    [InlineData(1, 0, 1, 0, .18463710233480457)]
    [InlineData(1, 0, 1, 1, .22617280984205845)]
    [InlineData(1, 1, 1, 0, .4047690476759219)]
    [InlineData(42, 7, 2, 0, .03954350887256863)]
    [InlineData(1000, 299, 11, 3, .3496112690746248)]
    public void A_counted_draw_depends_only_on_its_place(
        ulong seed,
        ulong time,
        uint kind,
        uint index,
        double expected
    ) => CountedDraw.Share(seed, time, kind, index).ShouldBe(expected);

    [Fact] // 20 O-0
    public void SplitMix64_starts_at_its_seed()
    {
        new SplitMix64(1000).Next().ShouldBe(4332104999045480776UL);
        new SplitMix64(1000).NextShare().ShouldBe(.2348438825700212);
    }

    [Fact] // computed apart with unbounded integers
    public void Xoshiro256_follows_its_seed()
    {
        var stream = new Xoshiro256(0);
        stream.Next().ShouldBe(0x99ec5f36cb75f2b4UL);
        stream.Next().ShouldBe(0xbf6e1f784956452aUL);
        stream.Next().ShouldBe(0x1a5f849d4933e6e0UL);
        stream.Next().ShouldBe(0x6aa594f1262d2d2cUL);
    }

    [Fact]
    public void Numbers_below_a_bound_are_equally_likely()
    {
        var stream = new Xoshiro256(7);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++)
        {
            counts[stream.NextBelow(6)]++;
        }

        // chi-square with 5 degrees of freedom: above 25.7 once in ten thousand seeds
        counts.Sum(c => (c - 10_000.0) * (c - 10_000.0) / 10_000).ShouldBeLessThan(25.7);
    }

    [Fact]
    public void Normal_draws_have_mean_zero_and_variance_one()
    {
        var stream = new Xoshiro256(11);
        var draws = Enumerable.Range(0, 100_000).Select(_ => stream.NextNormal()).ToArray();
        draws.Average().ShouldBe(0, .013);
        draws.Average(x => x * x).ShouldBe(1, .018);
    }
}

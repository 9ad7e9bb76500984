using System.Numerics;
using Commonweal.Numerics.Exact;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Numerics.Exact;

public sealed class RationalTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(500)
        .WithReplay(20260601, 11);

    /// <summary>Small and very large fractions, 0 and the ends of 64 bits among them.</summary>
    internal static Gen<Rational> Fractions { get; } =
        from top in Gen.Frequency(
            (4, Gen.Choose(-50, 50).Select(n => (BigInteger)n)),
            (
                1,
                Gen.Elements(long.MaxValue, long.MinValue, long.MaxValue - 1)
                    .Select(n => (BigInteger)n)
            ),
            (1, Gen.Choose(-9, 9).Select(n => BigInteger.Pow(7, 90) * n))
        )
        from below in Gen.Frequency(
            (4, Gen.Choose(1, 40).Select(n => (BigInteger)n)),
            (1, Gen.Constant((BigInteger)long.MaxValue))
        )
        select Rational.Of(top, below);

    private static Arbitrary<(Rational A, Rational B, Rational C)> Triples =>
        (
            from a in Fractions
            from b in Fractions
            from c in Fractions
            select (a, b, c)
        ).ToArbitrary();

    [Fact]
    public void Fractions_form_a_field() =>
        Prop.ForAll(
                Triples,
                t =>
                    t.A + t.B == t.B + t.A
                    && (t.A + t.B) + t.C == t.A + (t.B + t.C)
                    && t.A * (t.B + t.C) == (t.A * t.B) + (t.A * t.C)
                    && t.A - t.A == Rational.Zero
                    && (t.B.IsZero || t.A / t.B * t.B == t.A)
            )
            .Check(Config);

    [Fact]
    public void The_order_is_that_of_cross_products() =>
        Prop.ForAll(
                Triples,
                t =>
                    t.A.CompareTo(t.B)
                    == (t.A.Numerator * t.B.Denominator).CompareTo(t.B.Numerator * t.A.Denominator)
            )
            .Check(Config);

    [Fact]
    public void What_is_written_is_read_back() =>
        Prop.ForAll(
                Fractions.ToArbitrary(),
                a => Rational.TryParse(a.ToString(), out var back) && back == a
            )
            .Check(Config);

    [Fact]
    public void The_nearest_double_is_near() =>
        Prop.ForAll(
                Fractions.ToArbitrary(),
                a =>
                    Math.Abs(a.ToDouble() - ((double)a.Numerator / (double)a.Denominator))
                    <= Math.Abs(a.ToDouble()) * 1e-12
            )
            .Check(Config);

    [Theory]
    [InlineData("7/40", "0.175")]
    [InlineData("-14/4", "-3.5")]
    [InlineData("1/3", "1/3")]
    [InlineData("0.50", "0.5")]
    [InlineData("-0", "0")]
    [InlineData("100", "100")]
    public void Numbers_are_printed_in_one_way(string read, string printed)
    {
        Rational.TryParse(read, out var number).ShouldBeTrue();
        number.ToString().ShouldBe(printed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1e3")]
    [InlineData("NaN")]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1,5")]
    [InlineData("--1")]
    [InlineData("1/2/3")]
    [InlineData("1.2/3")]
    [InlineData("٣")]
    public void Other_writing_is_not_a_number(string? text) =>
        Rational.TryParse(text, out _).ShouldBeFalse();
}

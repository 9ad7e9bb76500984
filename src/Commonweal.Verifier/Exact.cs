using System.Globalization;
using System.Numerics;

namespace Commonweal.Verifier;

/// <summary>An exact rational number; the denominator is positive. Sums are reduced only when they grow.</summary>
internal readonly struct Exact
{
    private const int LongestText = 400;
    private readonly BigInteger _over;
    private readonly BigInteger _lessOne;

    private Exact(BigInteger over, BigInteger under)
    {
        if (under > int.MaxValue)
        {
            var common = BigInteger.GreatestCommonDivisor(over, under);
            (over, under) = (over / common, under / common);
        }

        (_over, _lessOne) = (over, under - 1);
    }

    public static Exact Zero => default;

    public static Exact One { get; } = new(1, 1);

    public int Sign => _over.Sign;

    private BigInteger Under => _lessOne + 1;

    public static implicit operator Exact(int whole) => new(whole, 1);

    public static Exact operator +(Exact a, Exact b) =>
        a._lessOne == b._lessOne
            ? new(a._over + b._over, a.Under)
            : new((a._over * b.Under) + (b._over * a.Under), a.Under * b.Under);

    public static Exact operator -(Exact a) => new(-a._over, a.Under);

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator *(Exact a, Exact b) => new(a._over * b._over, a.Under * b.Under);

    public static Exact operator /(Exact a, int b) => new(a._over, a.Under * b);

    public static bool operator <(Exact a, Exact b) => a.Versus(b) < 0;

    public static bool operator >(Exact a, Exact b) => a.Versus(b) > 0;

    public static bool operator <=(Exact a, Exact b) => a.Versus(b) <= 0;

    public static bool operator >=(Exact a, Exact b) => a.Versus(b) >= 0;

    public int Versus(Exact other) =>
        _lessOne == other._lessOne
            ? _over.CompareTo(other._over)
            : (_over * other.Under).CompareTo(other._over * Under);

    /// <summary>Reads <c>-3</c>, <c>0.175</c> or <c>7/40</c>; nothing else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Exact number)
    {
        number = default;
        if (text.Length is 0 or > LongestText)
        {
            return false;
        }

        var slash = text.IndexOf('/');
        if (slash >= 0)
        {
            if (
                !Whole(text[..slash], out var over)
                || !Whole(text[(slash + 1)..], out var under)
                || under.Sign <= 0
            )
            {
                return false;
            }

            number = new(over, under);
            return true;
        }

        var dot = text.IndexOf('.');
        if (dot < 0)
        {
            var isWhole = Whole(text, out var whole);
            number = new(whole, 1);
            return isWhole;
        }

        var decimals = text[(dot + 1)..];
        if (
            decimals.IsEmpty
            || !char.IsAsciiDigit(decimals[0])
            || !Whole(text[..dot], out var before)
            || !Whole(decimals, out var after)
        )
        {
            return false;
        }

        var scale = BigInteger.Pow(10, decimals.Length);
        number = new((before * scale) + (text[0] == '-' ? -after : after), scale);
        return true;
    }

    private static bool Whole(ReadOnlySpan<char> text, out BigInteger number)
    {
        number = default;
        var digits = text.StartsWith("-") ? text[1..] : text;
        return !digits.IsEmpty
            && !digits.ContainsAnyExceptInRange('0', '9')
            && BigInteger.TryParse(
                text,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out number
            );
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace Commonweal.Numerics.Exact;

/// <summary>
/// An exact fraction in lowest terms, denominator positive (40 §1). Fractions whose parts fit 64 bits are kept and
/// computed in machine words; larger ones in arbitrary precision. <c>default</c> is 0.
/// </summary>
[SuppressMessage("Design", "CA1036", Justification = "The operators are defined below.")]
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly long _numerator;
    private readonly long _denominatorLessOne;
    private readonly Wide? _wide;

    private sealed record Wide(BigInteger Numerator, BigInteger Denominator);

    private Rational(long numerator, long denominator) =>
        (_numerator, _denominatorLessOne) = (numerator, denominator - 1);

    private Rational(BigInteger numerator, BigInteger denominator) =>
        _wide = new(numerator, denominator);

    /// <summary>0.</summary>
    public static Rational Zero => default;

    /// <summary>1.</summary>
    public static Rational One { get; } = new(1, 1);

    /// <summary>The part above the line.</summary>
    public BigInteger Numerator => _wide?.Numerator ?? _numerator;

    /// <summary>The part below the line, positive.</summary>
    public BigInteger Denominator => _wide?.Denominator ?? (_denominatorLessOne + 1);

    /// <summary>−1, 0 or 1.</summary>
    public int Sign => _wide?.Numerator.Sign ?? Math.Sign(_numerator);

    /// <summary>True for 0.</summary>
    public bool IsZero => _wide is null && _numerator == 0;

    /// <summary>A fraction, brought to lowest terms.</summary>
    /// <param name="numerator">Above the line.</param>
    /// <param name="denominator">Below the line, not 0.</param>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        common = denominator.Sign < 0 ? -common : common;
        return Lowest(numerator / common, denominator / common);
    }

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(long whole) =>
        whole == long.MinValue ? new(new BigInteger(whole), BigInteger.One) : new(whole, 1);

    /// <summary>A whole number.</summary>
    public static implicit operator Rational(BigInteger whole) => Lowest(whole, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) =>
        (a._wide ?? b._wide) is null
            ? Small(
                ((Int128)a._numerator * (b._denominatorLessOne + 1))
                    + ((Int128)b._numerator * (a._denominatorLessOne + 1)),
                (Int128)(a._denominatorLessOne + 1) * (b._denominatorLessOne + 1)
            )
            : Of(
                (a.Numerator * b.Denominator) + (b.Numerator * a.Denominator),
                a.Denominator * b.Denominator
            );

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>The same size, the other side of 0.</summary>
    public static Rational operator -(Rational a) =>
        a._wide is null
            ? new(-a._numerator, a._denominatorLessOne + 1)
            : Lowest(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) =>
        (a._wide ?? b._wide) is null
            ? Small(
                (Int128)a._numerator * b._numerator,
                (Int128)(a._denominatorLessOne + 1) * (b._denominatorLessOne + 1)
            )
            : Of(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException"><paramref name="b"/> is 0.</exception>
    public static Rational operator /(Rational a, Rational b) =>
        b.IsZero ? throw new DivideByZeroException()
        : b._wide is null
            ? a
                * (
                    b._numerator < 0
                        ? new(-(b._denominatorLessOne + 1), -b._numerator)
                        : new Rational(b._denominatorLessOne + 1, b._numerator)
                )
        : Of(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Equal numbers.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Different numbers.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Smaller.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Larger.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Smaller or equal.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Larger or equal.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        _numerator == other._numerator
        && _denominatorLessOne == other._denominatorLessOne
        && _wide == other._wide;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, _denominatorLessOne, _wide);

    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        (_wide ?? other._wide) is null
            ? ((Int128)_numerator * (other._denominatorLessOne + 1)).CompareTo(
                (Int128)other._numerator * (_denominatorLessOne + 1)
            )
            : (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>The nearest double, for a first guess; nothing exact may rest on it.</summary>
    public double ToDouble()
    {
        if (_wide is null)
        {
            return (double)_numerator / (_denominatorLessOne + 1);
        }

        var shift = (int)(Denominator.GetBitLength() - Numerator.GetBitLength()) + 64;
        var scaled =
            shift >= 0 ? (Numerator << shift) / Denominator : Numerator / (Denominator << -shift);
        return Math.ScaleB((double)scaled, -shift);
    }

    /// <summary>The number as files hold it: a decimal where it ends within 18 places, else <c>a/b</c>.</summary>
    public override string ToString()
    {
        if (Denominator.IsOne)
        {
            return Numerator.ToString(CultureInfo.InvariantCulture);
        }

        var (places, power) = (0, BigInteger.One);
        while (places < 18 && !(power % Denominator).IsZero)
        {
            (places, power) = (places + 1, power * 10);
        }

        if (!(power % Denominator).IsZero)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
        }

        var digits = BigInteger
            .Abs(Numerator * (power / Denominator))
            .ToString(CultureInfo.InvariantCulture)
            .PadLeft(places + 1, '0');
        return $"{(Sign < 0 ? "-" : "")}{digits[..^places]}.{digits[^places..]}";
    }

    /// <summary>Reads <c>3</c>, <c>-0.175</c> or <c>7/40</c>; no exponent, no spaces, at most 2,000 characters.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="number">The number.</param>
    /// <returns>False where it is not written so, or the denominator is 0.</returns>
    public static bool TryParse(string? text, out Rational number)
    {
        number = Zero;
        if (text is null or "" || text.Length > 2000)
        {
            return false;
        }

        var body = text[0] == '-' ? text.AsSpan(1) : text;
        var mark = body.IndexOfAny('.', '/');
        var first = mark < 0 ? body : body[..mark];
        var second = mark < 0 ? "0" : body[(mark + 1)..];
        if (!AreDigits(first) || !AreDigits(second))
        {
            return false;
        }

        var (whole, rest) = (Digits(first), Digits(second));
        if (mark >= 0 && body[mark] == '/')
        {
            if (rest.IsZero)
            {
                return false;
            }

            number = Of(whole, rest);
        }
        else
        {
            var power = BigInteger.Pow(10, second.Length);
            number = Of((whole * power) + rest, power);
        }

        number = text[0] == '-' ? -number : number;
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) =>
        !text.IsEmpty && !text.ContainsAnyExceptInRange('0', '9');

    private static BigInteger Digits(ReadOnlySpan<char> text) =>
        BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static Rational Small(Int128 numerator, Int128 denominator)
    {
        if (denominator != Int128.One)
        {
            var common = (Int128)Common((UInt128)Int128.Abs(numerator), (UInt128)denominator);
            (numerator, denominator) = (numerator / common, denominator / common);
        }

        return Int128.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new((BigInteger)numerator, (BigInteger)denominator);
    }

    private static UInt128 Common(UInt128 a, UInt128 b)
    {
        while (b != 0 && (a > ulong.MaxValue || b > ulong.MaxValue))
        {
            (a, b) = (b, a % b);
        }

        if (b == 0)
        {
            return a;
        }

        var (x, y) = ((ulong)a, (ulong)b);
        while (y != 0)
        {
            (x, y) = (y, x % y);
        }

        return x;
    }

    private static Rational Lowest(BigInteger numerator, BigInteger denominator) =>
        BigInteger.Abs(numerator) <= long.MaxValue && denominator <= long.MaxValue
            ? new((long)numerator, (long)denominator)
            : new(numerator, denominator);
}

using System.Numerics;

namespace Commonweal.Numerics.Exact;

/// <summary>
/// Exact solutions of square systems Mx = b: elimination for small ones, p-adic lifting with a verified common
/// denominator for larger ones (Dixon 1982), so that no fraction grows on the way.
/// </summary>
internal static class LinearSystem
{
    private const int Small = 16;
    private static readonly uint[] Primes = [2147483647, 2147483629, 2147483587];

    /// <summary>Solves it; null where M is singular.</summary>
    public static Rational[]? Solve(int size, Func<int, int, Rational> entry, Rational[] right)
    {
        if (size > Small && Whole(size, entry, right) is var (matrix, target))
        {
            foreach (var prime in Primes)
            {
                if (Inverse(matrix, prime) is { } inverse)
                {
                    return Lift(matrix, target, inverse, prime);
                }
            }
        }

        return Eliminate(size, entry, right);
    }

    private static Rational[]? Eliminate(int size, Func<int, int, Rational> entry, Rational[] right)
    {
        var rows = new Rational[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new Rational[size + 1];
            for (var j = 0; j < size; j++)
            {
                rows[i][j] = entry(i, j);
            }

            rows[i][size] = right[i];
        }

        for (var k = 0; k < size; k++)
        {
            var pivot = Array.FindIndex(rows, k, row => !row[k].IsZero);
            if (pivot < 0)
            {
                return null;
            }

            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (var j = size; j >= k; j--)
            {
                rows[k][j] /= rows[k][k];
            }

            for (var i = 0; i < size; i++)
            {
                var factor = rows[i][k];
                if (i == k || factor.IsZero)
                {
                    continue;
                }

                for (var j = k; j <= size; j++)
                {
                    rows[i][j] -= factor * rows[k][j];
                }
            }
        }

        return [.. rows.Select(row => row[size])];
    }

    /// <summary>Rows brought to whole numbers; null where one does not fit 62 bits.</summary>
    private static (long[][] Matrix, BigInteger[] Right)? Whole(
        int size,
        Func<int, int, Rational> entry,
        Rational[] right
    )
    {
        var matrix = new long[size][];
        var target = new BigInteger[size];
        for (var i = 0; i < size; i++)
        {
            var row = new Rational[size];
            var common = right[i].Denominator;
            for (var j = 0; j < size; j++)
            {
                row[j] = entry(i, j);
                common *=
                    row[j].Denominator
                    / BigInteger.GreatestCommonDivisor(common, row[j].Denominator);
            }

            matrix[i] = new long[size];
            for (var j = 0; j < size; j++)
            {
                var whole = row[j].Numerator * (common / row[j].Denominator);
                if (BigInteger.Abs(whole) > long.MaxValue / 2)
                {
                    return null;
                }

                matrix[i][j] = (long)whole;
            }

            target[i] = right[i].Numerator * (common / right[i].Denominator);
        }

        return (matrix, target);
    }

    /// <summary>The inverse modulo a prime below 2³¹; null where there is none. O(m³) machine operations.</summary>
    private static ulong[][]? Inverse(long[][] matrix, uint prime)
    {
        var size = matrix.Length;
        var rows = new ulong[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new ulong[2 * size];
            for (var j = 0; j < size; j++)
            {
                rows[i][j] = (ulong)(((matrix[i][j] % prime) + prime) % prime);
            }

            rows[i][size + i] = 1;
        }

        for (var k = 0; k < size; k++)
        {
            var pivot = Array.FindIndex(rows, k, row => row[k] != 0);
            if (pivot < 0)
            {
                return null;
            }

            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            var inverse = (ulong)BigInteger.ModPow(rows[k][k], prime - 2, prime);
            for (var j = 0; j < 2 * size; j++)
            {
                rows[k][j] = rows[k][j] * inverse % prime;
            }

            for (var i = 0; i < size; i++)
            {
                if (i != k && rows[i][k] != 0)
                {
                    Subtract(rows[i], rows[k], prime - rows[i][k], prime);
                }
            }
        }

        return [.. rows.Select(row => row[size..])];
    }

    private static void Subtract(ulong[] row, ulong[] pivot, ulong factor, uint prime)
    {
        for (var j = 0; j < row.Length; j++)
        {
            if (pivot[j] != 0)
            {
                row[j] = (row[j] + (factor * pivot[j])) % prime;
            }
        }
    }

    private static Rational[] Lift(
        long[][] matrix,
        BigInteger[] right,
        ulong[][] inverse,
        uint prime
    )
    {
        var size = matrix.Length;
        var residual = (BigInteger[])right.Clone();
        var solution = new BigInteger[size];
        var modulus = BigInteger.One;
        var digits = new ulong[size];
        for (var (step, check) = (1, 4); ; step++)
        {
            Digits(residual, inverse, prime, digits);
            for (var i = 0; i < size; i++)
            {
                Int128 sum = 0;
                for (var j = 0; j < size; j++)
                {
                    sum += (Int128)matrix[i][j] * digits[j];
                }

                residual[i] = (residual[i] - (BigInteger)sum) / prime;
                solution[i] += digits[i] * modulus;
            }

            modulus *= prime;
            if (step == check)
            {
                if (Reconstruct(solution, modulus) is { } guess && Holds(matrix, right, guess))
                {
                    return [.. guess.Numerators.Select(n => Rational.Of(n, guess.Denominator))];
                }

                check += (check / 2) + 1;
            }
        }
    }

    private static void Digits(BigInteger[] residual, ulong[][] inverse, uint prime, ulong[] digits)
    {
        var rest = new ulong[residual.Length];
        for (var i = 0; i < rest.Length; i++)
        {
            var remainder = (long)(residual[i] % prime);
            rest[i] = (ulong)(remainder < 0 ? remainder + prime : remainder);
        }

        for (var i = 0; i < digits.Length; i++)
        {
            ulong sum = 0;
            for (var j = 0; j < rest.Length; j++)
            {
                sum = (sum + (inverse[i][j] * rest[j])) % prime;
            }

            digits[i] = sum;
        }
    }

    private sealed record Fractions(BigInteger[] Numerators, BigInteger Denominator);

    /// <summary>Fractions over one denominator that agree modulo <paramref name="modulus"/>; they are a guess to be verified.</summary>
    private static Fractions? Reconstruct(BigInteger[] solution, BigInteger modulus)
    {
        var bound = BigInteger.One << (int)((modulus.GetBitLength() / 2) - 1);
        var denominator = BigInteger.One;
        for (var i = 0; i < solution.Length; i++)
        {
            if (BigInteger.Abs(Centred(solution[i] * denominator, modulus)) < bound)
            {
                continue;
            }

            var (low, high) = (modulus, BigInteger.Remainder(solution[i] * denominator, modulus));
            var (before, factor) = (BigInteger.Zero, BigInteger.One);
            while (BigInteger.Abs(high) >= bound)
            {
                var quotient = BigInteger.DivRem(low, high, out var rest);
                (low, high) = (high, rest);
                (before, factor) = (factor, before - (quotient * factor));
            }

            denominator *= BigInteger.Abs(factor);
            if (factor.IsZero || denominator >= bound)
            {
                return null;
            }
        }

        return new([.. solution.Select(x => Centred(x * denominator, modulus))], denominator);
    }

    private static BigInteger Centred(BigInteger number, BigInteger modulus)
    {
        var rest = BigInteger.Remainder(number, modulus);
        rest = rest.Sign < 0 ? rest + modulus : rest;
        return rest * 2 > modulus ? rest - modulus : rest;
    }

    private static bool Holds(long[][] matrix, BigInteger[] right, Fractions guess)
    {
        for (var i = 0; i < matrix.Length; i++)
        {
            var sum = -right[i] * guess.Denominator;
            for (var j = 0; j < matrix.Length; j++)
            {
                if (matrix[i][j] != 0)
                {
                    sum += matrix[i][j] * guess.Numerators[j];
                }
            }

            if (!sum.IsZero)
            {
                return false;
            }
        }

        return true;
    }
}

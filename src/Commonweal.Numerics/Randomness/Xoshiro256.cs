using System.Numerics;

namespace Commonweal.Numerics.Randomness;

/// <summary>
/// xoshiro256** (Blackman, Vigna 2018), seeded through <see cref="SplitMix64"/>: the stream for long simulations, the same
/// on every machine. Not for secrets.
/// </summary>
public sealed class Xoshiro256
{
    private ulong _a;
    private ulong _b;
    private ulong _c;
    private ulong _d;

    /// <summary>A stream; equal seeds give equal streams.</summary>
    public Xoshiro256(ulong seed)
    {
        var source = new SplitMix64(seed);
        _a = source.Next();
        _b = source.Next();
        _c = source.Next();
        _d = source.Next();
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_b * 5, 7) * 9;
        var shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>The next number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextShare() => UnitInterval.From(Next());

    /// <summary>A number in [0, <paramref name="bound"/>), every one equally likely (Lemire 2019, with rejection).</summary>
    /// <param name="bound">At least one.</param>
    public int NextBelow(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var range = (ulong)bound;
        var reject = (0 - range) % range;
        while (true)
        {
            var high = Math.BigMul(Next(), range, out var low);
            if (low >= reject)
            {
                return (int)high;
            }
        }
    }

    /// <summary>A draw from the standard normal distribution (Box, Muller 1958; the second of each pair is dropped).</summary>
    public double NextNormal()
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - NextShare()));
        return radius * Math.Cos(2 * Math.PI * NextShare());
    }
}

namespace Commonweal.Numerics.Randomness;

/// <summary>
/// SplitMix64 (Steele, Lea, Flood 2014): a seeded stream of 64-bit numbers, the same on every machine. Good for seeding,
/// for counter-based draws and for simulations of moderate length; not for secrets.
/// </summary>
/// <param name="seed">Any number; equal seeds give equal streams.</param>
public sealed class SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>The output function at one state: what a stream seeded with <paramref name="z"/> yields first.</summary>
    public static ulong Mix(ulong z)
    {
        z += Golden;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        var value = Mix(_state);
        _state += Golden;
        return value;
    }

    /// <summary>The next number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextShare() => UnitInterval.From(Next());
}

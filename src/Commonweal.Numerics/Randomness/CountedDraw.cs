namespace Commonweal.Numerics.Randomness;

/// <summary>
/// Draws that depend only on where they are used, not on how many came before: the order of evaluation and the number of
/// threads cannot change a result (30 §7).
/// </summary>
public static class CountedDraw
{
    /// <summary>A number in [0, 1): h = mix(seed); h = mix(h ⊕ time); h = mix(h ⊕ (kind·2³² | index)); (h ≫ 11)/2⁵³.</summary>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="time">Step.</param>
    /// <param name="kind">What the draw is for.</param>
    /// <param name="index">Which of its kind.</param>
    public static double Share(ulong seed, ulong time, uint kind, uint index)
    {
        var h = SplitMix64.Mix(seed);
        h = SplitMix64.Mix(h ^ time);
        h = SplitMix64.Mix(h ^ (((ulong)kind << 32) | index));
        return UnitInterval.From(h);
    }
}

namespace Commonweal.Numerics.Randomness;

/// <summary>How 64 random bits become a number in [0, 1): the upper 53 of them times 2⁻⁵³.</summary>
internal static class UnitInterval
{
    public static double From(ulong bits) => (bits >> 11) * (1.0 / (1UL << 53));
}

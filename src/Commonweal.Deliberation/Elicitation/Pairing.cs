using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>An unordered pair of cards in a context.</summary>
/// <param name="Lower">The id that comes first in ordinal order.</param>
/// <param name="Upper">The other.</param>
/// <param name="Context">The context.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PairInContext(string Lower, string Upper, string Context)
{
    /// <summary>The pair of two cards, whichever way round they are given.</summary>
    public static PairInContext Of(string one, string other, string context) =>
        string.CompareOrdinal(one, other) < 0 ? new(one, other, context) : new(other, one, context);

    /// <summary>True if the card is one of the two.</summary>
    public bool Has(string card) =>
        string.Equals(Lower, card, StringComparison.Ordinal)
        || string.Equals(Upper, card, StringComparison.Ordinal);
}

/// <summary>What is put to a person: is the second wiser than the first, in this context?</summary>
/// <param name="From">The value left behind.</param>
/// <param name="To">The value that may be wiser.</param>
/// <param name="Context">The context.</param>
public sealed record Trial(string From, string To, string Context);

/// <summary>What comes of asking for a pair.</summary>
public abstract record PairingOutcome
{
    private PairingOutcome() { }

    /// <summary>This pair is to be judged. Store that it was shown; only shown pairs can be judged (10 §8).</summary>
    /// <param name="Trial">The pair, directed.</param>
    public sealed record Show(Trial Trial) : PairingOutcome;

    /// <summary>Pairs are left, but the day's budget of their contexts is used up: more tomorrow.</summary>
    /// <param name="PerDay">How many a day and context has.</param>
    public sealed record BudgetUsedUp(int PerDay) : PairingOutcome;

    /// <summary>The person has seen every pair that was looked for.</summary>
    public sealed record NothingLeft : PairingOutcome;
}

/// <summary>What a person brings to the next pair.</summary>
/// <param name="Id">Pseudonym.</param>
/// <param name="Mine">Cards they wrote or chose, representatives of their classes.</param>
/// <param name="Seen">Pairs they were shown, answered or not.</param>
/// <param name="Today">How many pairs they were shown today, by context.</param>
public sealed record PairingVoter(
    string Id,
    IReadOnlyCollection<string> Mine,
    IReadOnlySet<PairInContext> Seen,
    IReadOnlyDictionary<string, int> Today
);

/// <summary>Rules of the ledger about what is shown to whom (10 §8).</summary>
public static class PairingRules
{
    /// <summary>Pairs a person is shown per context and day.</summary>
    public const int PerContextAndDay = 12;

    /// <summary>
    /// The direction in which a person is shown a pair: one bit of HMAC-SHA256 under the salt over voter, pair and context,
    /// each with its length before it. Nobody can choose it, or know it without the salt, and over many people both
    /// directions are shown alike.
    /// </summary>
    /// <param name="voter">Pseudonym.</param>
    /// <param name="pair">The pair.</param>
    /// <param name="salt">A secret of the deliberation, 16 bytes or more.</param>
    public static Trial Direct(string voter, PairInContext pair, ReadOnlySpan<byte> salt) =>
        (Hash(salt, voter, pair) & 1) == 0
            ? new(pair.Lower, pair.Upper, pair.Context)
            : new(pair.Upper, pair.Lower, pair.Context);

    /// <summary>The first 64 bits of the hash that settles direction, lots and samples.</summary>
    internal static ulong Hash(ReadOnlySpan<byte> salt, string voter, PairInContext pair)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(salt, Bytes([voter, pair.Lower, pair.Upper, pair.Context]), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    private static byte[] Bytes(ReadOnlySpan<string> parts)
    {
        using MemoryStream stream = new();
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (var part in parts)
        {
            var bytes = Encoding.UTF8.GetBytes(part);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            stream.Write(length);
            stream.Write(bytes);
        }

        return stream.ToArray();
    }
}

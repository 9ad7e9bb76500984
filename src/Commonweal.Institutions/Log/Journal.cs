using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Commonweal.Institutions.Log;

/// <summary>
/// What a log holds that is not in tiles yet. A head says how many entries the tiles hold; each entry follows as its
/// length in two bytes, itself, and the first eight bytes of its leaf hash, by which a half-written one is known. The head
/// is only ever replaced whole, entries are only ever appended, so whatever a power cut leaves is a prefix.
/// </summary>
/// <param name="Settled">Entries in tiles.</param>
/// <param name="Entries">Entries after those.</param>
/// <param name="Leaves">Their hashes.</param>
/// <param name="Torn">Bytes at the end that are no whole entry: an append that was never acknowledged.</param>
internal sealed record Journal(
    long Settled,
    IReadOnlyList<ReadOnlyMemory<byte>> Entries,
    IReadOnlyList<Digest> Leaves,
    int Torn
)
{
    /// <summary>Name of the file.</summary>
    public const string Name = "journal";

    /// <summary>Bytes of the head.</summary>
    public const int HeadLength = 40;

    private const int CheckLength = 8;

    private static ReadOnlySpan<byte> Format => "commonweal.journal/1\0\0\0\0"u8;

    /// <summary>The head of a journal without entries.</summary>
    public static byte[] Head(long settled)
    {
        var head = new byte[HeadLength];
        Format.CopyTo(head);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(Format.Length), settled);
        SHA256
            .HashData(head.AsSpan(0, HeadLength - CheckLength))
            .AsSpan(0, CheckLength)
            .CopyTo(head.AsSpan(HeadLength - CheckLength));
        return head;
    }

    /// <summary>The bytes that append these entries.</summary>
    public static byte[] Records(
        IReadOnlyList<ReadOnlyMemory<byte>> entries,
        IReadOnlyList<Digest> leaves
    )
    {
        var bytes = new byte[entries.Sum(e => Bundle.Prefix + e.Length + CheckLength)];
        var rest = bytes.AsSpan();
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i].Span;
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.CopyTo(rest[Bundle.Prefix..]);
            BinaryPrimitives.WriteUInt64BigEndian(
                rest[(Bundle.Prefix + entry.Length)..],
                leaves[i].A
            );
            rest = rest[(Bundle.Prefix + entry.Length + CheckLength)..];
        }

        return bytes;
    }

    /// <summary>The entries again, as parts of the bytes that hold them, so that nothing is kept that the caller may change.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> EntriesOf(
        byte[] records,
        IReadOnlyList<ReadOnlyMemory<byte>> entries
    )
    {
        var at = 0;
        foreach (var entry in entries)
        {
            yield return records.AsMemory(at + Bundle.Prefix, entry.Length);
            at += Bundle.Prefix + entry.Length + CheckLength;
        }
    }

    /// <summary>Reads a journal up to its last whole entry. Linear.</summary>
    /// <exception cref="DamagedLog">It is missing, or its head is not one that this program wrote.</exception>
    public static Journal Read(LogFolder folder)
    {
        var bytes = folder.Read(Name);
        var settled = bytes is { Length: >= HeadLength }
            ? BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(Format.Length))
            : -1;
        if (settled < 0 || !bytes.AsSpan(0, HeadLength).SequenceEqual(Head(settled)))
        {
            throw new DamagedLog(
                folder.PathOf(Name),
                "This is not the journal of a log, or its head was changed; how many entries there are cannot be known. Restore it from a copy."
            );
        }

        List<ReadOnlyMemory<byte>> entries = [];
        List<Digest> leaves = [];
        var rest = bytes.AsMemory(HeadLength);
        while (Next(rest.Span, out var length, out var leaf))
        {
            entries.Add(rest.Slice(Bundle.Prefix, length));
            leaves.Add(leaf);
            rest = rest[(Bundle.Prefix + length + CheckLength)..];
        }

        return new(settled, entries, leaves, rest.Length);
    }

    private static bool Next(ReadOnlySpan<byte> rest, out int length, out Digest leaf)
    {
        (length, leaf) = (0, default);
        if (rest.Length < Bundle.Prefix)
        {
            return false;
        }

        length = BinaryPrimitives.ReadUInt16BigEndian(rest);
        if (rest.Length < Bundle.Prefix + length + CheckLength)
        {
            return false;
        }

        leaf = Merkle.Leaf(rest.Slice(Bundle.Prefix, length));
        return BinaryPrimitives.ReadUInt64BigEndian(rest[(Bundle.Prefix + length)..]) == leaf.A;
    }
}

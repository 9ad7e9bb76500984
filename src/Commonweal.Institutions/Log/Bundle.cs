using System.Buffers.Binary;

namespace Commonweal.Institutions.Log;

/// <summary>Entries one after the other, each behind its length in two bytes, big-endian (C2SP tlog-tiles).</summary>
internal static class Bundle
{
    /// <summary>Bytes before an entry.</summary>
    public const int Prefix = sizeof(ushort);

    /// <summary>Writes the entries.</summary>
    public static byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var bytes = new byte[entries.Sum(e => Prefix + e.Length)];
        var rest = bytes.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[Prefix..]);
            rest = rest[(Prefix + entry.Length)..];
        }

        return bytes;
    }

    /// <summary>The first entries of a bundle, read like <see cref="StoredTree.ReadHashes"/>.</summary>
    /// <exception cref="DamagedLog">The bundle is missing, too short or too long.</exception>
    public static List<ReadOnlyMemory<byte>> Read(LogFolder folder, long index, int width)
    {
        var name = Tiles.Entries(index, width);
        var isShort = false;
        var bytes = folder.Read(name);
        if (bytes is null && width < Tiles.Width)
        {
            name = Tiles.Entries(index, Tiles.Width);
            bytes = folder.Read(name);
            isShort = true;
        }

        if (bytes is null)
        {
            throw new DamagedLog(
                folder.PathOf(Tiles.Entries(index, width)),
                "This file of the log is missing. Restore it from a copy; the entries in it cannot be shown without it."
            );
        }

        List<ReadOnlyMemory<byte>> entries = [];
        var rest = bytes.AsMemory();
        while (entries.Count < width && rest.Length >= Prefix)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(rest.Span);
            if (rest.Length < Prefix + length)
            {
                break;
            }

            entries.Add(rest.Slice(Prefix, length));
            rest = rest[(Prefix + length)..];
        }

        return entries.Count == width && (isShort || rest.IsEmpty)
            ? entries
            : throw new DamagedLog(
                folder.PathOf(name),
                $"{width} entries were expected, each behind its length; the bytes do not divide so. Restore the file from a copy."
            );
    }
}

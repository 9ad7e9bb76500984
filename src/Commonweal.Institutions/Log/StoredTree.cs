using System.Numerics;

namespace Commonweal.Institutions.Log;

/// <summary>
/// A tree whose hashes lie in tiles. A proof reads at most two tiles a level, that is O(log n) of them, whatever the
/// size; tiles read once are kept until the object goes.
/// </summary>
/// <param name="folder">Where the tiles lie.</param>
/// <param name="size">Entries in the tree.</param>
internal sealed class StoredTree(LogFolder folder, long size)
{
    private readonly Dictionary<(int Level, long Index), Digest[]> _tiles = [];

    /// <summary>Root over the first <paramref name="prefix"/> entries.</summary>
    public Digest Root(long prefix) => prefix == 0 ? Merkle.Empty : Hash(0, prefix);

    /// <summary>The hash of one entry.</summary>
    public Digest Leaf(long index) => Complete(0, index);

    /// <summary>As <see cref="Merkle.Inclusion"/>.</summary>
    public IReadOnlyList<Digest> Inclusion(long index)
    {
        List<Digest> path = [];
        for (var (start, end) = (0L, size); end - start > 1; )
        {
            var split = start + Split(end - start);
            var isLeft = index < split;
            path.Add(isLeft ? Hash(split, end) : Hash(start, split));
            (start, end) = isLeft ? (start, split) : (split, end);
        }

        path.Reverse();
        return path;
    }

    /// <summary>As <see cref="Merkle.Consistency"/>; an older tree without entries needs no hashes.</summary>
    public IReadOnlyList<Digest> Consistency(long older)
    {
        if (older == 0)
        {
            return [];
        }

        List<Digest> path = [];
        var isWhole = true;
        var (start, end) = (0L, size);
        while (older < end)
        {
            var split = start + Split(end - start);
            var isLeft = older <= split;
            path.Add(isLeft ? Hash(split, end) : Hash(start, split));
            (start, end) = isLeft ? (start, split) : (split, end);
            isWhole &= isLeft;
        }

        if (!isWhole)
        {
            path.Add(Hash(start, end));
        }

        path.Reverse();
        return path;
    }

    private Digest Hash(long start, long end)
    {
        var count = end - start;
        return BitOperations.IsPow2(count)
            ? Complete(BitOperations.Log2((ulong)count), start)
            : Merkle.Node(Hash(start, start + Split(count)), Hash(start + Split(count), end));
    }

    /// <summary>The hash over 2^height entries from a multiple of 2^height on.</summary>
    private Digest Complete(int height, long start)
    {
        var (level, rows) = (height / Tiles.Height, height % Tiles.Height);
        var first = start >> (Tiles.Height * level);
        var tile = Tile(level, first / Tiles.Width);
        return Merkle.Root(tile.AsSpan((int)(first % Tiles.Width), 1 << rows));
    }

    private Digest[] Tile(int level, long index)
    {
        if (!_tiles.TryGetValue((level, index), out var tile))
        {
            var width = Tiles.WidthAt(size, level, index);
            tile = ReadHashes(folder, level, index, width);
            _tiles.Add((level, index), tile);
        }

        return tile;
    }

    /// <summary>The first hashes of a tile: from the partial tile of that width or, where that is gone, from the full one.</summary>
    /// <exception cref="DamagedLog">Neither is there, or it has another length.</exception>
    public static Digest[] ReadHashes(LogFolder folder, int level, long index, int width)
    {
        var name = Tiles.Hashes(level, index, width);
        var bytes = folder.Read(name);
        var expected = width;
        if (bytes is null && width < Tiles.Width)
        {
            (name, expected) = (Tiles.Hashes(level, index, Tiles.Width), Tiles.Width);
            bytes = folder.Read(name);
        }

        if (bytes is null || bytes.Length != expected * Digest.Length)
        {
            throw new DamagedLog(
                folder.PathOf(Tiles.Hashes(level, index, width)),
                bytes is null
                    ? "This file of the log is missing. Restore it from a copy; without it nothing can be proved from here."
                    : $"{expected * Digest.Length} bytes of hashes were expected and {bytes.Length} found. Restore the file from a copy."
            );
        }

        var hashes = new Digest[width];
        for (var i = 0; i < width; i++)
        {
            hashes[i] = Digest.Read(bytes.AsSpan(i * Digest.Length));
        }

        return hashes;
    }

    private static long Split(long count) =>
        (long)BitOperations.RoundUpToPowerOf2((ulong)count) >> 1;
}

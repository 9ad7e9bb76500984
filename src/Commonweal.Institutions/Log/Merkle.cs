using System.Numerics;
using System.Security.Cryptography;

namespace Commonweal.Institutions.Log;

/// <summary>
/// The Merkle tree of a log: hashes and proofs as RFC 6962 §2.1 has them, verified as RFC 9162 §2.1.3.2 and §2.1.4.2
/// say. Leaf = H(0x00 ‖ data), node = H(0x01 ‖ left ‖ right), the empty tree = H(""); H is SHA-256 (70 §4.1).
/// </summary>
public static class Merkle
{
    /// <summary>The root of the tree without leaves.</summary>
    public static Digest Empty { get; } = Digest.Read(SHA256.HashData([]));

    /// <summary>The hash of one entry.</summary>
    public static Digest Leaf(ReadOnlySpan<byte> entry)
    {
        var bytes = new byte[1 + entry.Length];
        entry.CopyTo(bytes.AsSpan(1));
        return Hash(bytes);
    }

    /// <summary>The hash of two subtrees side by side.</summary>
    public static Digest Node(Digest left, Digest right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * Digest.Length)];
        bytes[0] = 1;
        left.Write(bytes[1..]);
        right.Write(bytes[(1 + Digest.Length)..]);
        return Hash(bytes);
    }

    /// <summary>The root over some leaf hashes; linear in their number.</summary>
    public static Digest Root(ReadOnlySpan<Digest> leaves) =>
        leaves.Length switch
        {
            0 => Empty,
            1 => leaves[0],
            _ => Node(Root(leaves[..Split(leaves.Length)]), Root(leaves[Split(leaves.Length)..])),
        };

    /// <summary>
    /// The hashes that lead from a leaf to the root, the leaf's sibling first; at most ⌈log₂ n⌉ of them, found in time
    /// linear in the leaves. The index must be that of a leaf.
    /// </summary>
    public static IReadOnlyList<Digest> Inclusion(ReadOnlySpan<Digest> leaves, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, leaves.Length);
        List<Digest> path = [];
        while (leaves.Length > 1)
        {
            var split = Split(leaves.Length);
            var isLeft = index < split;
            path.Add(Root(isLeft ? leaves[split..] : leaves[..split]));
            leaves = isLeft ? leaves[..split] : leaves[split..];
            index -= isLeft ? 0 : split;
        }

        path.Reverse();
        return path;
    }

    /// <summary>
    /// The hashes that show that the tree over the first <paramref name="size"/> leaves is a prefix of the tree over all;
    /// linear in the leaves. The size must be from 1 to the number of leaves; equal sizes need no hashes.
    /// </summary>
    public static IReadOnlyList<Digest> Consistency(ReadOnlySpan<Digest> leaves, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, leaves.Length);
        List<Digest> path = [];
        var isWhole = true;
        while (size < leaves.Length)
        {
            var split = Split(leaves.Length);
            var isLeft = size <= split;
            path.Add(Root(isLeft ? leaves[split..] : leaves[..split]));
            leaves = isLeft ? leaves[..split] : leaves[split..];
            isWhole &= isLeft;
            size -= isLeft ? 0 : split;
        }

        if (!isWhole)
        {
            path.Add(Root(leaves));
        }

        path.Reverse();
        return path;
    }

    /// <summary>
    /// True when the hashes lead from this leaf, at this index, to the root of the tree of this size (RFC 9162
    /// §2.1.3.2); false for every path that is too short, too long or in another order. Logarithmic in the size.
    /// </summary>
    public static bool Includes(
        Digest leaf,
        long index,
        long size,
        IReadOnlyList<Digest> path,
        Digest root
    )
    {
        if (index < 0 || index >= size)
        {
            return false;
        }

        var (position, last, hash) = (index, size - 1, leaf);
        foreach (var step in path)
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                hash = Node(step, hash);
                var shift = BitOperations.TrailingZeroCount(position);
                (position, last) = (position >> shift, last >> shift);
            }
            else
            {
                hash = Node(hash, step);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>
    /// True when the hashes show that the newer tree begins with the older one (RFC 9162 §2.1.4.2). An older tree
    /// without leaves is refused: there is nothing to compare. Logarithmic in the size.
    /// </summary>
    public static bool Extends(TreeHead older, TreeHead newer, IReadOnlyList<Digest> path)
    {
        if (older.Size < 1 || older.Size > newer.Size)
        {
            return false;
        }

        if (older.Size == newer.Size)
        {
            return path.Count == 0 && older.Root == newer.Root;
        }

        var isPower = BitOperations.IsPow2(older.Size);
        if (path.Count == 0 && !isPower)
        {
            return false;
        }

        var shift = BitOperations.TrailingZeroCount(older.Size);
        var (position, last) = ((older.Size - 1) >> shift, (newer.Size - 1) >> shift);
        var first = isPower ? older.Root : path[0];
        var (before, after) = (first, first);
        foreach (var step in path.Skip(isPower ? 0 : 1))
        {
            if (last == 0)
            {
                return false;
            }

            if ((position & 1) == 1 || position == last)
            {
                (before, after) = (Node(step, before), Node(step, after));
                var zeros = BitOperations.TrailingZeroCount(position);
                (position, last) = (position >> zeros, last >> zeros);
            }
            else
            {
                after = Node(after, step);
            }

            (position, last) = (position >> 1, last >> 1);
        }

        return last == 0 && before == older.Root && after == newer.Root;
    }

    /// <summary>The largest power of two below a number above one: where RFC 6962 parts a tree.</summary>
    private static int Split(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count) >> 1;

    private static Digest Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> digest = stackalloc byte[Digest.Length];
        SHA256.HashData(bytes, digest);
        return Digest.Read(digest);
    }
}

/// <summary>What a log's checkpoint commits to.</summary>
/// <param name="Size">Number of entries.</param>
/// <param name="Root">Root hash of their tree.</param>
public readonly record struct TreeHead(long Size, Digest Root);

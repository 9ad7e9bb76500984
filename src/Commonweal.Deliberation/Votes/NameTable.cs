using System.Buffers.Binary;
using System.Text;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Gives every distinct name a dense number, in the order of first appearance. Names are kept as UTF-8 in one block and
/// become strings only when someone asks, so that reading a file allocates nothing per row. O(length) a look-up;
/// memory linear in the distinct names.
/// </summary>
internal sealed class NameTable
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private byte[] _text = new byte[1024];
    private int[] _ends = new int[64];
    private uint[] _hashes = new uint[64];
    private string?[] _strings = new string?[64];
    private int[] _slots = new int[128];

    /// <summary>Distinct names so far.</summary>
    public int Count { get; private set; }

    /// <summary>The name with a number.</summary>
    public string this[int id] => _strings[id] ??= Encoding.UTF8.GetString(Bytes(id));

    /// <summary>The number of a name, new or known.</summary>
    public int Add(ReadOnlySpan<byte> name)
    {
        var hash = Hash(name);
        var slot = Locate(name, hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        var id = Count;
        Reserve(name.Length);
        var start = id == 0 ? 0 : _ends[id - 1];
        name.CopyTo(_text.AsSpan(start));
        _ends[id] = start + name.Length;
        _hashes[id] = hash;
        Count++;
        if (2 * Count > _slots.Length)
        {
            Rehash();
        }
        else
        {
            _slots[slot] = id + 1;
        }

        return id;
    }

    /// <summary>The number of a name, new or known.</summary>
    public int Add(string name)
    {
        Span<byte> small = stackalloc byte[256];
        var bytes =
            Encoding.UTF8.GetMaxByteCount(name.Length) <= small.Length
                ? small[..Encoding.UTF8.GetBytes(name, small)]
                : Encoding.UTF8.GetBytes(name);
        return Add(bytes);
    }

    /// <summary>The number of a name, or -1.</summary>
    public int Find(ReadOnlySpan<byte> name) => _slots[Locate(name, Hash(name))] - 1;

    private ReadOnlySpan<byte> Bytes(int id)
    {
        var start = id == 0 ? 0 : _ends[id - 1];
        return _text.AsSpan(start, _ends[id] - start);
    }

    /// <summary>The slot that holds the name, or the free one where it belongs.</summary>
    private int Locate(ReadOnlySpan<byte> name, uint hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = (int)hash & mask; ; slot = (slot + 1) & mask)
        {
            var id = _slots[slot] - 1;
            if (id < 0 || (_hashes[id] == hash && Bytes(id).SequenceEqual(name)))
            {
                return slot;
            }
        }
    }

    private void Reserve(int length)
    {
        var used = Count == 0 ? 0 : _ends[Count - 1];
        if (used + length > _text.Length)
        {
            Array.Resize(
                ref _text,
                Math.Max(checked(used + length), (int)Math.Min(2L * _text.Length, Array.MaxLength))
            );
        }

        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, 2 * Count);
            Array.Resize(ref _hashes, 2 * Count);
            Array.Resize(ref _strings, 2 * Count);
        }
    }

    private void Rehash()
    {
        _slots = new int[2 * _slots.Length];
        var mask = _slots.Length - 1;
        for (var id = 0; id < Count; id++)
        {
            var slot = (int)_hashes[id] & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = id + 1;
        }
    }

    /// <summary>A multiply-and-fold hash over eight bytes at a time; numbers do not depend on it, only speed does.</summary>
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = (ulong)name.Length * Multiplier;
        while (name.Length >= 8)
        {
            hash = Fold(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(name));
            name = name[8..];
        }

        ulong tail = 0;
        foreach (var b in name)
        {
            tail = (tail << 8) | b;
        }

        return (uint)(Fold(hash ^ tail) >> 32);
    }

    private static ulong Fold(ulong x)
    {
        var high = Math.BigMul(x, Multiplier, out var low);
        return high ^ low;
    }
}

using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Commonweal.Kernel;

/// <summary>An immutable list whose equality is that of its items, so that records that hold lists compare by content.</summary>
/// <typeparam name="T">Type of the items.</typeparam>
[CollectionBuilder(typeof(Sequence), nameof(Sequence.Create))]
public sealed class Sequence<T> : IReadOnlyList<T>, IEquatable<Sequence<T>>
{
    private readonly ImmutableArray<T> _items;

    internal Sequence(ImmutableArray<T> items) => _items = items;

    /// <summary>The list without items.</summary>
    public static Sequence<T> Empty { get; } = new([]);

    /// <summary>Number of items.</summary>
    public int Count => _items.Length;

    /// <summary>The item at a zero-based position.</summary>
    public T this[int index] => _items[index];

    /// <summary>The items without copying.</summary>
    public ReadOnlySpan<T> AsSpan() => _items.AsSpan();

    /// <summary>Equal when both have equal items in the same order.</summary>
    public bool Equals(Sequence<T>? other) =>
        other is not null && _items.AsSpan().SequenceEqual(other._items.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Sequence<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <summary>Enumerates without allocation.</summary>
    public ImmutableArray<T>.Enumerator GetEnumerator() => _items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)_items).GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

/// <summary>Makes <see cref="Sequence{T}"/> from a collection expression.</summary>
public static class Sequence
{
    /// <summary>A sequence of the given items.</summary>
    public static Sequence<T> Create<T>(ReadOnlySpan<T> items) =>
        items.IsEmpty ? Sequence<T>.Empty : new([.. items]);

    /// <summary>A sequence of the given items.</summary>
    public static Sequence<T> ToSequence<T>(this IEnumerable<T> items)
    {
        ImmutableArray<T> copied = [.. items];
        return copied.IsEmpty ? Sequence<T>.Empty : new(copied);
    }
}

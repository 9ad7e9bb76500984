namespace Commonweal.Deliberation.Votes;

/// <summary>A window over a stream that grows when one row does not fit. Memory: the longest row kept, at most twice.</summary>
internal sealed class InputBuffer(Stream stream, Action<long>? refilled)
{
    private byte[] _bytes = new byte[1 << 18];
    private int _start;
    private int _end;
    private long _filled;

    /// <summary>True once the stream has nothing more to give.</summary>
    public bool AtEnd { get; private set; }

    /// <summary>What has been read and not yet consumed.</summary>
    public ReadOnlySpan<byte> Ahead => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Line of the first byte ahead, one-based; only counted where <see cref="CountsLines"/>.</summary>
    public long Line { get; private set; } = 1;

    /// <summary>Whether to keep <see cref="Line"/>.</summary>
    public bool CountsLines { get; set; }

    /// <summary>Passes over bytes.</summary>
    public void Advance(int count)
    {
        if (CountsLines)
        {
            Line += Ahead[..count].Count((byte)'\n');
        }

        _start += count;
    }

    /// <summary>Reads more behind what is ahead. False at the end of the stream.</summary>
    public bool Fill()
    {
        if (AtEnd)
        {
            return false;
        }

        if (_start > 0)
        {
            Ahead.CopyTo(_bytes);
            (_start, _end) = (0, _end - _start);
        }
        else if (_end == _bytes.Length)
        {
            Array.Resize(ref _bytes, 2 * _bytes.Length);
        }

        var read = stream.Read(_bytes, _end, _bytes.Length - _end);
        AtEnd = read == 0;
        _end += read;
        _filled += read;
        refilled?.Invoke(_filled);
        return !AtEnd;
    }

    /// <summary>Makes sure that <paramref name="count"/> bytes are ahead, or as many as there are.</summary>
    public void Need(int count)
    {
        while (Ahead.Length < count && Fill()) { }
    }
}

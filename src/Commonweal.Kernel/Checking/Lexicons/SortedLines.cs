using System.Text;

namespace Commonweal.Kernel.Checking.Lexicons;

/// <summary>
/// A text file of lines "key" or "key rest", sorted by the bytes of the key, searched in place: no table is built, a
/// look-up is O(log n) and allocates nothing but the rest of the line. Comment lines start with <c>#</c> and come first.
/// </summary>
internal sealed class SortedLines
{
    private readonly byte[] _text;
    private readonly int _first;

    public SortedLines(string lexicon)
    {
        using var stream = Vocabulary.Open(lexicon);
        _text = new byte[stream.Length];
        stream.ReadExactly(_text);
        while (_first < _text.Length && _text[_first] == '#')
        {
            _first = EndOfLine(_first) + 1;
        }
    }

    /// <summary>What stands after the key (empty if nothing does), or null if the key is not in the file.</summary>
    public string? Find(ReadOnlySpan<char> key)
    {
        Span<byte> wanted = stackalloc byte[64];
        if (
            key.Length is 0 or > 64
            || Encoding.ASCII.GetBytes(key, wanted) != key.Length
            || !Ascii.IsValid(key)
        )
        {
            return null;
        }

        wanted = wanted[..key.Length];
        var (low, high) = (_first, _text.Length);
        while (low < high)
        {
            var start = StartOfLine((low + high) / 2, low);
            var end = EndOfLine(start);
            var line = _text.AsSpan(start, end - start);
            var space = line.IndexOf((byte)' ');
            var order = wanted.SequenceCompareTo(space < 0 ? line : line[..space]);
            if (order == 0)
            {
                return space < 0 ? "" : Encoding.ASCII.GetString(line[(space + 1)..]);
            }

            (low, high) = order < 0 ? (low, start) : (end + 1, high);
        }

        return null;
    }

    private int StartOfLine(int position, int floor)
    {
        var before = _text.AsSpan(floor, position - floor).LastIndexOf((byte)'\n');
        return before < 0 ? floor : floor + before + 1;
    }

    private int EndOfLine(int position)
    {
        var length = _text.AsSpan(position).IndexOf((byte)'\n');
        return length < 0 ? _text.Length : position + length;
    }
}

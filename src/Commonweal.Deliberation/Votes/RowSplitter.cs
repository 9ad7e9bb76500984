namespace Commonweal.Deliberation.Votes;

/// <summary>What <see cref="RowSplitter.Next"/> found.</summary>
internal enum RowKind
{
    /// <summary>A row.</summary>
    Row,

    /// <summary>A row longer than <see cref="RowSplitter.LongestRow"/>; its bytes were passed over.</summary>
    TooLong,

    /// <summary>No more rows.</summary>
    End,

    /// <summary>The brackets of the JSON array do not match: where rows begin can no longer be told.</summary>
    Broken,
}

/// <summary>
/// Cuts an input into rows without parsing them: the lines of a JSON Lines file or the entries of one JSON array.
/// A row that is not JSON therefore never takes its neighbours with it. O(bytes); nothing is allocated per row.
/// </summary>
internal abstract class RowSplitter(InputBuffer input)
{
    /// <summary>Longest row that is read, in bytes.</summary>
    public const int LongestRow = 1 << 20;

    protected InputBuffer Input { get; } = input;

    /// <summary>One-based number of the row that <see cref="Next"/> returned last.</summary>
    public long Number { get; protected set; }

    /// <summary>The splitter for what lies ahead: an array if it starts with a bracket, else lines.</summary>
    public static RowSplitter For(InputBuffer input)
    {
        int blank;
        while (
            (blank = Blank(input.Ahead)) == input.Ahead.Length
            && input.Ahead.Length < LongestRow
            && input.Fill()
        ) { }

        return blank < input.Ahead.Length && input.Ahead[blank] == '['
            ? new ArrayRows(input, blank + 1)
            : new LineRows(input);
    }

    /// <summary>The next row; the span is good until the next call.</summary>
    public abstract RowKind Next(out ReadOnlySpan<byte> row);

    /// <summary>How many bytes of white space stand at the start.</summary>
    protected static int Blank(ReadOnlySpan<byte> bytes)
    {
        var index = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        return index < 0 ? bytes.Length : index;
    }
}

/// <summary>The lines of a JSON Lines file; blank lines are counted and passed over.</summary>
internal sealed class LineRows(InputBuffer input) : RowSplitter(input)
{
    private int _pending;

    public override RowKind Next(out ReadOnlySpan<byte> row)
    {
        Input.Advance(_pending);
        _pending = 0;
        while (true)
        {
            var kind = NextLine(out row);
            if (kind != RowKind.Row || Blank(row) < row.Length)
            {
                return kind;
            }

            Input.Advance(_pending);
            _pending = 0;
        }
    }

    private RowKind NextLine(out ReadOnlySpan<byte> line)
    {
        var seen = 0;
        var dropped = false;
        while (true)
        {
            var ahead = Input.Ahead;
            var end = ahead[seen..].IndexOf((byte)'\n');
            if (end < 0 && !Input.AtEnd && ahead.Length <= LongestRow)
            {
                seen = ahead.Length;
                Input.Fill();
                continue;
            }

            if (end < 0 && !Input.AtEnd)
            {
                Input.Advance(ahead.Length);
                (seen, dropped) = (0, true);
                Input.Fill();
                continue;
            }

            line = end < 0 ? ahead : ahead[..(seen + end)];
            if (end < 0 && ahead.IsEmpty && !dropped)
            {
                return RowKind.End;
            }

            Number++;
            _pending = end < 0 ? ahead.Length : seen + end + 1;
            return dropped || line.Length > LongestRow ? RowKind.TooLong : RowKind.Row;
        }
    }
}

/// <summary>The entries of one JSON array, found by brackets and quotes alone.</summary>
internal sealed class ArrayRows : RowSplitter
{
    private int _pending;

    public ArrayRows(InputBuffer input, int opening)
        : base(input)
    {
        input.CountsLines = true;
        input.Advance(opening);
    }

    /// <summary>Line on which the last row began, or where the list breaks.</summary>
    public long Line { get; private set; } = 1;

    public override RowKind Next(out ReadOnlySpan<byte> row)
    {
        row = default;
        Input.Advance(_pending);
        _pending = 0;
        var kind = ToEntry();
        Line = Input.Line;
        return kind == RowKind.Row ? Entry(out row) : kind;
    }

    /// <summary>Goes to the first byte of the next entry, past white space and one comma.</summary>
    private RowKind ToEntry()
    {
        if (!Skip(out var next))
        {
            return RowKind.Broken;
        }

        if (Number > 0 && next == ',')
        {
            Input.Advance(1);
            if (!Skip(out next) || next is (byte)',' or (byte)']')
            {
                return RowKind.Broken;
            }
        }
        else if (next == ']')
        {
            Input.Advance(1);
            return Skip(out _) ? RowKind.Broken : RowKind.End;
        }
        else if (Number > 0 || next == ',')
        {
            return RowKind.Broken;
        }

        return RowKind.Row;
    }

    /// <summary>Passes over white space; false when nothing follows.</summary>
    private bool Skip(out byte next)
    {
        while (true)
        {
            Input.Advance(Blank(Input.Ahead));
            if (!Input.Ahead.IsEmpty)
            {
                next = Input.Ahead[0];
                return true;
            }

            if (!Input.Fill())
            {
                next = 0;
                return false;
            }
        }
    }

    private RowKind Entry(out ReadOnlySpan<byte> row)
    {
        var scan = default(BracketScan);
        var (seen, dropped) = (0, false);
        while (true)
        {
            var length = scan.Run(Input.Ahead[seen..]);
            if (length >= 0)
            {
                row = Input.Ahead[..(seen + length)];
                Number++;
                _pending = row.Length;
                return dropped || row.Length > LongestRow ? RowKind.TooLong : RowKind.Row;
            }

            seen = Input.Ahead.Length;
            if (seen > LongestRow)
            {
                Input.Advance(seen);
                (seen, dropped) = (0, true);
            }

            if (!Input.Fill())
            {
                row = default;
                return RowKind.Broken;
            }
        }
    }

    /// <summary>Looks for the end of one entry across refills.</summary>
    private struct BracketScan
    {
        private int _depth;
        private bool _quoted;
        private bool _escaped;

        /// <summary>Length up to the end of the entry, or -1 when it goes on.</summary>
        public int Run(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var b = bytes[i];
                if (_quoted)
                {
                    _quoted = _escaped || b != '"';
                    _escaped = !_escaped && b == '\\';
                }
                else if (b == '"')
                {
                    _quoted = true;
                }
                else if (b is (byte)'{' or (byte)'[')
                {
                    _depth++;
                }
                else if (_depth == 0 && b is (byte)',' or (byte)']' or (byte)'}')
                {
                    return i;
                }
                else if (b is (byte)'}' or (byte)']' && --_depth == 0)
                {
                    return i + 1;
                }
            }

            return -1;
        }
    }
}

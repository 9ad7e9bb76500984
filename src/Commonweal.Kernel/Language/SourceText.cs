using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Commonweal.Kernel.Language;

/// <summary>A place for people: line and column, both counted from 1. Columns count UTF-16 code units, as editors do.</summary>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary><c>line:column</c></summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Line}:{Column}");
}

/// <summary>
/// The text a document was read from, with its lines, so that a span can be shown to a person. Lines end at
/// <c>\n</c>, <c>\r\n</c> or <c>\r</c>. Finding a line costs O(log lines); the line table is made at first use.
/// </summary>
public sealed class SourceText
{
    private readonly Lazy<int[]> _lineStarts;

    /// <summary>A source from text; a byte order mark at its start is left out.</summary>
    public SourceText(string text)
        : this(text.StartsWith('\uFEFF') ? text[1..] : text, -1) { }

    private SourceText(string text, int firstBadByte)
    {
        Text = text;
        FirstBadByte = firstBadByte;
        _lineStarts = new(() => FindLines(text));
    }

    /// <summary>The text that spans count in.</summary>
    public string Text { get; }

    /// <summary>Zero-based offset of the first byte that is not UTF-8, or -1. Such bytes stand in the text as U+FFFD.</summary>
    public int FirstBadByte { get; }

    /// <summary>Number of lines; a text that ends with a line end has an empty last line.</summary>
    public int LineCount => _lineStarts.Value.Length;

    /// <summary>A source from bytes; a byte order mark at its start is left out. O(n).</summary>
    public static SourceText FromUtf8(ReadOnlySpan<byte> utf8)
    {
        var mark = utf8.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        var bad = FindBadByte(utf8[mark..]);
        return new(Encoding.UTF8.GetString(utf8[mark..]), bad < 0 ? -1 : bad + mark);
    }

    /// <summary>Line and column of an offset; offsets outside the text count as its start or end.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var line = LineIndexOf(offset);
        return new(line + 1, offset - _lineStarts.Value[line] + 1);
    }

    /// <summary>The text of a line, counted from 1, without its line end.</summary>
    public ReadOnlySpan<char> Line(int line)
    {
        var starts = _lineStarts.Value;
        if (line < 1 || line > starts.Length)
        {
            return default;
        }

        var end = line < starts.Length ? starts[line] : Text.Length;
        return Text.AsSpan()[starts[line - 1]..end].TrimEnd("\r\n");
    }

    /// <summary>Offset of the first code unit of a line, counted from 1.</summary>
    public int StartOfLine(int line) =>
        _lineStarts.Value[Math.Clamp(line, 1, _lineStarts.Value.Length) - 1];

    /// <summary>What stands at a span; empty for a span outside the text.</summary>
    public ReadOnlySpan<char> Slice(Span span)
    {
        if (span.IsNone)
        {
            return default;
        }

        var start = Math.Clamp(span.Start, 0, Text.Length);
        return Text.AsSpan()[start..Math.Clamp(span.End, start, Text.Length)];
    }

    private int LineIndexOf(int offset)
    {
        var found = Array.BinarySearch(_lineStarts.Value, offset);
        return found >= 0 ? found : ~found - 1;
    }

    private static int FindBadByte(ReadOnlySpan<byte> utf8)
    {
        var at = 0;
        while (at < utf8.Length)
        {
            var ascii = utf8[at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            if (ascii < 0)
            {
                return -1;
            }

            at += ascii;
            if (Rune.DecodeFromUtf8(utf8[at..], out _, out var used) != OperationStatus.Done)
            {
                return at;
            }

            at += used;
        }

        return -1;
    }

    private static int[] FindLines(string text)
    {
        List<int> starts = [0];
        for (var at = 0; ; )
        {
            var step = text.AsSpan(at).IndexOfAny('\r', '\n');
            if (step < 0)
            {
                return [.. starts];
            }

            at += step + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            starts.Add(at);
        }
    }
}

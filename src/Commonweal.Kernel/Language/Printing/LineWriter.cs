using System.Globalization;
using System.Text;

namespace Commonweal.Kernel.Language.Printing;

/// <summary>Puts words on lines with one blank between them: the typography that printer and formatter share.</summary>
internal sealed class LineWriter
{
    private const int Indent = 2;
    private readonly StringBuilder _output = new();
    private bool _lineIsEmpty = true;

    /// <summary>How deep the next line stands.</summary>
    public int Depth { get; set; }

    public LineWriter Word(string word)
    {
        Gap();
        _output.Append(word);
        return this;
    }

    public LineWriter Word(ReadOnlySpan<char> word)
    {
        Gap();
        _output.Append(word);
        return this;
    }

    /// <summary>A name, or <c>?</c> where it is missing.</summary>
    public LineWriter Name(Name name) => Word(name.IsMissing ? "?" : name.Text);

    public LineWriter Text(ReadOnlySpan<char> text)
    {
        Gap();
        QuotedText.Append(_output, text);
        return this;
    }

    public LineWriter Number(int number)
    {
        Gap();
        _output.Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary><c>start..end</c></summary>
    public LineWriter Range(int start, int end)
    {
        Gap();
        _output.Append(CultureInfo.InvariantCulture, $"{start}..{end}");
        return this;
    }

    public LineWriter Number(decimal number) => Word(ExactDecimal.Write(number));

    public LineWriter Date(DateOnly date) => Word(IsoDate.Write(date));

    /// <summary>Names apart by commas; <c>?</c> where there is none.</summary>
    public LineWriter Names(Sequence<Name> names)
    {
        if (names.Count == 0)
        {
            return Word("?");
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (i > 0)
            {
                Glue(",");
            }

            Name(names[i]);
        }

        return this;
    }

    /// <summary>Appends without a blank before it.</summary>
    public LineWriter Glue(ReadOnlySpan<char> sign)
    {
        _output.Append(sign);
        _lineIsEmpty = false;
        return this;
    }

    /// <summary>Ends the line, if anything stands on it.</summary>
    public void EndLine()
    {
        if (!_lineIsEmpty)
        {
            _output.Append('\n');
            _lineIsEmpty = true;
        }
    }

    /// <summary>Leaves one blank line.</summary>
    public void Blank()
    {
        EndLine();
        _output.Append('\n');
    }

    public override string ToString() => _output.ToString();

    private void Gap()
    {
        if (_lineIsEmpty)
        {
            _output.Append(' ', Depth * Indent);
            _lineIsEmpty = false;
        }
        else
        {
            _output.Append(' ');
        }
    }
}

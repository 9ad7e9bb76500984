using System.Globalization;

namespace Commonweal.Kernel.Language.Parsing;

/// <content>The small parts: names, texts, numbers, dates, words of a closed list.</content>
internal partial class Cursor
{
    /// <summary>Reads an identifier. <paramref name="what"/> says what it names, for the finding.</summary>
    protected Name ReadName(string what)
    {
        if (Current.Kind == TokenKind.Word)
        {
            var span = Current.Span;
            if (Name.IsWellFormed(Word))
            {
                if (!Vocabulary.IsReserved(Word))
                {
                    Name name = new(_names.Of(Word), span);
                    Advance();
                    return name;
                }

                if (!WasComplainedOf())
                {
                    _lastComplaint = Current.Start;
                    Report("L027", span, ("written", Word.ToString()), ("what", what));
                }

                // A relation word more likely begins the next clause after a forgotten name.
                return Accept(Vocabulary.Always)
                    ? new(_names.Of(Vocabulary.NearestIdentifier(Vocabulary.Always)), span)
                    : new("", new(LastEnd, LastEnd));
            }

            Report("L020", span, ("written", Shown.Text(Word)), ("what", what));
            var meant = _names.Of(Vocabulary.NearestIdentifier(Word));
            Advance();
            return new(meant, span);
        }

        var hole = Current.Span;
        ReportExpected(what);
        if (Accept(TokenKind.Hole))
        {
            return new("", hole);
        }

        return new("", new(LastEnd, LastEnd));
    }

    /// <summary>Reads the identifier of a declaration, which may not name another file.</summary>
    protected Name ReadOwnName(string what)
    {
        var name = ReadName(what);
        Entity = name.Text;
        if (name.Text.Contains('/'))
        {
            Report("L029", name.Span, ("written", name.Text));
        }

        return name;
    }

    protected Sequence<Name> ReadNames(string what)
    {
        var first = ReadName(what);
        if (Current.Kind != TokenKind.Comma)
        {
            return first.IsMissing ? [] : [first];
        }

        _nameBuffer.Clear();
        AddKnown(first);
        while (Accept(TokenKind.Comma))
        {
            AddKnown(ReadName(what));
        }

        return _nameBuffer.ToSequence();
    }

    /// <summary>Reads a quoted text; empty where it is missing.</summary>
    protected string ReadText(string what) => ReadOptionalText() ?? MissingText(what);

    protected string? ReadOptionalText()
    {
        if (Current.Kind != TokenKind.Text)
        {
            return null;
        }

        var text = QuotedText.Decode(Source, Current, _findings, Entity);
        Advance();
        return text;
    }

    /// <summary>Reads a whole number that is at least <paramref name="least"/>; that least number where it is missing.</summary>
    protected int ReadInt(string what, int least = 0)
    {
        if (Current.Kind != TokenKind.Number)
        {
            ReportExpected(what);
            return least;
        }

        var written = Slice(Current);
        var span = Current.Span;
        Advance();
        if (
            !int.TryParse(
                written,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
        )
        {
            Report("L008", span, ("written", Shown.Text(written)), ("what", what));
            return least;
        }

        if (number < least)
        {
            Report("L022", span, ("written", Shown.Text(written)), ("range", $"{least} or more"));
            return least;
        }

        return number;
    }

    /// <summary>Reads an exact decimal between two bounds; the nearest bound, or zero, where it is missing.</summary>
    protected decimal ReadDecimal(string what, Bounds bounds)
    {
        if (Current.Kind != TokenKind.Number)
        {
            ReportExpected(what);
            return bounds.Nearest(0);
        }

        var written = Slice(Current);
        var span = Current.Span;
        Advance();
        if (!ExactDecimal.TryRead(written, out var number))
        {
            Report("L008", span, ("written", Shown.Text(written)), ("what", what));
            return bounds.Nearest(0);
        }

        if (bounds.Nearest(number) != number)
        {
            Report("L022", span, ("written", Shown.Text(written)), ("range", bounds.Shown));
        }

        return bounds.Nearest(number);
    }

    /// <summary>Reads a date <c>YYYY-MM-DD</c>; null where there is none to read.</summary>
    protected DateOnly? ReadDate()
    {
        if (Current.Kind != TokenKind.Date && Current.Kind != TokenKind.Number)
        {
            ReportExpected("a date such as 2026-01-31");
            return null;
        }

        var written = Slice(Current);
        var span = Current.Span;
        Advance();
        if (IsoDate.TryRead(written, out var date))
        {
            return date;
        }

        Report("L009", span, ("written", Shown.Text(written)));
        return null;
    }

    /// <summary>Reads one word of a closed list.</summary>
    protected T? ReadChoice<T>(WordList<T> words, string what)
        where T : struct, Enum
    {
        if (words.TryRead(Word, out var member))
        {
            Advance();
            return member;
        }

        ReportChoice(what, words.Choices);
        return null;
    }

    /// <summary>Reports a word that is none of those the grammar offers here, and passes over it.</summary>
    protected void ReportChoice(string what, string choices)
    {
        if (Current.Kind != TokenKind.Word)
        {
            ReportExpected($"one of {choices}");
            return;
        }

        Report(
            "L024",
            Current.Span,
            ("written", Shown.Text(Word)),
            ("what", what),
            ("choices", choices)
        );
        if (!Vocabulary.Declarations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(Word))
        {
            Advance();
        }
    }

    private string MissingText(string what)
    {
        ReportExpected($"{what} in quotation marks");
        return "";
    }

    private void AddKnown(Name name)
    {
        if (!name.IsMissing)
        {
            _nameBuffer.Add(name);
        }
    }
}

using System.Buffers;
using System.Globalization;
using Commonweal.Kernel.Checking;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>Cuts a text into tokens, one at a time, in O(n). What is no token is reported once and passed over.</summary>
internal sealed class Lexer(string text, Findings findings, List<Span>? comments)
{
    private static readonly SearchValues<char> TextStops = SearchValues.Create("\"\\\r\n");
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\r\n");
    private int _at;
    private bool _startsLine = true;

    public Token Read()
    {
        while (true)
        {
            SkipBlank();
            if (_at >= text.Length)
            {
                return new(TokenKind.End, text.Length, text.Length, _startsLine);
            }

            var start = _at;
            var startsLine = _startsLine;
            var kind = Scan(out var escaped);
            if (kind is { } found)
            {
                _startsLine = false;
                return new(found, start, _at, startsLine, escaped);
            }

            findings.Add(
                "L005",
                "",
                new(start, _at),
                ("characters", Shown.Characters(text.AsSpan()[start.._at]))
            );
        }
    }

    private void SkipBlank()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c == '#')
            {
                var length = text.AsSpan(_at).IndexOfAny(LineEnds);
                var end = length < 0 ? text.Length : _at + length;
                comments?.Add(new(_at, end));
                _at = end;
            }
            else if (c is '\n' or '\r')
            {
                _startsLine = true;
                _at++;
            }
            else if (c is ' ' or '\t' || (c > ' ' && char.IsWhiteSpace(c)) || c == '\uFEFF')
            {
                _at++;
            }
            else
            {
                return;
            }
        }
    }

    private TokenKind? Scan(out bool escaped)
    {
        escaped = false;
        var c = text[_at];
        if (char.IsAsciiLetter(c) || (c > '\x7F' && char.IsLetter(c)))
        {
            ScanWord();
            return TokenKind.Word;
        }

        if (char.IsAsciiDigit(c) || (c == '-' && char.IsAsciiDigit(Ahead(1))))
        {
            return ScanNumber();
        }

        if (c == '"')
        {
            escaped = ScanText();
            return TokenKind.Text;
        }

        if (c is '\u201C' or '\u201D' or '\u201E')
        {
            return ScanCurlyText(out escaped);
        }

        return ScanSign(c);
    }

    private TokenKind? ScanSign(char c)
    {
        var next = Ahead(1);
        (TokenKind? kind, var length) = c switch
        {
            '{' => (TokenKind.OpenBrace, 1),
            '}' => (TokenKind.CloseBrace, 1),
            ',' => (TokenKind.Comma, 1),
            '~' => (TokenKind.Tilde, 1),
            '?' => (TokenKind.Hole, 1),
            '&' => (TokenKind.And, 1),
            '=' => (TokenKind.Equal, 1),
            '!' when next == '=' => (TokenKind.NotEqual, 2),
            '!' => (TokenKind.Bang, 1),
            '<' when next == '=' => (TokenKind.LessOrEqual, 2),
            '<' => (TokenKind.Less, 1),
            '>' when next == '=' => (TokenKind.GreaterOrEqual, 2),
            '>' => (TokenKind.Greater, 1),
            '-' when next == '>' => (TokenKind.Arrow, 2),
            '.' when next == '.' => (TokenKind.DotDot, 2),
            _ => ((TokenKind?)null, 1),
        };
        _at += length;
        if (kind is null)
        {
            SkipStray();
        }

        return kind;
    }

    /// <summary>Passes over what follows a stray character up to something that may begin a token, so that one slip is one finding.</summary>
    private void SkipStray()
    {
        while (_at < text.Length)
        {
            var c = text[_at];
            if (
                char.IsWhiteSpace(c)
                || (c == '-' && (Ahead(1) == '>' || char.IsAsciiDigit(Ahead(1))))
                || (c < '\x7F' && (char.IsAsciiLetterOrDigit(c) || "\"#{},~?&=!<>.".Contains(c)))
                || (c > '\x7F' && char.IsLetter(c))
                || c is '\u201C' or '\u201D' or '\u201E'
            )
            {
                return;
            }

            _at++;
        }
    }

    private void ScanWord()
    {
        for (_at++; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (char.IsAsciiLetterOrDigit(c) || c is '_' or '\'')
            {
                continue;
            }

            if (
                c == '-' ? Ahead(1) == '>'
                : c == '/' ? !char.IsAsciiLetter(Ahead(1))
                : !IsLetter(c)
            )
            {
                return;
            }
        }
    }

    private static bool IsLetter(char c) =>
        c > '\x7F'
        && (
            char.IsLetter(c)
            || c == '\u2019'
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark
        );

    /// <summary>Digits with an optional fraction, or anything dash-joined, which can only be meant as a date.</summary>
    private TokenKind ScanNumber()
    {
        _at++;
        SkipDigits();
        if (Ahead(0) == '-' && char.IsAsciiDigit(Ahead(1)) && text[_at - 1] != '-')
        {
            while (char.IsAsciiDigit(Ahead(0)) || (Ahead(0) == '-' && Ahead(1) != '>'))
            {
                _at++;
            }

            SkipRest();
            return TokenKind.Date;
        }

        if (Ahead(0) == '.' && char.IsAsciiDigit(Ahead(1)))
        {
            _at++;
            SkipDigits();
        }

        SkipRest();
        return TokenKind.Number;
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Ahead(0)))
        {
            _at++;
        }
    }

    /// <summary>Letters that stick to a number make it unreadable as one token, not two.</summary>
    private void SkipRest()
    {
        while (
            char.IsAsciiLetterOrDigit(Ahead(0))
            || Ahead(0) == '_'
            || (Ahead(0) == '.' && char.IsAsciiDigit(Ahead(1)))
        )
        {
            _at++;
        }
    }

    private bool ScanText()
    {
        var start = _at++;
        var escaped = false;
        while (true)
        {
            var step = text.AsSpan(_at).IndexOfAny(TextStops);
            _at = step < 0 ? text.Length : _at + step;
            if (step < 0 || text[_at] is '\r' or '\n')
            {
                findings.Add("L006", "", new(start, _at));
                return escaped;
            }

            if (text[_at++] == '"')
            {
                return escaped;
            }

            escaped = true;
            if (_at < text.Length && text[_at] is not ('\r' or '\n'))
            {
                _at++;
            }
        }
    }

    /// <summary>Quotation marks as a word processor sets them: read as meant, and reported.</summary>
    private TokenKind ScanCurlyText(out bool escaped)
    {
        var start = _at++;
        escaped = false;
        while (_at < text.Length && text[_at] is not ('\r' or '\n'))
        {
            var c = text[_at++];
            if (c is '\u201C' or '\u201D' or '"')
            {
                break;
            }

            escaped |= c == '\\';
        }

        findings.Add(
            "L028",
            "",
            new(start, _at),
            ("written", Shown.Text(text.AsSpan()[start.._at]))
        );
        return TokenKind.Text;
    }

    private char Ahead(int step) => _at + step < text.Length ? text[_at + step] : '\0';
}

using Commonweal.Kernel.Language;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Agents.Reasoning.Change;

/// <summary>
/// One line of a text form, taken apart from left to right. The first slip is kept and everything after it gives
/// nothing, so that callers ask once, at the end. <c>#</c> outside quotation marks begins a remark.
/// </summary>
/// <param name="line">The line.</param>
/// <param name="number">Its number, from 1.</param>
internal sealed class LineReader(string line, int number)
{
    private int _at;

    /// <summary>The first slip, with line and column.</summary>
    public Rejection? Slip { get; private set; }

    /// <summary>True where nothing more is on the line, or something before was not read.</summary>
    public bool IsAtEnd
    {
        get
        {
            Space();
            return Slip is not null || _at == line.Length || line[_at] == '#';
        }
    }

    /// <summary>A name: a small letter, then small letters, digits, <c>-</c> or <c>_</c>.</summary>
    public string Name(string expected)
    {
        Space();
        var start = _at;
        while (
            _at < line.Length && (char.IsAsciiLetterOrDigit(line[_at]) || line[_at] is '-' or '_')
        )
        {
            // "a->b" is a name and an arrow.
            if (line[_at] == '-' && _at + 1 < line.Length && line[_at + 1] == '>')
            {
                break;
            }

            _at++;
        }

        var name = line[start.._at];
        if (!Kernel.Language.Name.IsWellFormed(name))
        {
            _at = start;
            Expected(expected);
        }

        return name;
    }

    /// <summary>A name that is one of these.</summary>
    public string NameAmong(IReadOnlyCollection<string> known, string expected)
    {
        Space();
        var start = _at;
        var name = Name(expected);
        if (Slip is null && !known.Contains(name, StringComparer.Ordinal))
        {
            _at = start;
            Unknown(name, known, expected);
        }

        return name;
    }

    /// <summary>Words in quotation marks.</summary>
    public string Words(string expected)
    {
        Space();
        var close = Slip is null && Stands("\"") ? line.IndexOf('"', _at + 1) : -1;
        if (close <= _at + 1)
        {
            Expected(expected);
            return "";
        }

        var words = line[(_at + 1)..close];
        _at = close + 1;
        return words;
    }

    /// <summary>Words in quotation marks that are among these.</summary>
    public string WordsAmong(IReadOnlyCollection<string> known, string expected)
    {
        Space();
        var start = _at;
        var words = Words(expected);
        if (Slip is null && !known.Contains(words, StringComparer.Ordinal))
        {
            _at = start;
            Unknown(words, known, expected);
        }

        return words;
    }

    /// <summary>True if this sign, or this word, stands next; it is then passed.</summary>
    public bool Take(string sign)
    {
        Space();
        if (Slip is not null || !Stands(sign))
        {
            return false;
        }

        _at += sign.Length;
        return true;
    }

    /// <summary>Passes a sign or a word that must stand here.</summary>
    public void Need(string sign, string expected)
    {
        if (!Take(sign))
        {
            Expected(expected);
        }
    }

    /// <summary>Says that here something else was expected.</summary>
    public void Expected(string expected)
    {
        Space();
        var seen =
            _at == line.Length || line[_at] == '#' ? "the line ends" : $"'{line[_at]}' stands";
        Refuse("E-PARSE", $"Here {seen}; what is read here is {expected}.");
    }

    /// <summary>Refuses what stands here, or before, for a reason of the caller's.</summary>
    public void Refuse(string code, string message) =>
        Slip ??= new(code, $"{number}:{_at + 1}", message);

    private void Unknown(string said, IReadOnlyCollection<string> known, string expected)
    {
        var near = Spelling.Nearest(said, known) is { } word ? $" The nearest is '{word}'." : "";
        Refuse("E-UNKNOWN", $"'{said}' is not known here; what is read here is {expected}.{near}");
    }

    private bool Stands(string sign) =>
        line.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal)
        && (
            !char.IsAsciiLetter(sign[^1])
            || _at + sign.Length == line.Length
            || !(
                char.IsAsciiLetterOrDigit(line[_at + sign.Length])
                || line[_at + sign.Length] is '-' or '_'
            )
        );

    private void Space()
    {
        while (_at < line.Length && char.IsWhiteSpace(line[_at]))
        {
            _at++;
        }
    }
}

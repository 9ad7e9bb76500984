using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>Ends the reading of one line; never leaves the parser.</summary>
internal sealed class TraceMisread(TraceSlip slip) : Exception(slip.Message)
{
    public TraceSlip Slip => slip;
}

/// <summary>One line of the line form and how far it was read.</summary>
internal sealed class TraceLine(string text, int number)
{
    // A claim stands three levels deep in a file of at most 32.
    private const int Deepest = 29;

    // A word ends at a blank, a comma or a quotation mark.
    private static readonly SearchValues<char> EndsWord = SearchValues.Create(" \t,\"");

    private int _at;

    public int Number => number;

    /// <summary>How far the line was read, from 0.</summary>
    public int Position => _at;

    public bool IsDone => _at >= text.Length;

    public char Next => IsDone ? '\0' : text[_at];

    public string Rest => text[_at..];

    public void Blanks()
    {
        while (Next is ' ' or '\t')
        {
            _at++;
        }
    }

    public bool Takes(string token)
    {
        if (string.CompareOrdinal(text, _at, token, 0, token.Length) != 0)
        {
            return false;
        }

        _at += token.Length;
        return true;
    }

    /// <summary>A whole number, which may be negative; null when none stands here.</summary>
    public int? Whole()
    {
        var end = _at < text.Length && text[_at] == '-' ? _at + 1 : _at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (
            !int.TryParse(
                text.AsSpan(_at, end - _at),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var whole
            )
        )
        {
            return null;
        }

        _at = end;
        return whole;
    }

    /// <summary>The letters, digits, hyphens and underscores that stand here, or a text in quotation marks.</summary>
    public (string Name, bool WasQuoted) Name()
    {
        if (Next == '"')
        {
            return (QuotedText(), true);
        }

        var from = _at;
        while (char.IsAsciiLetterOrDigit(Next) || Next is '-' or '_')
        {
            _at++;
        }

        return (text[from.._at], false);
    }

    /// <summary>A word or a text in quotation marks.</summary>
    public string Word()
    {
        if (Next == '"')
        {
            return QuotedText();
        }

        var from = _at;
        var length = text.AsSpan(_at).IndexOfAny(EndsWord);
        _at = length < 0 ? text.Length : _at + length;
        if (_at == from)
        {
            throw Slip(
                "T03",
                "Nothing stands where a value was expected.",
                "Write the value after \"=\" without a blank; [] is an empty list, \"\" an empty text."
            );
        }

        if (Next == '"')
        {
            throw Slip(
                "T03",
                "A quotation mark stands within a word.",
                "Put the whole value in quotation marks, and write \\\" for one within."
            );
        }

        return text[from.._at];
    }

    /// <summary>Words with commas between them.</summary>
    public List<string> Words()
    {
        List<string> words = [Word()];
        while (Takes(","))
        {
            Blanks();
            words.Add(Word());
        }

        return words;
    }

    /// <summary>One JSON value.</summary>
    public JsonNode? Json(int deepest = Deepest)
    {
        var from = _at;
        var rest = Encoding.UTF8.GetBytes(text[_at..]);
        Utf8JsonReader reader = new(rest, new JsonReaderOptions { MaxDepth = deepest });
        try
        {
            if (!reader.Read() || !reader.TrySkip())
            {
                throw new JsonException("it ends too early.");
            }

            var bytes = rest.AsSpan(0, (int)reader.BytesConsumed);
            _at += Encoding.UTF8.GetCharCount(bytes);
            var node = JsonNode.Parse(
                bytes,
                documentOptions: new() { MaxDepth = deepest, AllowDuplicateProperties = false }
            );
            _ = CanonicalJson.Of(node);
            return node;
        }
        catch (Exception bad)
            when (bad is JsonException or ArgumentException or InvalidOperationException)
        {
            throw At(
                from,
                "T04",
                $"The JSON here cannot be read: {bad.Message}",
                "Write it on one line, exact numbers as texts such as \"7/40\", each member once."
            );
        }
    }

    public TraceMisread Slip(string code, string message, string mend) =>
        At(_at, code, message, mend);

    public TraceMisread At(int at, string code, string message, string mend) =>
        new(new(code, number, at + 1, message, mend));

    private string QuotedText()
    {
        var from = _at;
        return Json() is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw At(
                from,
                "T04",
                "A text in quotation marks was expected.",
                "Write it as \"words\"."
            );
    }
}

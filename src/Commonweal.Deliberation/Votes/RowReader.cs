using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Reads one row into its members without making strings. Both vocabularies are understood in any row: that of JSON
/// Lines (voter, from, to, context, answer) and that of the 2023 study's export (userId, fromId, toId, contextId,
/// relationship).
/// </summary>
internal sealed class RowReader(string? groupMember)
{
    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 64 };
    private static readonly SearchValues<byte> WholeDigits = SearchValues.Create("-0123456789"u8);
    private readonly byte[] _group = Encoding.UTF8.GetBytes(groupMember ?? "group");
    private readonly HashSet<string> _unknown = new(StringComparer.Ordinal);
    private readonly NameTable _passed = new();
    private byte[] _scratch = new byte[1 << 12];
    private int _used;

    /// <summary>A name near a known one that the last row brought up for the first time, with the known one; or null.</summary>
    public (string Name, string Known)? NearMiss { get; private set; }

    /// <summary>Reads a row; null when it is a judgement.</summary>
    public RowProblem? Read(ReadOnlySpan<byte> row, ref ParsedRow parsed)
    {
        parsed = new() { Weight = 1, Ticks = VoteRow.NoDate };
        (NearMiss, _used) = (null, 0);
        if (!Utf8.IsValid(row))
        {
            return new("V912");
        }

        if (_scratch.Length < row.Length)
        {
            _scratch = new byte[row.Length];
        }

        try
        {
            return Members(row, ref parsed) ?? Judge(ref parsed);
        }
        catch (JsonException failure)
        {
            return new("V901", ("reason", Reason(failure)));
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair, written as an escape: no text.
            return new("V912");
        }
    }

    private RowProblem? Members(ReadOnlySpan<byte> row, ref ParsedRow parsed)
    {
        var reader = new Utf8JsonReader(row, Strict);
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            while (reader.Read()) { }

            return new(
                "V903",
                ("member", "the row"),
                ("seen", Kind(reader.TokenType)),
                ("wanted", "an object in braces")
            );
        }

        RowProblem? problem = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = Identify(ref reader, ref parsed);
            if (member != Member.None && (parsed.Named & member) != Member.None)
            {
                problem ??= new(
                    "V901",
                    ("reason", $"\"{MemberNames.Write(member, parsed.IsStudyRow)}\" stands twice")
                );
            }

            parsed.Named |= member;
            reader.Read();
            if (member == Member.None)
            {
                reader.Skip();
            }
            else
            {
                problem ??= Take(member, ref reader, ref parsed);
                reader.Skip();
            }
        }

        // Whatever follows the closing brace is an error of syntax.
        while (reader.Read()) { }

        return problem;
    }

    private Member Identify(ref Utf8JsonReader reader, ref ParsedRow parsed)
    {
        var name = reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
        if (name.SequenceEqual(_group))
        {
            return Member.Group;
        }

        var member = MemberNames.Of(name);
        if (member == Member.None)
        {
            Remember(name);
        }
        else
        {
            parsed.IsStudyRow |=
                (member & Member.Required) != Member.None
                && (name.EndsWith("Id"u8) || name[0] == 'r');
        }

        return member;
    }

    /// <summary>Notes an unknown member once; only near misses are of interest, and only the first thousand names are tried.</summary>
    private void Remember(ReadOnlySpan<byte> name)
    {
        if (name.Length > 64 || _passed.Find(name) >= 0 || _passed.Count >= 1000)
        {
            return;
        }

        _passed.Add(name);
        var text = Encoding.UTF8.GetString(name);
        if (NearMiss is null && MemberNames.Near(text) is { } known && _unknown.Add(text))
        {
            NearMiss = (text, known);
        }
    }

    private RowProblem? Take(Member member, ref Utf8JsonReader reader, ref ParsedRow parsed)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (member == Member.Weight)
        {
            if (reader.TokenType != JsonTokenType.Number)
            {
                return WrongType(member, ref reader, ref parsed, "a number");
            }

            parsed.Weight = reader.TryGetDouble(out var weight) ? weight : double.PositiveInfinity;
            parsed.Given |= member;
            return null;
        }

        var isText = reader.TokenType == JsonTokenType.String;
        var mayBeNumber = (member & (Member.Answer | Member.At)) == Member.None;
        if (
            !isText
            && !(
                mayBeNumber && reader.TokenType == JsonTokenType.Number && IsWhole(reader.ValueSpan)
            )
        )
        {
            return WrongType(
                member,
                ref reader,
                ref parsed,
                mayBeNumber ? "text or a whole number" : "text"
            );
        }

        var text = isText && reader.ValueIsEscaped ? Unescape(ref reader) : reader.ValueSpan;
        if (!text.IsEmpty)
        {
            parsed.Given |= member;
        }

        return Keep(member, text, ref parsed);
    }

    private static RowProblem? Keep(Member member, ReadOnlySpan<byte> text, ref ParsedRow parsed)
    {
        switch (member)
        {
            case Member.Voter:
                parsed.Voter = text;
                break;
            case Member.From:
                parsed.From = text;
                break;
            case Member.To:
                parsed.To = text;
                break;
            case Member.Context:
                parsed.Context = text;
                break;
            case Member.Story:
                parsed.Story = text;
                break;
            case Member.Group:
                parsed.Group = text;
                break;
            case Member.At:
                parsed.At = text;
                break;
            case Member.Answer when !text.IsEmpty && !TryAnswer(text, out parsed.Answer):
                return new("V905", ("answer", Encoding.UTF8.GetString(text)));
        }

        return null;
    }

    /// <summary>What the members must satisfy together: all there, two values, a weight in (0, 1], a date that is one.</summary>
    private static RowProblem? Judge(ref ParsedRow parsed)
    {
        var missing = Member.Required & ~parsed.Given;
        if (missing != Member.None)
        {
            var first = (Member)((int)missing & -(int)missing);
            return new("V902", ("member", MemberNames.Write(first, parsed.IsStudyRow)));
        }

        if (parsed.From.SequenceEqual(parsed.To))
        {
            return new("V904", ("value", Encoding.UTF8.GetString(parsed.From)));
        }

        if (!(parsed.Weight > 0 && parsed.Weight <= 1))
        {
            return new(
                "V909",
                (
                    "weight",
                    parsed.Weight.ToString("R", System.Globalization.CultureInfo.InvariantCulture)
                )
            );
        }

        return
            (parsed.Given & Member.At) != Member.None
            && !VoteDate.TryParse(parsed.At, out parsed.Ticks)
            ? new("V910", ("date", Encoding.UTF8.GetString(parsed.At)))
            : null;
    }

    private static bool TryAnswer(ReadOnlySpan<byte> text, out Answer answer)
    {
        Answer? found = text switch
        {
            _ when text.SequenceEqual("yes"u8) || text.SequenceEqual("upgrade"u8) => Answer.Yes,
            _ when text.SequenceEqual("no"u8) || text.SequenceEqual("no_upgrade"u8) => Answer.No,
            _ when text.SequenceEqual("unsure"u8) || text.SequenceEqual("not_sure"u8) =>
                Answer.Unsure,
            _ when text.SequenceEqual("on-a-par"u8) => Answer.OnAPar,
            _ => null,
        };
        answer = found ?? default;
        return found is not null;
    }

    private ReadOnlySpan<byte> Unescape(scoped ref Utf8JsonReader reader)
    {
        var written = reader.CopyString(_scratch.AsSpan(_used));
        _used += written;
        return _scratch.AsSpan(_used - written, written);
    }

    private static bool IsWhole(ReadOnlySpan<byte> number) =>
        !number.ContainsAnyExcept(WholeDigits);

    private static RowProblem WrongType(
        Member member,
        ref Utf8JsonReader reader,
        ref ParsedRow parsed,
        string wanted
    ) =>
        new(
            "V903",
            ("member", $"\"{MemberNames.Write(member, parsed.IsStudyRow)}\""),
            ("seen", Kind(reader.TokenType)),
            ("wanted", wanted)
        );

    private static string Kind(JsonTokenType token) =>
        token switch
        {
            JsonTokenType.StartArray or JsonTokenType.EndArray => "a list",
            JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
            JsonTokenType.String => "text",
            JsonTokenType.Number => "a number",
            JsonTokenType.True or JsonTokenType.False => "true or false",
            _ => "nothing",
        };

    /// <summary>The framework's sentence without its position, which counts from zero and within the row.</summary>
    internal static string Reason(JsonException failure)
    {
        var column = (failure.BytePositionInLine ?? 0) + 1;
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"it stops being JSON at byte {column}"
        );
    }
}

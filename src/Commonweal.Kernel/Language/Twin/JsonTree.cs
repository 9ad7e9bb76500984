using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Reads JSON into parts that know their places, which the framework's own tree does not. O(n).</summary>
internal static class JsonTree
{
    private const int ShortText = 24;

    /// <summary>The root, or null with a finding where the text is not JSON or is nested too deeply.</summary>
    public static JsonPart? Read(ReadOnlySpan<byte> utf8, Findings findings)
    {
        Utf8JsonReader reader = new(utf8, new() { MaxDepth = JsonTwin.MostDepth });
        State state = new(utf8, findings);
        try
        {
            reader.Read();
            var root = ReadPart(ref reader, ref state, null, null, 0);
            reader.Read();
            return root;
        }
        catch (JsonException slip)
        {
            var at = Places.OffsetOf(utf8, slip, out var bytes);
            var deep =
                reader.CurrentDepth >= JsonTwin.MostDepth - 1
                && bytes < utf8.Length
                && utf8[bytes] is (byte)'[' or (byte)'{';
            findings.Add(
                deep ? "L036" : "L031",
                "",
                new(at, at),
                deep ? ("limit", $"{JsonTwin.MostDepth}") : ("found", FoundAt(utf8[bytes..]))
            );
            return null;
        }
    }

    /// <summary>What is shared by the parts of one tree while it is read.</summary>
    private ref struct State(ReadOnlySpan<byte> utf8, Findings findings)
    {
        public Places Places = new(utf8);

        public Findings Findings { get; } = findings;

        /// <summary>One string for each member name and each short text, however often it is written.</summary>
        public NamePool Pool { get; } = new();

        /// <summary>Members and items of the parts that are still open, the innermost last.</summary>
        public List<JsonMember> Members { get; } = [];
        public List<JsonPart> Items { get; } = [];
    }

    private static JsonPart ReadPart(
        ref Utf8JsonReader reader,
        ref State state,
        JsonPart? parent,
        string? step,
        int index
    )
    {
        var start = state.Places.Of((int)reader.TokenStartIndex);
        JsonPart part = new(KindOf(reader.TokenType), parent, step, index)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => ReadText(ref reader, ref state, start),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            },
        };
        var (members, items) = (state.Members.Count, state.Items.Count);
        while (part.Kind == JsonValueKind.Object && ReadOn(ref reader, JsonTokenType.EndObject))
        {
            var at = state.Places.Of((int)reader.TokenStartIndex);
            var name = ReadText(ref reader, ref state, at);
            Span span = new(at, state.Places.Of((int)reader.BytesConsumed));
            reader.Read();
            state.Members.Add(new(name, span, ReadPart(ref reader, ref state, part, name, 0)));
        }

        for (
            var i = 0;
            part.Kind == JsonValueKind.Array && ReadOn(ref reader, JsonTokenType.EndArray);
            i++
        )
        {
            state.Items.Add(ReadPart(ref reader, ref state, part, null, i));
        }

        part.Members = TakeFrom(state.Members, members);
        part.Items = TakeFrom(state.Items, items);
        part.Span = new(start, state.Places.Of((int)reader.BytesConsumed));
        return part;
    }

    private static T[] TakeFrom<T>(List<T> open, int start)
    {
        if (open.Count == start)
        {
            return [];
        }

        var taken = CollectionsMarshal.AsSpan(open)[start..].ToArray();
        CollectionsMarshal.SetCount(open, start);
        return taken;
    }

    private static bool ReadOn(ref Utf8JsonReader reader, JsonTokenType end) =>
        reader.Read() && reader.TokenType != end;

    private static JsonValueKind KindOf(JsonTokenType type) =>
        type switch
        {
            JsonTokenType.StartObject => JsonValueKind.Object,
            JsonTokenType.StartArray => JsonValueKind.Array,
            JsonTokenType.String => JsonValueKind.String,
            JsonTokenType.Number => JsonValueKind.Number,
            JsonTokenType.True => JsonValueKind.True,
            JsonTokenType.False => JsonValueKind.False,
            _ => JsonValueKind.Null,
        };

    /// <summary>What a string says; half a surrogate pair, which JSON lets one write and no text can hold, becomes U+FFFD.</summary>
    private static string ReadText(ref Utf8JsonReader reader, ref State state, int start)
    {
        if (!reader.ValueIsEscaped)
        {
            return ReadPlain(reader.ValueSpan, state.Pool);
        }

        if (!HasHalfPair(reader.ValueSpan))
        {
            return reader.GetString() ?? "";
        }

        state.Findings.Add(
            "L007",
            "",
            new(start, start + 1),
            ("written", Shown.Text(Encoding.UTF8.GetString(reader.ValueSpan)))
        );
        return "\uFFFD";
    }

    private static string ReadPlain(ReadOnlySpan<byte> utf8, NamePool pool)
    {
        if (utf8.Length > ShortText)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        Span<char> text = stackalloc char[ShortText];
        return pool.Of(text[..Encoding.UTF8.GetChars(utf8, text)]);
    }

    private static bool HasHalfPair(ReadOnlySpan<byte> escaped)
    {
        var open = false;
        for (var at = 0; at < escaped.Length; )
        {
            var isNumber = escaped[at] == '\\' && escaped[at + 1] == 'u';
            var high = isNumber && IsSurrogate(escaped[(at + 2)..], "89aAbB"u8);
            var low = isNumber && IsSurrogate(escaped[(at + 2)..], "cCdDeEfF"u8);
            if (open != low)
            {
                return true;
            }

            open = high;
            at +=
                isNumber ? 6
                : escaped[at] == '\\' ? 2
                : 1;
        }

        return open;
    }

    private static bool IsSurrogate(ReadOnlySpan<byte> digits, ReadOnlySpan<byte> second) =>
        digits[0] is (byte)'d' or (byte)'D' && second.Contains(digits[1]);

    private static string FoundAt(ReadOnlySpan<byte> utf8)
    {
        var rest = Encoding.UTF8.GetString(utf8[..Math.Min(utf8.Length, 200)]).AsSpan();
        var end = rest.IndexOfAny(" \t\r\n");
        rest = end < 0 ? rest : rest[..end];
        return rest.IsEmpty ? "the end of a line or of the file" : $"`{Shown.Text(rest)}`";
    }
}

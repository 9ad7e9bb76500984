using System.Text;
using System.Text.Json;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language.Parsing;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>Reads JSON into parts that know their places, which the framework's own tree does not. O(n).</summary>
internal static class JsonTree
{
    /// <summary>The root, or null with a finding where the text is not JSON or is nested too deeply.</summary>
    public static JsonPart? Read(ReadOnlySpan<byte> utf8, Findings findings)
    {
        Utf8JsonReader reader = new(utf8, new() { MaxDepth = JsonTwin.MostDepth });
        Places places = new(utf8);
        try
        {
            reader.Read();
            var root = ReadPart(ref reader, ref places, findings);
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

    private static JsonPart ReadPart(
        ref Utf8JsonReader reader,
        ref Places places,
        Findings findings
    )
    {
        var start = places.Of((int)reader.TokenStartIndex);
        JsonPart part = new(KindOf(reader.TokenType), start)
        {
            Text = reader.TokenType switch
            {
                JsonTokenType.String => ReadText(ref reader, start, findings),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => "",
            },
        };
        while (part.Kind == JsonValueKind.Object && ReadOn(ref reader, JsonTokenType.EndObject))
        {
            var at = places.Of((int)reader.TokenStartIndex);
            var name = ReadText(ref reader, at, findings);
            Span span = new(at, places.Of((int)reader.BytesConsumed));
            reader.Read();
            part.Members.Add((name, span, ReadPart(ref reader, ref places, findings)));
        }

        while (part.Kind == JsonValueKind.Array && ReadOn(ref reader, JsonTokenType.EndArray))
        {
            part.Items.Add(ReadPart(ref reader, ref places, findings));
        }

        part.EndAt(places.Of((int)reader.BytesConsumed));
        return part;
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
    private static string ReadText(ref Utf8JsonReader reader, int start, Findings findings)
    {
        if (!reader.ValueIsEscaped || !HasHalfPair(reader.ValueSpan))
        {
            return reader.GetString() ?? "";
        }

        findings.Add(
            "L007",
            "",
            new(start, start + 1),
            ("written", Shown.Text(Encoding.UTF8.GetString(reader.ValueSpan)))
        );
        return "\uFFFD";
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

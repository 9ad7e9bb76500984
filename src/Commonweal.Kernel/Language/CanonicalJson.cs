using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Commonweal.Kernel.Language;

/// <summary>
/// Canonical JSON: RFC 8785 (JSON Canonicalization Scheme) without floating-point numbers. Members are sorted by the
/// UTF-16 code units of their names, texts have the fewest escapes, nothing stands between tokens. Numbers are whole
/// and exact in every reader; decimals and rationals are texts. Equal content has equal bytes on every machine.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The largest whole number that every JSON reader holds exactly: 2⁵³ − 1 (RFC 8785 §3.2.2.3).</summary>
    public const long LargestNumber = 9_007_199_254_740_991;

    private const string HalfPair =
        "A text holds half a surrogate pair, which has no UTF-8 form (RFC 8785 §3.2.2.2).";

    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 32).Select(c => (char)c))
    );

    /// <summary>The canonical text. O(n log n) in the number of members of one object.</summary>
    /// <param name="node">The JSON; null is the JSON <c>null</c>.</param>
    /// <exception cref="ArgumentException">
    /// A number is no whole number between −(2⁵³ − 1) and 2⁵³ − 1, or a text holds half a surrogate pair.
    /// </exception>
    public static string Of(JsonNode? node)
    {
        StringBuilder output = new();
        Append(output, node);
        return output.ToString();
    }

    /// <summary>The canonical bytes: the canonical text in UTF-8.</summary>
    /// <param name="node">The JSON; null is the JSON <c>null</c>.</param>
    /// <exception cref="ArgumentException">As for <see cref="Of"/>.</exception>
    public static byte[] BytesOf(JsonNode? node) => Encoding.UTF8.GetBytes(Of(node));

    private static void Append(StringBuilder output, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                AppendObject(output, members);
                break;
            case JsonArray items:
                AppendArray(output, items);
                break;
            default:
                AppendValue(output, node);
                break;
        }
    }

    private static void AppendObject(StringBuilder output, JsonObject members)
    {
        output.Append('{');
        var first = true;
        foreach (var (name, value) in members.OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            output.Append(first ? "" : ",");
            first = false;
            AppendText(output, name);
            output.Append(':');
            Append(output, value);
        }

        output.Append('}');
    }

    private static void AppendArray(StringBuilder output, JsonArray items)
    {
        output.Append('[');
        for (var i = 0; i < items.Count; i++)
        {
            output.Append(i == 0 ? "" : ",");
            Append(output, items[i]);
        }

        output.Append(']');
    }

    private static void AppendValue(StringBuilder output, JsonNode? value)
    {
        switch (value?.GetValueKind())
        {
            case null or JsonValueKind.Null:
                output.Append("null");
                break;
            case JsonValueKind.True:
                output.Append("true");
                break;
            case JsonValueKind.False:
                output.Append("false");
                break;
            case JsonValueKind.String:
                AppendText(output, TextOf(value));
                break;
            default:
                AppendNumber(output, value);
                break;
        }
    }

    private static void AppendNumber(StringBuilder output, JsonNode value)
    {
        var written = value.ToJsonString();
        if (
            !long.TryParse(
                written,
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            ) || number is < -LargestNumber or > LargestNumber
        )
        {
            throw new ArgumentException(
                $"{written} is not a whole number that every JSON reader holds exactly; write it as text.",
                nameof(value)
            );
        }

        output.Append(CultureInfo.InvariantCulture, $"{number}");
    }

    private static string TextOf(JsonNode value)
    {
        try
        {
            if (value.AsValue().TryGetValue<string>(out var text))
            {
                return text;
            }

            using var written = JsonDocument.Parse(value.ToJsonString());
            return written.RootElement.GetString()!;
        }
        catch (InvalidOperationException halfPair)
        {
            throw new ArgumentException(HalfPair, nameof(value), halfPair);
        }
    }

    private static void AppendText(StringBuilder output, ReadOnlySpan<char> text)
    {
        if (HasHalfPair(text))
        {
            throw new ArgumentException(HalfPair, nameof(text));
        }

        output.Append('"');
        while (text.IndexOfAny(Escaped) is >= 0 and var at)
        {
            output.Append(text[..at]);
            _ = text[at] switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\b' => output.Append("\\b"),
                '\t' => output.Append("\\t"),
                '\n' => output.Append("\\n"),
                '\f' => output.Append("\\f"),
                '\r' => output.Append("\\r"),
                var control => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            text = text[(at + 1)..];
        }

        output.Append(text).Append('"');
    }

    private static bool HasHalfPair(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return true;
            }

            text = text[(at + 2)..];
        }

        return false;
    }
}

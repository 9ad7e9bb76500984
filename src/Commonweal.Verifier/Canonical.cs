using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Commonweal.Verifier;

/// <summary>
/// Canonical JSON without floating-point numbers (RFC 8785), written for this verifier alone, and its SHA-256. Refuses
/// null and every number that is not whole within ±(2⁵³ − 1).
/// </summary>
internal static class Canonical
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create(
        "\"\\" + string.Concat(Enumerable.Range(0, 32).Select(c => (char)c))
    );

    private const long Largest = 9_007_199_254_740_991;

    public static string Hash(JsonElement value)
    {
        StringBuilder output = new();
        Append(output, value);
        return Sha(output);
    }

    /// <summary>The hash of an object made of some members of another.</summary>
    public static string Hash(JsonElement file, params ReadOnlySpan<string> sortedNames)
    {
        StringBuilder output = new("{");
        foreach (var name in sortedNames)
        {
            output.Append(output.Length > 1 ? "," : "");
            Text(output, name);
            output.Append(':');
            Append(output, file.GetProperty(name));
        }

        return Sha(output.Append('}'));
    }

    private static string Sha(StringBuilder output) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(output.ToString())));

    private static void Append(StringBuilder output, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Members(output, value);
                break;
            case JsonValueKind.Array:
                output.Append('[');
                var first = true;
                foreach (var item in value.EnumerateArray())
                {
                    output.Append(first ? "" : ",");
                    first = false;
                    Append(output, item);
                }

                output.Append(']');
                break;
            case JsonValueKind.String:
                Text(output, value.GetString()!);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                output.Append(value.GetBoolean() ? "true" : "false");
                break;
            default:
                Number(output, value);
                break;
        }
    }

    private static void Members(StringBuilder output, JsonElement value)
    {
        List<JsonProperty> members = [.. value.EnumerateObject()];
        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        output.Append('{');
        for (var i = 0; i < members.Count; i++)
        {
            output.Append(i == 0 ? "" : ",");
            Text(output, members[i].Name);
            output.Append(':');
            Append(output, members[i].Value);
        }

        output.Append('}');
    }

    private static void Number(StringBuilder output, JsonElement value)
    {
        if (
            value.ValueKind != JsonValueKind.Number
            || !long.TryParse(
                value.GetRawText(),
                NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number is < -Largest or > Largest
        )
        {
            throw new FormatException(
                $"{value.GetRawText()} is not a whole number every reader holds exactly; write exact numbers as text."
            );
        }

        output.Append(CultureInfo.InvariantCulture, $"{number}");
    }

    private static void Text(StringBuilder output, string text)
    {
        if (!text.AsSpan().ContainsAny(Escaped))
        {
            output.Append('"').Append(text).Append('"');
            return;
        }

        output.Append('"');
        foreach (var c in text)
        {
            _ = c switch
            {
                '"' => output.Append("\\\""),
                '\\' => output.Append("\\\\"),
                '\b' => output.Append("\\b"),
                '\t' => output.Append("\\t"),
                '\n' => output.Append("\\n"),
                '\f' => output.Append("\\f"),
                '\r' => output.Append("\\r"),
                < ' ' => output.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => output.Append(c),
            };
        }

        output.Append('"');
    }
}

using System.Globalization;
using System.Text.Json;

namespace Commonweal.Deliberation.Votes;

/// <summary>Reads the small files that surround judgements.</summary>
internal static class JsonText
{
    /// <summary>A member as text; ids may be written as numbers. Null where it is absent or something else.</summary>
    public static string? Of(JsonElement row, string member) =>
        !row.TryGetProperty(member, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : null;

    /// <summary>The objects of a file that is one JSON list.</summary>
    /// <exception cref="UnusableInputException">It is something else.</exception>
    public static IReadOnlyList<JsonElement> Objects(string file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file).AsMemory(), default);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ?
                [
                    .. document
                        .RootElement.EnumerateArray()
                        .Where(e => e.ValueKind == JsonValueKind.Object)
                        .Select(e => e.Clone()),
                ]
                : throw new UnusableInputException(
                    new(
                        $"{file} is not a JSON list.",
                        ["Export it again, or take it away: only edge.json is needed."]
                    )
                );
        }
        catch (JsonException failure)
        {
            var line = ((failure.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            throw new UnusableInputException(
                new(
                    $"{file} stops being JSON on line {line}.",
                    ["Export it again, or take it away: only edge.json is needed."]
                )
            );
        }
    }
}

/// <summary>Carries a refusal out of nested reading; it never leaves this folder.</summary>
internal sealed class UnusableInputException(Refusal why) : Exception(why.Message)
{
    /// <summary>The refusal.</summary>
    public Refusal Why { get; } = why;
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Agents.Reasoning;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Commonweal.Mcp;

/// <summary>How answers and refusals are written for a client.</summary>
internal static class Reply
{
    /// <summary>JSON of all arguments and answers: camelCase, kebab-case words, absent things as null.</summary>
    public static JsonSerializerOptions Json { get; } = Make();

    /// <summary>An answer as structured content with the same as text; a refusal marked as an error with code, where and message.</summary>
    public static CallToolResult Of<T>(Answer<T> answer) =>
        answer.TryGet(out var value, out var why) ? Of(value) : Refusal(why);

    /// <summary>An answer as structured content, with the same as text for clients that read only that.</summary>
    public static CallToolResult Of<T>(T answer)
    {
        var json = JsonSerializer.SerializeToElement(answer, Json);
        return new()
        {
            StructuredContent = json,
            Content = [new TextContentBlock { Text = json.GetRawText() }],
        };
    }

    /// <summary>
    /// Why a call was not answered: code, where and message as JSON in the text. Not as structured content, which clients hold
    /// against the tool's output schema also when it is marked as an error, and then show that clash instead of the refusal.
    /// </summary>
    public static CallToolResult Refusal(Rejection why) =>
        new()
        {
            IsError = true,
            Content = [new TextContentBlock { Text = JsonSerializer.Serialize(why, Json) }],
        };

    private static JsonSerializerOptions Make()
    {
        JsonSerializerOptions options = new(McpJsonUtilities.DefaultOptions)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.Never,
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            AllowDuplicateProperties = false,
        };
        options.Converters.Insert(0, new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

using System.Text.Json;
using Commonweal.Agents.Reasoning;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp;

/// <summary>
/// Holds arguments to the tool's input schema before it is called: what is not known, missing or of another kind is told with
/// the place and what would do, instead of being passed over or ending in a fault that says nothing.
/// </summary>
internal static class ArgumentCheck
{
    private const string Code = "E-ARGUMENT";

    public static McpRequestHandler<CallToolRequestParams, CallToolResult> Filter(
        McpRequestHandler<CallToolRequestParams, CallToolResult> next
    ) =>
        async (request, cancel) =>
        {
            if (request.MatchedPrimitive is not McpServerTool { ProtocolTool: var tool })
            {
                return await next(request, cancel);
            }

            if (Problem(tool, request.Params?.Arguments) is { } problem)
            {
                return Reply.Refusal(problem);
            }

            try
            {
                return await next(request, cancel);
            }
            catch (JsonException slip)
            {
                // The schema was kept; what is left is a name given twice or half of a character.
                return Reply.Refusal(
                    new(
                        Code,
                        slip.Path is { Length: > 1 } path ? path : "arguments",
                        "What stands here cannot be read: a name may stand here twice, or half of a character."
                    )
                );
            }
            catch (Exception fault) when (fault is not (OperationCanceledException or McpException))
            {
                request
                    .Services?.GetService<ILoggerFactory>()
                    ?.CreateLogger(typeof(ArgumentCheck))
                    .LogError(fault, "{Tool} met a fault of its own", tool.Name);
                return Reply.Refusal(
                    new(
                        "E-FAULT",
                        tool.Name,
                        "The tool met a fault of its own, not of your call. It is in the server's log; please report it."
                    )
                );
            }
        };

    private static Rejection? Problem(Tool tool, IDictionary<string, JsonElement>? given)
    {
        // Absent and null are the same for optional arguments.
        var members = (given ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
            .OrderBy(m => m.Key, StringComparer.Ordinal)
            .Select(m => (m.Key, m.Value));
        return OfObject(tool.InputSchema, members, "");
    }

    private static Rejection? OfObject(
        JsonElement schema,
        IEnumerable<(string Name, JsonElement Value)> members,
        string at
    )
    {
        var properties = schema.TryGetProperty("properties", out var p)
            ? p.EnumerateObject().ToDictionary(o => o.Name, o => o.Value, StringComparer.Ordinal)
            : [];
        JsonElement? others =
            schema.TryGetProperty("additionalProperties", out var a)
            && a.ValueKind == JsonValueKind.Object
                ? a
                : null;
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            seen.Add(name);
            if (!properties.TryGetValue(name, out var property) && others is null)
            {
                return new(
                    Code,
                    at + name,
                    properties.Count == 0
                        ? "Nothing of this name has a meaning here; leave it out."
                        : $"Nothing of this name has a meaning here; {string.Join(", ", properties.Keys)} have."
                );
            }

            if (Of(others ?? property, value, at + name) is { } problem)
            {
                return problem;
            }
        }

        var missing = schema.TryGetProperty("required", out var required)
            ? required
                .EnumerateArray()
                .Select(r => r.GetString()!)
                .FirstOrDefault(r => !seen.Contains(r))
            : null;
        return missing is null
            ? null
            : new(
                Code,
                at + missing,
                $"This is missing. {Kind(properties[missing])} belongs here."
            );
    }

    private static Rejection? Of(JsonElement schema, JsonElement value, string at)
    {
        if (
            schema.TryGetProperty("enum", out var words)
            && !words.EnumerateArray().Any(w => JsonElement.DeepEquals(w, value))
        )
        {
            return new(
                Code,
                at,
                $"{Shown(value)} stands here; {string.Join(", ", words.EnumerateArray().Where(w => w.ValueKind == JsonValueKind.String).Select(w => w.GetString()))} are known."
            );
        }

        if (!Types(schema).All(t => t.Length == 0) && !Types(schema).Any(t => Is(value, t)))
        {
            return new(Code, at, $"{Shown(value)} stands here. {Kind(schema)} belongs here.");
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object when schema.TryGetProperty("type", out _) => OfObject(
                schema,
                value.EnumerateObject().Select(o => (o.Name, o.Value)),
                at + "."
            ),
            JsonValueKind.Array when schema.TryGetProperty("items", out var items) => value
                .EnumerateArray()
                .Select((item, i) => Of(items, item, FormattableString.Invariant($"{at}[{i}]")))
                .FirstOrDefault(problem => problem is not null),
            _ => null,
        };
    }

    private static List<string> Types(JsonElement schema) =>
        !schema.TryGetProperty("type", out var type) ? [""]
        : type.ValueKind == JsonValueKind.Array
            ? [.. type.EnumerateArray().Select(t => t.GetString()!)]
        : [type.GetString()!];

    private static bool Is(JsonElement value, string type) =>
        type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out _),
            "number" => value.ValueKind == JsonValueKind.Number,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => value.ValueKind == JsonValueKind.Object,
        };

    private static string Kind(JsonElement schema) =>
        Types(schema)[0] switch
        {
            "string" => "A text",
            "integer" => "A whole number",
            "number" => "A number",
            "boolean" => "true or false",
            "array" => "A list",
            "object" => "An object",
            _ => "Something",
        };

    private static string Shown(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => "An object",
            JsonValueKind.Array => "A list",
            _ => value.GetRawText() is { Length: <= 60 } text ? $"`{text}`" : "Something else",
        };
}

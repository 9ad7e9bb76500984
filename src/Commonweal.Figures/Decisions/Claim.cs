using System.Text.Json.Nodes;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Figures.Decisions;

/// <summary>What a step claims, read leniently: a step with a fault is shown too.</summary>
internal sealed class Claim(Step step)
{
    private readonly JsonObject _members = Object(step.Claim);
    private readonly JsonObject _certificate = Object(step.Certificate ?? "{}");

    /// <summary>A text of the claim; a dash where there is none.</summary>
    public string this[string name] => TextOrNone(name) ?? "–";

    public JsonObject Certificate => _certificate;

    public string? TextOrNone(string name) => Shown(_members[name]);

    public IReadOnlyList<string> List(string name) =>
        _members[name] is JsonArray items ? [.. items.Select(i => Shown(i) ?? "–")] : [];

    /// <summary>Text or whole number as text; none of another kind.</summary>
    public static string? Shown(JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<string>(out var text) ? text
        : value.ToJsonString();

    private static JsonObject Object(string json) => JsonNode.Parse(json) as JsonObject ?? [];
}

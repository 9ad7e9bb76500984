using System.Text.Json;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>A piece of JSON and its place in the text.</summary>
internal sealed class JsonPart(JsonValueKind kind, int start)
{
    public JsonValueKind Kind { get; } = kind;
    public Span Span { get; private set; } = new(start, start);

    /// <summary>What a string says, or how a number is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of an object, in the order written.</summary>
    public List<(string Name, Span Span, JsonPart Value)> Members { get; } = [];

    /// <summary>Of an array.</summary>
    public List<JsonPart> Items { get; } = [];

    public void EndAt(int end) => Span = new(Span.Start, end);
}

using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Commonweal.Kernel.Language.Twin;

/// <summary>A member of a JSON object: its name, where the name stands, and its value.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonMember(string Name, Span Span, JsonPart Value);

/// <summary>A piece of JSON, its place in the text and its place in the tree.</summary>
/// <param name="kind">What it is.</param>
/// <param name="parent">What it is part of; null for the root.</param>
/// <param name="step">How the parent calls it: the name of the member, or null for an item.</param>
/// <param name="index">For an item, its position from 0.</param>
internal sealed class JsonPart(JsonValueKind kind, JsonPart? parent, string? step, int index)
{
    public JsonValueKind Kind { get; } = kind;
    public Span Span { get; set; }

    /// <summary>What a string says, or how a number is written.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of an object, in the order written.</summary>
    public JsonMember[] Members { get; set; } = [];

    /// <summary>Of an array.</summary>
    public JsonPart[] Items { get; set; } = [];

    /// <summary>The way to it from the root, for example <c>$.declarations[3].policies[0].head</c>.</summary>
    public string Path =>
        parent is null ? "$"
        : step is not null ? $"{parent.Path}.{step}"
        : string.Create(CultureInfo.InvariantCulture, $"{parent.Path}[{index}]");

    /// <summary>The value of the first member of this name, or null.</summary>
    public JsonPart? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}

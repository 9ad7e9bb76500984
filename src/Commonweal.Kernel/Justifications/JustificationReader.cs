using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Justifications;

/// <summary>Reads the file form of a justification. Linear in its size.</summary>
public static class JustificationReader
{
    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = 32,
        AllowDuplicateProperties = false,
    };

    /// <summary>Reads a file; when it cannot be read, says where and why instead.</summary>
    /// <param name="utf8">The bytes.</param>
    public static (Justification? Justification, string? Problem) Read(ReadOnlySpan<byte> utf8)
    {
        JsonNode? file;
        try
        {
            file = JsonNode.Parse(utf8, documentOptions: Strict);
        }
        catch (JsonException unreadable)
        {
            return (null, $"line {unreadable.LineNumber + 1}: {unreadable.Message}");
        }

        try
        {
            return (Of(file), null);
        }
        catch (Exception bad)
            when (bad is FormatException or ArgumentException or InvalidOperationException)
        {
            return (null, bad.Message);
        }
    }

    private static Justification Of(JsonNode? file)
    {
        if (Text(file, "format") != Justification.Format)
        {
            throw new FormatException($"/format: \"{Justification.Format}\" was expected.");
        }

        var steps = Member(file, "steps") as JsonArray ?? throw Missing("/steps", "a list");
        return new(
            HeaderOf(Member(file, "header")),
            steps.Select(StepOf).ToSequence(),
            Canonical(Member(file, "snapshot")),
            Canonical(Member(file, "evidence"))
        );
    }

    private static Header HeaderOf(JsonNode? header)
    {
        var query = Member(header, "query");
        var parameters = Member(header, "parameters");
        return new(
            Text(header, "author"),
            Text(header, "purpose"),
            Text(query, "context"),
            Texts(query, "options"),
            Text(header, "kernel"),
            Text(header, "evidence")
        )
        {
            Registry = Text(header, "registry"),
            Theta = Text(parameters, "theta"),
            MinimumVotes =
                Member(parameters, "minimumVotes")?.GetValue<int>()
                ?? throw Missing("/header/parameters/minimumVotes", "a whole number"),
        };
    }

    private static Step StepOf(JsonNode? step) =>
        new(
            Text(step, "rule"),
            Canonical(Member(step, "claim")) ?? throw Missing("claim", "an object"),
            (Member(step, "premises") as JsonArray ?? [])
                .Select(p => p?.GetValue<int>() ?? 0)
                .ToSequence(),
            Texts(step, "cites"),
            Canonical(Member(step, "certificate")),
            Member(step, "text")?.GetValue<string>()
        );

    private static string? Canonical(JsonNode? node) =>
        node is null ? null : CanonicalJson.Of(node);

    private static Sequence<string> Texts(JsonNode? node, string name) =>
        (Member(node, name) as JsonArray ?? [])
            .Select(i => i?.GetValue<string>() ?? throw Missing(name, "a list of texts"))
            .ToSequence();

    private static string Text(JsonNode? node, string name) =>
        Member(node, name)?.GetValue<string>() ?? throw Missing(name, "a text");

    private static JsonNode? Member(JsonNode? node, string name) => (node as JsonObject)?[name];

    private static FormatException Missing(string where, string what) =>
        new($"{where}: {what} was expected here.");
}

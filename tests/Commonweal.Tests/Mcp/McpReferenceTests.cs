using System.Globalization;
using System.Text;
using System.Text.Json;
using ModelContextProtocol.Client;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Mcp;

/// <summary>The reference page lists tools and resources as the process itself tells them.</summary>
public sealed class McpReferenceTests(McpProcess process) : IClassFixture<McpProcess>
{
    private const string Begin = "<!-- tools: kept by a test -->\n";
    private const string End = "<!-- end of tools -->";

    [Fact]
    public async Task The_reference_lists_tools_and_resources_as_they_are()
    {
        string[] path = ["docs", "reference", "mcp.md"];
        var page = (
            await File.ReadAllTextAsync(Repository.PathOf(path), Asking.Cancel)
        ).ReplaceLineEndings("\n");
        var begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        begin.ShouldBeInRange(Begin.Length, end);
        Golden.ShouldBeKept($"{page[..begin]}{await Listed()}{page[end..]}", path);
    }

    private async Task<string> Listed()
    {
        StringBuilder text = new();
        foreach (
            var tool in (
                await process.Client.ListToolsAsync(cancellationToken: Asking.Cancel)
            ).OrderBy(t => t.Name, StringComparer.Ordinal)
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"\n### `{tool.Name}`\n\n{tool.Description.ReplaceLineEndings("\n")}\n"
            );
            List<string> rows = [];
            Rows(tool.JsonSchema, "", rows);
            if (rows.Count > 0)
            {
                text.Append("\n| Argument | Type | |\n|---|---|---|\n").AppendJoin("", rows);
            }

            var results = tool.ReturnJsonSchema!.Value.GetProperty("properties").EnumerateObject();
            text.Append(
                CultureInfo.InvariantCulture,
                $"\nAnswer: {string.Join(", ", results.Select(r => $"`{r.Name}`"))}.\n"
            );
        }

        text.Append("\n### Resources\n\n| Address | |\n|---|---|\n");
        foreach (
            var template in (
                await process.Client.ListResourceTemplatesAsync(cancellationToken: Asking.Cancel)
            ).OrderBy(t => t.UriTemplate, StringComparer.Ordinal)
        )
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| `{template.UriTemplate}` | {template.Description} |\n"
            );
        }

        return text.Append('\n').ToString();
    }

    /// <summary>One row an argument, those within it after it; a question mark for what may be left out.</summary>
    private static void Rows(JsonElement schema, string at, List<string> rows)
    {
        if (!schema.TryGetProperty("properties", out var members))
        {
            return;
        }

        var required = schema.TryGetProperty("required", out var names)
            ? names.EnumerateArray().Select(n => n.GetString()!).ToList()
            : [];
        foreach (var member in members.EnumerateObject())
        {
            var words = member.Value.TryGetProperty("description", out var said)
                ? said.GetString()!.Replace("|", "\\|", StringComparison.Ordinal)
                : "";
            var optional = required.Contains(member.Name) ? "" : "?";
            rows.Add($"| `{at}{member.Name}`{optional} | {TypeOf(member.Value)} | {words} |\n");
            Rows(member.Value, $"{at}{member.Name}.", rows);
            if (member.Value.TryGetProperty("items", out var items))
            {
                Rows(items, $"{at}{member.Name}[].", rows);
            }
        }
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.TryGetProperty("enum", out var words))
        {
            return string.Join(
                ", ",
                words
                    .EnumerateArray()
                    .Where(w => w.ValueKind == JsonValueKind.String)
                    .Select(w => $"`{w.GetString()}`")
            );
        }

        return !schema.TryGetProperty("type", out var type) ? "any"
            : type.ValueKind == JsonValueKind.String ? type.GetString()!
            : string.Join(
                " or ",
                type.EnumerateArray().Select(t => t.GetString()!).Where(t => t != "null")
            );
    }
}

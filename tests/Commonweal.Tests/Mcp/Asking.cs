using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Mcp;

/// <summary>What the tests of both transports ask with the protocol's own client.</summary>
internal static class Asking
{
    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Calls a tool; arguments in turn name, value, name, value …</summary>
    public static async Task<CallToolResult> Call(
        this McpClient client,
        string tool,
        params object?[] arguments
    ) =>
        await client.CallToolAsync(
            tool,
            arguments
                .Chunk(2)
                .ToDictionary(pair => (string)pair[0]!, pair => pair[1], StringComparer.Ordinal),
            cancellationToken: Cancel
        );

    /// <summary>The structured answer of a call that was answered.</summary>
    public static JsonElement Answer(this CallToolResult result)
    {
        var text = ((TextContentBlock)result.Content[0]).Text;
        (result.IsError ?? false).ShouldBeFalse(text);
        var answer = result.StructuredContent!.Value;
        JsonElement.DeepEquals(answer, JsonElement.Parse(text)).ShouldBeTrue();
        return answer;
    }

    /// <summary>Code and place of a call that was refused, and that the refusal says something.</summary>
    public static string Refusal(this CallToolResult result)
    {
        result.IsError.ShouldBe(true);
        // It would have to be as the tool's output schema says.
        result.StructuredContent.ShouldBeNull();
        var refusal = JsonElement.Parse(((TextContentBlock)result.Content.Single()).Text);
        refusal.Text("message").ShouldNotBeEmpty();
        return $"{refusal.Text("code")} {refusal.Text("where")}";
    }

    public static string Text(this JsonElement element, string name) =>
        element.GetProperty(name).GetString()!;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) =>
        element.GetProperty(name).EnumerateArray();

    public static JsonElement Query(string file) =>
        JsonElement.Parse(File.ReadAllText(Repository.PathOf("examples", "river-library", file)));
}

using System.Net;
using System.Text;
using System.Text.Json;
using Commonweal.Cli;
using Commonweal.Mcp;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Client;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Mcp;

/// <summary>A server with nothing but the protocol's endpoint, on a free port.</summary>
public sealed class McpServerOnAPort : IAsyncLifetime
{
    private WebApplication _app = null!;

    public HttpClient Http { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddScoped<IDeliberations>(_ =>
            McpFolders.Read([], CancellationToken.None).Read!
        );
        builder.Services.AddCommonwealMcp();
        _app = builder.Build();
        _app.MapMcpHttp("/mcp", "https://agent.example.org");
        await _app.StartAsync();
        Http = new() { BaseAddress = new(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }
}

public sealed class McpHttpTests(McpServerOnAPort server) : IClassFixture<McpServerOnAPort>
{
    private const string List = """{"jsonrpc":"2.0","id":1,"method":"tools/list"}""";

    [Fact]
    public async Task The_same_tools_answer_as_over_standard_streams()
    {
        await using HttpClientTransport transport = new(
            new()
            {
                Endpoint = new(server.Http.BaseAddress!, "/mcp"),
                TransportMode = HttpTransportMode.StreamableHttp,
            },
            server.Http
        );
        await using var client = await McpClient.CreateAsync(
            transport,
            McpProcess.Patient,
            cancellationToken: Asking.Cancel
        );
        var names = (await client.ListToolsAsync(cancellationToken: Asking.Cancel))
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal);
        using var golden = JsonDocument.Parse(
            await File.ReadAllTextAsync(
                Repository.PathOf("tests", "Commonweal.Tests", "Mcp", "tools.json"),
                Asking.Cancel
            )
        );
        names.ShouldBe(golden.RootElement.EnumerateArray().Select(t => t.Text("name")));
        (await client.Call("read_winners", "context", "closing"))
            .Answer()
            .Items("contexts")
            .Single()
            .Items("winners")
            .Single()
            .Text("value")
            .ShouldBe("next-door");
        (await client.Call("read_winners", "context", "nowhere"))
            .Refusal()
            .ShouldBe("E-UNKNOWN context");
    }

    [Fact]
    public async Task A_client_of_an_earlier_revision_shakes_hands_without_a_session()
    {
        using var response = await Post(
            """{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}"""
        );
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Mcp-Session-Id").ShouldBeFalse();
        (await Body(response)).ShouldContain("2025-06-18");
        using var notified = await Post(
            """{"jsonrpc":"2.0","method":"notifications/initialized"}"""
        );
        notified.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var listed = await Post(List);
        (await Body(listed)).ShouldContain("find_values");
    }

    [Theory]
    [InlineData("https://evil.example", 403)]
    [InlineData("null", 403)]
    [InlineData("https://agent.example.org", 200)]
    [InlineData(null, 200)]
    public async Task Pages_of_another_origin_are_turned_away(string? origin, int status)
    {
        using var response = await Post(List, ("Origin", origin));
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task A_name_rebound_to_this_machine_is_turned_away()
    {
        using var response = await Post(
            List,
            ("Origin", "http://rebound.example"),
            ("Host", "rebound.example")
        );
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_page_on_this_machine_may_call_a_server_on_this_machine()
    {
        using var response = await Post(
            List,
            ("Origin", server.Http.BaseAddress!.GetLeftPart(UriPartial.Authority))
        );
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("2024-01-01", 400)]
    [InlineData("2025-11-25", 200)]
    public async Task A_revision_that_is_not_spoken_is_refused(string version, int status)
    {
        using var response = await Post(List, ("MCP-Protocol-Version", version));
        ((int)response.StatusCode).ShouldBe(status);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    [InlineData(null)]
    public async Task Both_kinds_of_answer_have_to_be_accepted(string? accept)
    {
        using var response = await Post(List, ("Accept", accept));
        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    public async Task Only_POST_is_answered(string method)
    {
        using HttpRequestMessage request = new(new(method), "/mcp");
        using var response = await server.Http.SendAsync(request, Asking.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"jsonrpc\":\"1.0\"}")]
    public async Task A_body_that_is_no_message_is_told_as_a_parse_error(string body)
    {
        using var response = await Post(body);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonElement
            .Parse(await Body(response))
            .GetProperty("error")
            .GetProperty("code")
            .GetInt32()
            .ShouldBe(-32700);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_above_a_megabyte_is_refused_whether_or_not_its_length_is_told(
        bool told
    )
    {
        using HttpRequestMessage request = Request(new string(' ', McpHttp.MostBytes + 1));
        request.Headers.TransferEncodingChunked = !told;
        using var response = await server.Http.SendAsync(request, Asking.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_by_its_type_is_refused()
    {
        using HttpRequestMessage request = Request(List);
        request.Content = new StringContent(List, Encoding.UTF8, "text/plain");
        using var response = await server.Http.SendAsync(request, Asking.Cancel);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Many_calls_at_once_get_each_its_own_answer()
    {
        var answers = await Task.WhenAll(
            Enumerable
                .Range(1, 20)
                .Select(async id =>
                {
                    using var response = await Post(
                        List.Replace(":1,", $":{id},", StringComparison.Ordinal)
                    );
                    return (id, body: await Body(response));
                })
        );
        answers.ShouldAllBe(a =>
            a.body.Contains($"\"id\":{a.id},", StringComparison.Ordinal)
            || a.body.Contains($"\"id\":{a.id}}}", StringComparison.Ordinal)
        );
    }

    private static HttpRequestMessage Request(string body)
    {
        HttpRequestMessage request = new(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return request;
    }

    private async Task<HttpResponseMessage> Post(
        string body,
        params (string Name, string? Value)[] headers
    )
    {
        using var request = Request(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await server.Http.SendAsync(request, Asking.Cancel);
    }

    private static Task<string> Body(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(Asking.Cancel);
}

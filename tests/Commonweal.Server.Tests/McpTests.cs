using System.Text.Json;
using ModelContextProtocol.Client;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class McpTests(PostgresServer postgres)
{
    private static readonly McpClientOptions Patient = new()
    {
        DiscoverProbeTimeout = TimeSpan.FromMinutes(2),
        InitializationTimeout = TimeSpan.FromMinutes(2),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task An_agent_asks_for_the_values_of_a_situation_and_gets_them(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        await server.Graph(g => true);
        await using HttpClientTransport transport = new(
            new()
            {
                Endpoint = new(server.Address, "/mcp"),
                TransportMode = HttpTransportMode.StreamableHttp,
            }
        );
        await using var client = await McpClient.CreateAsync(
            transport,
            Patient,
            cancellationToken: Cancel
        );
        var reply = await client.CallToolAsync(
            "find_values",
            new Dictionary<string, object?>
            {
                ["situation"] =
                    "The library closes for the night and a man without a home is still inside.",
            },
            cancellationToken: Cancel
        );
        reply.IsError.ShouldNotBe(true);
        var found = JsonSerializer.SerializeToElement(reply.StructuredContent).ToString();
        found.ShouldContain("closing");
        found.ShouldContain("next-door");
    }
}

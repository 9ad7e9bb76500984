using ModelContextProtocol.Client;
using Xunit;

namespace Commonweal.Tests.Mcp;

/// <summary>One process of <c>weal mcp</c> over the bundled example, asked by all tests of a class.</summary>
public sealed class McpProcess : IAsyncLifetime
{
    /// <summary>
    /// Patience: the client takes a server that does not answer its first question within five seconds for an older one,
    /// and a busy machine can take that long to start a process.
    /// </summary>
    public static McpClientOptions Patient { get; } =
        new()
        {
            DiscoverProbeTimeout = TimeSpan.FromMinutes(2),
            InitializationTimeout = TimeSpan.FromMinutes(2),
        };

    private McpClient? _client;

    public McpClient Client =>
        _client ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync() =>
        _client = await McpClient.CreateAsync(
            new StdioClientTransport(
                new()
                {
                    Name = "weal",
                    Command = "dotnet",
                    Arguments = [Repository.CommandLine, "mcp"],
                }
            ),
            Patient
        );

    public ValueTask DisposeAsync() => _client?.DisposeAsync() ?? ValueTask.CompletedTask;
}

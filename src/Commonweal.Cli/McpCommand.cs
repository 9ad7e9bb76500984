using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Cli;

/// <summary><c>weal mcp</c>: folders of deliberations for agents, over standard input and output.</summary>
internal static class McpCommand
{
    private static readonly Argument<string[]> Folders = new("folder")
    {
        Description =
            "Folders with deliberation.json and the files it names, or that file; the bundled example when left out.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    public static Command Create()
    {
        Command command = new(
            "mcp",
            "Let agents ask by the Model Context Protocol, over standard input and output: values for a situation, winners, decisions, proofs."
        )
        {
            Folders,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal mcp",
            "weal mcp examples/river-library",
            "weal mcp town/deliberation.json school/deliberation.json"
        );
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var error = result.InvocationConfiguration.Error;
        var folders = result.GetValue(Folders) ?? [];
        var (deliberations, problem) = McpFolders.Read(folders, cancel);
        if (deliberations is null)
        {
            await error.WriteLineAsync(problem);
            return Weal.Unusable;
        }

        var titles = string.Join(", ", deliberations.Titles.Select(t => $"“{t}”"));
        await error.WriteLineAsync(
            folders.Length == 0
                ? $"No folder was given, so agents are told of the bundled example, {titles}. Waiting for messages on standard input."
                : $"Agents are told of {titles}. Waiting for messages on standard input."
        );
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // Standard output belongs to the protocol.
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It tells every slip of a client as a fault of the server; faults of a tool are logged besides.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.Services.AddSingleton<IDeliberations>(deliberations);
        using McpStreams streams = new(Console.OpenStandardInput(), Console.OpenStandardOutput());
        builder
            .Services.AddCommonwealMcp()
            .WithStreamServerTransport(streams.Input, streams.Output);
        using var host = builder.Build();
        await host.RunAsync(cancel);
        return Weal.Fine;
    }
}

using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Mcp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Commonweal.Cli;

/// <summary><c>weal mcp</c>: a deliberation's folder for agents, over standard input and output.</summary>
internal static class McpCommand
{
    private static readonly Argument<string?> Folder = new("folder")
    {
        Description =
            "Folder with deliberation.json and the files it names; the bundled example when left out.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Command Create()
    {
        Command command = new(
            "mcp",
            "Let agents ask by the Model Context Protocol, over standard input and output: values for a situation, winners, decisions, proofs."
        )
        {
            Folder,
        };
        command.SetAction(Run);
        return command.WithExamples("weal mcp", "weal mcp examples/river-library");
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var error = result.InvocationConfiguration.Error;
        var folder = result.GetValue(Folder);
        var (deliberation, problem) = folder is null
            ? McpFolder.Example(cancel)
            : McpFolder.Read(folder, cancel);
        if (deliberation is null)
        {
            await error.WriteLineAsync(problem);
            return Weal.Unusable;
        }

        await error.WriteLineAsync(
            folder is null
                ? $"No folder was given, so agents are told of the bundled example, “{deliberation.Title}”. Waiting for messages on standard input."
                : $"Agents are told of “{deliberation.Title}”. Waiting for messages on standard input."
        );
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // Standard output belongs to the protocol.
        builder.Logging.AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // It tells every slip of a client as a fault of the server; faults of a tool are logged besides.
        builder.Logging.AddFilter("ModelContextProtocol", LogLevel.Critical);
        builder.Services.AddSingleton<IDeliberations>(deliberation);
        builder.Services.AddCommonwealMcp().WithStdioServerTransport();
        using var host = builder.Build();
        await host.RunAsync(cancel);
        return Weal.Fine;
    }
}

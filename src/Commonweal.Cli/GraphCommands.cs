using System.CommandLine;

namespace Commonweal.Cli;

/// <summary><c>weal graph</c>: moral graphs from people's judgements.</summary>
internal static class GraphCommands
{
    public static Command Create() =>
        new(
            "graph",
            "Build a moral graph from people's judgements, and see what it would take to bend it."
        )
        {
            GraphBuildCommand.Create(),
            GraphAttackCommand.Create(),
            GraphReportCommand.Create(),
        };
}

using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs.Mai;

namespace Commonweal.Cli;

/// <summary><c>weal graph build</c>: what people's judgements establish.</summary>
internal static class GraphBuildCommand
{
    private static readonly GraphOptions Options = new();

    private static readonly Option<string> Mode = new Option<string>("--mode")
    {
        Description = "mai: as the graphs of 2023 were computed, for comparison.",
        DefaultValueFactory = _ => "mai",
    }.AcceptOnlyFromAmong("mai");

    private static readonly Option<bool> Rank = new("--rank")
    {
        Description = "Also rank the values.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print the graph as JSON.",
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Write the graph as JSON into this file, whole or not at all.",
        HelpName = "file",
    };

    public static Command Create()
    {
        Command command = new("build", "Build the moral graph of people's judgements.");
        Options.AddTo(command);
        command.Add(Mode);
        command.Add(Rank);
        command.Add(Json);
        command.Add(Out);
        command.SetAction((result, cancel) => Task.FromResult(Run(result, cancel)));
        return command.WithExamples(
            "weal graph build --votes examples/river-library/votes.jsonl --cards examples/river-library/submissions.weal",
            "weal graph build --votes study/ --groups usPoliticalAffiliation --until 2023-10-18",
            "weal graph build --votes study/ --mode mai --rank --json > moral-graph.json"
        );
    }

    private static int Run(ParseResult result, CancellationToken cancel)
    {
        var input = new GraphInput(result, Options);
        return BuildMai(result, input, cancel);
    }

    private static int BuildMai(ParseResult result, GraphInput input, CancellationToken cancel)
    {
        if (input.Count(cancel) is not { } count)
        {
            return Weal.Unusable;
        }

        var graph = count.Aggregator.Summarize();
        var rank = result.GetValue(Rank);
        return Deliver(
            result,
            input,
            () => MaiJson.Write(graph, input.Cards, rank),
            console =>
                GraphMaiText.Write(console, graph, count.Totals, GraphText.ById(input.Cards), rank)
        );
    }

    /// <summary>Prints for people or machines, and writes the file that was asked for.</summary>
    private static int Deliver(
        ParseResult result,
        GraphInput input,
        Func<string> json,
        Action<Spectre.Console.IAnsiConsole> text
    )
    {
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(Out) is { } file)
        {
            if (AtomicFile.Write(file, json()) is { } problem)
            {
                result.InvocationConfiguration.Error.WriteLine(problem);
                return Weal.Unusable;
            }
        }

        if (result.GetValue(Json))
        {
            output.Write(json());
        }
        else
        {
            text(Terminal.On(output));
        }

        return input.Code;
    }
}

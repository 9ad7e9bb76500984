using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary><c>weal graph build</c>: what people's judgements establish.</summary>
internal static class GraphBuildCommand
{
    private static readonly GraphOptions Options = new();
    private static readonly GraphDelivery Delivery = new();

    private static readonly Option<string> Mode = new Option<string>("--mode")
    {
        Description =
            "wem: the wiser-edge model, for decisions. mai: as the graphs of 2023 were computed, for comparison.",
        DefaultValueFactory = _ => "wem",
    }.AcceptOnlyFromAmong("wem", "mai");

    private static readonly Option<bool> Legacy = new("--legacy")
    {
        Description =
            "For data in which pairs were shown in one direction only: do not ask for both.",
    };

    private static readonly Option<bool> Rank = new("--rank")
    {
        Description =
            "Also rank the values: by level, where the judgements support a ranking at all; with mai by PageRank.",
    };

    public static Command Create()
    {
        Command command = new("build", "Build the moral graph of people's judgements.");
        Options.AddTo(command);
        command.Add(Mode);
        command.Add(Legacy);
        command.Add(Rank);
        Delivery.AddTo(command);
        command.SetAction((result, cancel) => Task.FromResult(Run(result, cancel)));
        return command.WithExamples(
            "weal graph build --votes examples/river-library/votes.jsonl --cards examples/river-library/submissions.weal",
            "weal graph build --votes study/ --groups usPoliticalAffiliation --until 2023-10-18 --legacy",
            "weal graph build --votes study/ --mode mai --rank --json > moral-graph.json"
        );
    }

    private static int Run(ParseResult result, CancellationToken cancel)
    {
        var input = new GraphInput(result, Options);
        return result.GetValue(Mode) == "mai"
            ? BuildMai(result, input, cancel)
            : BuildWem(result, input, cancel);
    }

    private static int BuildWem(ParseResult result, GraphInput input, CancellationToken cancel)
    {
        if (input.Votes(cancel) is not { } votes)
        {
            return Weal.Unusable;
        }

        var graph = Graph(result, votes, (input, result.GetValue(Legacy)), cancel);
        return Delivery.Deliver(
            result,
            input.Code,
            () => GraphJson.Write(graph, votes, input),
            console =>
            {
                new GraphWemText(
                    console,
                    graph,
                    new GraphValues(console, input.Cards),
                    input.Contexts
                ).Write(result.GetValue(Rank));
                GraphText.Passed(console, votes.Totals);
                GraphText.Refused(console, input.Document);
                console.WriteLine();
                console.WriteLine(
                    $"Next: {Invoked.As} graph attack --votes {result.GetValue(Options.Votes)} shows what it would take to bend this graph."
                );
            }
        );
    }

    private static int BuildMai(ParseResult result, GraphInput input, CancellationToken cancel)
    {
        if (input.Count(cancel) is not { } count)
        {
            return Weal.Unusable;
        }

        if (result.GetValue(Options.Groups) is not null || result.GetValue(Legacy))
        {
            result.InvocationConfiguration.Error.WriteLine(
                "note: --groups and --legacy play no part with --mode mai; the algorithm of 2023 knows neither groups nor directions."
            );
        }

        var graph = count.Aggregator.Summarize();
        var rank = result.GetValue(Rank);
        return Delivery.Deliver(
            result,
            input.Code,
            () => MaiJson.Write(graph, input.Cards, rank),
            console =>
            {
                GraphMaiText.Write(
                    console,
                    graph,
                    count.Totals,
                    new GraphValues(console, input.Cards),
                    rank
                );
                GraphText.Refused(console, input.Document);
            }
        );
    }

    /// <summary>Builds the graph of some judgements, saying on a terminal what is being done.</summary>
    internal static MoralGraph Graph(
        ParseResult result,
        VoteSet votes,
        (GraphInput Input, bool Legacy) how,
        CancellationToken cancel
    )
    {
        using var progress = new GraphProgress(result.InvocationConfiguration.Error);
        var options = MoralGraphOptions.Default with
        {
            Legacy = how.Legacy,
            FlawedRecords =
                how.Input.Document?.FlawedRecords() ?? MoralGraphOptions.Default.FlawedRecords,
            Progress = progress.Computing,
        };
        return MoralGraphBuilder.Build(votes.Accepted, options, cancel);
    }
}

using System.CommandLine;
using System.CommandLine.Parsing;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Figures.Words;
using Spectre.Console;
using Words = Commonweal.Figures.Words;

namespace Commonweal.Cli;

/// <summary><c>weal graph attack</c>: what it would take to bend the graph.</summary>
internal static class GraphAttackCommand
{
    private static readonly GraphOptions Options = new();
    private static readonly GraphDelivery Delivery = new();

    private static readonly Option<(string From, string To, string Context)?> Edge = new("--edge")
    {
        Description =
            "One pair, judged or not: ids of both values and the context, commas between. The context may hold commas.",
        HelpName = "from,to,context",
        CustomParser = ParseEdge,
    };

    private static readonly Option<int> Top = new Option<int>("--top")
    {
        Description = "How many pairs to show: established ones first, then the most probable.",
        DefaultValueFactory = _ => 10,
        HelpName = "n",
    };

    private static readonly Option<bool> Legacy = new("--legacy")
    {
        Description =
            "For data in which pairs were shown in one direction only: do not ask for both.",
    };

    public static Command Create()
    {
        Command command = new(
            "attack",
            "How many invented voters it would take to establish a pair, and how many real ones to lose it."
        );
        Options.AddTo(command);
        command.Add(Edge);
        command.Add(Top);
        command.Add(Legacy);
        Delivery.AddTo(command);
        command.SetAction((result, cancel) => Task.FromResult(Run(result, cancel)));
        return command.WithExamples(
            "weal graph attack --votes examples/river-library/votes.jsonl",
            "weal graph attack --votes examples/river-library/votes.jsonl --edge rest,company,reading-room",
            "weal graph attack --votes study/ --until 2023-10-18 --legacy --top 5 --json"
        );
    }

    private static int Run(ParseResult result, CancellationToken cancel)
    {
        var input = new GraphInput(result, Options);
        if (input.Votes(cancel) is not { } votes)
        {
            return Weal.Unusable;
        }

        var graph = GraphBuildCommand.Graph(
            result,
            votes,
            (input, result.GetValue(Legacy)),
            cancel
        );
        using var progress = new GraphProgress(result.InvocationConfiguration.Error);
        progress.Computing("inventing voters", 0);
        var attack = new GraphAttack(graph, votes.Accepted);
        IReadOnlyList<PairAttack> pairs = result.GetValue(Edge) is var (from, to, context)
            ? [attack.Pair(from, to, context)]
            : attack.Top(Math.Max(0, result.GetValue(Top)));
        var (fresh, capture, winners) = (GraphAttack.Fresh(), attack.Capture(), attack.Winners());
        progress.Clear();
        return Delivery.Deliver(
            result,
            input.Code,
            () =>
                GraphJson.Serialize(
                    new
                    {
                        Format = "commonweal.graph-attack/1",
                        Fresh = fresh,
                        Capture = capture,
                        Winners = winners,
                        Pairs = pairs,
                    }
                ),
            console =>
                Write(
                    console,
                    pairs,
                    (fresh, capture, winners),
                    new GraphValues(console, input.Cards)
                )
        );
    }

    private static void Write(
        IAnsiConsole console,
        IReadOnlyList<PairAttack> pairs,
        (FreshPair Fresh, MaiCapture? Capture, IReadOnlyList<WinnerAttack> Winners) whole,
        GraphValues values
    )
    {
        var (fresh, capture, winners) = whole;
        console.WriteLine(
            $"To make a pair look established that nobody has judged, it takes {Voters(fresh.Wem)} here; as the graphs of 2023 were computed, {Voters(fresh.Mai)}."
        );
        if (capture is not null)
        {
            console.WriteLine(
                $"In the ranking of 2023, {Voters(capture.Voters)} with {Words.Text.Count(capture.Answers, "answer")} each put the last value, {values.Title(capture.Value)}, first."
            );
        }

        foreach (var winner in winners)
        {
            console.WriteLine(
                $"In {winner.Context}, {Voters(winner.AttackBudget)} would unseat {values.Title(winner.Value)} or put another beside it, over the pairs people have judged."
            );
        }

        if (pairs.Count > 0)
        {
            console.WriteLine();
            console.Write(Table(pairs, values));
            values.Legend();
        }

        console.WriteLine();
        console.WriteLine(
            "Invented voters only move the numbers. An edge is established when both directions were shown, drawn by lot, and two groups"
        );
        console.WriteLine(
            "agree; invented voters of one group, or who choose what they are shown, do not get that far."
        );
    }

    private static Table Table(IReadOnlyList<PairAttack> pairs, GraphValues values)
    {
        var table = GraphText.Table(
            ("", false),
            ("from", false),
            ("wiser", false),
            ("in", false),
            ("P", true),
            ("lost without", true),
            ("invented voters", true),
            ("2023: edge", false),
            ("2023: lost without", true),
            ("2023: invented", true)
        );
        foreach (var pair in pairs)
        {
            table.Row(
                pair.Status is { } status ? Statuses.Name(status).ToLowerInvariant() : "not judged",
                values.InTable(pair.From),
                values.InTable(pair.To),
                pair.Context,
                GraphText.Decimals(pair.Probability, 3),
                pair.Robustness is { } people ? Words.Text.Number(people) : "",
                Number(pair.AttackBudget),
                pair.Mai.IsKept ? "yes" : "no",
                pair.Mai.Robustness is { } votes ? Words.Text.Number(votes) : "",
                Number(pair.Mai.AttackBudget)
            );
        }

        return table;
    }

    private static string Voters(int? number) =>
        number is { } n
            ? Words.Text.Count(n, "invented voter")
            : "more invented voters than were tried";

    private static string Number(int? number) => number is { } n ? Words.Text.Number(n) : "many";

    private static (string From, string To, string Context)? ParseEdge(ArgumentResult result)
    {
        var parts = result.Tokens.Single().Value.Split(',', 3, StringSplitOptions.TrimEntries);
        if (parts.Length == 3 && parts.All(part => part.Length > 0) && parts[0] != parts[1])
        {
            return (parts[0], parts[1], parts[2]);
        }

        result.AddError(
            "--edge takes two different values and a context: --edge rest,company,reading-room"
        );
        return null;
    }
}

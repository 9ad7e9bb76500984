using System.Diagnostics;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class GraphWemTests : IDisposable
{
    private static readonly string[] River =
    [
        "--votes",
        Repository.PathOf("examples", "river-library", "votes.jsonl"),
        "--cards",
        Repository.PathOf("examples", "river-library", "submissions.weal"),
    ];

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_answer_comes_first_and_what_it_rests_on_second()
    {
        var run = await CommandLine.Run(["graph", "build", .. River]);

        run.Code.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        var lines = run.Output.Split('\n');
        lines[0].ShouldContain("people have established which value is wiser");
        lines[1]
            .ShouldStartWith(
                "600 judgements by 54 people in 2 groups (alone 30, together 24); pairs: "
            );
        lines.ShouldContain(l =>
            l.StartsWith(
                "When the library closes and someone is still inside (closing): ",
                StringComparison.Ordinal
            )
        );
        run.Output.ShouldContain("“A goodnight that leads somewhere” is established as wiser here");
        run.Output.TrimEnd().Split('\n')[^1].ShouldStartWith("Next: weal graph attack");
    }

    [Fact]
    public async Task Where_nothing_is_established_it_says_so_and_what_is_needed()
    {
        var run = await CommandLine.Run(["graph", "build", .. River, "--context", "late-books"]);

        run.Output.ShouldStartWith("No value is established here yet. About ");
        run.Output.ShouldContain("in each direction would settle the closest pair.");
    }

    [Theory]
    [InlineData("wem")]
    [InlineData("mai")]
    public async Task A_context_that_nobody_judged_is_refused_with_the_nearest_there_is(string mode)
    {
        var run = await CommandLine.Run(
            "graph",
            "build",
            "--votes",
            River[1],
            "--mode",
            mode,
            "--context",
            "closng"
        );

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldStartWith("V920: ");
        run.Error.ShouldContain("The nearest is closing");
        run.Error.ShouldContain("closing, late-books, reading-room");
    }

    [Fact]
    public async Task A_context_that_is_declared_and_not_judged_is_merely_empty()
    {
        var votes = _folder.Write(
            "v.jsonl",
            string.Join(
                '\n',
                (await File.ReadAllLinesAsync(River[1], Cancel)).Where(l =>
                    l.Contains("\"reading-room\"", StringComparison.Ordinal)
                )
            )
        );

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--votes",
            votes,
            "--cards",
            River[3],
            "--context",
            "closing"
        );

        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldStartWith("No judgements have been given yet");
    }

    [Fact]
    public async Task Drafts_that_are_no_values_are_no_cards_and_that_is_said()
    {
        var text = await CommandLine.Run(["graph", "build", .. River]);
        text.Output.ShouldContain("Left out: 12 drafts of submissions.weal");
        text.Output.ShouldContain("slogan 1");

        var json = JsonNode.Parse(
            (await CommandLine.Run(["graph", "build", .. River, "--json"])).Output
        )!;
        var refused = json["input"]!["refused"]!.AsArray();
        refused.Count.ShouldBe(12);
        var id = refused[0]!["id"]!.GetValue<string>();

        var votes = _folder.Write(
            "v.jsonl",
            $$"""{"voter":"p1","from":"{{id}}","to":"rest","context":"closing","answer":"yes"}"""
        );
        var judged = await CommandLine.Run("graph", "build", "--votes", votes, "--cards", River[3]);
        judged.Error.ShouldContain("[V906]");
    }

    [Fact]
    public async Task What_is_far_away_is_said_in_words_and_counted_in_the_JSON()
    {
        var text = await CommandLine.Run(["graph", "build", .. River]);
        text.Output.ShouldContain("over 50 more each way");
        text.Output.ShouldNotContain("203");

        var json = await CommandLine.Run(["graph", "build", .. River, "--json"]);
        json.Output.ShouldContain("\"votesNeeded\": 203");
    }

    [Fact]
    public async Task How_well_groups_are_heard_is_in_the_JSON()
    {
        var json = JsonNode.Parse(
            (await CommandLine.Run(["graph", "build", .. River, "--json"])).Output
        )!;
        json["graph"]!["contexts"]![0]!["edges"]![0]!["coverage"]!.GetValue<double>().ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_input_gives_an_empty_graph()
    {
        var run = await CommandLine.Run("graph", "build", "--votes", _folder.Write("v.jsonl", ""));

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("[V914]");
        run.Output.ShouldStartWith("No judgements have been given yet");
    }

    [Fact]
    public async Task As_JSON_it_says_what_was_read_and_what_was_found()
    {
        var votes = _folder.Write(
            "v.jsonl",
            await File.ReadAllTextAsync(River[1], Cancel) + "{}\n"
        );

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--votes",
            votes,
            "--context",
            "closing",
            "--json"
        );

        run.Code.ShouldBe(1);
        var json = JsonNode.Parse(run.Output)!;
        json["format"]!.GetValue<string>().ShouldBe("commonweal.moral-graph/1");
        var input = json["input"]!;
        input["rows"]!.GetValue<int>().ShouldBe(601);
        input["accepted"]!.GetValue<int>().ShouldBe(338);
        input["otherContexts"]!.GetValue<int>().ShouldBe(262);
        input["findings"]!
            .ToJsonString()
            .ShouldBe("""[{"code":"V902","rows":1,"severity":"error"}]""");
        json["graph"]!["votes"]!.GetValue<int>().ShouldBe(338);
        json["graph"]!["contexts"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_reference_lists_every_member_of_the_JSON()
    {
        var reference = await File.ReadAllTextAsync(
            Repository.PathOf("docs", "reference", "graph-json.md"),
            Cancel
        );
        var run = await CommandLine.Run(["graph", "build", .. River, "--json"]);
        var attack = await CommandLine.Run(["graph", "attack", .. River, "--top", "1", "--json"]);

        foreach (
            var name in Names(JsonNode.Parse(run.Output)!)
                .Concat(Names(JsonNode.Parse(attack.Output)!))
                .Distinct(StringComparer.Ordinal)
        )
        {
            reference.ShouldContain($"`{name}`", Case.Sensitive, name);
        }
    }

    [Fact]
    public async Task A_fresh_pair_takes_fourteen_invented_voters_here_and_two_in_2023()
    {
        // 10 §8
        var run = await CommandLine.Run(
            "graph",
            "attack",
            "--votes",
            _folder.Write("v.jsonl", ""),
            "--json"
        );

        var fresh = JsonNode.Parse(run.Output)!["fresh"]!;
        fresh["wem"]!.GetValue<int>().ShouldBe(14);
        fresh["mai"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task The_study_can_be_captured_by_two_in_2023_and_its_edges_fall_without_a_dozen()
    {
        // 10 §6.5 F10, §8
        var run = await CommandLine.Run(
            "graph",
            "attack",
            "--votes",
            Repository.RealData("dft"),
            "--until",
            "2023-10-18",
            "--groups",
            "usPoliticalAffiliation",
            "--legacy",
            "--top",
            "3",
            "--json"
        );

        var json = JsonNode.Parse(run.Output)!;
        json["capture"]!["voters"]!.GetValue<int>().ShouldBe(2);
        json["pairs"]!
            .AsArray()
            .Select(p => $"{p!["from"]}→{p["to"]} {p["robustness"]} {p["mai"]!["isKept"]}")
            .ShouldBe(["219→304 12 true", "315→336 13 true", "330→301 12 true"]);
    }

    [Fact]
    public async Task A_pair_asked_for_by_name_has_the_budget_that_the_graph_gives_it()
    {
        var all = await CommandLine.Run(["graph", "attack", .. River, "--json"]);
        var open = JsonNode.Parse(all.Output)!["pairs"]!
            .AsArray()
            .First(p => p!["status"]!.GetValue<string>() == "open")!;

        var one = await CommandLine.Run([
            "graph",
            "attack",
            .. River,
            "--edge",
            $"{open["from"]},{open["to"]},{open["context"]}",
            "--json",
        ]);

        JsonNode
            .DeepEquals(
                JsonNode.Parse(one.Output)!["pairs"]![0]!["attackBudget"],
                open["attackBudget"]
            )
            .ShouldBeTrue();
        JsonNode
            .DeepEquals(JsonNode.Parse(one.Output)!["pairs"]![0]!["mai"], open["mai"])
            .ShouldBeTrue();
    }

    [Fact]
    public async Task A_pair_that_nobody_judged_can_be_asked_for()
    {
        var run = await CommandLine.Run([
            "graph",
            "attack",
            .. River,
            "--edge",
            "rest,company,reading-room",
        ]);

        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("not judged");
    }

    [Theory]
    [InlineData("rest,company")]
    [InlineData("rest,rest,reading-room")]
    [InlineData(",,")]
    public async Task An_edge_is_two_values_and_a_context(string edge)
    {
        var run = await CommandLine.Run(["graph", "attack", .. River, "--edge", edge]);

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("--edge takes two different values and a context");
    }

    [Fact]
    public async Task Judgements_come_through_a_pipe_and_leave_without_colour()
    {
        using var weal = Process.Start(
            new ProcessStartInfo(
                "dotnet",
                [Repository.CommandLine, "graph", "build", "--votes", "-", "--mode", "mai"]
            )
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        await weal.StandardInput.WriteAsync(await File.ReadAllTextAsync(River[1], Cancel));
        weal.StandardInput.Close();
        var output = await weal.StandardOutput.ReadToEndAsync(Cancel);
        var error = await weal.StandardError.ReadToEndAsync(Cancel);
        await weal.WaitForExitAsync(Cancel);

        weal.ExitCode.ShouldBe(0, error);
        error.ShouldBeEmpty();
        output.ShouldStartWith("7 edges among 10 values, from 600 judgements");
        output.ShouldNotContain('\u001b');
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Names(JsonNode? node) =>
        node switch
        {
            JsonObject o => o.SelectMany(m => Names(m.Value).Prepend(m.Key)),
            JsonArray a => a.SelectMany(Names),
            _ => [],
        };
}

using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class GraphBuildTests : IDisposable
{
    private const string Votes = """
        {"voter":"v1","from":"a","to":"b","context":"c","answer":"yes","at":"2026-03-01"}
        {"voter":"v2","from":"a","to":"b","context":"c","answer":"yes","at":"2026-03-02"}
        {"voter":"v3","from":"a","to":"b","context":"d","answer":"yes","at":"2026-03-03"}

        """;

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2023-10-18", "moral-graph-all-participants.json")]
    [InlineData("2023-10-12", "moral-graph-prolific-run.json")]
    public async Task The_published_files_come_out_of_the_command_line(string until, string file)
    {
        var study = Repository.RealData("dft");
        var published = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(study, file), Cancel)
        )!;

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--votes",
            study,
            "--mode",
            "mai",
            "--until",
            until,
            "--json"
        );

        run.Code.ShouldBe(0, run.Error);
        var ours = JsonNode.Parse(run.Output)!;
        ours["pageRank"].ShouldBeNull();
        Same(Sorted(ours["values"]!), Sorted(published["values"]!)).ShouldBeTrue();
        Same(ours["edges"]!, published["edges"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_graph_is_told_in_one_line_then_shown()
    {
        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            _folder.Write("v.jsonl", Votes)
        );

        run.Code.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        var lines = run.Output.Split('\n');
        lines[0]
            .ShouldBe(
                "1 edge among 2 values, from 3 judgements, as the graphs of 2023 were computed."
            );
        lines.ShouldContain(line => line.StartsWith("a     b ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_that_the_algorithm_of_2023_does_not_know_are_named()
    {
        var votes = _folder.Write("v.jsonl", Votes);

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--legacy"
        );

        run.Code.ShouldBe(0);
        run.Error.ShouldContain("--groups and --legacy play no part with --mode mai");
    }

    [Fact]
    public async Task Scores_are_added_on_request()
    {
        var votes = _folder.Write("v.jsonl", Votes);

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--rank",
            "--json"
        );

        var scores = JsonNode.Parse(run.Output)!["pageRank"]!.AsArray();
        scores.Select(s => s!["valueId"]!.GetValue<string>()).ShouldBe(["b", "a"]);
        scores[1]!["score"]!.GetValue<double>().ShouldBe(.075, 1e-15);
    }

    [Fact]
    public async Task A_context_and_a_date_cut_can_be_asked_for()
    {
        var votes = _folder.Write("v.jsonl", Votes);

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--context",
            "c",
            "--until",
            "2026-03-02"
        );

        run.Output.ShouldContain("0 edges among 0 values, from 1 judgement,");
        run.Output.ShouldContain("Passed over as asked: 1 after the cut, 1 in other contexts.");
    }

    [Fact]
    public async Task Rows_left_out_go_to_the_error_stream_with_code_1()
    {
        var votes = _folder.Write("v.jsonl", Votes + "{\"voter\":\"v4\"}\n");

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--json"
        );

        run.Code.ShouldBe(1);
        JsonNode.Parse(run.Output)!["edges"]!.AsArray().Count.ShouldBe(1);
        run.Error.ShouldContain("left out[V902]: A member is missing: 1 row of");
        run.Error.ShouldContain("Row 4 was left out: \"from\" is missing or empty.");
        run.Error.ShouldContain("weal explain V902");
    }

    [Fact]
    public async Task Notes_alone_do_not_change_the_code()
    {
        var votes = _folder.Write("v.jsonl", "\uFEFF" + Votes);

        var run = await CommandLine.Run("graph", "build", "--mode", "mai", "--votes", votes);

        run.Code.ShouldBe(0);
        run.Error.ShouldContain("note[V913]");
    }

    [Fact]
    public async Task More_than_twenty_rows_of_a_kind_are_counted()
    {
        var votes = _folder.Write("v.jsonl", Votes + string.Concat(Enumerable.Repeat("{}\n", 30)));

        var run = await CommandLine.Run("graph", "build", "--mode", "mai", "--votes", votes);

        run.Error.ShouldContain("30 rows of");
        run.Error.ShouldContain("  … and 10 more.");
    }

    [Fact]
    public async Task Judgements_about_values_without_a_card_are_left_out()
    {
        var votes = _folder.Write(
            "v.jsonl",
            Votes + """{"voter":"v4","from":"a","to":"z","context":"c","answer":"no"}"""
        );
        var cards = _folder.Write(
            "cards.jsonl",
            """
            {"id":"a","title":"First light","policies":["SIGNS of morning"]}
            {"id":"b","title":"Last light","policies":["SIGNS of evening"]}
            """
        );

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--cards",
            cards
        );

        run.Code.ShouldBe(1);
        run.Error.ShouldContain("left out[V906]");
        run.Output.ShouldContain("a First light  b Last light");
    }

    [Fact]
    public async Task A_document_gives_the_cards_and_the_contexts()
    {
        var votes = Repository.PathOf("examples", "river-library", "votes.jsonl");
        var cards = Repository.PathOf("examples", "river-library", "submissions.weal");

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--cards",
            cards
        );

        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("next-door A goodnight that leads somewhere");
    }

    [Fact]
    public async Task A_document_with_errors_of_syntax_gives_no_cards()
    {
        var votes = _folder.Write("v.jsonl", Votes);
        var cards = _folder.Write("cards.weal", "weal 1\nvalue {");

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--cards",
            cards
        );

        run.Code.ShouldBe(2);
        run.Error.ShouldContain($"See them with: weal check {cards}");
    }

    [Theory]
    [InlineData("nothing.jsonl", null, "There is no file or folder")]
    [InlineData("table.csv", "voter,from,to\n1,2,3\n", "holds no judgements")]
    [InlineData("list.json", "[{\"voter\":1", "brackets or commas do not match")]
    public async Task What_is_not_votes_is_refused_with_code_2_and_no_output(
        string name,
        string? text,
        string message
    )
    {
        var votes = text is null ? _folder.PathOf(name) : _folder.Write(name, text);

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--json"
        );

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldContain(message);
    }

    [Fact]
    public async Task A_date_that_is_none_is_refused_before_reading()
    {
        var run = await CommandLine.Run(
            "graph",
            "build",
            "--votes",
            _folder.PathOf("x"),
            "--until",
            "18.10.2023"
        );

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("\"18.10.2023\" is not a date of the form 2026-03-01");
    }

    [Fact]
    public async Task The_graph_is_written_to_a_file_whole_or_not_at_all()
    {
        var votes = _folder.Write("v.jsonl", Votes);
        var file = _folder.PathOf("graph.json");

        var run = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--out",
            file
        );
        var nowhere = await CommandLine.Run(
            "graph",
            "build",
            "--mode",
            "mai",
            "--votes",
            votes,
            "--out",
            Path.Combine(votes, "graph.json")
        );

        run.Code.ShouldBe(0);
        JsonNode.Parse(await File.ReadAllTextAsync(file, Cancel))!["edges"]!
            .AsArray()
            .Count.ShouldBe(1);
        nowhere.Code.ShouldBe(2);
        nowhere.Error.ShouldContain("could not be written");
        Directory.GetFiles(_folder.Root).Length.ShouldBe(2);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static JsonArray Sorted(JsonNode values) =>
        [.. values.AsArray().OrderBy(v => v!["id"]!.GetValue<int>()).Select(v => v!.DeepClone())];

    /// <summary>Equal as JSON, numbers to 1e-12.</summary>
    private static bool Same(JsonNode? a, JsonNode? b) =>
        (a, b) switch
        {
            (JsonArray x, JsonArray y) => x.Count == y.Count
                && x.Zip(y).All(pair => Same(pair.First, pair.Second)),
            (JsonObject x, JsonObject y) => x.Count == y.Count
                && x.All(member => y.ContainsKey(member.Key) && Same(member.Value, y[member.Key])),
            (JsonValue x, JsonValue y)
                when x.GetValueKind() == JsonValueKind.Number
                    && y.GetValueKind() == JsonValueKind.Number => Math.Abs(
                x.GetValue<double>() - y.GetValue<double>()
            ) <= 1e-12,
            _ => JsonNode.DeepEquals(a, b),
        };
}

using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

/// <summary>The queries of the example deliberation, from the document to a proof that stands on its own.</summary>
public sealed class DecideCommandTests
{
    private static readonly string Document = Example("submissions.weal");

    [Theory]
    [InlineData("query-call", 0, "Do this: “carry it out to the steps and answer there”.")]
    [InlineData("query-hard", 1, "A hard choice between “let the joy have its minute”,")]
    [InlineData("query-moved-away", 1, "Ask first: Every option breaks a norm in force.")]
    [InlineData(
        "query-sleeper",
        1,
        "Ask first: “Sleepers are left in peace” and “Sleepers are woken”"
    )]
    [InlineData("query-ring", 1, "Ask first about “night-shift”: it does not settle “emergency”")]
    public async Task Each_example_ends_as_it_says_and_its_file_verifies(
        string query,
        int code,
        string said
    )
    {
        using Folder folder = new();
        var file = folder.PathOf("decision.json");
        var run = await CommandLine.Run(
            "decide",
            Example($"{query}.json"),
            "--values",
            Document,
            "--out",
            file
        );
        (run.Code, run.Error).ShouldBe((code, ""));
        run.Output.ShouldStartWith(said);

        var verified = await CommandLine.Run("verify", file);
        verified.Code.ShouldBe(0);
        verified.Output.ShouldContain("steps hold");
    }

    [Fact]
    public async Task With_the_judgements_an_explained_decision_tells_reasons_dissent_and_what_would_have_changed_it()
    {
        using Folder folder = new();
        var file = folder.PathOf("decision.json");
        var run = await CommandLine.Run(
            "decide",
            Example("query.json"),
            "--values",
            Document,
            "--votes",
            Example("votes.jsonl"),
            "--explain",
            "--out",
            file
        );
        run.Code.ShouldBe(0);
        run.Output.ShouldStartWith("Do this: “ring the parish hall");
        run.Output.ShouldContain(
            "is out: it breaks “Lamps go low before the doors close” (lights-low)."
        );
        run.Output.ShouldContain("42 of 49 found it wiser.");
        run.Output.ShouldContain("7 of 49 did not find “A goodnight that leads somewhere” wiser");
        run.Output.ShouldContain("p11 declines “Noticing who has nowhere to go”");
        run.Output.ShouldContain(
            "Were “A goodnight that leads somewhere” not found wiser than “An ending with room in it”, it would be a hard choice"
        );
        (await CommandLine.Run("verify", file)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task Json_carries_the_ending_the_account_and_the_proof()
    {
        var run = await CommandLine.Run(
            "decide",
            Example("query-sleeper.json"),
            "--values",
            Document,
            "--json"
        );
        run.Code.ShouldBe(1);
        var root = JsonDocument.Parse(run.Output).RootElement;
        root.GetProperty("format").GetString().ShouldBe("commonweal.decision/1");
        root.GetProperty("kind").GetString().ShouldBe("ask");
        root.GetProperty("asks")[0].GetProperty("reason").GetString().ShouldBe("norms");
        root.GetProperty("justification")
            .GetProperty("format")
            .GetString()
            .ShouldBe("commonweal.justification/1");
    }

    [Fact]
    public async Task More_facts_settle_what_was_asked()
    {
        // the call is an errand after all: nothing is left of the emergency
        using Folder folder = new();
        var facts = folder.Write(
            "facts.json",
            """{"facts":[{"says":"~emergency","by":"person"}]}"""
        );
        var run = await CommandLine.Run(
            "decide",
            Example("query-ring.json"),
            "--values",
            Document,
            "--facts",
            facts
        );
        run.Output.ShouldStartWith("Do this: “carry it out to the steps”.");
        run.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("{", "1:2")]
    [InlineData("""{"format":"commonweal.query/2"}""", "format")]
    [InlineData("""{"format":"commonweal.query/1","purpose":"p","context":"closing"}""", "options")]
    [InlineData(
        """{"format":"commonweal.query/1","purpose":"p","context":"closing","options":{"a":"A"},"fact":[]}""",
        "fact"
    )]
    [InlineData(
        """{"format":"commonweal.query/1","purpose":"p","context":"closing","options":{"a":"A"},"levels":[{"option":"a","value":"keeper","by":"person","policies":["0.5","high"]}]}""",
        "evidence a.keeper.2"
    )]
    [InlineData(
        """{"format":"commonweal.query/1","purpose":"p","context":"opening","options":{"a":"A"}}""",
        "context"
    )]
    public async Task A_query_that_cannot_be_taken_is_refused_with_its_place(
        string text,
        string where
    )
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "decide",
            folder.Write("query.json", text),
            "--values",
            Document
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain($"query.json: {where}: ");
    }

    private static string Example(string file) =>
        Repository.PathOf("examples", "river-library", file);
}

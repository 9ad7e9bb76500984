using System.Text.Json.Nodes;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Proposers;
using Commonweal.Tests.Verifier;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ProposeCommandTests
{
    private static readonly string Query = Repository.PathOf(
        "examples",
        "decisions",
        "feedback.trace"
    );

    private static readonly string Answers = Repository.PathOf(
        "examples",
        "decisions",
        "feedback.answers"
    );

    [Fact]
    public async Task What_is_written_is_by_a_model_and_verifies()
    {
        using Folder folder = new();
        var file = folder.PathOf("p.json");
        var run = await Propose("--script", Answers, "--out", file);
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain(Verdict.Soundness);
        (await CommandLine.Run("verify", file)).Code.ShouldBe(0);
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldContain(
            "\"author\":\"model\""
        );
    }

    [Fact]
    public async Task Nothing_is_written_when_no_answer_holds()
    {
        using Folder folder = new();
        var file = folder.PathOf("p.json");
        var run = await Propose(
            "--script",
            folder.Write("a.txt", "S1: CONTEXT context=elsewhere cites=it-is-feedback"),
            "--out",
            file
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("step 1 CONTEXT: E04");
        run.Output.ShouldContain("Left to you: The script has 1 answer,");
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task Every_round_stands_in_the_json_with_the_words_of_the_model()
    {
        var run = await Propose("--script", Answers, "--json");
        run.Code.ShouldBe(0);
        var json = JsonNode.Parse(run.Output)!;
        ((string)json["outcome"]!).ShouldBe("verified");
        json["rounds"]!.AsArray().Count.ShouldBe(2);
        ((string)json["rounds"]![0]!["answer"]!).ShouldContain("Here is how I would decide.");
        ((bool)json["rounds"]![0]!["verdict"]!["holds"]!).ShouldBeFalse();
        ((string)json["justification"]!["header"]!["author"]!).ShouldBe("model");
        ((string)json["soundness"]!).ShouldBe(Verdict.Soundness);
    }

    [Fact]
    public async Task Snapshot_and_evidence_may_be_given_apart()
    {
        using Folder folder = new();
        var whole = FeedbackTrace.Written;
        var query = folder.Write("q.trace", TracePrinter.Print(whole, attachments: false));
        var script = folder.Write("a.txt", ProposalLoopTests.Lines(whole));
        var alone = await CommandLine.Run("trace", "propose", query, "--script", script);
        alone.Code.ShouldBe(2);
        alone.Error.ShouldContain("no snapshot is attached; give it with --snapshot");
        var run = await CommandLine.Run(
            "trace",
            "propose",
            query,
            "--script",
            script,
            "--snapshot",
            folder.Write("s.json", whole.Snapshot!),
            "--evidence",
            folder.Write("e.json", whole.Evidence!)
        );
        run.Code.ShouldBe(0, run.Error);
        var slip = await CommandLine.Run(
            "trace",
            "propose",
            query,
            "--script",
            script,
            "--snapshot",
            folder.Write(
                "t.json",
                whole.Snapshot!.Replace("\"kind\":\"value\"", "\"kind\":\"virtue\"")
            ),
            "--evidence",
            folder.Write("e.json", whole.Evidence!)
        );
        slip.Code.ShouldBe(2);
        slip.Error.ShouldContain("/values/0/kind: J05");
    }

    [Fact]
    public async Task A_model_is_asked_over_the_wire()
    {
        using var endpoint = ScriptedEndpoint.Saying(
            ScriptedEndpoint.Completion(
                await File.ReadAllTextAsync(Answers, TestContext.Current.CancellationToken)
                    is var both
                    ? both[(both.IndexOf("---", StringComparison.Ordinal) + 4)..]
                    : ""
            )
        );
        var run = await Propose("--endpoint", endpoint.Address.AbsoluteUri, "--model", "m");
        run.Code.ShouldBe(0, run.Error + run.Output);
        endpoint.Heard.ShouldHaveSingleItem().ShouldContain("\"model\":\"m\"");
    }

    [Theory]
    [InlineData()]
    [InlineData("--endpoint", "http://localhost:1")]
    [InlineData("--endpoint", "ftp://localhost", "--model", "m")]
    [InlineData("--script", "a", "--endpoint", "http://localhost:1", "--model", "m")]
    [InlineData("--script", "a", "--rounds", "0")]
    [InlineData("--script", "no-such-file")]
    public async Task What_cannot_be_asked_is_told(params string[] words)
    {
        var run = await Propose(words);
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    private static Task<CommandLine> Propose(params string[] words) =>
        CommandLine.Run(["trace", "propose", Query, .. words]);
}

using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class VerifyCommandTests
{
    [Fact]
    public async Task A_decision_that_holds_is_told_with_what_that_means()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "verify",
            folder.Write("d.json", FeedbackTrace.Written.ToText())
        );
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("all 18 steps hold");
        run.Output.ShouldContain(Verdict.Soundness);
    }

    [Fact]
    public async Task A_fault_is_told_with_its_step_its_reason_and_a_way_to_mend_it()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "verify",
            folder.Write(
                "d.json",
                FeedbackTrace
                    .Written.ToText()
                    .Replace(
                        "\"option\":\"kind\"},\"premises\":[17]",
                        "\"option\":\"blunt\"},\"premises\":[17]"
                    )
            )
        );
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("step 18 CONCLUDE: E15");
        run.Output.ShouldContain("try:");
    }

    [Fact]
    public async Task What_is_no_justification_is_unusable()
    {
        using Folder folder = new();
        var run = await CommandLine.Run("verify", folder.Write("d.json", "{}"));
        run.Code.ShouldBe(2);
        run.Output.ShouldContain("try: Give a file of the format commonweal.justification/1");
    }

    [Fact]
    public async Task A_decision_in_lines_is_verified_and_converted_as_one_in_json()
    {
        using Folder folder = new();
        var json = folder.Write("d.json", FeedbackTrace.Written.ToText());
        var lines = folder.PathOf("d.trace");
        var there = await CommandLine.Run(
            "trace",
            "convert",
            json,
            "--to",
            "lines",
            "--out",
            lines
        );
        there.Code.ShouldBe(0, there.Error);
        (await CommandLine.Run("verify", lines)).Output.ShouldContain("all 18 steps hold");
        (await CommandLine.Run("trace", "score", lines)).Code.ShouldBe(0);
        var back = await CommandLine.Run("trace", "convert", lines, "--to", "json");
        back.Output.ShouldBe(FeedbackTrace.Written.ToText() + "\n");
        var detached = await CommandLine.Run(
            "trace",
            "convert",
            json,
            "--to",
            "lines",
            "--detached"
        );
        detached.Output.ShouldNotContain("commonweal.snapshot/1");
        detached.Output.ShouldEndWith("S18: CONCLUDE option=kind <- S17\n");
    }

    [Fact]
    public async Task A_slip_in_a_line_is_told_with_its_place()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "verify",
            folder.Write(
                "d.trace",
                TracePrinter.Print(FeedbackTrace.Written).Replace("<- S17", "<- 17")
            )
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("line 27, column 30: T05");
        run.Error.ShouldContain("try: Write premises as <- S1,S2");
    }

    [Fact]
    public async Task A_decision_is_written_as_a_page_and_the_verdict_is_told_all_the_same()
    {
        using Folder folder = new();
        var page = folder.PathOf("d.html");
        var run = await CommandLine.Run(
            "verify",
            Repository.PathOf("examples", "decisions", "feedback.trace"),
            "--html",
            page
        );
        run.Code.ShouldBe(0, run.Error);
        run.Output.ShouldContain("all 18 steps hold");
        run.Output.ShouldContain($"Open {page}");
        (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).ShouldStartWith(
            "<!DOCTYPE html>"
        );
    }

    [Fact]
    public async Task Attachments_given_apart_are_shown_on_the_page()
    {
        using Folder folder = new();
        var whole = FeedbackTrace.Written;
        var page = folder.PathOf("d.html");
        var run = await CommandLine.Run(
            "verify",
            folder.Write("d.json", (whole with { Snapshot = null, Evidence = null }).ToText()),
            "--snapshot",
            folder.Write("s.json", whole.Snapshot!),
            "--evidence",
            folder.Write("e.json", whole.Evidence!),
            "--html",
            page
        );
        run.Code.ShouldBe(0, run.Error);
        (await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken)).ShouldContain(
            "someone else"
        );
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("commonweal.justification/1\nS1: \n")]
    public async Task No_page_is_made_of_what_cannot_be_read(string text)
    {
        using Folder folder = new();
        var page = folder.PathOf("d.html");
        var run = await CommandLine.Run("verify", folder.Write("d.json", text), "--html", page);
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
        File.Exists(page).ShouldBeFalse();
    }

    [Fact]
    public async Task Mutating_twice_with_one_seed_gives_the_same_faults()
    {
        using Folder folder = new();
        var file = folder.Write("d.json", FeedbackTrace.Written.ToText());
        var first = await CommandLine.Run("trace", "mutate", file, "--seed", "3");
        first.Code.ShouldBe(0);
        first.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(14);
        (await CommandLine.Run("trace", "mutate", file, "--seed", "3")).Output.ShouldBe(
            first.Output
        );
    }

    [Fact]
    public async Task Nothing_is_exported_without_consent()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "trace",
            "export",
            folder.Write("d.json", FeedbackTrace.Written.ToText()),
            "--as",
            "prm"
        );
        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("sft")]
    [InlineData("prm")]
    [InlineData("pairs")]
    [InlineData("rl")]
    public async Task The_prompt_of_an_export_holds_nothing_of_the_snapshot(string form)
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "trace",
            "export",
            folder.Write("d.json", FeedbackTrace.Written.ToText()),
            "--as",
            form,
            "--consent"
        );
        run.Code.ShouldBe(0);
        foreach (var line in run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = System.Text.Json.JsonDocument.Parse(line);
            json.RootElement.GetProperty("prompt").GetString()!.ShouldNotContain("tact");
        }
    }

    [Fact]
    public async Task The_rejected_step_of_a_pair_differs_from_the_chosen_one_and_the_prefix_is_shared()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "trace",
            "export",
            folder.Write("d.json", FeedbackTrace.Written.ToText()),
            "--as",
            "pairs",
            "--consent"
        );
        var pairs = run
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => System.Text.Json.Nodes.JsonNode.Parse(l)!)
            .ToList();
        pairs.Count.ShouldBe(11);
        foreach (var pair in pairs)
        {
            var (chosen, rejected) = ((string)pair["chosen"]!, (string)pair["rejected"]!);
            rejected.ShouldNotBe(chosen, (string)pair["operator"]!);
            rejected.ShouldStartWith(chosen[..5]);
            var prefix = (string)pair["prefix"]!;
            prefix
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Length.ShouldBe((int)pair["step"]! - 1);
            TraceParser.ParseSteps($"{prefix}\n{chosen}".Trim()).Slips.ShouldBeEmpty();
            TraceParser.ParseSteps($"{prefix}\n{rejected}".Trim()).Slips.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Labels_of_steps_tell_fault_use_and_taint_and_rewards_come_with_their_weights()
    {
        // O-A7b (20 §A7): unknown evidence at step 8 taints 16, 17 and 18
        using Folder folder = new();
        var faulty = FeedbackTrace.Steps();
        faulty[7] = faulty[7] with { Cites = ["nowhere"] };
        var file = folder.Write("d.json", FeedbackTrace.Over(faulty).ToText());
        var prm = System.Text.Json.Nodes.JsonNode.Parse(
            (await CommandLine.Run("trace", "export", file, "--as", "prm", "--consent")).Output
        )!;
        var steps = prm["steps"]!.AsArray();
        steps.Count.ShouldBe(18);
        ((int)steps[7]!["label"]!, (string)steps[7]!["code"]!).ShouldBe((-1, "E05"));
        steps.Skip(15).ShouldAllBe(s => (int)s!["label"]! == 0);
        ((int)steps[0]!["label"]!).ShouldBe(1);
        var rl = System.Text.Json.Nodes.JsonNode.Parse(
            (await CommandLine.Run("trace", "export", file, "--as", "rl", "--consent")).Output
        )!;
        ((string)rl["return"]!).ShouldBe("-0.277778");
        ((string)rl["terminal"]!).ShouldBe("-1");
        ((string)rl["weights"]!).ShouldBe(ScoreParts.Weights);
        (await CommandLine.Run("trace", "export", file, "--as", "sft", "--consent")).Code.ShouldBe(
            1
        );
    }

    [Fact]
    public async Task Ids_of_evidence_and_free_words_stay_behind_and_several_traces_are_several_lines()
    {
        using Folder folder = new();
        var steps = FeedbackTrace.Steps();
        steps[3] = steps[3] with { Text = "Told by a colleague on Tuesday" };
        var file = folder.Write("d.json", FeedbackTrace.Over(steps).ToText());
        var other = Repository.PathOf("examples", "decisions", "feedback.trace");
        var run = await CommandLine.Run("trace", "export", file, other, "--as", "sft", "--consent");
        run.Code.ShouldBe(0, run.Error);
        run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        run.Output.ShouldNotContain("Tuesday");
        run.Output.ShouldNotContain("kind-tact");
        run.Output.ShouldContain("S1: CONTEXT context=feedback cites=e1");
    }
}

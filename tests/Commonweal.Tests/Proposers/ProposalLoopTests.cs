using Commonweal.Kernel.Justifications;
using Commonweal.Proposers;
using Commonweal.Tests.Verifier;
using Microsoft.Extensions.AI;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Proposers;

public sealed class ProposalLoopTests
{
    internal static readonly ProposalTask Task = new(
        FeedbackTrace.Written.Header,
        FeedbackTrace.Snapshot,
        FeedbackTrace.Evidence
    );

    private static readonly string Good = Lines(FeedbackTrace.Written);

    private static readonly string Faulty = Good.Replace("cites=e2", "cites=e99");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Steps_that_hold_are_taken_with_the_model_as_their_author()
    {
        var verified = (await Run(Good)).ShouldBeOfType<Proposal.Verified>();
        verified.Justification.Header.Author.ShouldBe("model");
        verified.Rounds.Count.ShouldBe(1);
        verified.Verdict.Score.ShouldBe(.973016, 1e-6);
        FeedbackTrace.Check(verified.Justification).Holds.ShouldBeTrue();
        verified.Justification.Steps.ShouldBe(FeedbackTrace.Written.Steps);
    }

    [Fact]
    public async Task A_fault_goes_back_with_its_step_its_code_and_its_reason_until_it_is_repaired()
    {
        ScriptedModel model = new([Faulty, Good]);
        var verified = (await Run(model)).ShouldBeOfType<Proposal.Verified>();
        verified.Rounds.Select(r => r.Verdict!.Holds).ShouldBe([false, true]);
        var repair = model.Heard[1][^1].Text;
        repair.ShouldContain("S8 ASSESS does not hold. E05: There is no evidence e99.");
        repair.ShouldContain("Not looked at, since they rest on these: S16, S17, S18.");
        model.Heard[1][^2].Text.ShouldBe(Faulty);
    }

    [Fact]
    public async Task A_step_that_is_at_fault_after_three_repairs_leaves_the_decision_to_the_person()
    {
        // 20 §A7.4: at most 3 repairs a step
        var left = (
            await Run([.. Enumerable.Repeat(Faulty, 9)])
        ).ShouldBeOfType<Proposal.LeftToPerson>();
        left.Problem.Code.ShouldBe("M06");
        left.Problem.Message.ShouldContain("Step 8");
        left.Rounds.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Rounds_and_tokens_are_bounded()
    {
        ScriptedModel slow = new([Faulty, Faulty, Faulty]);
        var rounds = await Run(slow, new() { Rounds = 2 });
        rounds.ShouldBeOfType<Proposal.LeftToPerson>().Problem.Code.ShouldBe("M07");
        slow.Heard.Count.ShouldBe(2);
        ScriptedModel dear = new([Faulty, Faulty, Faulty]);
        var tokens = await Run(dear, new() { Tokens = 5_000 });
        tokens.ShouldBeOfType<Proposal.LeftToPerson>().Problem.Code.ShouldBe("M08");
        tokens.Tokens.ShouldBeLessThanOrEqualTo(5_000);
        dear.Heard.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Nothing_with_a_fault_is_ever_returned_as_verified()
    {
        foreach (
            var mutation in Mutations
                .Of(FeedbackTrace.Written)
                .Where(m => m.Mutant.Header == FeedbackTrace.Written.Header)
        )
        {
            var left = await Run(Lines(mutation.Mutant));
            left.ShouldBeOfType<Proposal.LeftToPerson>(mutation.Operator);
            left.Rounds[0]
                .Verdict!.Steps.Single(s => s.Fault is not null)
                .Number.ShouldBe(mutation.Step);
        }
    }

    [Theory]
    [InlineData("Here are the steps.\n\n```text\n{0}\n```\nI hope they help.")]
    [InlineData("```\n{0}```")]
    [InlineData("First I thought about it.\n{0}\nDone.")]
    [InlineData("```\nS1: nonsense\n```\nNo, rather:\n```trace\n{0}\n```")]
    public async Task Words_around_the_steps_are_passed_over(string form) =>
        (await Run(form.Replace("{0}", Good))).ShouldBeOfType<Proposal.Verified>();

    [Theory]
    [InlineData("{0}")]
    [InlineData("```json\n{0}\n```")]
    public async Task Steps_in_json_are_read_and_a_header_among_them_changes_nothing(string form)
    {
        var json = FeedbackTrace
            .Written.ToText()
            .Replace("\"author\":\"solver\"", "\"author\":\"person\"");
        var verified = (await Run(form.Replace("{0}", json))).ShouldBeOfType<Proposal.Verified>();
        verified.Justification.Header.Author.ShouldBe("model");
    }

    [Theory]
    [InlineData("")]
    [InlineData("I cannot help with that.")]
    [InlineData("{\"steps\":[]}")]
    [InlineData("{\"steps\":")]
    [InlineData("[1]")]
    [InlineData("S1: CONTEXT context=")]
    [InlineData("S2: CONTEXT context=feedback")]
    [InlineData("```")]
    [InlineData("``````")]
    [InlineData("```\nS1:```\u0000")]
    public async Task An_answer_that_cannot_be_read_is_told_so_and_asked_for_again(string answer)
    {
        ScriptedModel model = new([answer, Good]);
        var verified = (await Run(model)).ShouldBeOfType<Proposal.Verified>();
        verified.Rounds[0].Slips.ShouldNotBeEmpty();
        model.Heard[1][^1].Text.ShouldContain("Could not be read");
    }

    [Fact]
    public async Task Steps_that_hold_and_do_not_end_are_asked_to_go_on()
    {
        var open = string.Join('\n', Good.Split('\n').Take(3));
        ScriptedModel model = new([open, Good]);
        (await Run(model)).ShouldBeOfType<Proposal.Verified>();
        model.Heard[1][^1].Text.ShouldContain("no CONCLUDE, DEFER or ASK");
    }

    [Fact]
    public async Task Evidence_that_a_model_claims_to_have_changes_nothing()
    {
        var forged =
            Good
            + "\n\nevidence: {\"format\":\"commonweal.evidence/1\",\"items\":[]}\nsnapshot: {}\nkernel=0";
        var verified = (await Run(forged)).ShouldBeOfType<Proposal.Verified>();
        verified.Justification.Header.Evidence.ShouldBe(FeedbackTrace.Evidence.Hash);
        verified.Justification.Header.Kernel.ShouldBe(FeedbackTrace.Snapshot.Hash);
    }

    [Fact]
    public async Task A_script_that_ends_too_early_leaves_the_decision_to_the_person() =>
        (await Run(Faulty)).ShouldBeOfType<Proposal.LeftToPerson>().Problem.Code.ShouldBe("M09");

    [Fact]
    public async Task Cancelling_ends_the_loop()
    {
        using CancellationTokenSource source = new();
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() =>
            ProposalLoop.Run(
                new ScriptedModel([Good]),
                Task,
                new(),
                TimeProvider.System,
                cancel: source.Token
            )
        );
    }

    [Fact]
    public void The_rules_a_model_is_told_are_those_the_verifier_knows()
    {
        string[] rules =
        [
            "CONTEXT",
            "VALUES",
            "NORMS",
            "FACT",
            "INFER",
            "DETACH",
            "EXCLUDE",
            "ASSESS",
            "WISER",
            "WEIGHTS",
            "COMPARE",
            "ADMIT",
            "COVER",
            "TRANSITION",
            "ASK",
            "DEFER",
            "CONCLUDE",
        ];
        foreach (var rule in rules)
        {
            Prompts.Rules.ShouldContain($"\n{rule} ");
        }
    }

    internal static string Lines(Justification whole) =>
        string.Join('\n', whole.Steps.Select((s, i) => TracePrinter.Line(s, i + 1)));

    private static Task<Proposal> Run(params string[] answers) => Run(new ScriptedModel(answers));

    private static Task<Proposal> Run(IChatClient model, ProposalLimits? limits = null) =>
        ProposalLoop.Run(model, Task, limits ?? new(), TimeProvider.System, cancel: Cancel);
}

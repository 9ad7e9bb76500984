using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Verifier;

public sealed class FeedbackTraceTests
{
    [Fact]
    public void The_trace_of_eighteen_steps_holds_with_its_score_and_return()
    {
        // O-A7a (20 §A7)
        var verdict = FeedbackTrace.Check(FeedbackTrace.Written);
        verdict.Problem.ShouldBeNull();
        verdict.Steps.Where(s => s.Fault is not null).ShouldBeEmpty();
        verdict.Holds.ShouldBeTrue();
        verdict.Steps.Where(s => !s.Used).Select(s => s.Number).ShouldBe([16]);
        verdict.Parts.Valid.ShouldBe(1);
        verdict.Parts.Retrieved.ShouldBe(1);
        verdict.Parts.Assessed.ShouldBe(1);
        verdict.Parts.Grounded.ShouldBe(.857143, 1e-6);
        verdict.Parts.Relevant.ShouldBe(.944444, 1e-6);
        verdict.Score.ShouldBe(.973016, 1e-6);
        verdict.Return.ShouldBe(1.944444, 1e-6);
        verdict.ContentId.ShouldBe(FeedbackTrace.Written.ContentId);
    }

    [Theory]
    [InlineData("unknown evidence", 8, "E05", "16 17 18", 0, -.277778)]
    [InlineData("margin", 16, "E11", "", .959127, 1.888889)]
    [InlineData("without tact", 2, "E13", "7 8 9 10 11 12 15 16 17 18", 0, -.666667)]
    [InlineData("instrumental", 2, "E07", "7 8 9 10 11 12 15 16 17 18", 0, -.666667)]
    [InlineData("conclude blunt", 18, "E15", "", 0, -.166667)]
    [InlineData("wiser reversed", 13, "E12", "15 16 17 18", 0, -.333333)]
    public void Each_mutation_has_its_first_fault_its_taint_its_score_and_its_return(
        string mutation,
        int step,
        string code,
        string tainted,
        double score,
        double reward
    )
    {
        // O-A7b (20 §A7)
        var steps = FeedbackTrace.Steps();
        var i = step - 1;
        steps[i] = mutation switch
        {
            "unknown evidence" => steps[i] with { Cites = ["nowhere"] },
            "margin" => steps[i] with { Claim = steps[i].Claim.Replace("0.175", "0.2") },
            "without tact" => Steps.Values(1, ["honesty", "respect"]),
            "instrumental" => Steps.Values(1, ["honesty", "respect", "tact", "reputation"]),
            "conclude blunt" => Steps.Conclude("blunt", 17),
            _ => Steps.Wiser(1, "honesty", "respect"),
        };
        var verdict = FeedbackTrace.Check(FeedbackTrace.Over(steps));
        var fault = verdict.Steps.Single(s => s.Fault is not null);
        (fault.Number, fault.Fault!.Code).ShouldBe((step, code));
        string.Join(
                " ",
                verdict.Steps.Where(s => s.State == StepState.Tainted).Select(s => s.Number)
            )
            .ShouldBe(tainted);
        verdict.Score.ShouldBe(score, 1e-6);
        verdict.Return.ShouldBe(reward, 1e-6);
    }
}

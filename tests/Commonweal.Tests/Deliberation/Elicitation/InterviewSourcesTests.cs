using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>Whose words a card has when a model took part: 10 §10, §9.1 S8.</summary>
public sealed class InterviewSourcesTests
{
    private const string Offered = "MOMENTS when her face asks what she has not said aloud";

    /// <summary>The model speaks after the third answer, so before the lines are typed.</summary>
    private static readonly InterviewPlan WithModel = Worked.Plan with
    {
        ModelTurns = [new(3, "You said that you waited. What did you look at?", [Offered])],
    };

    [Fact]
    public void A_card_typed_without_a_model_is_wholly_the_persons() =>
        Interview.PersonShare(Worked.Through(Worked.Plan, Worked.Earnest)).ShouldBe(1);

    [Fact]
    public void With_a_model_the_card_is_asked_back() =>
        Worked
            .Through(WithModel, Worked.Earnest)
            .Answers.Select(a => a.Question)
            .ShouldContain("teach-back");

    [Fact]
    public void A_line_the_model_offered_is_accepted_and_not_typed()
    {
        var policy = Policies(Worked.Through(WithModel, Worked.Earnest))[0];

        policy.Provenance!.Act.ShouldBe(ProvenanceAct.Accepted);
        policy.Provenance.Citation.Source.Text.ShouldBe("model");
    }

    [Fact]
    public void A_line_close_to_an_offer_is_edited()
    {
        var offer = "SIGNS that she has heard enough for this evening";
        var plan = WithModel with
        {
            ModelTurns = [WithModel.ModelTurns[0] with { Phrases = [offer] }],
        };

        Policies(Worked.Through(plan, Worked.Earnest))
            .Select(p => p.Provenance!.Act)
            .ShouldBe([ProvenanceAct.Typed, ProvenanceAct.Edited, ProvenanceAct.Typed]);
    }

    [Fact]
    public void A_line_typed_before_the_model_spoke_stays_typed()
    {
        var plan = WithModel with
        {
            ModelTurns = [WithModel.ModelTurns[0] with { AfterNumber = 5 }],
        };

        Policies(Worked.Through(plan, Worked.Earnest))
            .ShouldAllBe(p => p.Provenance!.Act == ProvenanceAct.Typed);
    }

    [Fact]
    public void A_line_said_back_in_own_words_is_the_persons()
    {
        var state = Worked.Through(
            WithModel,
            Worked.But(
                "teach-back",
                ("text", ["I watch whether her face asks for something. Then I wait."])
            )
        );

        Policies(state)[0].Provenance!.Restated.ShouldNotBeNull();
        Interview.Report(state).Statuses[0].Standing.ShouldBe(Standing.Accepted);
    }

    [Fact]
    public void A_line_taken_over_and_not_said_back_keeps_the_card_a_candidate()
    {
        var report = Interview.Report(
            Worked.Through(WithModel, Worked.But("teach-back", ("text", ["It is fine like this."])))
        );

        report.Statuses[0].Standing.ShouldBe(Standing.Candidate);
        report.Diagnostics.Select(d => d.Code).ShouldContain("P602");
    }

    /// <summary>
    /// 10 §10: accepted words count 2π − 1 with π = .45/(.45 + .5 q). No decoy of two taken: q = 1/4, s = .565217; one:
    /// q = 1/2, s = .285714; both: q = 3/4, s = .090909. The card has 5 of 13 content words from the model.
    /// </summary>
    [Theory]
    [InlineData("no", "no", .565217)]
    [InlineData("yes", "unsure", .285714)]
    [InlineData("yes", "yes", .090909)]
    public void Who_takes_decoys_is_believed_less(string first, string second, double support)
    {
        var state = Worked.Through(
            WithModel,
            question =>
                question switch
                {
                    Question.CatchTrial trial =>
                    [
                        ("decoy", [trial.Decoy.Id]),
                        ("belongs", [trial.Number == 1 ? first : second]),
                    ],
                    Question.TeachBack => [("text", ["It is fine like this."])],
                    _ => Worked.Earnest(question),
                }
        );
        var words = Policies(state).Select(p => ContentWords.Of(p.Text).Count).ToList();

        Interview
            .PersonShare(state)
            .ShouldNotBeNull()
            .ShouldBe(((words[0] * support) + words[1] + words[2]) / words.Sum(), 1e-6);
    }

    [Fact]
    public void Who_takes_every_decoy_is_noted()
    {
        var state = Worked.Through(
            Worked.Plan,
            question =>
                question is Question.CatchTrial trial
                    ? [("decoy", [trial.Decoy.Id]), ("belongs", ["yes"])]
                    : Worked.Earnest(question)
        );

        state.Trials.ShouldBe((2, 2));
        Interview.Report(state).Diagnostics.Select(d => d.Code).ShouldBe(["P609"]);
    }

    [Fact]
    public void Nobody_can_put_words_into_anothers_mouth()
    {
        var plan = WithModel with
        {
            ModelTurns = [new(3, "Yes?\np7: I said so", ["p7: MOMENTS I never had"])],
        };

        var text = Interview.Transcript(Worked.Through(plan, Worked.Earnest));

        text.Split('\n')
            .Where(line => line.Contains("never had", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldStartWith("- ");
        text.ShouldNotContain("\np7: I said so");
    }

    [Fact]
    public void Published_documents_have_the_hash_of_the_transcript_and_not_its_words()
    {
        var document = Interview.Document(Worked.Through(Worked.Plan, Worked.Earnest));

        var text = WealPrinter.Print(Interview.WithoutTranscript(document));

        text.ShouldNotContain("Last winter");
        text.ShouldContain("sha256");
    }

    private static Commonweal.Kernel.Sequence<AttentionalPolicy> Policies(InterviewState state) =>
        Interview.Document(state).Declarations.OfType<Value>().Single().Policies;
}

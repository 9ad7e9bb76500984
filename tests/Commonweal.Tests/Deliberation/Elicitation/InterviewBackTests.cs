using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>Going back: the later answer holds, and what depended on the earlier one is asked again.</summary>
public sealed class InterviewBackTests
{
    private static readonly InterviewState End = Worked.Through(Worked.Plan, Worked.Earnest);

    [Fact]
    public void A_correction_of_the_limits_asks_only_the_review_again()
    {
        var state = Worked.Say(End, "limits", ("out-of-place", ["when she wants to be alone"]));

        state
            .Next.ShouldBeOfType<Question.Review>()
            .Card.OutOfPlace.ShouldBe(["when she wants to be alone"]);
    }

    [Fact]
    public void The_same_words_again_ask_nothing_again() =>
        Worked
            .Say(End, "limits", Worked.Earnest(new Question.Limits(new("bad-news", ""))))
            .IsFinished.ShouldBeTrue();

    [Fact]
    public void Another_opening_asks_everything_again_but_the_trials()
    {
        var state = Worked.Say(End, "opening", ("opening", ["admired"]));

        state.Next.Key.ShouldBe("telling");
        state.Answers.Select(a => a.Question).ShouldBe(["trial-1", "trial-2", "opening"]);
    }

    [Fact]
    public void What_was_said_before_is_there_to_fill_in() =>
        Worked
            .Say(End, "opening", ("opening", ["admired"]))
            .Before("telling")
            .ShouldNotBeNull()
            .Fields["context"]
            .ShouldBe(["bad-news"]);

    [Fact]
    public void Another_telling_that_is_none_asks_its_zoom()
    {
        var state = Worked.Say(
            End,
            "telling",
            ("text", ["I want to win the title."]),
            ("context", ["bad-news"])
        );

        state.Next.ShouldBe(new Question.Zoom(1, ZoomKind.Goal, "I want to win the title."));
        state.Answers.Select(a => a.Question).ShouldContain("probes");
    }

    [Fact]
    public void Other_lines_are_looked_at_again()
    {
        var state = Worked.Say(
            End,
            "attentions",
            ("head", ["MOMENTS", "SIGNS", "CHANCES"]),
            (
                "phrase",
                [
                    "when her face asks what she has not said aloud",
                    "that she has heard enough for today",
                    "to win the title this year",
                ]
            )
        );

        state.Next.Key.ShouldBe("repair-1");
    }

    [Theory]
    [InlineData("trial-1")]
    [InlineData("trial-2")]
    public void Trials_stay_as_they_were_answered(string trial) =>
        Worked
            .Refused(End, trial, ("decoy", ["garden-1"]), ("belongs", ["yes"]))
            .ShouldHaveSingleItem()
            .Code.ShouldBe(FieldCode.Final);

    [Fact]
    public void Who_stopped_can_go_on()
    {
        var stopped = Worked.Through(
            Worked.Plan,
            question =>
                question is Question.Telling or Question.Zoom
                    ? [("text", ["I want to win the title."]), ("context", ["mourning"])]
                : question is Question.OfferToStop ? [("go-on", ["no"])]
                : Worked.Earnest(question)
        );

        Worked.Say(stopped, "stop", ("go-on", ["yes"])).Next.Key.ShouldBe("alternatives");
    }

    [Fact]
    public void What_was_corrected_is_not_in_the_transcript()
    {
        var state = Worked.Say(End, "limits", ("out-of-place", ["when she wants to be alone"]));

        Interview.Transcript(state).ShouldNotContain("waiting in pain");
    }

    [Fact]
    public void Replaying_the_stored_answers_gives_the_same_state()
    {
        var state = Worked.Say(End, "limits", ("out-of-place", ["when she wants to be alone"]));

        var replayed = Interview.Replay(Worked.Plan, state.Stored);

        replayed.Next.ShouldBe(state.Next);
        Interview.Transcript(replayed).ShouldBe(Interview.Transcript(state));
        Interview.Document(replayed).ShouldBe(Interview.Document(state));
    }
}

using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>What an answer still needs before it counts.</summary>
public sealed class InterviewAcceptTests
{
    private static readonly InterviewState Start = Interview.Replay(Worked.Plan, []);

    [Fact]
    public void The_same_answer_sent_again_changes_nothing()
    {
        var answer = Worked.Answer(1, "opening", ("opening", ["glad"]));
        var state = Interview.Accept(Start, answer).ShouldBeOfType<Acceptance.Accepted>().State;

        var again = Interview
            .Accept(state, answer with { At = answer.At.AddHours(1) })
            .ShouldBeOfType<Acceptance.Accepted>();

        again.IsRepetition.ShouldBeTrue();
        again.State.ShouldBeSameAs(state);
    }

    [Fact]
    public void Another_answer_under_a_number_that_is_taken_is_refused()
    {
        var state = Worked.Say(Start, "opening", ("opening", ["glad"]));

        Interview
            .Accept(state, Worked.Answer(1, "opening", ("opening", ["ahead"])))
            .ShouldBeOfType<Acceptance.NotYet>()
            .Findings.ShouldHaveSingleItem()
            .Code.ShouldBe(FieldCode.NumberTaken);
    }

    [Fact]
    public void A_number_that_leaves_a_gap_is_refused_with_the_next_one() =>
        Interview
            .Accept(Start, Worked.Answer(3, "opening", ("opening", ["glad"])))
            .ShouldBeOfType<Acceptance.NotYet>()
            .Findings.ShouldBe([new("", 0, FieldCode.NumberAhead, [("next", "1")])]);

    [Fact]
    public void A_question_that_was_not_asked_is_refused_with_the_one_that_is() =>
        Worked
            .Refused(Start, "probes", Worked.Probes)
            .ShouldBe([new("", 0, FieldCode.NotAsked, [("next", "opening")])]);

    [Theory]
    [InlineData("opening")]
    [InlineData("telling")]
    [InlineData("alternatives")]
    [InlineData("attentions")]
    [InlineData("probes")]
    [InlineData("limits")]
    [InlineData("trial-1")]
    [InlineData("review")]
    public void An_empty_answer_is_missing_something(string question)
    {
        var state = Worked.Until(question);

        Worked
            .Refused(state, question)
            .ShouldAllBe(f => f.Code == FieldCode.Missing || f.Code == FieldCode.TooFew);
    }

    [Fact]
    public void Nowhere_else_is_an_answer() =>
        Worked.Say(Worked.Until("second-context"), "second-context").Next.Key.ShouldBe("trial-1");

    [Fact]
    public void Texts_are_bounded() =>
        Worked
            .Refused(
                Worked.Until("telling"),
                "telling",
                ("text", [new string('a', InterviewLimits.Text + 1)]),
                ("context", ["mourning"])
            )
            .ShouldBe([new("text", 0, FieldCode.TooLong, [("limit", "4000")])]);

    [Fact]
    public void Lists_are_bounded() =>
        Worked
            .Refused(
                Worked.Until("limits"),
                "limits",
                ("out-of-place", [.. Enumerable.Repeat("when it rains", 9)])
            )
            .ShouldBe([new("out-of-place", 0, FieldCode.TooMany, [("limit", "8")])]);

    [Fact]
    public void A_flood_of_values_is_not_even_read() =>
        Worked
            .Refused(
                Worked.Until("limits"),
                "limits",
                ("out-of-place", [.. Enumerable.Repeat("when it rains", 33)])
            )
            .ShouldBe([new("out-of-place", 0, FieldCode.TooMany, [("limit", "32")])]);

    [Fact]
    public void A_context_is_one_of_those_offered() =>
        Worked
            .Refused(
                Worked.Until("telling"),
                "telling",
                ("text", ["I sat with her."]),
                ("context", ["elsewhere"])
            )
            .ShouldBe([
                new(
                    "context",
                    0,
                    FieldCode.NotOffered,
                    [("given", "elsewhere"), ("offered", "bad-news, mourning")]
                ),
            ]);

    [Fact]
    public void An_option_needs_what_made_the_person_drop_it() =>
        Worked
            .Refused(
                Worked.Until("alternatives"),
                "alternatives",
                ("did", ["waited"]),
                ("option", ["left", "called someone"]),
                ("why", ["she was alone"])
            )
            .ShouldBe([new("why", 1, FieldCode.Missing, [])]);

    [Theory]
    [InlineData("R2D2")]
    [InlineData("X")]
    [InlineData("MOMENTS!")]
    public void A_head_is_made_of_letters(string head) =>
        Worked
            .Refused(
                Worked.Until("attentions"),
                "attentions",
                ("own-head", [head, "signs", "words"]),
                ("phrase", ["when she looks up", "that she has heard enough", "she leaves out"])
            )
            .ShouldBe([new("head", 0, FieldCode.HeadLetters, [])]);

    [Fact]
    public void Blank_rows_are_no_lines()
    {
        var state = Worked.Say(
            Worked.Until("attentions"),
            "attentions",
            ("head", ["MOMENTS", "MOMENTS", "SIGNS", "WORDS"]),
            (
                "phrase",
                [
                    "when she looks up from her hands",
                    " ",
                    "that she has heard enough for today",
                    "that she leaves out of the story",
                ]
            )
        );

        state.Lines.Select(l => l.Head).ShouldBe(["MOMENTS", "SIGNS", "WORDS"]);
    }

    [Fact]
    public void A_changed_line_that_a_rule_stops_is_not_reviewed_without_a_reason()
    {
        var state = Worked.Until("review");
        (string, string[])[] changed =
        [
            ("title", ["Letting the news land"]),
            ("head", ["MOMENTS", "SIGNS", "CHANCES"]),
            (
                "phrase",
                [
                    "when her face asks what she has not said aloud",
                    "that she has heard enough for today",
                    "to win the title this year",
                ]
            ),
        ];

        Worked
            .Refused(state, "review", changed)
            .ShouldContain(f => f.Code == "V106" && f.Index == 2);
        Worked
            .Say(state, "review", [.. changed, ("keep", ["", "", "It is what I look at."])])
            .IsFinished.ShouldBeTrue();
    }

    [Fact]
    public void Only_the_decoy_that_is_shown_can_be_answered() =>
        Worked
            .Refused(
                Worked.Until("trial-1"),
                "trial-1",
                ("decoy", ["other-9"]),
                ("belongs", ["no"])
            )
            .ShouldHaveSingleItem()
            .Code.ShouldBe(FieldCode.NotOffered);

    [Fact]
    public void After_300_answers_no_more_are_taken()
    {
        var state = Start;
        for (var i = 0; i < InterviewLimits.Answers; i++)
        {
            state = Worked.Say(state, "opening", ("opening", [i % 2 == 0 ? "glad" : "ahead"]));
        }

        Worked
            .Refused(state, "opening", ("opening", ["feeling"]))
            .ShouldBe([new("", 0, FieldCode.Full, [("limit", "300")])]);
    }

    [Fact]
    public void A_plan_without_a_context_is_a_fault_of_the_caller() =>
        Should.Throw<ArgumentException>(() =>
            Interview.Replay(Worked.Plan with { Contexts = [] }, [])
        );
}

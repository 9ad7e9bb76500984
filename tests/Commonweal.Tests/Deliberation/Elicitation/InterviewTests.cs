using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The course of the guided interview, 10 §9.1 S1–S9.</summary>
public sealed class InterviewTests
{
    [Fact]
    public void An_earnest_interview_asks_each_stage_in_order_and_no_zoom()
    {
        List<string> asked = [];
        Worked.Through(
            Worked.Plan,
            question =>
            {
                asked.Add(question.Key);
                return Worked.Earnest(question);
            }
        );

        asked.ShouldBe([
            "opening",
            "telling",
            "alternatives",
            "attentions",
            "probes",
            "limits",
            "second-context",
            "trial-1",
            "trial-2",
            "review",
        ]);
    }

    [Theory]
    [InlineData("glad")]
    [InlineData("feeling")]
    [InlineData("admired")]
    [InlineData("ahead")]
    public void An_earnest_interview_is_accepted_from_every_opening(string opening)
    {
        var say = Worked.But("opening", ("opening", [opening]));
        var state = Worked.Through(
            Worked.Plan,
            Worked.But(say, "telling", [.. Worked.Nursing, ("feeling", ["fear"])])
        );

        state.IsFinished.ShouldBeTrue();
        var report = Interview.Report(state);
        report
            .Statuses.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "accepted",
                string.Join('\n', report.Diagnostics.Select(d => $"{d.Code} {d.Message}"))
            );
        report.Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void A_choice_that_is_still_ahead_grounds_nothing_without_an_earlier_one()
    {
        var say = Worked.But("opening", ("opening", ["ahead"]));
        var state = Worked.Through(Worked.Plan, Worked.But(say, "precedent", ("happened", ["no"])));

        var report = Interview.Report(state);
        report.Statuses.ShouldHaveSingleItem().Standing.ShouldBe(Standing.Candidate);
        report.Diagnostics.Select(d => d.Code).ShouldBe(["V201", "V207"], ignoreOrder: true);
    }

    [Fact]
    public void The_document_reads_back_as_it_was_written()
    {
        var document = Interview.Document(Worked.Through(Worked.Plan, Worked.Earnest));

        var parsed = WealParser.Parse(WealPrinter.Print(document));

        parsed.Findings.ShouldBeEmpty();
        parsed.Document.ShouldBe(document);
    }

    [Fact]
    public void Provenance_points_at_the_words_in_the_transcript()
    {
        var state = Worked.Through(Worked.Plan, Worked.Earnest);
        var text = Interview.Transcript(state);

        var cited = Interview
            .Document(state)
            .Declarations.OfType<Value>()
            .Single()
            .Policies.Select(p => p.Provenance!.Citation)
            .Select(c => text[c.Start..c.End]);

        cited.ShouldBe([
            "MOMENTS when her face asks what she has not said aloud",
            "SIGNS that she has heard enough for today",
            "SILENCES in which she gathers herself before the next question",
        ]);
    }

    [Fact]
    public void Slogans_all_the_way_come_to_nothing()
    {
        var state = Worked.Through(Worked.Plan, Slogans);

        state.IsFinished.ShouldBeTrue();
        Interview
            .Report(state)
            .Statuses.ShouldHaveSingleItem()
            .Standing.ShouldBe(Standing.Rejected);
    }

    [Fact]
    public void Slogans_dressed_as_lines_are_not_accepted_either()
    {
        var state = Worked.Through(
            Worked.Plan,
            question =>
                question is Question.Attentions or Question.Repair or Question.Review
                    ? Worked.Earnest(question)
                    : Slogans(question)
        );

        Interview
            .Report(state)
            .Statuses.ShouldHaveSingleItem()
            .Standing.ShouldNotBe(Standing.Accepted);
    }

    private static (string Field, string[] Values)[] Slogans(Question question) =>
        question switch
        {
            Question.Telling or Question.Zoom =>
            [
                ("text", ["Defund the police! No justice, no peace!"]),
                ("context", ["bad-news"]),
            ],
            Question.Alternatives =>
            [
                ("did", ["Defund the police!"]),
                ("option", ["Back the blue!"]),
                ("why", ["No justice, no peace!"]),
            ],
            Question.Attentions or Question.Repair or Question.Review =>
            [
                ("head", ["JUSTICE", "POWER", "PEACE"]),
                (
                    "phrase",
                    ["now, defund the police!", "to the people!", "for all, no justice no peace!"]
                ),
                ("title", ["Justice"]),
                .. question is Question.Review
                    ? new[] { ("keep", new[] { "it is true", "it is true", "it is true" }) }
                    : [],
            ],
            _ => Worked.Earnest(question),
        };

    [Theory]
    [InlineData("I want to get promoted before I turn forty.", ZoomKind.Goal)]
    [InlineData("I must never interrupt my patients.", ZoomKind.Norm)]
    [InlineData("People should always tell the truth.", ZoomKind.Vision)]
    [InlineData("Defund the police!", ZoomKind.Slogan)]
    [InlineData("The number of followers I have.", ZoomKind.Metric)]
    [InlineData("I love noodles.", ZoomKind.Taste)]
    [InlineData("Honesty.", ZoomKind.Virtue)]
    [InlineData("I was so angry.", ZoomKind.Anger)]
    [InlineData("I am afraid.", ZoomKind.Fear)]
    [InlineData("I was ashamed.", ZoomKind.Shame)]
    [InlineData("My garden.", ZoomKind.Thin)]
    public void What_is_no_telling_asks_the_zoom_of_its_kind(string text, ZoomKind kind)
    {
        var state = Worked.Say(
            Worked.Say(Interview.Replay(Worked.Plan, []), "opening", ("opening", ["glad"])),
            "telling",
            ("text", [text]),
            ("context", ["mourning"])
        );

        state.Next.ShouldBeOfType<Question.Zoom>().Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("fear", ZoomKind.Fear)]
    [InlineData("joy", ZoomKind.Joy)]
    [InlineData("other", ZoomKind.Feeling)]
    public void A_feeling_as_opening_asks_what_it_was_about(string feeling, ZoomKind kind)
    {
        var state = Worked.Say(
            Worked.Say(Interview.Replay(Worked.Plan, []), "opening", ("opening", ["feeling"])),
            "telling",
            [.. Worked.Nursing, ("feeling", [feeling])]
        );

        state.Next.ShouldBeOfType<Question.Zoom>().Kind.ShouldBe(kind);
    }

    [Fact]
    public void After_four_zooms_people_may_stop()
    {
        var state = Worked.Through(
            Worked.Plan,
            question =>
                question switch
                {
                    Question.Telling or Question.Zoom =>
                    [
                        ("text", ["I want to win the title."]),
                        ("context", ["mourning"]),
                    ],
                    Question.OfferToStop => [("go-on", ["no"])],
                    _ => Worked.Earnest(question),
                }
        );

        state.IsStopped.ShouldBeTrue();
        state.Answers.Select(a => a.Question).ShouldContain("zoom-4");
    }

    [Fact]
    public void A_line_that_a_rule_stops_comes_back_with_what_was_found_and_without_a_rewrite()
    {
        var state = AtRepair();

        var repair = state.Next.ShouldBeOfType<Question.Repair>();
        repair.Round.ShouldBe(1);
        repair.Findings.ShouldContain(f => f.Line == 1 && f.Finding.Code == "V106");
    }

    [Fact]
    public void A_line_kept_with_a_reason_goes_on()
    {
        var state = Worked.Say(
            AtRepair(),
            "repair-1",
            [.. Goal, ("keep", ["", "It is what I look at.", ""])]
        );

        state.Next.ShouldBeOfType<Question.Probes>();
        state.Lines[1].Kept.ShouldBe("It is what I look at.");
    }

    private static (string Field, string[] Values)[] Goal =>
        [
            ("head", ["MOMENTS", "CHANCES", "SIGNS"]),
            (
                "phrase",
                [
                    "when her face asks what she has not said aloud",
                    "to win the title this year",
                    "that she has heard enough for today",
                ]
            ),
        ];

    private static InterviewState AtRepair()
    {
        var state = Interview.Replay(Worked.Plan, []);
        while (state.Next is not Question.Repair)
        {
            state = Worked.Say(
                state,
                state.Next.Key,
                state.Next is Question.Attentions ? Goal : Worked.Earnest(state.Next)
            );
        }

        return state;
    }
}

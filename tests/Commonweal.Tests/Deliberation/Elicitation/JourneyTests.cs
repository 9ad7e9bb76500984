using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The whole path of a participant, 10 §9.1 S0–S14.</summary>
public sealed class JourneyTests
{
    private static readonly JourneyPlan Plan = new();

    [Fact]
    public void The_path_goes_from_consent_to_receipt_one_stage_at_a_time()
    {
        Progress[] path =
        [
            new(),
            new() { Consented = true },
            new() { Consented = true, GroupsAnswered = true },
            Interviewed with
            {
                DuplicatesOpen = 2,
            },
            Interviewed,
            Interviewed with
            {
                Selected = true,
            },
            Interviewed with
            {
                Selected = true,
                Judged = 8,
            },
            Interviewed with
            {
                Selected = true,
                Judged = 8,
                Surveyed = true,
            },
        ];

        path.Select(progress => Journey.Next(Plan, progress))
            .ShouldBe(Enum.GetValues<JourneyStage>());
    }

    [Fact]
    public void Who_stops_the_interview_may_still_choose_and_judge() =>
        Journey
            .Next(Plan, Interviewed with { InterviewFinished = false, InterviewStopped = true })
            .ShouldBe(JourneyStage.Selection);

    [Fact]
    public void With_one_card_there_is_no_selection() =>
        Journey
            .Next(Plan, Interviewed with { SelectionOffered = 1 })
            .ShouldBe(JourneyStage.Judgements);

    [Fact]
    public void Judgements_end_when_nothing_is_left_to_judge() =>
        Journey
            .Next(Plan, Interviewed with { Selected = true, JudgementsEnded = true })
            .ShouldBe(JourneyStage.Survey);

    [Fact]
    public void A_plan_decides_how_many_pairs_are_asked() =>
        Journey
            .Next(Plan with { Judgements = 10 }, Interviewed with { Selected = true, Judged = 8 })
            .ShouldBe(JourneyStage.Judgements);

    [Fact]
    public void A_plan_without_groups_and_survey_asks_neither() =>
        Journey
            .Stages(Plan with { AsksGroups = false, AsksSurvey = false, Judgements = 0 })
            .ShouldBe([
                JourneyStage.Consent,
                JourneyStage.Interview,
                JourneyStage.Duplicates,
                JourneyStage.Selection,
                JourneyStage.Receipt,
            ]);

    [Theory]
    [InlineData(JourneyStage.Consent, true)]
    [InlineData(JourneyStage.Interview, false)]
    [InlineData(JourneyStage.Receipt, false)]
    public void Nothing_is_open_before_consent(JourneyStage stage, bool open) =>
        Journey.IsOpen(Plan, new(), stage).ShouldBe(open);

    [Fact]
    public void What_was_done_stays_open_and_what_comes_later_does_not() =>
        Enum.GetValues<JourneyStage>()
            .Where(stage => Journey.IsOpen(Plan, Interviewed, stage))
            .ShouldBe([
                JourneyStage.Consent,
                JourneyStage.Groups,
                JourneyStage.Interview,
                JourneyStage.Duplicates,
                JourneyStage.Selection,
                JourneyStage.Receipt,
            ]);

    [Fact]
    public void Stages_done_are_counted_for_the_funnel() =>
        Journey.Done(Plan, new() { Consented = true, GroupsAnswered = true }).ShouldBe(2);

    private static Progress Interviewed =>
        new()
        {
            Consented = true,
            GroupsAnswered = true,
            InterviewFinished = true,
            SelectionOffered = 6,
        };
}

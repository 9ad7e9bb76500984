namespace Commonweal.Deliberation.Elicitation;

/// <summary>A stage of a participant's path, in the order in which a funnel counts them (10 §9.1 S0–S14).</summary>
public enum JourneyStage
{
    /// <summary>S0: consent.</summary>
    Consent,

    /// <summary>Which groups people count themselves to; may be declined.</summary>
    Groups,

    /// <summary>S1–S9.</summary>
    Interview,

    /// <summary>S10: cards that may say the same, side by side.</summary>
    Duplicates,

    /// <summary>S11: the six to choose among.</summary>
    Selection,

    /// <summary>S12: which is wiser.</summary>
    Judgements,

    /// <summary>S13.</summary>
    Survey,

    /// <summary>S14: the receipt. The end.</summary>
    Receipt,
}

/// <summary>What a deliberation asks of its participants.</summary>
public sealed record JourneyPlan
{
    /// <summary>Pairs each person is asked to judge; more are welcome. 6 to 10 take three to five minutes.</summary>
    public int Judgements { get; init; } = 8;

    /// <summary>True if groups are asked for.</summary>
    public bool AsksGroups { get; init; } = true;

    /// <summary>True if the survey is asked.</summary>
    public bool AsksSurvey { get; init; } = true;
}

/// <summary>How far a participant has come: counts and flags that a store can read in one query.</summary>
public sealed record Progress
{
    /// <summary>They agreed to take part.</summary>
    public bool Consented { get; init; }

    /// <summary>They answered about groups, or declined to.</summary>
    public bool GroupsAnswered { get; init; }

    /// <summary>The interview ended with a card.</summary>
    public bool InterviewFinished { get; init; }

    /// <summary>They stopped the interview, or skipped it: they may still judge others' cards.</summary>
    public bool InterviewStopped { get; init; }

    /// <summary>Cards that may say the same as theirs and of which they have not said whether they do.</summary>
    public int DuplicatesOpen { get; init; }

    /// <summary>Cards there are to choose among; with fewer than two there is no choice to make.</summary>
    public int SelectionOffered { get; init; }

    /// <summary>They chose.</summary>
    public bool Selected { get; init; }

    /// <summary>Pairs judged.</summary>
    public int Judged { get; init; }

    /// <summary>They said that they have judged enough, the day's budget is used up, or there is no pair left.</summary>
    public bool JudgementsEnded { get; init; }

    /// <summary>They answered the survey, or skipped it.</summary>
    public bool Surveyed { get; init; }
}

/// <summary>
/// The whole path of a participant: what comes next is a function of what is stored, so that pages and the HTTP interface
/// agree and every path can be left and resumed.
/// </summary>
public static class Journey
{
    /// <summary>Fewer cards than this are no selection.</summary>
    private const int LeastOffered = 2;

    /// <summary>The stages of a deliberation, in order.</summary>
    public static IReadOnlyList<JourneyStage> Stages(JourneyPlan plan) =>
        [.. Enum.GetValues<JourneyStage>().Where(stage => IsAsked(plan, stage))];

    /// <summary>What comes next; <see cref="JourneyStage.Receipt"/> at the end.</summary>
    public static JourneyStage Next(JourneyPlan plan, Progress progress) =>
        Stages(plan).First(stage => !IsDone(plan, progress, stage));

    /// <summary>
    /// How many stages somebody has behind them, for a funnel. Possible duplicates that turn up later do not count against
    /// them.
    /// </summary>
    public static int Done(JourneyPlan plan, Progress progress)
    {
        var next = Next(plan, progress with { DuplicatesOpen = 0 });
        return Stages(plan).Count(stage => stage < next);
    }

    /// <summary>
    /// True if somebody may do this now: what comes next, and everything before it that can be done again (more judgements,
    /// another look at the receipt), but nothing before consent.
    /// </summary>
    public static bool IsOpen(JourneyPlan plan, Progress progress, JourneyStage stage) =>
        IsAsked(plan, stage)
        && (
            stage == JourneyStage.Consent
            || (
                progress.Consented
                && (stage == JourneyStage.Receipt || stage <= Next(plan, progress))
            )
        );

    private static bool IsAsked(JourneyPlan plan, JourneyStage stage) =>
        stage switch
        {
            JourneyStage.Groups => plan.AsksGroups,
            JourneyStage.Survey => plan.AsksSurvey,
            JourneyStage.Judgements => plan.Judgements > 0,
            _ => true,
        };

    private static bool IsDone(JourneyPlan plan, Progress progress, JourneyStage stage) =>
        stage switch
        {
            JourneyStage.Consent => progress.Consented,
            JourneyStage.Groups => progress.GroupsAnswered,
            JourneyStage.Interview => progress.InterviewFinished || progress.InterviewStopped,
            JourneyStage.Duplicates => progress.DuplicatesOpen == 0 || !progress.InterviewFinished,
            JourneyStage.Selection => progress.Selected || progress.SelectionOffered < LeastOffered,
            JourneyStage.Judgements => progress.JudgementsEnded
                || progress.Judged >= plan.Judgements,
            JourneyStage.Survey => progress.Surveyed,
            _ => false,
        };
}

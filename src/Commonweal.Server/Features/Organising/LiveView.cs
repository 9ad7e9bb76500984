using System.Collections.Immutable;

namespace Commonweal.Server.Features.Organising;

/// <summary>How a deliberation goes, as far as organisers may know while it does.</summary>
public sealed record LiveView
{
    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>People by stage, in the order of the path.</summary>
    public required ImmutableArray<StageCount> Funnel { get; init; }

    /// <summary>People who joined, by day (UTC), days without anyone left out.</summary>
    public required ImmutableArray<DayCount> Joined { get; init; }

    /// <summary>For each question on oneself, how people answered.</summary>
    public required ImmutableArray<GroupCoverage> Groups { get; init; }

    /// <summary>Cards written.</summary>
    public required int Cards { get; init; }

    /// <summary>Judgements given.</summary>
    public required int Judgements { get; init; }

    /// <summary>The pairs of the newest graph that are closest to settled, those that need fewest judgements first.</summary>
    public required ImmutableArray<NeededPair> Needed { get; init; }

    /// <summary>When the newest graph was made; null before the first.</summary>
    public DateTimeOffset? GraphAt { get; init; }

    /// <summary>How people dealt with lines that were not theirs.</summary>
    public required CatchTrials Trials { get; init; }

    /// <summary>People who came to the end.</summary>
    public required int Finished { get; init; }

    /// <summary>Half of those who came to the end took at most so many minutes; null with fewer than five of them.</summary>
    public double? MedianMinutes { get; init; }

    /// <summary>The survey so far, items with at least five answers.</summary>
    public required ImmutableArray<SurveyLine> Survey { get; init; }
}

/// <summary>People who reached a stage.</summary>
/// <param name="Stage">Its key: <c>joined</c>, <c>consent</c>, <c>groups</c>, <c>interview</c>, <c>duplicates</c>, <c>selection</c>, <c>judgements</c>, <c>survey</c>.</param>
/// <param name="People">How many have it behind them.</param>
public sealed record StageCount(string Stage, int People);

/// <summary>People who joined on a day.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="People">How many.</param>
public sealed record DayCount(DateOnly Day, int People);

/// <summary>Answers to a question on oneself.</summary>
/// <param name="Key">Id of the question.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answered">People who chose an option.</param>
/// <param name="Options">Options in the order of the plan.</param>
public sealed record GroupCoverage(
    string Key,
    string Question,
    int Answered,
    ImmutableArray<OptionCount> Options
);

/// <summary>People who chose an option.</summary>
/// <param name="Id">Id of the option.</param>
/// <param name="Label">What it says.</param>
/// <param name="People">How many; null where fewer than five are, or where the number would give such a group away.</param>
/// <param name="PopulationShare">Its share of the population, 0 to 1, if known.</param>
public sealed record OptionCount(string Id, string Label, int? People, double? PopulationShare);

/// <summary>A pair that is not settled yet.</summary>
/// <param name="Context">Id of the context.</param>
/// <param name="ContextLabel">What people read of it.</param>
/// <param name="From">Value id of the one that may be left behind.</param>
/// <param name="FromTitle">Its title.</param>
/// <param name="To">Value id of the one that may be wiser.</param>
/// <param name="ToTitle">Its title.</param>
/// <param name="Probability">How probable it is that it is.</param>
/// <param name="Judgements">Judgements given.</param>
/// <param name="StillNeeded">Judgements still needed in each direction, if people go on as they have so far.</param>
public sealed record NeededPair(
    string Context,
    string ContextLabel,
    string From,
    string FromTitle,
    string To,
    string ToTitle,
    double Probability,
    int Judgements,
    int StillNeeded
);

/// <summary>Lines that were not theirs and that people were shown as if they might be (10 §9.1 S8).</summary>
/// <param name="Shown">Times one was shown and answered.</param>
/// <param name="Accepted">Times one was taken for one's own.</param>
/// <param name="People">People who took none, one, two of them for their own; empty with fewer than five people.</param>
public sealed record CatchTrials(int Shown, int Accepted, ImmutableArray<int> People);

/// <summary>An item of the survey.</summary>
/// <param name="Item">Its key.</param>
/// <param name="Favourable">People who answered favourably.</param>
/// <param name="Answered">People who answered.</param>
public sealed record SurveyLine(string Item, int Favourable, int Answered);

using Commonweal.Server.Features.Deliberations;

namespace Commonweal.Server.Features.Organising;

/// <summary>The organiser's first page.</summary>
/// <param name="Lines">Deliberations, newest first.</param>
/// <param name="Next">Where older ones go on, or null.</param>
public sealed record DeskModel(IReadOnlyList<DeskLine> Lines, string? Next);

/// <summary>A deliberation in the list.</summary>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="People">How many take part.</param>
public sealed record DeskLine(string Slug, string Title, string State, int People);

/// <summary>What stands at the head of every page of one deliberation.</summary>
/// <param name="Slug">Its place in addresses.</param>
/// <param name="Title">Its title.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="Steps">What can be done with it now: <c>open</c>, <c>close</c>, <c>publish</c>.</param>
public sealed record Heading(string Slug, string Title, string State, IReadOnlyList<string> Steps);

/// <summary>The form of a plan, with what is amiss.</summary>
public sealed record PlanPageModel
{
    /// <summary>Head of the deliberation; null for one that is being made.</summary>
    public Heading? Heading { get; init; }

    /// <summary>What was typed.</summary>
    public required PlanForm Form { get; init; }

    /// <summary>Findings by field.</summary>
    public IReadOnlyDictionary<string, string[]> Errors { get; init; } =
        new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Why nothing was saved, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>Where the form and what someone else saved in the meantime differ: theirs before, the form's after.</summary>
    public IReadOnlyList<PlanChange> Clashes { get; init; } = [];

    /// <summary>Whether ids may no longer change.</summary>
    public bool IsOpened { get; init; }
}

/// <summary>Asks once more before something is done.</summary>
/// <param name="Heading">Head of the deliberation.</param>
/// <param name="Step"><c>open</c>, <c>close</c> or <c>publish</c>.</param>
/// <param name="Revision">The revision it was asked at.</param>
/// <param name="Problem">Why it was not done, or null.</param>
public sealed record ConfirmModel(Heading Heading, string Step, int Revision, string? Problem);

/// <summary>A no in words.</summary>
/// <param name="Message">What happened and how to go on.</param>
/// <param name="Back">Where to go back to.</param>
public sealed record RefusedModel(string Message, string Back);

/// <summary>A line of the public history.</summary>
/// <param name="At">When.</param>
/// <param name="Text">What.</param>
public sealed record HistoryLine(DateTimeOffset At, string Text);

/// <summary>A deliberation as its organisers see it.</summary>
/// <param name="Heading">Head of the deliberation.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Address">The address to give people.</param>
/// <param name="Note">What was just done, or null.</param>
/// <param name="Live">How it goes; null before it was opened.</param>
/// <param name="History">How it came to be, newest first.</param>
public sealed record OverviewModel(
    Heading Heading,
    string Question,
    string Address,
    string? Note,
    LiveView? Live,
    IReadOnlyList<HistoryLine> History
);

namespace Commonweal.Deliberation.Votes;

/// <summary>What a person answered to "is the second value wiser than the first, here?".</summary>
public enum Answer
{
    /// <summary>Wiser.</summary>
    Yes,

    /// <summary>Not sure.</summary>
    Unsure,

    /// <summary>Not wiser.</summary>
    No,

    /// <summary>"Neither, they are on a par": offered as a fourth option; the fit scores it as unsure (10 §7.5).</summary>
    OnAPar,
}

/// <summary>One judgement: a voter was shown the transition <paramref name="From"/> → <paramref name="To"/> in a context and answered.</summary>
/// <param name="Voter">Pseudonym of the voter.</param>
/// <param name="From">The value left behind.</param>
/// <param name="To">The value said to be wiser.</param>
/// <param name="Context">The context.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Story">The story shown with it; null stands for the one story of (from, to, context).</param>
/// <param name="Group">The voter's group, or null.</param>
/// <param name="Weight">Trust in the voter times any raking factor, in (0, 1].</param>
/// <param name="At">When it was cast, if known.</param>
public sealed record Vote(
    string Voter,
    string From,
    string To,
    string Context,
    Answer Answer,
    string? Story,
    string? Group,
    double Weight,
    DateTimeOffset? At
);

/// <summary>Votes that could be read, and rows that could not.</summary>
/// <param name="Accepted">The votes, in the order of the input.</param>
/// <param name="Findings">The first rows of each kind that were left out, merged or changed.</param>
public sealed record VoteSet(IReadOnlyList<Vote> Accepted, IReadOnlyList<RowFinding> Findings)
{
    /// <summary>How many rows each kind of finding concerns, listed or not; ordinal order of codes.</summary>
    public IReadOnlyList<FindingCount> Counts { get; init; } = [];

    /// <summary>What was read and what was passed over on request.</summary>
    public ImportTotals Totals { get; init; } = new(Accepted.Count, Accepted.Count, 0, 0);
}

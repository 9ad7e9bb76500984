using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;

namespace Commonweal.Figures.Reports;

/// <summary>Everything a report of a moral graph shows. Texts in it are shown as they are and never trusted.</summary>
public sealed record GraphReportInput
{
    /// <summary>What the deliberation is called.</summary>
    public required string Title { get; init; }

    /// <summary>The question people were asked, if there was one.</summary>
    public string? Question { get; init; }

    /// <summary>What the judgements establish.</summary>
    public required MoralGraph Graph { get; init; }

    /// <summary>The graph of the same judgements as the Meaning Alignment Institute would publish it, to compare.</summary>
    public MaiGraph? Mai { get; init; }

    /// <summary>Values cards by the id that votes use. A value without a card is shown by its id.</summary>
    public IReadOnlyDictionary<string, ValuesCard> Cards { get; init; } =
        new Dictionary<string, ValuesCard>(StringComparer.Ordinal);

    /// <summary>Labels of contexts by id. A context without a label is shown by its id.</summary>
    public IReadOnlyDictionary<string, string> ContextLabels { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>How many people came how far, first stage first; empty if not known.</summary>
    public IReadOnlyList<FunnelStage> Stages { get; init; } = [];

    /// <summary>What people submitted and what the checker said to it, in the order to be shown; empty if not known.</summary>
    public IReadOnlyList<Submission> Submissions { get; init; } = [];

    /// <summary>Where the words of a card come from, by value id; a card without an entry shows no such bar.</summary>
    public IReadOnlyDictionary<string, WordOrigins> Origins { get; init; } =
        new Dictionary<string, WordOrigins>(StringComparer.Ordinal);

    /// <summary>The rules by which a pair becomes established, to be explained.</summary>
    public EvidenceRules Rules { get; init; } = EvidenceRules.Default;

    /// <summary>
    /// True where the rule that both directions be shown was waived, for data collected without it (10 §7.5, legacy).
    /// </summary>
    public bool WaivesDirections { get; init; }

    /// <summary>How many rows of the input were left out, merged or noted, by kind; empty if all was well or not known.</summary>
    public IReadOnlyList<FindingCount> InputFindings { get; init; } = [];

    /// <summary>Further pages to lead to from the navigation, where the report is part of a site; empty on disk.</summary>
    public IReadOnlyList<(string Label, string Href)> Elsewhere { get; init; } = [];

    /// <summary>The day the report is made.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>One or two sentences on where the judgements come from.</summary>
    public required string Source { get; init; }
}

/// <summary>A stage of taking part and how many people reached it.</summary>
/// <param name="Label">What people had done by then: "wrote a value".</param>
/// <param name="People">How many.</param>
public sealed record FunnelStage(string Label, int People);

/// <summary>One submitted draft with the checker's verdict.</summary>
/// <param name="Title">What its author called it; may be empty.</param>
/// <param name="Lines">Its words, line by line, as they were written.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Diagnostics">What the checker found in it.</param>
public sealed record Submission(
    string Title,
    IReadOnlyList<string> Lines,
    EntityStatus Status,
    IReadOnlyList<Diagnostic> Diagnostics
);

/// <summary>How many words of a card came about in which way (10 §10).</summary>
/// <param name="Typed">Typed by the person.</param>
/// <param name="Edited">Suggested, then changed by the person.</param>
/// <param name="Accepted">Suggested by a model and accepted as they were.</param>
/// <param name="TakenOver">Taken over from someone else's card.</param>
public sealed record WordOrigins(int Typed, int Edited, int Accepted, int TakenOver)
{
    /// <summary>All words.</summary>
    public int Total => Typed + Edited + Accepted + TakenOver;
}

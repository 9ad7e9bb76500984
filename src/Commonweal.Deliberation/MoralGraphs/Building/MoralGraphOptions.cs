namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>How a moral graph is built from judgements.</summary>
public sealed record MoralGraphOptions
{
    /// <summary>The defaults.</summary>
    public static MoralGraphOptions Default { get; } = new();

    /// <summary>Constants of the model.</summary>
    public WemOptions Model { get; init; } = WemOptions.Default;

    /// <summary>Thresholds of the statuses; their β and κ are those of <see cref="Model"/>.</summary>
    public EvidenceRules Rules { get; init; } = EvidenceRules.Default;

    /// <summary>
    /// Waives the rule that both directions be shown, for data collected without it (10 §7.5, flag <c>legacy</c>). A
    /// transition that nobody was shown is still never established.
    /// </summary>
    public bool Legacy { get; init; }

    /// <summary>Transitions whose record carries an error, so that they cannot be established: (from, to, context).</summary>
    public IReadOnlySet<(string From, string To, string Context)> FlawedRecords { get; init; } =
        new HashSet<(string, string, string)>();

    /// <summary>
    /// Robustness, attack budget and votes needed take a few refits for each pair. Up to this many pairs all of them get
    /// the figures; in a larger graph the most probable this many. Where more than 1000 pairs hang together the figures are
    /// estimated without refits and may be off by one.
    /// </summary>
    public int PairsInDetail { get; init; } = 2000;

    /// <summary>Called with what is being done and how far it has come, 0 to 1.</summary>
    public Action<string, double>? Progress { get; init; }
}

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>Counts of one ordered pair in the published summary (10 §6.1).</summary>
/// <param name="MarkedWiser">W.</param>
/// <param name="MarkedNotWiser">N.</param>
/// <param name="MarkedLessWise">L: yes answers to the reverse.</param>
/// <param name="MarkedUnsure">U.</param>
/// <param name="Impressions">I.</param>
public sealed record MaiCounts(
    int MarkedWiser,
    int MarkedNotWiser,
    int MarkedLessWise,
    int MarkedUnsure,
    int Impressions
);

/// <summary>A kept edge of the published graph.</summary>
/// <param name="From">Source value.</param>
/// <param name="To">Wiser value.</param>
/// <param name="Contexts">Distinct contexts in order of first appearance.</param>
/// <param name="Counts">Counts.</param>
/// <param name="WiserLikelihood">ℓ = (W − L)/T.</param>
/// <param name="Entropy">H in bits, impressions counted as a response.</param>
public sealed record MaiEdge(
    string From,
    string To,
    IReadOnlyList<string> Contexts,
    MaiCounts Counts,
    double WiserLikelihood,
    double Entropy
);

/// <summary>A graph as the Meaning Alignment Institute published it (Klingefjord et al. 2024; 10 §6).</summary>
/// <param name="Edges">Kept edges in order of first appearance.</param>
/// <param name="PageRank">Score of every end point of a kept edge, best first (10 §6.2).</param>
/// <param name="Votes">Rows summarised.</param>
public sealed record MaiGraph(
    IReadOnlyList<MaiEdge> Edges,
    IReadOnlyList<(string Value, double Score)> PageRank,
    long Votes
);

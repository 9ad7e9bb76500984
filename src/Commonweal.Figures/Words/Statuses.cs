using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;

namespace Commonweal.Figures.Words;

/// <summary>What the four statuses of a pair are called and mean, and what a pair still lacks, in plain words.</summary>
public static class Statuses
{
    /// <summary>In the order in which they are listed everywhere.</summary>
    public static IReadOnlyList<EdgeStatus> All { get; } =
    [EdgeStatus.Established, EdgeStatus.Contested, EdgeStatus.OnAPar, EdgeStatus.Open];

    /// <summary>"On a par".</summary>
    public static string Name(EdgeStatus status) =>
        status switch
        {
            EdgeStatus.Established => "Established",
            EdgeStatus.Contested => "Contested",
            EdgeStatus.OnAPar => "On a par",
            _ => "Open",
        };

    /// <summary>Word for classes and data: "established", "contested", "on-a-par", "open".</summary>
    public static string Key(EdgeStatus status) =>
        status switch
        {
            EdgeStatus.Established => "established",
            EdgeStatus.Contested => "contested",
            EdgeStatus.OnAPar => "on-a-par",
            _ => "open",
        };

    /// <summary>One sentence of explanation.</summary>
    public static string Meaning(EdgeStatus status) =>
        status switch
        {
            EdgeStatus.Established =>
                "People judged it wiser, enough of them, asked both ways round, and every group with a say agrees.",
            EdgeStatus.Contested => "Groups see it differently, or the judgements run in a circle.",
            EdgeStatus.OnAPar => "Probably neither is wiser than the other.",
            _ => "Not enough is known yet.",
        };

    /// <summary>What a pair still lacks, one phrase each, most telling first; empty if nothing.</summary>
    public static IReadOnlyList<string> Lacks(MoralEdge edge, EvidenceRules rules)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(rules);
        List<string> result = [];
        void Add(Lacking flag, string phrase)
        {
            if (edge.Lacking.HasFlag(flag))
            {
                result.Add(phrase);
            }
        }

        Add(Lacking.Acyclic, "it runs in a circle with other judgements");
        Add(
            Lacking.Probability,
            $"it is not probable enough: {Odds.Share(edge.Probability)}, where {Odds.Share(rules.Probability)} is asked for"
        );
        Add(
            Lacking.Votes,
            $"too few votes: it counts {Text.Number((long)Math.Floor(edge.EffectiveVotes))}, and {Text.Number((long)rules.EffectiveVotes)} are asked for"
        );
        Add(Lacking.BothDirections, "it was hardly asked the other way round");
        Add(
            Lacking.Groups,
            $"too few votes of different groups: two with {Text.Small(rules.GroupVotes)} or more are asked for"
        );
        Add(Lacking.GroupSupport, "not every group supports it");
        Add(Lacking.Record, "the written reason for this step has an error");
        return result;
    }
}

using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>No cell of a few people is published (10 §8): small groups are folded into one, small cells withheld.</summary>
internal static class SmallGroups
{
    /// <summary>What folded groups are called.</summary>
    public const string Others = "other groups";

    /// <summary>
    /// The votes with small groups folded, and the groups that remain with the number of their voters. Where the folded ones
    /// together are still too few, their votes become votes without group: they count in totals and in nothing else.
    /// </summary>
    public static (IReadOnlyList<Vote> Votes, IReadOnlyList<GroupSize> Groups) Fold(
        IReadOnlyList<Vote> votes,
        int smallest
    )
    {
        var sizes = Sizes(votes, v => v.Group);
        if (sizes.Count == 0)
        {
            return (votes, []);
        }

        var small = sizes
            .Where(g => g.Voters < smallest)
            .Select(g => g.Group)
            .ToHashSet(StringComparer.Ordinal);
        if (small.Count == 0)
        {
            return (votes, sizes);
        }

        var rest = votes
            .Where(v => v.Group is { } g && small.Contains(g))
            .Select(v => v.Voter)
            .Distinct(StringComparer.Ordinal)
            .Count();
        var name = rest < smallest ? null : Others;
        Vote[] folded =
        [
            .. votes.Select(v =>
                v.Group is { } g && small.Contains(g) ? v with { Group = name } : v
            ),
        ];
        return (folded, Sizes(folded, v => v.Group));
    }

    /// <summary>
    /// The groups of one pair that may be shown. Cells of fewer than <paramref name="smallest"/> are withheld; and since the
    /// pair's total is shown too, further groups are withheld, from the smallest in the whole population up, until the small
    /// cells have other votes to hide among. The order does not depend on the pair, so it gives nothing away. (Where all but
    /// a few of everybody judged the pair, sizes still tell how few of a small group did; what they think stays hidden.)
    /// </summary>
    /// <param name="support">The groups that judged the pair.</param>
    /// <param name="groups">All groups with their sizes.</param>
    /// <param name="total">Votes on the pair, those without group included.</param>
    /// <param name="smallest">Least cell that is shown.</param>
    public static IReadOnlyList<GroupSupport> Shown(
        IReadOnlyList<GroupSupport> support,
        IReadOnlyList<GroupSize> groups,
        int total,
        int smallest
    )
    {
        var shown = support.Where(g => g.Votes >= smallest).ToList();
        if (shown.Count == support.Count)
        {
            return support;
        }

        var small = support.Where(g => g.Votes < smallest).Sum(g => g.Votes);
        foreach (
            var group in groups.OrderBy(g => g.Voters).ThenBy(g => g.Group, StringComparer.Ordinal)
        )
        {
            var hidden = total - shown.Sum(g => g.Votes);
            if (hidden >= 2 * smallest && hidden - small >= smallest)
            {
                break;
            }

            shown.RemoveAll(g => g.Group == group.Group);
        }

        return shown;
    }

    /// <summary>
    /// Whether to say how many groups gave enough votes could say how many a withheld group gave: so it is where the votes
    /// hidden are few for the groups behind them.
    /// </summary>
    /// <param name="hidden">Votes on the pair that no shown group gave.</param>
    /// <param name="groups">Groups not shown.</param>
    /// <param name="rules">Least cell that is shown, and votes from which a group counts.</param>
    public static bool CountTellsTooMuch(int hidden, int groups, EvidenceRules rules) =>
        groups > 0 && hidden > 0 && hidden < (rules.GroupVotes * groups) + rules.SmallestCell;

    private static List<GroupSize> Sizes(IReadOnlyList<Vote> votes, Func<Vote, string?> groupOf) =>
        [
            .. votes
                .Where(v => groupOf(v) is not null)
                .GroupBy(v => groupOf(v)!, StringComparer.Ordinal)
                .Select(g => new GroupSize(
                    g.Key,
                    g.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count()
                ))
                .OrderBy(g => g.Group, StringComparer.Ordinal),
        ];
}

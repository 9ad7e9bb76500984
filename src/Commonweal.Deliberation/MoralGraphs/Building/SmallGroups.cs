using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>Groups that are too small to be named are folded into one, so that no cell of a few people is published (10 §8).</summary>
internal static class SmallGroups
{
    /// <summary>What folded groups are called.</summary>
    public const string Others = "other groups";

    /// <summary>The votes with small groups folded, and the groups that remain with the number of their voters.</summary>
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

        Vote[] folded =
        [
            .. votes.Select(v =>
                v.Group is { } g && small.Contains(g) ? v with { Group = Others } : v
            ),
        ];
        return (folded, [.. Sizes(folded, v => v.Group).Where(g => g.Voters >= smallest)]);
    }

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

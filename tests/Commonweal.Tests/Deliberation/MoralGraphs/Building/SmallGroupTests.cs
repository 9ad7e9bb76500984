using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs.Building;

/// <summary>Cells of fewer than five people are never published (10 §8), nor what would give them away.</summary>
public sealed class SmallGroupTests
{
    private const int Smallest = 5;

    private static readonly IReadOnlyList<GroupSize> Four =
    [
        new("l", 20),
        new("m", 12),
        new("s", 7),
        new("t", 6),
    ];

    private static List<GroupSize> Sizes(int groups) => [.. Four.Take(groups)];

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_withheld_number_cannot_be_told_from_all_that_is_shown_of_the_pair(int groups)
    {
        foreach (var alike in Pairs(groups, 15).GroupBy(Seen).Where(a => a.Any(v => v.Max() < 9)))
        {
            for (var group = 0; group < groups; group++)
            {
                var candidates = alike.Select(votes => votes[group]).Distinct().ToList();
                if (candidates.Any(n => n is > 0 and < Smallest))
                {
                    candidates.Count.ShouldBeGreaterThan(1, alike.Key);
                }
            }
        }
    }

    [Fact]
    public void Groups_are_withheld_only_where_one_of_them_is_small()
    {
        Shown(20, 12, 7).ShouldBe(["l", "m", "s"]);
        Shown(20, 12, 0).ShouldBe(["l", "m"]);
        Shown(20, 12, 4).ShouldBe(["l"]);
        Shown(20, 3, 7).ShouldBe(["l"]);
        Shown(20, 3, 0).ShouldBeEmpty();
    }

    [Fact]
    public void A_group_can_hide_among_people_without_group()
    {
        SmallGroups
            .Shown(Support(20, 12, 4), Sizes(3), 20 + 12 + 4 + 6, Smallest)
            .Select(g => g.Group)
            .ShouldBe(["l", "m"]);
    }

    [Fact]
    public void The_least_support_is_withheld_where_a_group_that_counts_is()
    {
        var votes = Grouped(Ballots.Of("A", "B", (20, 0, 0), "one"), "l")
            .Concat(Grouped(Ballots.Of("B", "A", (0, 0, 20), "two"), "m"))
            .Concat(Grouped(Ballots.Of("A", "B", (0, 1, 3), "three"), "s"))
            .Concat(Grouped(Ballots.Of("X", "Y", (6, 0, 0), "four"), "s"));
        var edge = Build(votes).Contexts[0].Edges.Single(e => e.From is "A" or "B");
        edge.Groups.ShouldNotContain(g => g.Group == "s");
        edge.BridgedSupport.ShouldBeNull();
        edge.Coverage.ShouldBe(1);
    }

    [Fact]
    public void The_least_support_is_shown_where_the_withheld_group_is_too_small_to_count()
    {
        var votes = Grouped(Ballots.Of("A", "B", (20, 0, 0), "one"), "l")
            .Concat(Grouped(Ballots.Of("B", "A", (0, 0, 20), "two"), "m"))
            .Concat(Ballots.Of("A", "B", (6, 2, 0), "nobody's"))
            .Concat(Grouped(Ballots.Of("A", "B", (0, 0, 2), "three"), "s"))
            .Concat(Grouped(Ballots.Of("X", "Y", (6, 0, 0), "four"), "s"));
        var edge = Build(votes).Contexts[0].Edges.Single(e => e.From is "A" or "B");
        edge.Groups.Select(g => g.Group).ShouldBe(["l", "m"]);
        edge.BridgedSupport.ShouldBe(edge.Groups.Min(g => g.Probability));
        edge.Coverage!.Value.ShouldBe(2 / 3.0);
    }

    [Fact]
    public void A_rest_of_fewer_than_five_people_changes_what_is_known_no_more_than_people_without_group()
    {
        var rest = Ballots.Of("A", "B", (0, 0, 4), "rest").ToList();
        List<Vote> named =
        [
            .. Grouped(Ballots.Of("A", "B", (20, 0, 0), "one"), "l"),
            .. Grouped(Ballots.Of("B", "A", (0, 0, 20), "two"), "m"),
        ];
        var graph = Build([.. named, .. Grouped(rest.Take(1), "x"), .. Grouped(rest.Skip(1), "y")]);
        var without = Build([.. named, .. rest]);
        graph.Groups.ShouldBe(without.Groups);
        Only(graph).Groups.ShouldBe(Only(without).Groups);
        (Only(graph) with { Groups = [] }).ShouldBe(Only(without) with { Groups = [] });
    }

    [Fact]
    public void A_rest_of_five_people_is_one_group()
    {
        var rest = Ballots.Of("A", "B", (0, 0, 5), "rest").ToList();
        var graph = Build([
            .. Grouped(Ballots.Of("A", "B", (20, 0, 0), "one"), "l"),
            .. Grouped(rest.Take(2), "x"),
            .. Grouped(rest.Skip(2), "y"),
        ]);
        graph.Groups.ShouldBe([new("l", 20), new("other groups", 5)]);
        Only(graph).Groups.Select(g => g.Group).ShouldBe(["l", "other groups"]);
    }

    [Fact] // 10 §8: share of population groups with at least three votes
    public void Coverage_counts_the_groups_with_three_votes_among_all_that_the_population_has()
    {
        var votes = Grouped(Ballots.Of("A", "B", (12, 0, 0), "one"), "l")
            .Concat(Grouped(Ballots.Of("A", "B", (2, 0, 0), "two"), "m"))
            .Concat(Grouped(Ballots.Of("X", "Y", (6, 0, 0), "three"), "m"))
            .ToList();
        Coverage(MoralGraphOptions.Default).ShouldBe(.5);
        Coverage(
                MoralGraphOptions.Default with
                {
                    Model = WemOptions.Default with
                    {
                        PopulationShares = new Dictionary<string, double>(StringComparer.Ordinal)
                        {
                            ["l"] = .5,
                            ["absent"] = .5,
                        },
                    },
                }
            )
            .ShouldBe(1 / 3.0);
        Only(Build(Ballots.Of("A", "B", (6, 0, 0)))).Coverage.ShouldBeNull();

        double? Coverage(MoralGraphOptions options) =>
            Build(votes, options).Contexts[0].Edges.Single(e => e.From is "A" or "B").Coverage;
    }

    // Whoever reads the pair sees the groups shown, the total, the coverage, and whether groups are lacking.
    private static string Seen(int[] votes)
    {
        var total = votes.Sum();
        var shown = SmallGroups.Shown(Support(votes), Sizes(votes.Length), total, Smallest);
        var named = string.Join(' ', shown.Select(g => $"{g.Group}{g.Votes}"));
        var counting = votes.Count(n => n >= 3);
        var isCountHidden = SmallGroups.CountTellsTooMuch(
            total - shown.Sum(g => g.Votes),
            votes.Length - shown.Count,
            EvidenceRules.Default
        );
        return $"{named} of {total}; {(isCountHidden ? "" : $"{counting}, lacking: {counting < 2}")}";
    }

    // Groups are large enough for so many votes; where all but a few of everybody judged a pair, sizes alone tell the rest.
    private static IEnumerable<int[]> Pairs(int groups, int most) =>
        groups == 0
            ?
            [
                [],
            ]
            : Pairs(groups - 1, most)
                .SelectMany(rest => Enumerable.Range(0, most).Select(n => (int[])[.. rest, n]));

    private static IEnumerable<string> Shown(params int[] votes) =>
        SmallGroups.Shown(Support(votes), Sizes(3), votes.Sum(), Smallest).Select(g => g.Group);

    private static IReadOnlyList<GroupSupport> Support(params int[] votes) =>
        [.. votes.Select((n, i) => new GroupSupport(Four[i].Group, n, .5)).Where(g => g.Votes > 0)];

    private static MoralGraph Build(IEnumerable<Vote> votes, MoralGraphOptions? options = null) =>
        MoralGraphBuilder.Build(
            [.. votes],
            options ?? MoralGraphOptions.Default,
            TestContext.Current.CancellationToken
        );

    private static MoralEdge Only(MoralGraph graph) =>
        graph.Contexts.ShouldHaveSingleItem().Edges.ShouldHaveSingleItem();

    private static IEnumerable<Vote> Grouped(IEnumerable<Vote> votes, string group) =>
        votes.Select(v => v with { Group = group });
}

using Commonweal.Deliberation.Cards;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Cards;

/// <summary>Likeness of wording, 10 §9.1.</summary>
public sealed class CardIndexTests
{
    private static readonly ValuesCard[] Three =
    [
        Card("grief", "MOMENTS when grief needs silence", "SIGNS of tears"),
        Card("garden", "LEAVES that droop in the garden", "SHADOWS over the soil"),
        Card("mourning", "MOMENTS when silence helps grief", "SIGNS of relief"),
    ];

    [Fact]
    public void The_nearest_card_shares_most_of_the_rare_words() =>
        new CardIndex(Three)
            .Nearest(["MOMENTS of grief and silence"], 2, 0)
            .Select(near => near.Card)
            .ShouldBe(["mourning", "grief"], ignoreOrder: true);

    [Fact]
    public void A_card_is_wholly_like_itself() =>
        new CardIndex(Three).Nearest(Three[1].Policies, 1, 0)[0].Likeness.ShouldBe(1, 1e-12);

    [Fact]
    public void Cards_without_a_word_in_common_are_not_near() =>
        new CardIndex(Three).Nearest(["ENGINES that hum"], 5, 0).ShouldBeEmpty();

    /// <summary>By hand: two cards of the same two words, counts (1, 1) and (2, 1), rarity 1; cos = (1 + ln 2 + 1)/(√2 · √((1 + ln 2)² + 1)).</summary>
    [Fact]
    public void Frequency_counts_by_its_logarithm() =>
        new CardIndex([Card("a", "grief silence"), Card("b", "grief grief silence")])
            .Likeness(0, 1)
            .ShouldBe(0.968439, 1e-6);

    [Fact]
    public void Cards_worth_a_look_come_in_groups() =>
        new CardIndex(Three)
            .Groups(CardIndex.WorthALook)
            .ShouldBe([
                ["grief", "mourning"],
            ]);

    [Fact]
    public void Chains_of_neighbours_give_the_clusters_of_joining_the_most_alike_again_and_again()
    {
        for (var seed = 0UL; seed < 60; seed++)
        {
            var n = 4 + (int)(seed % 9);
            var alike = Random(n, seed);
            for (var least = .2; least < .9; least += .2)
            {
                AverageLink
                    .Clusters(n, Pairs(n, alike, least), (i, j) => alike[i, j], least)
                    .ShouldBe(OneByOne(n, alike, least));
            }
        }
    }

    [Fact]
    public void Vectors_from_outside_give_the_nearest_by_cosine() =>
        new CardVectors([("a", [1, 0]), ("b", [1, 1]), ("c", [0, 3]), ("d", [0, 0])])
            .Nearest([0, 1], 2, 0)
            .Select(near => (near.Card, Math.Round(near.Likeness, 6)))
            .ShouldBe([("c", 1), ("b", .707107)]);

    [Fact]
    public void Vectors_of_another_dimension_find_nothing() =>
        new CardVectors([("a", [1, 0])]).Nearest([1, 0, 0], 2, 0).ShouldBeEmpty();

    private static ValuesCard Card(string id, params string[] policies) =>
        new(id, id, null, policies);

    private static double[,] Random(int n, ulong seed)
    {
        Xoshiro256 draw = new(seed);
        var alike = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
            {
                alike[i, j] = alike[j, i] = draw.NextShare();
            }
        }

        return alike;
    }

    private static IEnumerable<(int, int)> Pairs(int n, double[,] alike, double least) =>
        from i in Enumerable.Range(0, n)
        from j in Enumerable.Range(0, i)
        where alike[i, j] >= least
        select (i, j);

    /// <summary>The definition, O(n⁴): joins the two clusters of greatest mean likeness while it reaches the threshold.</summary>
    private static List<List<int>> OneByOne(int n, double[,] alike, double least)
    {
        var clusters = Enumerable.Range(0, n).Select(i => new List<int> { i }).ToList();
        while (true)
        {
            var best = (
                from a in clusters
                from b in clusters
                where a[0] < b[0]
                select (a, b, Mean: a.Average(i => b.Average(j => alike[i, j])))
            )
                .OrderByDescending(p => p.Mean)
                .FirstOrDefault();
            if (best.a is null || best.Mean < least)
            {
                return [.. clusters.Select(c => c.Order().ToList()).OrderBy(c => c[0])];
            }

            best.a.AddRange(best.b);
            best.a.Sort();
            clusters.Remove(best.b);
        }
    }
}

using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Mai;

/// <summary>Faults of the published aggregation, kept as they are in compatible mode (10 §6.5).</summary>
public sealed class KnownFailureTests
{
    [Fact]
    public void F1_One_more_yes_deletes_an_edge()
    {
        var before = new MaiCounts(6, 2, 0, 9, 17);
        var after = before with { MarkedWiser = 7, Impressions = 18 };

        MaiRule.Likelihood(before).ShouldBe(.3529, 5e-5);
        MaiRule.Entropy(before).ShouldBe(1.68964, 5e-6);
        MaiRule.Keeps(before).ShouldBeTrue();
        MaiRule.Entropy(after).ShouldBe(1.69105, 5e-6);
        MaiRule.Keeps(after).ShouldBeFalse();
        Graph(Shown("a", "b", 6, 9, 2)).Edges.Count.ShouldBe(1);
        Graph(Shown("a", "b", 7, 9, 2)).Edges.ShouldBeEmpty();
    }

    [Fact]
    public void F2_Being_judged_less_wise_raises_a_score()
    {
        var votes = Shown("X", "A", 4).Concat(Shown("B", "A", 4)).ToList();
        Graph(votes).ShouldHaveScore("A", .135);

        var after = Graph(votes.Concat(Shown("A", "B", 3)));
        after.ShouldHaveScore("A", .13875);
        after.PageRank.ShouldNotContain(s => s.Value == "B");
        after.Edges.ShouldHaveSingleItem().From.ShouldBe("X");
    }

    [Fact]
    public void F3_A_cycle_lifts_the_value_that_was_judged_less_wise()
    {
        var votes = new[] { ("X", "A"), ("B", "A"), ("Y", "D"), ("Z", "D") }
            .SelectMany(p => Shown(p.Item1, p.Item2, 4))
            .ToList();
        var before = Graph(votes);
        before.ShouldHaveScore("A", .0675);
        before.ShouldHaveScore("D", .0675);

        var after = Graph(votes.Concat(Shown("A", "C", 3)).Concat(Shown("C", "B", 3)));
        after.PageRank[0].Value.ShouldBe("A");
        after.ShouldHaveScore("A", .190060);
        after.ShouldHaveScore("D", .057857);
    }

    [Fact]
    public void F4_Copies_of_a_loser_lift_its_winner()
    {
        var rest = Shown("M", "V", 9, 0, 1).Concat(Shown("N", "V", 9, 0, 1)).ToList();
        var before = Graph(Shown("L", "W", 9, 0, 1).Concat(rest));
        before.ShouldHaveScore("V", .081);
        before.ShouldHaveScore("W", .0555);

        var split = new[] { "L1", "L2", "L3" }.SelectMany(l => Shown(l, "W", 3));
        var after = Graph(split.Concat(rest));
        after.ShouldHaveScore("W", .076071);
        after.ShouldHaveScore("V", .057857);
    }

    [Fact]
    public void F5_Two_of_two_beats_eighty_of_a_hundred()
    {
        var graph = Graph(Shown("S", "P", 2).Concat(Shown("S", "Q", 80, 10, 10)));

        graph.ShouldHaveScore("P", .073611);
        graph.ShouldHaveScore("Q", .068889);
    }

    [Fact]
    public void F6_With_one_out_edge_strength_counts_for_nothing()
    {
        // ℓ = 17/50 = .34 with answers lopsided enough to be kept, against ℓ = 1.
        var graph = Graph(Shown("S", "P", 17, 33, 0).Concat(Shown("T", "Q", 5)));

        graph.Edges.Select(e => e.WiserLikelihood).ShouldBe([.34, 1.0]);
        graph.ShouldHaveScore("P", .069375);
        graph.ShouldHaveScore("Q", .069375);
    }

    [Fact]
    public void F7_A_cycle_traps_score_that_an_outright_winner_never_gets()
    {
        var cycle = new[] { ("A", "B"), ("B", "C"), ("C", "A") };
        var outright = new[] { ("P", "W"), ("Q", "W"), ("R", "W") };
        var graph = Graph(cycle.Concat(outright).SelectMany(p => Shown(p.Item1, p.Item2, 4)));

        foreach (var value in new[] { "A", "B", "C" })
        {
            graph.ShouldHaveScore(value, .142857);
        }

        graph.ShouldHaveScore("W", .076071);
    }

    [Fact]
    public void F8_The_top_of_the_real_graph_lies_on_cycles_within_one_context()
    {
        var graph = Study.Graph("2023-10-18");
        var edges = graph.Edges.ToDictionary(e => (e.From, e.To));

        graph.PageRank.Take(4).Select(s => s.Value).ShouldBe(["289", "298", "303", "234"]);
        var cycle = new[] { ("289", "298"), ("298", "303"), ("303", "289") };
        edges.Keys.Intersect(cycle).Count().ShouldBe(3);
        cycle
            .Select(pair => edges[pair].Contexts.AsEnumerable())
            .Aggregate((common, next) => common.Intersect(next, StringComparer.Ordinal))
            .ShouldNotBeEmpty();
        var reach = new HashSet<string>(["234"], StringComparer.Ordinal);
        for (var grown = -1; grown != reach.Count; )
        {
            grown = reach.Count;
            reach.UnionWith(
                graph.Edges.Where(e => reach.Contains(e.From)).Select(e => e.To).ToList()
            );
        }

        graph.Edges.ShouldContain(e => e.To == "234" && reach.Contains(e.From));
    }

    [Fact]
    public void F9_Asked_either_way_six_in_seven_say_wiser()
    {
        var votes = Study.Votes(null).Accepted;
        var there = votes.Where(v => (v.From, v.To) == ("170", "219")).ToList();
        var back = votes.Where(v => (v.From, v.To) == ("219", "170")).ToList();

        (there.Count(v => v.Answer == Answer.Yes), there.Count).ShouldBe((23, 27));
        (back.Count(v => v.Answer == Answer.Yes), back.Count).ShouldBe((24, 28));
        there.Concat(back).Count(v => v.Context != "When in distress").ShouldBe(3);
    }

    [Fact]
    public void F10_Two_invented_voters_put_the_last_value_first()
    {
        var votes = Study.Votes("2023-10-18").Accepted;
        var before = Study.Graph("2023-10-18");
        before.ShouldHaveScore("342", .0025);
        before.PageRank[^1].Score.ShouldBe(.0025, 1e-12);

        var fakes = new[] { "fake-1", "fake-2" }.SelectMany(voter =>
            new[] { "289", "298", "303" }.Select(from => new Vote(
                voter,
                from,
                "342",
                "When seeking information",
                Answer.Yes,
                null,
                null,
                1,
                null
            ))
        );
        var after = MaiGraphs.Summarize(votes.Concat(fakes));

        after.PageRank[0].Value.ShouldBe("342");
        after.PageRank[0].Score.ShouldBe(.0162, 5e-5);
    }

    private static MaiGraph Graph(IEnumerable<Vote> votes) => MaiGraphs.Summarize(votes);

    private static IEnumerable<Vote> Shown(
        string from,
        string to,
        int yes,
        int unsure = 0,
        int no = 0
    ) =>
        Enumerable
            .Repeat(Answer.Yes, yes)
            .Concat(Enumerable.Repeat(Answer.Unsure, unsure))
            .Concat(Enumerable.Repeat(Answer.No, no))
            .Select((answer, i) => new Vote($"v{i}", from, to, "C", answer, null, null, 1, null));
}

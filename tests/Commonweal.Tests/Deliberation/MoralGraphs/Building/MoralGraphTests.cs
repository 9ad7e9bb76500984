using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs.Building;

public sealed class MoralGraphTests
{
    private static MoralGraph Build(IEnumerable<Vote> votes, MoralGraphOptions? options = null) =>
        MoralGraphBuilder.Build(
            [.. votes],
            options ?? MoralGraphOptions.Default,
            TestContext.Current.CancellationToken
        );

    private static MoralEdge Only(MoralGraph graph) =>
        graph.Contexts.ShouldHaveSingleItem().Edges.ShouldHaveSingleItem();

    // Twenty yes and twenty no to the reverse, both groups alike: as clear as it gets.
    private static IEnumerable<Vote> Clear(string from, string to, string context = "C") =>
        Grouped(Ballots.Of(from, to, (20, 0, 0), null, context))
            .Concat(Grouped(Ballots.Of(to, from, (0, 0, 20), null, context)));

    private static IEnumerable<Vote> Grouped(IEnumerable<Vote> votes) =>
        votes.Select((v, i) => v with { Group = i % 2 == 0 ? "l" : "r" });

    [Fact]
    public void No_votes_make_a_graph_without_contexts()
    {
        var graph = Build([]);
        graph.Votes.ShouldBe(0);
        graph.Contexts.ShouldBeEmpty();
        graph.AcquiescenceTable.ShouldBeEmpty();
    }

    [Fact]
    public void A_clear_pair_is_established_and_its_upper_value_wins()
    {
        var graph = Build(Clear("A", "B"));
        Only(graph).Status.ShouldBe(EdgeStatus.Established);
        Only(graph).Lacking.ShouldBe(Lacking.None);
        Only(graph).VotesNeeded.ShouldBe(0);
        graph.Contexts[0].Winners.ShouldHaveSingleItem().Value.ShouldBe("B");
        graph.CounterbalancedShare.ShouldBe(1);
    }

    [Fact] // 10 §8
    public void It_takes_fourteen_voters_to_establish_a_fresh_edge() =>
        // One voter who says nothing in favour or against would tip the scale; a weight near zero does not.
        Only(Build(Ballots.Of("A", "B", (1, 0, 0)).Select(v => v with { Weight = 1e-9 })))
            .AttackBudget.ShouldBe(14);

    [Fact] // 10 §7.5
    public void Judgements_from_one_direction_only_establish_nothing_unless_that_is_waived()
    {
        var votes = Grouped(Ballots.Of("A", "B", (30, 0, 0))).ToList();
        Only(Build(votes)).Status.ShouldBe(EdgeStatus.Open);
        Only(Build(votes)).Lacking.ShouldBe(Lacking.BothDirections);
        Only(Build(votes, MoralGraphOptions.Default with { Legacy = true }))
            .Status.ShouldBe(EdgeStatus.Established);
    }

    [Fact] // 10 §7.5
    public void A_record_with_an_error_keeps_an_edge_from_being_established()
    {
        var options = MoralGraphOptions.Default with
        {
            FlawedRecords = new HashSet<(string, string, string)> { ("A", "B", "C") },
        };
        Only(Build(Clear("A", "B"), options)).Lacking.ShouldBe(Lacking.Record);
    }

    [Fact] // 10 §7.5
    public void One_group_for_and_one_against_is_contested()
    {
        var votes = Clear("A", "B")
            .Select(v => v with { Group = "l" })
            .Concat(Clear("B", "A").Select(v => v with { Voter = $"r{v.Voter}", Group = "r" }));
        Only(Build(votes)).Status.ShouldBe(EdgeStatus.Contested);
    }

    [Fact] // 10 §7.4 O5
    public void Judged_wiser_both_ways_round_is_on_a_par()
    {
        var edge = Only(
            Build(Ballots.Of("A", "B", (23, 4, 0)).Concat(Ballots.Of("B", "A", (24, 2, 2))))
        );
        edge.Status.ShouldBe(EdgeStatus.OnAPar);
        edge.ProbabilityOnAPar.ShouldBe(.858553, 5e-7);
    }

    [Fact] // 10 §7.5: the fourth answer
    public void Said_to_be_on_a_par_by_enough_people_is_on_a_par()
    {
        var votes = Ballots
            .Of("A", "B", (12, 0, 0))
            .Concat(
                Ballots
                    .Of("A", "B", (0, 30, 0), "other")
                    .Select(v => v with { Answer = Answer.OnAPar })
            );
        Only(Build(votes)).Status.ShouldBe(EdgeStatus.OnAPar);
    }

    [Fact] // V404
    public void A_cycle_of_established_edges_is_contested_and_nobody_wins()
    {
        string[] ring = ["A", "B", "D", "E"];
        var votes = ring.SelectMany((v, i) => Clear(v, ring[(i + 1) % 4])).Concat(Clear("A", "F"));
        var context = Build(votes).Contexts[0];
        context
            .Edges.Where(e => e.To != "F")
            .ShouldAllBe(e => e.Status == EdgeStatus.Contested && e.Lacking == Lacking.Acyclic);
        context.Winners.Select(w => w.Value).ShouldBe(["F"]);
    }

    [Fact] // 10 §8: cells under five people are never published
    public void Small_groups_are_folded_and_small_cells_are_not_shown()
    {
        var votes = Clear("A", "B")
            .Concat(Ballots.Of("A", "B", (3, 0, 0), "x").Select(v => v with { Group = "few" }));
        var graph = Build(votes);
        graph.Groups.Select(g => g.Group).ShouldBe(["l", "r"]);
        Only(graph).Groups.ShouldAllBe(g => g.Votes >= 5);
    }

    [Fact]
    public void One_invented_voter_fewer_would_not_do()
    {
        var votes = Grouped(Ballots.Of("A", "B", (6, 1, 0))).ToList();
        var attack = Only(Build(votes)).AttackBudget!.Value;
        After(attack).ShouldBeGreaterThanOrEqualTo(.95);
        After(attack - 1).ShouldBeLessThan(.95);

        double After(int n) =>
            Only(
                Build(
                    votes.Concat(
                        Ballots
                            .Of("A", "B", (n, 0, 0))
                            .Select(v => v with { Voter = $"more{v.Voter}" })
                    )
                )
            ).Probability;
    }

    [Fact]
    public void One_expected_judgement_fewer_in_each_direction_would_not_do()
    {
        var votes = Ballots
            .Of("A", "B", (16, 1, 0))
            .Concat(Ballots.Of("B", "A", (8, 3, 2)))
            .ToList();
        var edge = Only(Build(votes));
        var options = WemOptions.Default;
        double L(double x) => 1 / (1 + Math.Exp(-x));
        (double Yes, double No) At(double d) =>
            (
                L(d + options.Acquiescence - options.UnsureHalfWidth),
                L(-d - options.Acquiescence - options.UnsureHalfWidth)
            );
        edge.To.ShouldBe("B");
        edge.VotesNeeded!.Value.ShouldBeGreaterThan(1);
        After(edge.VotesNeeded.Value).ShouldBeGreaterThanOrEqualTo(.95);
        After(edge.VotesNeeded.Value - 1).ShouldBeLessThan(.95);

        double After(int n) =>
            Only(
                Build([
                    .. votes,
                    .. Expected("A", "B", n, At(edge.Mean)),
                    .. Expected("B", "A", n, At(-edge.Mean)),
                ])
            ).Probability;
        static IEnumerable<Vote> Expected(
            string from,
            string to,
            int n,
            (double Yes, double No) p
        ) =>
            Ballots
                .Of(from, to, (n, n, n))
                .Select(v =>
                    v with
                    {
                        Voter = $"more{v.Voter}",
                        Weight =
                            v.Answer == Answer.Yes ? p.Yes
                            : v.Answer == Answer.No ? p.No
                            : 1 - p.Yes - p.No,
                    }
                );
    }

    [Fact]
    public void Removing_that_many_voters_loses_the_edge_and_one_fewer_does_not()
    {
        var votes = Clear("A", "B").ToList();
        var edge = Only(Build(votes));
        var yes = votes.Where(v => v.From == "A").ToList();
        var no = votes.Where(v => v.From == "B").ToList();
        // "No" to the reverse weighs more than "yes" here, so those voters go first.
        double After(int n) =>
            Only(Build(no.Skip(n).Concat(yes.Skip(Math.Max(0, n - no.Count))))).Probability;
        After(edge.Robustness!.Value).ShouldBeLessThan(.9);
        After(edge.Robustness.Value - 1).ShouldBeGreaterThanOrEqualTo(.9);
    }
}

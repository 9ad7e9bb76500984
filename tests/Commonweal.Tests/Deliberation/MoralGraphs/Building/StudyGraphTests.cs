using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Tests.Deliberation.Mai;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs.Building;

/// <summary>The 2023 study under the wiser-edge model (10 §7.4 O8, O9; §7.5; §8). Skipped where its data are absent.</summary>
public sealed class StudyGraphTests
{
    private static readonly Lazy<MoralGraph> Graph = new(() => Build(.95));

    private static MoralGraph Build(double probability) =>
        MoralGraphBuilder.Build(
            Study.Votes("2023-10-18").Accepted,
            MoralGraphOptions.Default with
            {
                Legacy = true,
                Rules = EvidenceRules.Default with { Probability = probability },
            },
            TestContext.Current.CancellationToken
        );

    private static IEnumerable<MoralEdge> Edges => Graph.Value.Contexts.SelectMany(c => c.Edges);

    [Fact] // 10 §7.4 O8
    public void Pairs_by_probability_come_out_as_computed()
    {
        double[] shown =
        [
            .. Edges.Where(e => e.Forward.Total > 0).Select(e => e.Probability),
            .. Edges.Where(e => e.Reverse.Total > 0).Select(e => 1 - e.Probability),
        ];
        shown.Length.ShouldBe(133);
        shown.Count(p => p >= .95).ShouldBe(3);
        shown.Count(p => p >= .9).ShouldBe(7);
        shown.Count(p => p >= .8).ShouldBe(12);
        shown.Count(p => p is > .2 and < .8).ShouldBe(109);
        shown.Min().ShouldBe(.079357, 5e-7);
    }

    [Theory] // 10 §7.4 O8, O9; P_g by party
    [InlineData("219", "304", "When seeking support", .968764, .931234, .952681, .962608)]
    [InlineData("315", "336", "When parenting", .964580, .915449, .967864, .923649)]
    [InlineData("330", "301", "When parenting", .956283, .921831, .824437, .956504)]
    public void Established_edges_have_the_probabilities_of_both_fits(
        string from,
        string to,
        string context,
        double probability,
        double democrat,
        double independent,
        double republican
    )
    {
        var edge = Edges.Single(e => e.From == from && e.To == to && e.Context == context);
        edge.Status.ShouldBe(EdgeStatus.Established);
        edge.Probability.ShouldBe(probability, 5e-7);
        edge.Groups.Select(g => g.Group).ShouldBe(["Democrat", "Independent", "Republican"]);
        edge.Groups[0].Probability.ShouldBe(democrat, 5e-7);
        edge.Groups[1].Probability.ShouldBe(independent, 5e-7);
        edge.Groups[2].Probability.ShouldBe(republican, 5e-7);
    }

    [Fact] // 10 §7.4 O9
    public void Three_edges_are_established_without_counterbalancing_and_one_more_at_nine_in_ten()
    {
        string[] three = ["219→304", "315→336", "330→301"];
        Established(Graph.Value).ShouldBe(three, ignoreOrder: true);
        Established(Build(.90)).ShouldBe([.. three, "296→283"], ignoreOrder: true);
    }

    [Fact] // 10 §7.5: both directions shown
    public void Nothing_is_established_when_both_directions_must_have_been_shown()
    {
        var strict = MoralGraphBuilder.Build(
            Study.Votes("2023-10-18").Accepted,
            MoralGraphOptions.Default,
            TestContext.Current.CancellationToken
        );
        Established(strict).ShouldBeEmpty();
        strict.Contexts.ShouldAllBe(c => c.Winners.Count == 0);
    }

    [Theory] // 10 §8: "removing yes votes of that edge one by one until P<.9"
    [InlineData("219", "304", 12)]
    [InlineData("315", "336", 13)]
    [InlineData("330", "301", 12)]
    public void Robustness_is_how_many_people_would_have_to_withdraw_their_judgement_of_the_pair(
        string from,
        string to,
        int voters
    ) =>
        Edges
            .Single(e => e.From == from && e.To == to && e.Status == EdgeStatus.Established)
            .Robustness.ShouldBe(voters);

    // 10 §8 defines the radius by "voters whose removal" loses the edge, and prints numbers for the removal of that edge's own
    // votes, which the test above holds. Taking voters out with everything they said, those first whose removal alone costs most,
    // loses the second edge much sooner: the same people carry the pairs around it.
    [Theory]
    [InlineData("219", "304", "When seeking support", 12)]
    [InlineData("315", "336", "When parenting", 6)]
    [InlineData("330", "301", "When parenting", 12)]
    public void Removing_voters_with_all_they_said_can_take_fewer_than_withdrawing_their_judgement_of_the_pair(
        string from,
        string to,
        string context,
        int voters
    )
    {
        var fit = Wem.Fit(
            [.. Study.Votes("2023-10-18").Accepted.Select(v => v with { Group = null })],
            WemOptions.Default
        );
        double Without(IEnumerable<string> gone) =>
            fit.Without(gone).Edge(from, to, context).Probability;
        var costliest = Study
            .Votes("2023-10-18")
            .Accepted.Where(v => (v.From, v.To, v.Context) == (from, to, context))
            .Select(v => v.Voter)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(voter => Without([voter]))
            .ThenBy(voter => voter, StringComparer.Ordinal)
            .ToList();
        Without(costliest.Take(voters)).ShouldBeLessThan(.9);
        Without(costliest.Take(voters - 1)).ShouldBeGreaterThanOrEqualTo(.9);
    }

    [Fact] // 10 §8
    public void Coverage_is_the_share_of_the_parties_with_three_votes()
    {
        var all = Edges.Single(e => e.From == "219" && e.To == "304");
        all.Coverage.ShouldBe(1);
        Edges
            .Where(e => e.Coverage is not null && e.Groups.Count == 3)
            .ShouldAllBe(e => e.Coverage == 1);
    }

    [Fact] // 10 §7.4: sensitivity to β
    public void Sensitivity_to_acquiescence_is_printed_for_data_asked_one_way() =>
        Graph
            .Value.AcquiescenceTable.Select(row => (row.Acquiescence, row.ProbableEdges))
            .ShouldBe([(0, 34), (.75, 14), (1.1, 8), (1.3, 4), (1.5, 2)]);

    [Fact] // 10 §7.5
    public void The_votes_carry_no_ranking()
    {
        var support = Graph.Value.RankSupport;
        support.WithLevels.ShouldBe(-1278.0304, 1e-3);
        support.WithoutLevels.ShouldBe(-1272.2157, 1e-3);
        support.StoryEffectsOnly.ShouldBe(-1271.5560, 1e-3);
        support.Null.ShouldBe(-1283.5464, 1e-3);
        support.IsSupported.ShouldBeFalse();
    }

    private static IEnumerable<string> Established(MoralGraph graph) =>
        graph
            .Contexts.SelectMany(c => c.Edges)
            .Where(e => e.Status == EdgeStatus.Established)
            .Select(e => $"{e.From}→{e.To}");
}

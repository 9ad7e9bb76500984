using System.Text.Json;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Mai;

public sealed class PublishedGraphTests
{
    [Theory]
    [InlineData("2023-10-18", "moral-graph-all-participants.json", 69, 60)] // 10 §6.3
    [InlineData("2023-10-12", "moral-graph-prolific-run.json", 67, 59)] // 10 §6.3
    public void A_date_cut_reproduces_a_published_graph_edge_by_edge(
        string until,
        string file,
        int edges,
        int values
    )
    {
        var graph = Study.Graph(until);
        var published = Study.Published(file).GetProperty("edges").EnumerateArray().ToList();

        graph.Edges.Count.ShouldBe(edges);
        graph.PageRank.Count.ShouldBe(values);
        published.Count.ShouldBe(edges);
        foreach (var (ours, theirs) in graph.Edges.Zip(published))
        {
            ShouldBeTheSame(ours, theirs);
        }
    }

    [Theory]
    [InlineData("2023-10-18", "moral-graph-all-participants.json")]
    [InlineData("2023-10-12", "moral-graph-prolific-run.json")]
    public void A_date_cut_reproduces_the_values_of_a_published_graph(string until, string file)
    {
        var ids = Study
            .Published(file)
            .GetProperty("values")
            .EnumerateArray()
            .Select(v => v.GetProperty("id").GetRawText());

        Study
            .Graph(until)
            .PageRank.Select(s => s.Value)
            .Order(StringComparer.Ordinal)
            .ShouldBe(ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Late_votes_add_three_edges_and_push_one_out()
    {
        // 10 §6.3: all rows give 71 edges; (292→327) goes out, whose H rises from 1.685475 to 1.704736.
        var early = Study.Graph("2023-10-18").Edges.ToDictionary(e => (e.From, e.To));
        var all = Study.Graph(null).Edges.ToDictionary(e => (e.From, e.To));

        all.Count.ShouldBe(71);
        all.Keys.Except(early.Keys)
            .ShouldBe([("201", "208"), ("167", "298"), ("172", "219")], ignoreOrder: true);
        early.Keys.Except(all.Keys).ShouldBe([("292", "327")]);
        early[("292", "327")].Entropy.ShouldBe(1.685475, 5e-7);
        var counts = early[("292", "327")].Counts;
        MaiRule
            .Entropy(
                counts with
                {
                    MarkedNotWiser = counts.MarkedNotWiser + 1,
                    MarkedUnsure = counts.MarkedUnsure + 1,
                    Impressions = counts.Impressions + 2,
                }
            )
            .ShouldBe(1.704736, 5e-7);
    }

    private static void ShouldBeTheSame(MaiEdge ours, JsonElement theirs)
    {
        ours.From.ShouldBe(theirs.GetProperty("sourceValueId").GetRawText());
        ours.To.ShouldBe(theirs.GetProperty("wiserValueId").GetRawText());
        ours.Contexts.ShouldBe(
            theirs.GetProperty("contexts").EnumerateArray().Select(c => c.GetString()!)
        );
        var counts = theirs.GetProperty("counts");
        ours.Counts.ShouldBe(
            new(
                counts.GetProperty("markedWiser").GetInt32(),
                counts.GetProperty("markedNotWiser").GetInt32(),
                counts.GetProperty("markedLessWise").GetInt32(),
                counts.GetProperty("markedUnsure").GetInt32(),
                counts.GetProperty("impressions").GetInt32()
            )
        );
        var summary = theirs.GetProperty("summary");
        ours.WiserLikelihood.ShouldBe(summary.GetProperty("wiserLikelihood").GetDouble(), 1e-12);
        ours.Entropy.ShouldBe(summary.GetProperty("entropy").GetDouble(), 1e-12);
    }
}

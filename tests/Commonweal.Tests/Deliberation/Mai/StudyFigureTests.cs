using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Mai;

/// <summary>Figures of the 2023 study, recomputed (10 §6.3).</summary>
public sealed class StudyFigureTests
{
    private const string Cut = "2023-10-18";

    [Fact]
    public void The_export_holds_1592_judgements_of_which_52_are_late()
    {
        Study.Votes(null).Accepted.Count.ShouldBe(1592);
        Study.Votes(Cut).Accepted.Count.ShouldBe(1540);
        Study.Votes(Cut).Totals.AfterCut.ShouldBe(52);
        Study.Votes(null).Counts.ShouldBeEmpty();
    }

    [Fact]
    public void Before_the_cut_506_people_gave_1046_yes_326_unsure_and_168_no()
    {
        var votes = Study.Votes(Cut).Accepted;

        votes.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count().ShouldBe(506);
        votes.Count(v => v.Answer == Answer.Yes).ShouldBe(1046);
        votes.Count(v => v.Answer == Answer.Unsure).ShouldBe(326);
        votes.Count(v => v.Answer == Answer.No).ShouldBe(168);
    }

    [Theory]
    [InlineData(1540, 69)]
    [InlineData(1541, 69)]
    [InlineData(1525, 67)]
    [InlineData(1529, 67)]
    public void Neighbouring_prefixes_by_time_give_the_same_graphs(int rows, int edges)
    {
        var prefix = Study.Votes(null).Accepted.OrderBy(v => v.At).Take(rows);

        MaiGraphs.Summarize(prefix).Edges.Count.ShouldBe(edges);
    }

    [Fact]
    public void PageRank_before_the_cut_is_as_computed_independently()
    {
        var graph = Study.Graph(Cut);

        graph
            .PageRank.Take(10)
            .Select(s => s.Value)
            .ShouldBe(["289", "298", "303", "234", "167", "165", "285", "284", "208", "337"]);
        graph.ShouldHaveScores(
            ("289", .039243804),
            ("298", .035857233),
            ("303", .028998619),
            ("234", .019481130),
            ("167", .013615581),
            ("165", .013077154),
            ("285", .012443710),
            ("284", .012356468),
            ("208", .011698483),
            ("337", .011545780)
        );
        graph.PageRank.Sum(s => s.Score).ShouldBe(.418669, 5e-7);
    }

    [Fact]
    public void Before_the_cut_19_nodes_dangle_and_19_of_41_sources_have_one_out_edge()
    {
        var graph = Study.Graph(Cut);
        var degrees = graph.Edges.CountBy(e => e.From, StringComparer.Ordinal).ToDictionary();

        degrees.Count.ShouldBe(41);
        graph.PageRank.Count(s => !degrees.ContainsKey(s.Value)).ShouldBe(19);
        degrees.Values.Count(d => d == 1).ShouldBe(19);
    }

    [Fact]
    public void Divided_by_their_sum_scores_are_the_usual_PageRank()
    {
        var graph = Study.Graph(Cut);
        var usual = Redistributed(graph.Edges);

        foreach (var (value, score) in graph.PageRank)
        {
            (score / graph.PageRank.Sum(s => s.Score)).ShouldBe(usual[value], 1e-9);
        }

        usual["289"].ShouldBe(.093735, 5e-7);
    }

    [Fact]
    public void PageRank_of_all_rows_is_as_computed_independently()
    {
        var graph = Study.Graph(null);

        graph
            .PageRank.Take(10)
            .Select(s => s.Value)
            .ShouldBe(["298", "289", "303", "234", "284", "167", "165", "285", "337", "208"]);
        graph.ShouldHaveScores(
            ("298", .047521681),
            ("289", .047085499),
            ("303", .036386768),
            ("234", .024392256),
            ("284", .014109536),
            ("167", .013703634),
            ("165", .013130895),
            ("285", .012457085),
            ("337", .011727080),
            ("208", .011664367)
        );
        graph.PageRank.Sum(s => s.Score).ShouldBe(.442306, 5e-7);
        graph.PageRank.Count.ShouldBe(59);
    }

    public static TheoryData<string, int, int, int, string, double> Cases { get; } =
        new()
        {
            { "abortion", 734, 35, 32, "167", .025529214 },
            { "parenting", 882, 40, 40, "337", .015015701 },
            { "weapons", 505, 21, 20, "289", .109922921 },
        };

    [Theory, MemberData(nameof(Cases))]
    public void Each_case_has_its_own_graph(
        string name,
        int votes,
        int edges,
        int nodes,
        string top,
        double score
    )
    {
        var contexts = Study.Folder().Cases[name];
        var graph = MaiGraphs.Summarize(
            Study.Votes(Cut).Accepted.Where(v => contexts.Contains(v.Context))
        );

        (graph.Votes, graph.Edges.Count, graph.PageRank.Count).ShouldBe((votes, edges, nodes));
        graph.PageRank[0].Value.ShouldBe(top);
        graph.ShouldHaveScores((top, score));
    }

    [Fact]
    public void The_weapons_case_is_led_by_a_cycle()
    {
        var contexts = Study.Folder().Cases["weapons"];

        MaiGraphs
            .Summarize(Study.Votes(Cut).Accepted.Where(v => contexts.Contains(v.Context)))
            .ShouldHaveScores(("303", .103400187), ("298", .100934483));
    }

    public static TheoryData<string, int, int, int, string, double, double> Contexts { get; } =
        new()
        {
            { "When seeking information", 274, 9, 7, "289", .273287, 5e-7 },
            { "When seeking support", 270, 10, 8, "304", .050644, 5e-7 },
            { "When parenting", 212, 8, 11, "321", .035771, 5e-7 },
            { "When in distress", 132, 3, 5, "283", .0555, 5e-5 },
        };

    [Theory, MemberData(nameof(Contexts))]
    public void Each_context_has_its_own_graph(
        string context,
        int votes,
        int edges,
        int nodes,
        string top,
        double score,
        double tolerance
    )
    {
        var aggregator = new MaiAggregator();
        foreach (var vote in Study.Votes(Cut).Accepted)
        {
            aggregator.Add(vote);
        }

        var graph = aggregator.Summarize(c => c == context);

        (graph.Votes, graph.Edges.Count, graph.PageRank.Count).ShouldBe((votes, edges, nodes));
        graph.PageRank[0].Value.ShouldBe(top);
        graph.PageRank[0].Score.ShouldBe(score, tolerance);
    }

    [Theory]
    [InlineData("Democrat", 87, 264, 34, 47)]
    [InlineData("Republican", 79, 238, 30, 43)]
    [InlineData("Independent", 129, 387, 28, 43)]
    public void Each_party_has_its_own_graph(
        string party,
        int people,
        int votes,
        int edges,
        int nodes
    )
    {
        var own = Study.Votes(Cut).Accepted.Where(v => v.Group == party).ToList();
        var graph = MaiGraphs.Summarize(own);

        own.Select(v => v.Voter).Distinct(StringComparer.Ordinal).Count().ShouldBe(people);
        (graph.Votes, graph.Edges.Count, graph.PageRank.Count).ShouldBe((votes, edges, nodes));
    }

    /// <summary>PageRank with the dangling mass spread evenly, by power iteration to a fixed point: a second algorithm.</summary>
    private static Dictionary<string, double> Redistributed(IReadOnlyList<MaiEdge> edges)
    {
        var nodes = edges
            .SelectMany(e => new[] { e.From, e.To })
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var leaving = edges
            .GroupBy(e => e.From, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(e => e.WiserLikelihood), StringComparer.Ordinal);
        var now = nodes.ToDictionary(v => v, _ => 1.0 / nodes.Count, StringComparer.Ordinal);
        for (var i = 0; i < 1000; i++)
        {
            var dangling = nodes.Where(v => !leaving.ContainsKey(v)).Sum(v => now[v]);
            var next = nodes.ToDictionary(
                v => v,
                _ => (.15 + .85 * dangling) / nodes.Count,
                StringComparer.Ordinal
            );
            foreach (var edge in edges)
            {
                next[edge.To] += .85 * now[edge.From] * edge.WiserLikelihood / leaving[edge.From];
            }

            now = next;
        }

        return now;
    }
}

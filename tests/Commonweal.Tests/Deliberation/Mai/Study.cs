using System.Text.Json;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Mai;

/// <summary>The 2023 study, read once per date cut.</summary>
internal static class Study
{
    private static readonly Dictionary<string, VoteSet> Sets = new(StringComparer.Ordinal);
    private static readonly Lock Gate = new();

    public static VoteSet Votes(string? until)
    {
        var folder = Repository.RealData("dft");
        lock (Gate)
        {
            if (!Sets.TryGetValue(until ?? "", out var set))
            {
                var options = new ImportOptions
                {
                    Until = until is null ? null : VoteDate.Parse(until),
                    GroupKey = "usPoliticalAffiliation",
                };
                set = VoteImport
                    .Votes(folder, options, TestContext.Current.CancellationToken)
                    .ShouldBeOfType<Imported<VoteSet>.Read>()
                    .What;
                Sets[until ?? ""] = set;
            }

            return set;
        }
    }

    public static MaiGraph Graph(string? until) => MaiGraphs.Summarize(Votes(until).Accepted);

    public static StudyFolder Folder() =>
        StudyFolder
            .Open(Repository.RealData("dft"), null)
            .ShouldBeOfType<Imported<StudyFolder>.Read>()
            .What;

    public static JsonElement Published(string file)
    {
        using var document = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(Repository.RealData("dft"), file))
        );
        return document.RootElement.Clone();
    }

    public static void ShouldHaveScores(
        this MaiGraph graph,
        params (string Value, double Score)[] expected
    )
    {
        var scores = graph.PageRank.ToDictionary(
            s => s.Value,
            s => s.Score,
            StringComparer.Ordinal
        );
        foreach (var (value, score) in expected)
        {
            scores[value].ShouldBe(score, 5e-10, $"value {value}");
        }
    }

    public static void ShouldHaveScore(this MaiGraph graph, string value, double score) =>
        graph.PageRank.Single(s => s.Value == value).Score.ShouldBe(score, 5e-7, $"value {value}");
}

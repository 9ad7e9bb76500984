using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Spectre.Console;
using Words = Commonweal.Figures.Words;

namespace Commonweal.Cli;

/// <summary>The graph of the compatible mode, for people.</summary>
internal static class GraphMaiText
{
    private const int MostRows = 20;

    public static void Write(
        IAnsiConsole console,
        MaiGraph graph,
        ImportTotals totals,
        GraphValues values,
        bool rank
    )
    {
        console.WriteLine(
            $"{Words.Text.Count(graph.Edges.Count, "edge")} among {Words.Text.Count(graph.PageRank.Count, "value")}, from {Words.Text.Count(graph.Votes, "judgement")}, as the graphs of 2023 were computed."
        );
        GraphText.Passed(console, totals);
        if (graph.Edges.Count > 0)
        {
            Edges(console, graph, values);
        }

        if (rank && graph.PageRank.Count > 0)
        {
            Scores(console, graph, values);
        }

        values.Legend();
        console.WriteLine();
        console.WriteLine(
            "This mode is for comparison with published graphs. It counts rows, not people, takes agreeing with whatever is asked"
        );
        console.WriteLine(
            "for wisdom, and a few invented voters can turn it round. To decide anything, leave --mode out."
        );
    }

    private static void Edges(IAnsiConsole console, MaiGraph graph, GraphValues values)
    {
        console.WriteLine();
        var table = GraphText.Table(
            ("from", false),
            ("wiser", false),
            ("yes", true),
            ("unsure", true),
            ("no", true),
            ("reverse yes", true),
            ("likelihood", true),
            ("entropy", true)
        );
        var strongest = graph
            .Edges.OrderByDescending(edge => edge.WiserLikelihood)
            .ThenByDescending(edge => edge.Counts.MarkedWiser)
            .ThenBy(edge => edge.From, StringComparer.Ordinal)
            .ThenBy(edge => edge.To, StringComparer.Ordinal);
        foreach (var edge in strongest.Take(MostRows))
        {
            table.Row(
                values.InTable(edge.From),
                values.InTable(edge.To),
                Words.Text.Number(edge.Counts.MarkedWiser),
                Words.Text.Number(edge.Counts.MarkedUnsure),
                Words.Text.Number(edge.Counts.MarkedNotWiser),
                Words.Text.Number(edge.Counts.MarkedLessWise),
                GraphText.Decimals(edge.WiserLikelihood, 3),
                GraphText.Decimals(edge.Entropy, 3)
            );
        }

        console.Write(table);
        if (graph.Edges.Count > MostRows)
        {
            console.WriteLine(
                $"… and {Words.Text.Number(graph.Edges.Count - MostRows)} more; all of them with --json."
            );
        }
    }

    private static void Scores(IAnsiConsole console, MaiGraph graph, GraphValues values)
    {
        console.WriteLine();
        var table = GraphText.Table(("rank", true), ("value", false), ("score", true));
        foreach (var (index, (value, score)) in graph.PageRank.Take(MostRows).Index())
        {
            table.Row(
                Words.Text.Number(index + 1),
                values.InTable(value),
                GraphText.Decimals(score, 9)
            );
        }

        console.Write(table);
    }
}

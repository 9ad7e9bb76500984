using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;
using Commonweal.Figures.Words;
using Spectre.Console;
using Words = Commonweal.Figures.Words;

namespace Commonweal.Cli;

/// <summary>What people's judgements establish, for people: one line of answer, then context by context.</summary>
internal sealed class GraphWemText(
    IAnsiConsole console,
    MoralGraph graph,
    GraphValues values,
    IReadOnlyDictionary<string, string> labels
)
{
    private const int MostOpen = 5;

    /// <summary>Writes the graph.</summary>
    public void Write(bool rank)
    {
        console.WriteLine(Sentences.Overview(graph));
        console.WriteLine(Basis());
        foreach (var context in graph.Contexts)
        {
            console.WriteLine();
            Context(context, rank && graph.RankSupport.IsSupported);
        }

        values.Legend();

        if (graph.Votes > 0)
        {
            console.WriteLine();
            console.WriteLine(Sentences.Rank(graph.RankSupport));
        }

        Sensitivity();
    }

    /// <summary>What the graph rests on.</summary>
    private string Basis()
    {
        var groups =
            graph.Groups.Count == 0
                ? "without groups"
                : $"in {Words.Text.Count(graph.Groups.Count, "group")} ({string.Join(", ", graph.Groups.Select(g => $"{g.Group} {Words.Text.Number(g.Voters)}"))})";
        return $"{Words.Text.Count(graph.Votes, "judgement")} by {Words.Text.Count(graph.Voters, "person", "people")} {groups}; pairs: {Sentences.Spread([.. graph.Contexts.SelectMany(c => c.Edges)])}.";
    }

    private void Context(ContextGraph context, bool levels)
    {
        var name = labels.TryGetValue(context.Context, out var label)
            ? $"{label} ({context.Context})"
            : context.Context;
        console.MarkupLine(
            $"[bold]{Markup.Escape(name)}[/]: {Words.Text.Count(context.Votes, "judgement")} by {Words.Text.Count(context.Voters, "person", "people")}"
        );
        console.WriteLine($"  {Sentences.Context(context, values.Title)}");
        foreach (var circle in Sentences.Circles(context, values.Title))
        {
            console.WriteLine($"  V404: {circle} More: {Invoked.As} explain V404");
        }

        foreach (var winner in context.Winners.Where(w => w.AttackBudget is not null))
        {
            console.WriteLine(
                $"  It would take {Words.Text.Count(winner.AttackBudget!.Value, "invented voter")} to unseat {Sentences.Quoted(values.Title(winner.Value))} or to put another beside it, over the pairs people have judged."
            );
        }

        Pairs(context);
        if (levels && context.Levels.Count > 0)
        {
            Levels(context);
        }
    }

    private void Pairs(ContextGraph context)
    {
        var open = context.Edges.Where(e => e.Status == EdgeStatus.Open).ToList();
        var shown = context
            .Edges.Where(e => e.Status != EdgeStatus.Open)
            .Concat(open.Take(MostOpen))
            .ToList();
        if (shown.Count == 0)
        {
            return;
        }

        console.Write(PairTable(shown));
        if (open.Count > MostOpen)
        {
            console.WriteLine(
                $"  … and {Words.Text.Count(open.Count - MostOpen, "more open pair")}; all of them with --json."
            );
        }
    }

    private Table PairTable(IReadOnlyList<MoralEdge> edges)
    {
        var byGroup = values.HasRoom && graph.Groups.Count > 0;
        var table = GraphText.Table([
            ("", false),
            ("from", false),
            ("wiser", false),
            ("P", true),
            (values.HasRoom ? "yes/unsure/no" : "yes/?/no", true),
            (values.HasRoom ? "asked back" : "back", true),
            .. byGroup ? [("by group", false), ("heard", true)] : Array.Empty<(string, bool)>(),
            (values.HasRoom ? "lost without" : "lost", true),
            ("needs", false),
        ]);
        foreach (var edge in edges)
        {
            table.Row([
                Statuses.Name(edge.Status).ToLowerInvariant(),
                values.InTable(edge.From),
                values.InTable(edge.To),
                GraphText.Decimals(edge.Probability, 3),
                Answers(edge.Forward),
                Answers(edge.Reverse),
                .. byGroup
                    ? [string.Join(", ", edge.Groups.Select(Support)), Heard(edge)]
                    : Array.Empty<string>(),
                edge.Robustness is { } people ? Words.Text.Number(people)
                : Sentences.IsCarriedByOthers(edge, EvidenceRules.Default) ? "kept"
                : "",
                Lacks(edge),
            ]);
        }

        return table;
    }

    private static string Support(GroupSupport group) =>
        $"{group.Group} {Words.Text.TwoPlaces(group.Probability)} of {group.Votes}";

    private static string Heard(MoralEdge edge) =>
        edge.Coverage is { } share ? Words.Text.Percent(share) : "";

    private void Levels(ContextGraph context)
    {
        console.WriteLine();
        var table = GraphText.Table(("value", false), ("level", true), ("± sd", true));
        foreach (
            var level in context
                .Levels.OrderByDescending(l => l.Mean)
                .ThenBy(l => l.Value, StringComparer.Ordinal)
        )
        {
            table.Row(
                values.InTable(level.Value),
                Words.Text.WithSign(level.Mean),
                GraphText.Decimals(level.StandardDeviation, 3)
            );
        }

        console.Write(table);
    }

    private void Sensitivity()
    {
        if (graph.AcquiescenceTable.Count == 0)
        {
            return;
        }

        console.WriteLine();
        console.WriteLine(
            $"Only {Words.Text.Percent(graph.CounterbalancedShare)} of the pairs were asked both ways round, so how far people lean towards yes has to be"
        );
        console.WriteLine(
            "taken from elsewhere. The number of pairs with P of at least .95 hangs on it:"
        );
        var table = GraphText.Table(("lean towards yes", true), ("such pairs", true));
        foreach (var row in graph.AcquiescenceTable)
        {
            table.Row(
                GraphText.Decimals(row.Acquiescence, 2),
                Words.Text.Number(row.ProbableEdges)
            );
        }

        console.Write(table);
    }

    /// <summary>What stands between a pair and being established, in a few words; nothing where it is settled.</summary>
    private string Lacks(MoralEdge edge) =>
        edge.Status switch
        {
            EdgeStatus.Established or EdgeStatus.OnAPar => "",
            EdgeStatus.Contested => edge.Lacking.HasFlag(Lacking.Acyclic)
                ? "an end to running in a circle"
                : "agreement of the groups",
            _ => edge.VotesNeeded is > 0 and var votes
                ? $"{(values.HasRoom || votes > Needs.Many ? Needs.About(votes) : Words.Text.Number(votes))} more each way"
                : Statuses.Lacks(edge, EvidenceRules.Default).FirstOrDefault(""),
        };

    private static string Answers(AnswerCounts counts) =>
        $"{counts.Yes}/{counts.Unsure}/{counts.No}";
}

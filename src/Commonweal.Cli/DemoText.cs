using System.Globalization;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;
using Commonweal.Kernel.Checking;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary>What the demo says on the terminal: what was submitted, what was refused and why, what the judgements establish.</summary>
internal static class DemoText
{
    public static void Write(
        IAnsiConsole console,
        GraphReportInput input,
        string index,
        (string Submissions, string Votes) files
    )
    {
        console.MarkupLine($"[bold]{Markup.Escape(input.Title)}[/]");
        console.MarkupLine($"[italic]{Markup.Escape(input.Question ?? "")}[/]");
        console.WriteLine();
        Drafts(console, input.Submissions);
        Graph(console, input);
        console.MarkupLine($"[bold]The report:[/] {Markup.Escape(index)}");
        console.WriteLine();
        console.WriteLine("Go on with:");
        console.WriteLine(
            $"  {Invoked.As} check {files.Submissions} --today {input.Date:yyyy-MM-dd}"
        );
        console.WriteLine(
            $"  {Invoked.As} graph build --votes {files.Votes} --cards {files.Submissions}"
        );
        console.WriteLine($"  {Invoked.As} explain V106");
    }

    private static void Drafts(IAnsiConsole console, IReadOnlyList<Submission> submissions)
    {
        int Count(Standing standing) => submissions.Count(s => s.Status.Standing == standing);
        console.WriteLine(
            $"1. Drafts. {submissions.Count} were submitted: {Count(Standing.Accepted)} are accepted, {Count(Standing.Candidate)} still lack something, {Count(Standing.Custom)} {(Count(Standing.Custom) == 1 ? "is a custom" : "are customs")}, {Count(Standing.Rejected)} are something else:"
        );
        var refused = submissions.Where(s => s.Status.Standing == Standing.Rejected).ToList();
        var (titles, kinds) = (refused.Max(s => s.Title.Length), refused.Max(s => Kind(s).Length));
        foreach (var draft in refused)
        {
            var title = $"“{draft.Title}”".PadRight(titles + 2);
            var kind = Kind(draft).PadRight(kinds);
            console.MarkupLine(
                $"   {Markup.Escape(title)}  [olive]{kind}[/]  {Markup.Escape(Reason(draft))}"
            );
        }

        console.WriteLine();
    }

    private static string Kind(Submission draft) => draft.Status.Kind ?? "unsupported";

    // The rule that says what the words are; failing that, the first that refuses them.
    private static string Reason(Submission draft)
    {
        var errors = draft.Diagnostics.Where(d => d.Severity == Severity.Error).ToList();
        var reason =
            errors
                .Where(d => d.Code.StartsWith("V1", StringComparison.Ordinal))
                .MaxBy(d => d.Code, StringComparer.Ordinal)
            ?? errors.FirstOrDefault();
        return reason is null ? "" : $"{reason.Code} {reason.Message}";
    }

    private static void Graph(IAnsiConsole console, GraphReportInput input)
    {
        var graph = input.Graph;
        console.WriteLine(
            $"2. Judgements. {graph.Voters} people judged {graph.Contexts.Sum(c => c.Edges.Count)} pairs in {graph.Contexts.Count} contexts, {graph.Votes} judgements in all:"
        );
        foreach (var context in graph.Contexts)
        {
            var label = input.ContextLabels.GetValueOrDefault(context.Context, context.Context);
            console.MarkupLine($"   [bold]{Markup.Escape(label)}[/]");
            foreach (var winner in context.Winners)
            {
                Winner(console, input, context, winner);
            }

            if (context.Winners.Count == 0)
            {
                console.WriteLine($"     No value is established here yet.{Closest(context)}");
            }

            console.WriteLine($"     {Counts(context)}");
        }

        console.WriteLine();
    }

    private static void Winner(
        IAnsiConsole console,
        GraphReportInput input,
        ContextGraph context,
        Winner winner
    )
    {
        var best = context
            .Edges.Where(e => e.To == winner.Value && e.Status == EdgeStatus.Established)
            .Max(e => e.Probability);
        var probability =
            best >= .995 ? "over 99 %" : best.ToString("P0", CultureInfo.InvariantCulture);
        var budget = winner.AttackBudget is { } n
            ? $"; {n} invented voters would be the least to unseat it, and the rules on directions and groups stand in their way"
            : "";
        var title = input.Cards.TryGetValue(winner.Value, out var card) ? card.Title : winner.Value;
        console.MarkupLine(
            $"     [teal]●[/] {Markup.Escape(title)} (probability {probability}{budget})"
        );
    }

    private static string Closest(ContextGraph context) =>
        context
            .Edges.Where(e => e.Status == EdgeStatus.Open && e.VotesNeeded is > 0)
            .Min(e => e.VotesNeeded)
            is { } n
            ? $" {Sentences.AboutMore(n)} in each direction would settle the closest pair."
            : "";

    private static string Counts(ContextGraph context)
    {
        string[] parts =
        [
            .. new (EdgeStatus Status, string Word)[]
            {
                (EdgeStatus.Established, "established"),
                (EdgeStatus.Contested, "contested"),
                (EdgeStatus.OnAPar, "on a par"),
                (EdgeStatus.Open, "open"),
            }
                .Select(s => (Count: context.Edges.Count(e => e.Status == s.Status), s.Word))
                .Where(s => s.Count > 0)
                .Select(s => $"{s.Count} {s.Word}"),
        ];
        return $"Pairs: {string.Join(", ", parts)}.";
    }
}

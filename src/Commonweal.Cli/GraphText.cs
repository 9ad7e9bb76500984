using System.Globalization;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Spectre.Console;
using Words = Commonweal.Figures.Words;

namespace Commonweal.Cli;

/// <summary>Words and tables that the commands of the group share.</summary>
internal static class GraphText
{
    /// <summary>Says why an input cannot be used, and ways on.</summary>
    public static void Refuse(TextWriter error, Refusal refusal)
    {
        error.WriteLine(
            refusal.Code is null ? refusal.Message : $"{refusal.Code}: {refusal.Message}"
        );
        foreach (var way in refusal.Mend)
        {
            error.WriteLine($"  try: {way}");
        }

        if (refusal.Code is { } code)
        {
            error.WriteLine($"  more: {Invoked.As} explain {code}");
        }
    }

    /// <summary>Findings by code: what they are, how many rows, the first of them, and where to read on.</summary>
    public static void Findings(
        TextWriter error,
        string place,
        IReadOnlyList<RowFinding> findings,
        IReadOnlyList<FindingCount> counts
    )
    {
        var console = Terminal.On(error);
        foreach (var count in counts)
        {
            var (word, colour) = count.Severity switch
            {
                Severity.Error => ("left out", "olive"),
                Severity.Warning => ("changed", "blue"),
                _ => ("note", "grey"),
            };
            var title = RulePage.Of(count.Code)?.Title ?? count.Code;
            console.MarkupLine(
                $"[bold {colour}]{word}[[{count.Code}]][/]: {Markup.Escape(title)}: {Words.Text.Count(count.Rows, "row")} of {Markup.Escape(place)}"
            );
            var listed = findings.Where(finding => finding.Code == count.Code).ToList();
            foreach (var finding in listed)
            {
                console.WriteLine($"  {finding.Message}");
            }

            if (count.Rows > listed.Count)
            {
                console.WriteLine($"  … and {Words.Text.Number(count.Rows - listed.Count)} more.");
            }

            foreach (var way in RulePage.Of(count.Code)?.Mend ?? [])
            {
                console.MarkupLine($"  [grey]try:[/] {Markup.Escape(way)}");
            }

            console.MarkupLine(
                $"  [grey]more:[/] {Markup.Escape(Invoked.As)} explain {count.Code}"
            );
        }
    }

    /// <summary>Says how many rows were passed over because they were not asked for.</summary>
    public static void Passed(IAnsiConsole console, ImportTotals totals)
    {
        if (totals.AfterCut + totals.OtherContexts > 0)
        {
            console.WriteLine(
                $"Passed over as asked: {Words.Text.Number(totals.AfterCut)} after the cut, {Words.Text.Number(totals.OtherContexts)} in other contexts."
            );
        }
    }

    /// <summary>Says how many drafts of a document are no cards, and what they are instead.</summary>
    public static void Refused(IAnsiConsole console, CheckedDocument? document)
    {
        if (document?.RefusedValues() is not { Count: > 0 } refused)
        {
            return;
        }

        var kinds = refused
            .GroupBy(s => s.Kind ?? "unsupported", StringComparer.Ordinal)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key} {Words.Text.Number(g.Count())}");
        console.WriteLine(
            $"Left out: {Words.Text.Count(refused.Count, "draft")} of {Path.GetFileName(document.File.Name)} that the checker does not take for a value ({string.Join(", ", kinds)}). Why: {Invoked.As} check {document.File.Name}"
        );
    }

    /// <summary>A table without a frame, aligned, safe to pipe.</summary>
    public static Table Table(params ReadOnlySpan<(string Title, bool Right)> columns)
    {
        var table = new Table { Border = TableBorder.None, ShowRowSeparators = false };
        foreach (var (title, right) in columns)
        {
            var column = new TableColumn(new Text(title, new Style(decoration: Decoration.Dim)))
            {
                Alignment = right ? Justify.Right : Justify.Left,
                // Numbers and standings stay whole; words fold on a narrow terminal.
                NoWrap = right || title.Length == 0,
                Padding = new Padding(0, 0, 2, 0),
            };
            table.AddColumn(column);
        }

        return table;
    }

    /// <summary>Adds a row of plain texts.</summary>
    public static void Row(this Table table, params ReadOnlySpan<string> cells)
    {
        var row = new Text[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            row[i] = new(cells[i]);
        }

        table.AddRow(row);
    }

    /// <summary>A number with so many decimals.</summary>
    public static string Decimals(double number, int digits) =>
        number.ToString(
            "F" + digits.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
}

using Commonweal.Kernel.Checking;
using Spectre.Console;

namespace Commonweal.Cli.Output;

/// <summary>Diagnostics for people: the sentence, the place with an excerpt and a caret, why, and ways on.</summary>
internal static class DiagnosticText
{
    /// <summary>Writes all diagnostics of a file and one closing line.</summary>
    public static void Write(IAnsiConsole console, CheckedFile file)
    {
        foreach (var diagnostic in file.Report.Diagnostics)
        {
            Write(console, file, diagnostic);
        }

        foreach (var status in file.Report.Statuses)
        {
            var colour = status.Standing switch
            {
                Standing.Accepted => "teal",
                Standing.Rejected => "olive",
                _ => "grey",
            };
            console.MarkupLine(
                $"  {Markup.Escape(status.Id)}: [{colour}]{Markup.Escape(status.ToString())}[/]"
            );
        }

        console.WriteLine(Summary(file));
    }

    private static void Write(IAnsiConsole console, CheckedFile file, Diagnostic diagnostic)
    {
        var (word, colour) = diagnostic.Severity switch
        {
            Severity.Error => ("error", "olive"),
            Severity.Warning => ("warning", "blue"),
            _ => ("note", "grey"),
        };
        console.MarkupLine(
            $"[bold {colour}]{word}[[{diagnostic.Code}]][/]: {Markup.Escape(diagnostic.Message)}"
        );
        if (!diagnostic.Span.IsNone)
        {
            WriteExcerpt(console, file, diagnostic, colour);
        }
        else
        {
            console.MarkupLine($"  [grey]-->[/] {Markup.Escape(file.Name)}");
        }

        console.MarkupLine($"   [grey]why:[/] {Markup.Escape(diagnostic.Why)}");
        foreach (var way in diagnostic.Mend)
        {
            console.MarkupLine($"   [grey]try:[/] {Markup.Escape(way)}");
        }

        console.WriteLine();
    }

    private static void WriteExcerpt(
        IAnsiConsole console,
        CheckedFile file,
        Diagnostic diagnostic,
        string colour
    )
    {
        var (line, column) = file.Source.PositionOf(diagnostic.Span.Start);
        var end = file.Source.PositionOf(diagnostic.Span.End);
        var excerpt = Excerpt.Of(
            file.Source.Line(line).ToString(),
            column,
            end.Line == line ? end.Column : int.MaxValue
        );
        var gutter = new string(
            ' ',
            line.ToString(System.Globalization.CultureInfo.InvariantCulture).Length
        );
        console.MarkupLine($"{gutter} [grey]-->[/] {Markup.Escape(file.Name)}:{line}:{column}");
        console.MarkupLine($"{gutter} [grey]|[/]");
        console.MarkupLine($"[grey]{line} |[/] {Markup.Escape(excerpt.Line)}");
        console.MarkupLine(
            $"{gutter} [grey]|[/] {new string(' ', excerpt.Indent)}[{colour}]{new string('^', excerpt.Width)}[/]"
        );
    }

    private static string Summary(CheckedFile file)
    {
        int Count(Severity severity) => file.Report.Diagnostics.Count(d => d.Severity == severity);
        var accepted = file.Report.Statuses.Count(s => s.Standing == Standing.Accepted);
        return $"{file.Name}: {accepted} of {file.Report.Statuses.Count} accepted; "
            + $"{Plural(Count(Severity.Error), "error")}, {Plural(Count(Severity.Warning), "warning")}, "
            + $"{Plural(Count(Severity.Information), "note")}.";
    }

    private static string Plural(int count, string noun) =>
        count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}

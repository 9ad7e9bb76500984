using System.Text;
using System.Text.Json;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary><c>weal check --phrases</c>: one candidate policy per line; in JSON one object per line.</summary>
internal static class PhraseLines
{
    /// <summary>Checks every non-empty line of every input.</summary>
    public static int Check(
        IReadOnlyList<string> names,
        string format,
        TextWriter output,
        TextWriter error
    )
    {
        if (format == "sarif")
        {
            error.WriteLine(
                "Phrases have no file to annotate: with --phrases use --format text or json."
            );
            return Weal.Unusable;
        }

        var console = Terminal.On(output);
        int accepted = 0,
            total = 0;
        foreach (var name in names)
        {
            var (bytes, problem) = WealInput.ReadBytes(name);
            if (bytes is null)
            {
                error.WriteLine(problem);
                return Weal.Unusable;
            }

            foreach (var line in Lines(bytes))
            {
                total++;
                var report = PhraseChecker.Check(line, Span.None);
                accepted += report.Kind is null ? 1 : 0;
                if (format == "json")
                {
                    WriteJson(output, line, report);
                }
                else
                {
                    WriteText(console, line, report);
                }
            }
        }

        if (format == "text")
        {
            console.WriteLine(
                $"{accepted} of {total} lines read as policies. Words alone can only rule out: a value also needs a lived choice, its tests and its holder's own words."
            );
        }

        return accepted == total ? Weal.Fine : Weal.Findings;
    }

    private static IEnumerable<string> Lines(byte[] bytes)
    {
        using StreamReader reader = new(new MemoryStream(bytes), Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                yield return line.Trim();
            }
        }
    }

    private static void WriteJson(TextWriter output, string line, PhraseReport report) =>
        output.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    text = line,
                    kind = report.Kind ?? "policy",
                    diagnostics = Described(report)
                        .Select(d => new
                        {
                            code = d.Code,
                            severity = CheckJson.Word(d.Severity),
                            message = d.Message,
                        }),
                },
                CheckJson.Line
            )
        );

    private static void WriteText(IAnsiConsole console, string line, PhraseReport report)
    {
        var (mark, colour) = report.Kind is null
            ? ("reads as a policy", "teal")
            : (report.Kind, "olive");
        console.MarkupLine($"{Markup.Escape(line)}  [{colour}]{Markup.Escape(mark)}[/]");
        foreach (var diagnostic in Described(report))
        {
            console.MarkupLine($"  [grey]{diagnostic.Code}[/] {Markup.Escape(diagnostic.Message)}");
        }
    }

    private static IEnumerable<Diagnostic> Described(PhraseReport report) =>
        report.Findings.Select(f => RulePage.Of(f.Code)!.Describe(f));
}

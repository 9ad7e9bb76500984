using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Checking;

namespace Commonweal.Cli;

/// <summary><c>weal check</c>: do these drafts hold as values and norms?</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "Documents (.weal or their JSON form); - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Format = new Option<string>("--format")
    {
        Description =
            "text for people, json for machines, sarif (2.1.0) for editors and code review.",
        DefaultValueFactory = _ => "text",
    }.AcceptOnlyFromAmong("text", "json", "sarif");

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Short for --format json.",
    };

    private static readonly Option<bool> Phrases = new("--phrases")
    {
        Description = "Each input line is one candidate policy; only its words are checked.",
    };

    private static readonly Option<bool> Publish = new("--publish")
    {
        Description = "Also ask for the consent records that publishing needs.",
    };

    private static readonly Option<DateOnly?> Today = new("--today")
    {
        Description = "The day the check is made for, YYYY-MM-DD; without it, today.",
    };

    public static Command Create()
    {
        Command command = new(
            "check",
            "Check drafts: what is a value, what is a norm, what is neither, and how to mend it."
        )
        {
            Files,
            Format,
            Json,
            Phrases,
            Publish,
            Today,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal check examples/bench/1-as-submitted.weal",
            "weal check --format sarif drafts/a.weal drafts/b.weal > findings.sarif",
            "echo 'MOMENTS when someone lingers' | weal check --phrases -"
        );
    }

    private static int Run(System.CommandLine.ParseResult result)
    {
        var names = result.GetValue(Files)!;
        var output = result.InvocationConfiguration.Output;
        var error = result.InvocationConfiguration.Error;
        var format = result.GetValue(Json) ? "json" : result.GetValue(Format)!;
        if (result.GetValue(Phrases))
        {
            return PhraseLines.Check(names, format, output, error);
        }

        CheckOptions options = new(
            result.GetValue(Today)
                ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime),
            result.GetValue(Publish)
        );
        List<CheckedFile> files = [];
        var unusable = false;
        foreach (var name in names)
        {
            var (input, problem) = WealInput.Read(name);
            if (input is null)
            {
                error.WriteLine(problem);
                unusable = true;
                continue;
            }

            files.Add(new(name, input.Source, Checker.Check(input.Parsed, options)));
        }

        var code = files
            .Select(f => f.Report.ExitCode)
            .Append(unusable ? Weal.Unusable : Weal.Fine)
            .Max();
        Write(files, format, output, code);
        return code;
    }

    private static void Write(List<CheckedFile> files, string format, TextWriter output, int code)
    {
        switch (format)
        {
            case "json":
                CheckJson.Write(output, files, code);
                break;
            case "sarif":
                Sarif.Write(output, files);
                break;
            default:
                var console = Terminal.On(output);
                foreach (var file in files)
                {
                    DiagnosticText.Write(console, file);
                }

                break;
        }
    }
}

using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli;

/// <summary><c>weal convert</c>: between <c>.weal</c> text and its JSON twin.</summary>
internal static class ConvertCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "A document in either form; - reads standard input.",
    };

    private static readonly Option<string> To = new Option<string>("--to")
    {
        Description = "The form to write.",
        Required = true,
    }.AcceptOnlyFromAmong("json", "weal");

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write here instead of standard output.",
    };

    public static Command Create()
    {
        Command command = new(
            "convert",
            "Convert a document between .weal and JSON; nothing but comments and layout is lost."
        )
        {
            File,
            To,
            Out,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal convert --to json examples/bench/1-as-submitted.weal",
            "weal convert --to weal draft.json --out draft.weal"
        );
    }

    private static int Run(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        var (input, problem) = WealInput.Read(result.GetValue(File)!);
        if (input is null)
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        if (input.Parsed.Findings.Count > 0)
        {
            SyntaxErrors.Write(error, input, input.Parsed.Findings);
            error.WriteLine(
                $"{input.Name} was not converted, so that nothing is lost: mend its syntax first."
            );
            return Weal.Unusable;
        }

        var converted =
            result.GetValue(To) == "json"
                ? JsonTwin.Write(input.Parsed.Document)
                : WealPrinter.Print(input.Parsed.Document);
        if (result.GetValue(Out) is not { } path)
        {
            result.InvocationConfiguration.Output.Write(converted);
            return Weal.Fine;
        }

        if (AtomicFile.Write(path, converted) is { } fault)
        {
            error.WriteLine(fault);
            return Weal.Unusable;
        }

        return Weal.Fine;
    }
}

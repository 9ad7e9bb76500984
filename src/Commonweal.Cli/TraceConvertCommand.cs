using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Justifications;

namespace Commonweal.Cli;

/// <summary><c>weal trace convert</c>: between the JSON of a justification and its line form.</summary>
internal static class TraceConvertCommand
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "A justification in either form; - reads standard input.",
    };

    private static readonly Option<string> To = new Option<string>("--to")
    {
        Description = "The form to write.",
        Required = true,
    }.AcceptOnlyFromAmong("json", "lines");

    private static readonly Option<bool> Detached = new("--detached")
    {
        Description = "Leave out snapshot and evidence; the header names them by their hashes.",
    };

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write here instead of standard output.",
        HelpName = "file",
    };

    public static Command Create()
    {
        Command command = new(
            "convert",
            "Convert a justification between JSON and one step a line; nothing but layout is lost."
        )
        {
            File,
            To,
            Detached,
            Out,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal trace convert --to lines --detached decision.json",
            "weal trace convert --to json decision.trace --out decision.json"
        );
    }

    private static int Run(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        if (JustificationFile.Read(result.GetValue(File)!, error) is not { } read)
        {
            return Weal.Unusable;
        }

        if (result.GetValue(Detached))
        {
            read = read with { Snapshot = null, Evidence = null };
        }

        var converted =
            result.GetValue(To) == "json" ? read.ToText() + "\n" : TracePrinter.Print(read);
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

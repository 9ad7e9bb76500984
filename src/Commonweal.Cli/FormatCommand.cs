using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli;

/// <summary><c>weal fmt</c>: one layout for every document.</summary>
internal static class FormatCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description =
            "Documents to lay out in place; - reads standard input and writes standard output.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> CheckOnly = new("--check")
    {
        Description =
            "Change nothing; name the files that would change and exit with 1 if there are any.",
    };

    public static Command Create()
    {
        Command command = new(
            "fmt",
            "Lay documents out in the one canonical form; comments are kept."
        )
        {
            Files,
            CheckOnly,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal fmt drafts/a.weal",
            "weal fmt --check examples/bench/1-as-submitted.weal"
        );
    }

    private static int Run(ParseResult result)
    {
        var output = result.InvocationConfiguration.Output;
        var error = result.InvocationConfiguration.Error;
        var code = Weal.Fine;
        foreach (var name in result.GetValue(Files)!)
        {
            code = Math.Max(code, Format(name, result.GetValue(CheckOnly), output, error));
        }

        return code;
    }

    private static int Format(string name, bool checkOnly, TextWriter output, TextWriter error)
    {
        var (input, problem) = WealInput.Read(name);
        if (input is null)
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        if (input.IsJson)
        {
            error.WriteLine(
                $"{name} is the JSON form; fmt lays out .weal text. Use 'weal convert --to weal'."
            );
            return Weal.Unusable;
        }

        var (formatted, findings) = WealFormatter.Format(input.Source);
        if (formatted is null)
        {
            SyntaxErrors.Write(error, input, findings);
            error.WriteLine($"{name} was left as it is: mend its syntax first.");
            return Weal.Unusable;
        }

        if (name == WealInput.StandardInput && !checkOnly)
        {
            output.Write(formatted);
            return Weal.Fine;
        }

        if (formatted == input.Source.Text)
        {
            return Weal.Fine;
        }

        if (checkOnly)
        {
            output.WriteLine($"{name} would change.");
            return Weal.Findings;
        }

        if (AtomicFile.Write(name, formatted) is { } fault)
        {
            error.WriteLine(fault);
            return Weal.Unusable;
        }

        output.WriteLine($"{name} laid out.");
        return Weal.Fine;
    }
}

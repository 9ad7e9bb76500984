using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Checking;

namespace Commonweal.Cli;

/// <summary><c>weal explain CODE</c>: the page of one diagnostic.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        Argument<string?> code = new("code")
        {
            Description = "A code such as V106; without one, the list of all codes.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Command command = new(
            "explain",
            "Explain a code: what the rule looks for, why, and how to mend a draft."
        )
        {
            code,
        };
        command.SetAction(result =>
        {
            var output = result.InvocationConfiguration.Output;
            return result.GetValue(code) is { } wanted
                ? Explain(wanted, output, result.InvocationConfiguration.Error)
                : List(output);
        });
        return command.WithExamples("weal explain V106", "weal explain            # every code");
    }

    private static int Explain(string wanted, TextWriter output, TextWriter error)
    {
        var page = RulePage.All.FirstOrDefault(p =>
            p.Code.Equals(wanted, StringComparison.OrdinalIgnoreCase)
        );
        if (page is null)
        {
            error.WriteLine($"There is no code {wanted}. Run 'weal explain' for the list.");
            return Weal.Unusable;
        }

        var severity = page.Severity.ToString().ToLowerInvariant();
        output.WriteLine(
            $"{page.Code} {page.Title} ({severity}, since language version {page.Since})"
        );
        output.WriteLine();
        output.WriteLine(page.Body);
        return Weal.Fine;
    }

    private static int List(TextWriter output)
    {
        foreach (var page in RulePage.All)
        {
            output.WriteLine(
                $"{page.Code, -6} {page.Severity.ToString().ToLowerInvariant(), -12} {page.Title}"
            );
        }

        output.WriteLine();
        output.WriteLine("weal explain CODE   shows one page.");
        return Weal.Fine;
    }
}

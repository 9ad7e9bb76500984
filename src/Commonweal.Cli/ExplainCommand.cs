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
            error.WriteLine(
                $"There is no code {wanted}. {Near(wanted)}Run '{Invoked.As} explain' for the list."
            );
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

    // Codes that begin as what was typed does, so that a group can be found by half a code.
    private static string Near(string wanted)
    {
        var near = RulePage
            .All.Select(p => p.Code)
            .Where(c => c.StartsWith(wanted, StringComparison.OrdinalIgnoreCase))
            .Take(8)
            .ToList();
        return near.Count > 0 ? $"There are {string.Join(", ", near)}. " : "";
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
        output.WriteLine($"{Invoked.As} explain CODE   shows one page.");
        return Weal.Fine;
    }
}

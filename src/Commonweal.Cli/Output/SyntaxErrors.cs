using Commonweal.Cli.Input;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;

namespace Commonweal.Cli.Output;

/// <summary>Syntax errors of an input that a command cannot go on with.</summary>
internal static class SyntaxErrors
{
    /// <summary>Writes them as <c>weal check</c> would.</summary>
    public static void Write(TextWriter error, WealInput input, IReadOnlyList<Finding> findings) =>
        DiagnosticText.Write(
            Terminal.On(error),
            new(
                input.Name,
                input.Source,
                new([], findings.Select(f => RulePage.Of(f.Code)!.Describe(f)).ToSequence())
            )
        );
}

using Spectre.Console;

namespace Commonweal.Cli.Output;

/// <summary>
/// Where text for people goes: colour and width only on a terminal, never when <c>NO_COLOR</c> is set or the output
/// is captured.
/// </summary>
internal static class Terminal
{
    /// <summary>A console over a writer.</summary>
    public static IAnsiConsole On(TextWriter writer)
    {
        var terminal = IsTerminal(writer);
        var colour =
            terminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(writer),
            }
        );
        if (!terminal)
        {
            console.Profile.Width = 4096; // a captured line is never folded
        }

        return console;
    }

    /// <summary>True when the writer is this process's own terminal.</summary>
    public static bool IsTerminal(TextWriter writer) =>
        (ReferenceEquals(writer, Console.Out) && !Console.IsOutputRedirected)
        || (ReferenceEquals(writer, Console.Error) && !Console.IsErrorRedirected);
}

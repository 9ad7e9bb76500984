using System.CommandLine;
using Commonweal.Cli.Output;
using Spectre.Console;

namespace Commonweal.Cli;

/// <summary>Where a graph goes: to people as text, to machines as JSON, into a file.</summary>
internal sealed class GraphDelivery
{
    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    private readonly Option<string?> _out = new("--out", "-o")
    {
        Description = "Also write the JSON into this file, whole or not at all.",
        HelpName = "file",
    };

    /// <summary>Adds its options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_json);
        command.Add(_out);
    }

    /// <summary>Writes the file that was asked for, then the output; the exit code is the input's unless the file could not be written.</summary>
    public int Deliver(ParseResult result, int code, Func<string> json, Action<IAnsiConsole> text)
    {
        var output = result.InvocationConfiguration.Output;
        var isJson = result.GetValue(_json);
        var file = result.GetValue(_out);
        var written = isJson || file is not null ? json() : "";
        if (file is not null && AtomicFile.Write(file, written) is { } problem)
        {
            result.InvocationConfiguration.Error.WriteLine(problem);
            return Weal.Unusable;
        }

        if (isJson)
        {
            output.Write(written);
        }
        else
        {
            text(Terminal.On(output));
        }

        return code;
    }
}

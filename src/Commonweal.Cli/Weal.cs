using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Commonweal.Cli.Output;

namespace Commonweal.Cli;

/// <summary>The command line: one file per command group.</summary>
internal static class Weal
{
    /// <summary>Exit code: fine.</summary>
    public const int Fine = 0;

    /// <summary>Exit code: there are findings.</summary>
    public const int Findings = 1;

    /// <summary>Exit code: the input cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Exit code: a fault of the program, as sysexits.h names it.</summary>
    public const int Fault = 70;

    /// <summary>Exit code: stopped by the user.</summary>
    public const int Stopped = 130;

    /// <summary>Runs one command and returns its exit code.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter error)
    {
        var result = Create().Parse(args);
        InvocationConfiguration configuration = new()
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            var code = await result.InvokeAsync(configuration);
            return result.Action is ParseErrorAction ? Unusable : code;
        }
        catch (OperationCanceledException)
        {
            await error.WriteLineAsync("Stopped; nothing was left half written.");
            return Stopped;
        }
        catch (Exception fault)
        {
            await error.WriteLineAsync(
                $"weal met a fault of its own, not of your input. Please report this: {fault}"
            );
            return Fault;
        }
    }

    /// <summary>All commands.</summary>
    public static RootCommand Create()
    {
        RootCommand root = new(
            "Values and norms that can be checked, and moral graphs built from people's judgements."
        )
        {
            DemoCommand.Create(),
            ServeCommand.Create(),
            BackupCommands.CreateBackup(),
            BackupCommands.CreateRestore(),
            SimulateCommand.Create(),
            McpCommand.Create(),
            CheckCommand.Create(),
            ExplainCommand.Create(),
            FormatCommand.Create(),
            GraphCommands.Create(),
            ChooseCommand.Create(),
            DecideCommand.Create(),
            ConvertCommand.Create(),
            VerifyCommand.Create(),
            TraceCommands.Create(),
            LogCommands.Create(),
            DeonticCommands.Create(),
            ArgsCommands.Create(),
            AskCommand.Create(),
            ChangeCommands.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        HelpWithExamples showHelp = new((HelpAction)help.Action!);
        help.Action = showHelp;
        // Whoever types the bare name asks what there is.
        root.SetAction(showHelp.Invoke);
        foreach (var group in root.Subcommands.Where(c => c.Subcommands.Count > 0))
        {
            group.SetAction(showHelp.Invoke);
        }

        return root.WithExamples(
            "weal demo                      # a small deliberation from drafts to a published graph",
            "weal check examples/bench/1-as-submitted.weal",
            "weal explain V106"
        );
    }
}

using System.CommandLine;

namespace Commonweal.Cli.Input;

/// <summary>The time a search may take; what is not known when it ends stays unknown.</summary>
internal static class Budget
{
    /// <summary>Exit code: the time ended before everything was answered.</summary>
    public const int Ended = 3;

    /// <summary>The option; each command has one of its own.</summary>
    public static Option<double> Create() =>
        new("--budget")
        {
            Description =
                "Seconds after which what is still open is UNKNOWN (exit code 3); none by default.",
            HelpName = "seconds",
        };

    /// <summary>Starts the time; null where the option is no time, which the user has then been told.</summary>
    public static CancellationTokenSource? Start(
        ParseResult result,
        Option<double> option,
        CancellationToken stop
    )
    {
        var seconds = result.GetValue(option);
        if (result.GetResult(option) is not null && seconds is not (> 0 and < 1_000_000))
        {
            result.InvocationConfiguration.Error.WriteLine(
                "--budget takes seconds, more than 0 and less than a million."
            );
            return null;
        }

        var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (seconds is > 0 and < 0.001)
        {
            // Timers count in milliseconds: what is shorter is over at once.
            budget.Cancel();
        }
        else if (seconds > 0)
        {
            budget.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        return budget;
    }
}

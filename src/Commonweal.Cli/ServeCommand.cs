using System.CommandLine;
using Commonweal.Cli.Output;
using Commonweal.Server;
using Microsoft.Extensions.Hosting;

namespace Commonweal.Cli;

/// <summary><c>weal serve</c>: the deliberation platform, from this machine.</summary>
internal static class ServeCommand
{
    /// <summary>The environment variable that names the database.</summary>
    public const string DatabaseVariable = "COMMONWEAL_DB";

    /// <summary>The folder for the database when none is named.</summary>
    public const string StandardFolder = "weal-data";

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder for the database when --db names no other.",
        HelpName = "folder",
        DefaultValueFactory = _ => StandardFolder,
    };

    private static readonly Option<string?> Database = new("--db")
    {
        Description =
            $"Connection string of PostgreSQL (or SQLite). Better in the variable {DatabaseVariable}, where others on the machine cannot read it.",
        HelpName = "connection",
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons.",
        HelpName = "urls",
        DefaultValueFactory = _ => "http://127.0.0.1:5080",
    };

    private static readonly Option<bool> Bare = new("--no-demo")
    {
        Description = "Begin with an empty database, without the example deliberation.",
    };

    private static readonly Option<bool> Link = new("--sign-in-link")
    {
        Description =
            "Print a link that signs the first organiser in, also when a password is set.",
    };

    public static Command Create()
    {
        Command command = new(
            "serve",
            "Start the deliberation platform: people take part, organisers watch, everyone reads the results."
        )
        {
            Data,
            Database,
            Urls,
            Bare,
            Link,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal serve",
            "weal serve --data /var/lib/commonweal --urls http://127.0.0.1:8080",
            "weal serve --no-demo --sign-in-link"
        );
    }

    private static async Task<int> Run(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var output = result.InvocationConfiguration.Output;
        var error = result.InvocationConfiguration.Error;
        ServerOptions options = new()
        {
            DataFolder = Path.GetFullPath(result.GetValue(Data)!),
            Database =
                result.GetValue(Database) ?? Environment.GetEnvironmentVariable(DatabaseVariable),
            Urls = result.GetValue(Urls)!,
            Demo = !result.GetValue(Bare),
        };
        switch (await ServerHost.Start(options, cancel))
        {
            case StartOutcome.Refused refused:
                await error.WriteLineAsync(refused.Message);
                return Weal.Unusable;
            case StartOutcome.Started { App: var app }:
                await using (app)
                {
                    var address = app.Urls.First();
                    await output.WriteLineAsync($"Commonweal is at {address}");
                    if (await ServerHost.SignInPath(app, result.GetValue(Link), cancel) is { } path)
                    {
                        await output.WriteLineAsync(
                            $"Sign in as organiser, once, within a day: {address}{path}"
                        );
                    }

                    await output.WriteLineAsync("Stop it with Ctrl+C.");
                    await app.WaitForShutdownAsync(cancel);
                }

                return Weal.Fine;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }
}

using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Commonweal.Cli.Output;
using Commonweal.Server;
using Commonweal.Server.Features.Operations;

namespace Commonweal.Cli;

/// <summary><c>weal backup</c> and <c>weal restore</c>: everything of a server as one file.</summary>
internal static class BackupCommands
{
    private static readonly Argument<string> File = new("file")
    {
        Description = "The backup's file.",
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The folder of the database when --db names no other.",
        HelpName = "folder",
        DefaultValueFactory = _ => ServeCommand.StandardFolder,
    };

    private static readonly Option<string?> Database = new("--db")
    {
        Description =
            $"Connection string of PostgreSQL (or SQLite). Better in the variable {ServeCommand.DatabaseVariable}.",
        HelpName = "connection",
    };

    public static Command CreateBackup()
    {
        Command command = new(
            "backup",
            "Write everything of a server into one file, while it runs. The file holds what people wrote: guard it."
        )
        {
            File,
            Data,
            Database,
        };
        command.SetAction(Backup);
        return command.WithExamples(
            "weal backup monday.zip",
            "weal backup monday.zip --data /var/lib/commonweal"
        );
    }

    public static Command CreateRestore()
    {
        Command command = new(
            "restore",
            "Bring a backup into an empty database, of the same kind or the other. All of it or nothing."
        )
        {
            File,
            Data,
            Database,
        };
        command.SetAction(Restore);
        return command.WithExamples(
            "weal restore monday.zip --data new-folder",
            "weal serve --data new-folder"
        );
    }

    private static async Task<int> Backup(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var file = Path.GetFullPath(result.GetValue(File)!);
        var error = result.InvocationConfiguration.Error;
        var options = Options(result);
        if (Absent(options) is { } absent)
        {
            await error.WriteLineAsync(absent);
            return Weal.Unusable;
        }

        // Written beside its place and moved there, so that a backup is whole or not there.
        var fresh = $"{file}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            BackupContents contents;
            await using (var stream = Private(fresh))
            {
                contents = await ServerHost.Backup(options, stream, cancel);
            }

            System.IO.File.Move(fresh, file, overwrite: true);
            await result.InvocationConfiguration.Output.WriteLineAsync(
                FormattableString.Invariant(
                    $"{file}: {contents.Tables.Sum(t => t.Rows)} rows in {contents.Tables.Count} tables."
                )
            );
            return Weal.Fine;
        }
        catch (Exception fault) when (Explain(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return Weal.Unusable;
        }
        finally
        {
            System.IO.File.Delete(fresh);
        }
    }

    private static async Task<int> Restore(
        System.CommandLine.ParseResult result,
        CancellationToken cancel
    )
    {
        var error = result.InvocationConfiguration.Error;
        try
        {
            await using var stream = System.IO.File.OpenRead(result.GetValue(File)!);
            switch (await ServerHost.Restore(Options(result), stream, cancel))
            {
                case RestoreOutcome.Refused refused:
                    await error.WriteLineAsync(refused.Message);
                    return Weal.Unusable;
                case RestoreOutcome.Restored { Contents: var contents }:
                    await result.InvocationConfiguration.Output.WriteLineAsync(
                        FormattableString.Invariant(
                            $"Restored {contents.Tables.Sum(t => t.Rows)} rows, as they were at {contents.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC."
                        )
                    );
                    return Weal.Fine;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (Exception fault) when (Explain(fault) is { } sentence)
        {
            await error.WriteLineAsync(sentence);
            return Weal.Unusable;
        }
    }

    private static ServerOptions Options(System.CommandLine.ParseResult result) =>
        new()
        {
            DataFolder = Path.GetFullPath(result.GetValue(Data)!),
            Database =
                result.GetValue(Database)
                ?? Environment.GetEnvironmentVariable(ServeCommand.DatabaseVariable),
        };

    /// <summary>A backup of a folder in which no server has run would be an empty one, and nobody means that.</summary>
    private static string? Absent(ServerOptions options) =>
        options.Database is null
        && !System.IO.File.Exists(Path.Combine(options.DataFolder, ServerOptions.DatabaseFile))
            ? $"There is no database in {options.DataFolder}. Name the server's folder with --data, or its database with --db."
            : null;

    private static string? Explain(Exception fault) =>
        fault switch
        {
            DbException db => $"The database cannot be used: {db.Message}",
            IOException or UnauthorizedAccessException => fault.Message,
            _ => null,
        };

    /// <summary>A new file that its owner alone can read.</summary>
    private static FileStream Private(string path)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new(path, options);
    }
}

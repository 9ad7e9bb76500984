using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(Commonweal.Server.Tests.PostgresServer))]

namespace Commonweal.Server.Tests;

/// <summary>A throw-away PostgreSQL server, started on first use and shared by all tests of the assembly.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Debian = "/usr/lib/postgresql";

    private readonly SemaphoreSlim _gate = new(1, 1);
    private string? _home;
    private int _port;
    private int _databases;

    /// <summary>Creates an empty database and returns a connection string to it. Skips the test where there is no PostgreSQL.</summary>
    public async Task<string> CreateDatabase(CancellationToken cancel)
    {
        Assert.SkipWhen(Find("initdb") is null, "PostgreSQL is not installed here.");
        await _gate.WaitAsync(cancel);
        try
        {
            if (_home is null)
            {
                await Start(cancel);
            }

            var name = $"test_{++_databases}";
            await using var source = NpgsqlDataSource.Create(ConnectionString("postgres"));
            await using var command = source.CreateCommand($"create database {name}");
            await command.ExecuteNonQueryAsync(cancel);
            return ConnectionString(name);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_home is { } home)
        {
            await Run(
                [Find("pg_ctl")!, "-D", $"{home}/data", "-m", "immediate", "-w", "stop"],
                CancellationToken.None
            );
            Directory.Delete(home, recursive: true);
        }

        _gate.Dispose();
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=commonweal;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    private async Task Start(CancellationToken cancel)
    {
        var home = Directory.CreateTempSubdirectory("commonweal-pg-").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            await AsIs(["chown", "postgres:postgres", home], cancel);
        }

        string[] create =
        [
            Find("initdb")!,
            "-D",
            $"{home}/data",
            "-U",
            "commonweal",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        ];
        await Run(create, cancel);
        _port = FreePort();
        var settings =
            $"-c port={_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off "
            + "-c synchronous_commit=off -c full_page_writes=off -c max_connections=200";
        await Run(
            [
                Find("pg_ctl")!,
                "-D",
                $"{home}/data",
                "-l",
                $"{home}/log",
                "-w",
                "-o",
                settings,
                "start",
            ],
            cancel
        );
        _home = home;
    }

    /// <summary>On the path, or where Debian keeps it.</summary>
    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Concat(
                Directory.Exists(Debian)
                    ? Directory.EnumerateDirectories(Debian).Order().Select(d => $"{d}/bin")
                    : []
            )
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    // PostgreSQL refuses to run as root, so root hands the command to the account that Debian made for it.
    private static Task Run(string[] command, CancellationToken cancel) =>
        AsIs(
            Environment.IsPrivilegedProcess
                ? ["runuser", "-u", "postgres", "--", .. command]
                : command,
            cancel
        );

    private static async Task AsIs(string[] command, CancellationToken cancel)
    {
        // Output goes to nowhere: pg_ctl's child keeps the handles open, and reading a pipe would never end.
        ProcessStartInfo start = new(
            "/bin/sh",
            ["-c", "exec \"$@\" >/dev/null 2>&1", "sh", .. command]
        )
        {
            WorkingDirectory = "/",
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync(cancel);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'{string.Join(' ', command)}' ended with {process.ExitCode}."
            );
        }
    }
}

using Commonweal.Server.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

/// <summary>Which database a test runs on.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>A server on a port of its own, with a database of its own.</summary>
public sealed class RunningServer : IAsyncDisposable
{
    internal WebApplication App { get; }

    private readonly string _folder;

    private RunningServer(WebApplication app, string folder, string connection)
    {
        (App, _folder, Connection) = (app, folder, connection);
        Address = new(app.Urls.First());
    }

    /// <summary>Both databases, for theories.</summary>
    public static TheoryData<Database> Databases => [Database.Sqlite, Database.Postgres];

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Its database, to start a second node on.</summary>
    public string Connection { get; }

    /// <summary>Its services, to look behind what it answers.</summary>
    public IServiceProvider Services => App.Services;

    /// <summary>Starts one with the example deliberation.</summary>
    public static async Task<RunningServer> Start(Database database, PostgresServer postgres) =>
        await On(
            database == Database.Postgres
                ? await postgres.CreateDatabase(TestContext.Current.CancellationToken)
                : null,
            o => o
        );

    /// <summary>Starts one with settings of the test's own.</summary>
    public static async Task<RunningServer> On(
        string? connection,
        Func<ServerOptions, ServerOptions> change
    )
    {
        var folder = Directory.CreateTempSubdirectory("commonweal-server-").FullName;
        var options = change(
            new()
            {
                DataFolder = folder,
                Database = connection,
                Urls = "http://127.0.0.1:0",
            }
        );
        var outcome = await ServerHost.Start(options, TestContext.Current.CancellationToken);
        return new(outcome.ShouldBeOfType<StartOutcome.Started>().App, folder, options.Connection);
    }

    /// <summary>A browser of its own: keeps cookies, does not follow redirects.</summary>
    public HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>Looks into the database.</summary>
    internal async Task<T> Look<T>(Func<CommonwealDb, Task<T>> look)
    {
        await using var scope = Services.CreateAsyncScope();
        return await look(scope.ServiceProvider.GetRequiredService<CommonwealDb>());
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}

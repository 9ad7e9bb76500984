using System.IO.Compression;
using System.Text;
using Commonweal.Server.Features.Operations;
using Commonweal.Server.Features.Results;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class BackupTests(PostgresServer postgres) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("commonweal-backup-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Database, Database> Ways =>
        new()
        {
            { Database.Sqlite, Database.Sqlite },
            { Database.Sqlite, Database.Postgres },
            { Database.Postgres, Database.Sqlite },
        };

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_restored_server_has_the_same_rows_and_makes_the_same_graph(
        Database from,
        Database to
    )
    {
        await using var server = await RunningServer.Start(from, postgres);
        var before = await server.Graph(g => true);
        using MemoryStream file = new();
        var written = await ServerHost.Backup(Options(server.Connection), file, Cancel);
        var target = await Empty(to);
        file.Position = 0;
        (
            await ServerHost.Restore(Options(target), file, Cancel)
        ).ShouldBeOfType<RestoreOutcome.Restored>();

        using MemoryStream again = new();
        var restored = await ServerHost.Backup(Options(target), again, Cancel);
        restored
            .Tables.Select(t => (t.Name, t.Rows))
            .ShouldBe(written.Tables.Select(t => (t.Name, t.Rows)));
        restored.Tables.Sum(t => t.Rows).ShouldBeGreaterThan(1200);

        await using var second = await RunningServer.On(target, o => o);
        GraphStore
            .Pack((await second.Graph(g => true)).Graph)
            .ShouldBe(GraphStore.Pack(before.Graph));
    }

    [Fact]
    public async Task A_database_that_holds_something_is_left_alone()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using MemoryStream file = new();
        await ServerHost.Backup(Options(server.Connection), file, Cancel);
        file.Position = 0;
        (await ServerHost.Restore(Options(server.Connection), file, Cancel))
            .ShouldBeOfType<RestoreOutcome.Refused>()
            .Message.ShouldContain("not empty");
    }

    [Fact]
    public async Task A_damaged_backup_writes_nothing()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using MemoryStream file = new();
        await ServerHost.Backup(Options(server.Connection), file, Cancel);
        using (ZipArchive archive = new(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            archive.GetEntry("tables/votes.jsonl")!.Delete();
            using var entry = archive.CreateEntry("tables/votes.jsonl").Open();
            entry.Write("{}\n"u8);
        }

        var target = await Empty(Database.Sqlite);
        file.Position = 0;
        (
            await ServerHost.Restore(Options(target), file, Cancel)
        ).ShouldBeOfType<RestoreOutcome.Refused>();
        using MemoryStream none = new(Encoding.UTF8.GetBytes("this is no archive"));
        (
            await ServerHost.Restore(Options(target), none, Cancel)
        ).ShouldBeOfType<RestoreOutcome.Refused>();
        await using var second = await RunningServer.On(target, o => o with { Demo = false });
        (await second.Look(db => db.Participants.CountAsync(Cancel))).ShouldBe(0);
    }

    private async Task<string> Empty(Database database) =>
        database == Database.Postgres
            ? await postgres.CreateDatabase(Cancel)
            : $"Data Source={Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db")};Pooling=False";

    private ServerOptions Options(string connection) =>
        new() { DataFolder = _folder.FullName, Database = connection };
}

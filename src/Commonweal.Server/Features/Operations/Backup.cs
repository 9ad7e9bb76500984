using System.Data;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Commonweal.Server.Features.Operations;

/// <summary>A table in a backup.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Sha256">SHA-256 of its JSON Lines, hex.</param>
public sealed record BackedUpTable(string Name, long Rows, string Sha256);

/// <summary>What a backup holds.</summary>
/// <param name="Format">Always <c>commonweal.backup/1</c>.</param>
/// <param name="At">When it was made.</param>
/// <param name="Tables">Its tables, each after those it refers to.</param>
public sealed record BackupContents(
    string Format,
    DateTimeOffset At,
    IReadOnlyList<BackedUpTable> Tables
);

/// <summary>
/// Everything in the database as one file, in a form that belongs to no database: a backup of SQLite can be restored to
/// PostgreSQL and the other way round. It is one moment's state, and it can be made while people take part. Graphs and the
/// schedule are not in it, because they are made again.
/// </summary>
internal sealed class Backup(CommonwealDb db, TimeProvider clock)
{
    public const string Format = "commonweal.backup/1";

    private const string Manifest = "manifest.json";
    private const int Batch = 500;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly HashSet<Type> MadeAgain =
    [
        typeof(StoredGraph),
        typeof(IdempotentReply),
    ];

    /// <summary>Writes the backup to a stream that can seek. Memory does not grow with the rows.</summary>
    public async Task<BackupContents> Write(Stream stream, CancellationToken cancel)
    {
        using ZipArchive archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        await using var snapshot = await Snapshot(cancel);
        List<BackedUpTable> tables = [];
        foreach (var entity in Entities())
        {
            tables.Add(
                await Generic<Task<BackedUpTable>>(nameof(WriteTable), entity, archive, cancel)
            );
        }

        BackupContents contents = new(Format, clock.GetUtcNow(), tables);
        await using var entry = archive.CreateEntry(Manifest).Open();
        await JsonSerializer.SerializeAsync(entry, contents, Json, cancel);
        return contents;
    }

    /// <summary>Brings a backup into an empty database: all of it or, when anything is amiss, nothing.</summary>
    public async Task<RestoreOutcome> Restore(Stream stream, CancellationToken cancel)
    {
        try
        {
            using ZipArchive archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (await Check(archive, cancel) is not { } contents)
            {
                return new RestoreOutcome.Refused(
                    "This is not a backup of Commonweal, or it was damaged: what it holds does not agree with its own list."
                );
            }

            if (await db.Deliberations.AnyAsync(cancel) || await db.Users.AnyAsync(cancel))
            {
                return new RestoreOutcome.Refused(
                    "The database is not empty. Restore into a new one, so that nothing is lost."
                );
            }

            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            // What the migrations put in and what a running server would make of itself.
            await db.Keys.ExecuteDeleteAsync(cancel);
            foreach (var entity in Entities())
            {
                await Generic<Task>(nameof(ReadTable), entity, archive, cancel);
            }

            await transaction.CommitAsync(cancel);
            return new RestoreOutcome.Restored(contents);
        }
        catch (Exception fault) when (fault is InvalidDataException or JsonException)
        {
            return new RestoreOutcome.Refused(
                "This is not a backup of Commonweal, or it was damaged."
            );
        }
    }

    private async Task<BackedUpTable> WriteTable<TRow>(ZipArchive archive, CancellationToken cancel)
        where TRow : class
    {
        var name = NameOf(db.Model.FindEntityType(typeof(TRow))!);
        await using var entry = archive.CreateEntry(Path(name)).Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var rows = 0L;
        await foreach (
            var row in db.Set<TRow>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancel)
        )
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(row, Json), (byte)'\n'];
            hash.AppendData(line);
            await entry.WriteAsync(line, cancel);
            rows++;
        }

        return new(name, rows, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private async Task ReadTable<TRow>(ZipArchive archive, CancellationToken cancel)
        where TRow : class
    {
        if (archive.GetEntry(Path(NameOf(db.Model.FindEntityType(typeof(TRow))!))) is not { } entry)
        {
            // A table that is newer than the backup.
            return;
        }

        using StreamReader lines = new(entry.Open());
        var pending = 0;
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            db.Add(
                JsonSerializer.Deserialize<TRow>(line, Json) ?? throw new JsonException("empty row")
            );
            if (++pending == Batch)
            {
                await Save();
            }
        }

        await Save();

        async Task Save()
        {
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
            pending = 0;
        }
    }

    private static async Task<BackupContents?> Check(ZipArchive archive, CancellationToken cancel)
    {
        if (archive.GetEntry(Manifest) is not { } manifest)
        {
            return null;
        }

        await using var stream = manifest.Open();
        if (
            await JsonSerializer.DeserializeAsync<BackupContents>(stream, Json, cancel)
            is not { Format: Format, Tables: not null } contents
        )
        {
            return null;
        }

        foreach (var table in contents.Tables)
        {
            if (archive.GetEntry(Path(table.Name)) is not { } entry)
            {
                return null;
            }

            await using var rows = entry.Open();
            var hash = await SHA256.HashDataAsync(rows, cancel);
            if (Convert.ToHexStringLower(hash) != table.Sha256)
            {
                return null;
            }
        }

        return contents;
    }

    /// <summary>One moment's state: neither database lets later writes be seen, and neither makes writers wait.</summary>
    private async Task<IAsyncDisposable> Snapshot(CancellationToken cancel)
    {
        if (!db.Database.IsSqlite())
        {
            return await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
        }

        await db.Database.OpenConnectionAsync(cancel);
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        return (
            await db.Database.UseTransactionAsync(
                connection.BeginTransaction(deferred: true),
                cancel
            )
        )!;
    }

    /// <summary>Tables in an order in which each comes after those it refers to.</summary>
    private List<IEntityType> Entities()
    {
        List<IEntityType> ordered = [];
        foreach (
            var entity in db
                .Model.GetEntityTypes()
                .Where(e => !e.IsOwned() && !MadeAgain.Contains(e.ClrType))
                .OrderBy(NameOf, StringComparer.Ordinal)
        )
        {
            Visit(entity);
        }

        return ordered;

        void Visit(IEntityType entity)
        {
            if (ordered.Contains(entity))
            {
                return;
            }

            foreach (var key in entity.GetForeignKeys().Where(k => k.PrincipalEntityType != entity))
            {
                Visit(key.PrincipalEntityType);
            }

            ordered.Add(entity);
        }
    }

    private TResult Generic<TResult>(
        string method,
        IEntityType entity,
        ZipArchive archive,
        CancellationToken cancel
    ) =>
        (TResult)
            typeof(Backup)
                .GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!
                .MakeGenericMethod(entity.ClrType)
                .Invoke(this, [archive, cancel])!;

    private static string NameOf(IEntityType entity) => entity.GetTableName()!;

    private static string Path(string table) => $"tables/{table}.jsonl";
}

/// <summary>How restoring went.</summary>
public abstract record RestoreOutcome
{
    private RestoreOutcome() { }

    /// <summary>Everything is there.</summary>
    /// <param name="Contents">What was restored.</param>
    public sealed record Restored(BackupContents Contents) : RestoreOutcome;

    /// <summary>Nothing was written.</summary>
    /// <param name="Message">Why, and what to do.</param>
    public sealed record Refused(string Message) : RestoreOutcome;
}

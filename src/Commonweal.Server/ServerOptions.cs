namespace Commonweal.Server;

/// <summary>How a server is started. Everything else is decided by organisers, in the database.</summary>
public sealed record ServerOptions
{
    /// <summary>Name of the database file in the data folder.</summary>
    public const string DatabaseFile = "commonweal.db";

    /// <summary>The folder that holds the database file when no other database is named.</summary>
    public required string DataFolder { get; init; }

    /// <summary>A connection string: of PostgreSQL when it names a host, else of SQLite. Null: a file in the data folder.</summary>
    public string? Database { get; init; }

    /// <summary>Addresses to listen on, separated by semicolons; port 0 takes any that is free.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Whether an empty database gets the demo deliberation.</summary>
    public bool Demo { get; init; } = true;

    /// <summary>Settings that go before those of files and the environment: <c>RateLimits:Address</c> …</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } =
        new Dictionary<string, string?>(StringComparer.Ordinal);

    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The connection string that holds.</summary>
    public string Connection => Database ?? $"Data Source={Path.Combine(DataFolder, DatabaseFile)}";
}

using System.Data.Common;

namespace Commonweal.Server;

/// <summary>How starting a server went.</summary>
public abstract record StartOutcome
{
    private StartOutcome() { }

    /// <summary>It runs.</summary>
    /// <param name="App">The running server; dispose it to stop it.</param>
    public sealed record Started(WebApplication App) : StartOutcome;

    /// <summary>It does not, for a reason that whoever started it can mend.</summary>
    /// <param name="Message">The reason and a way on, in a sentence or two. It never holds the connection string.</param>
    public sealed record Refused(string Message) : StartOutcome;

    /// <summary>Tells a mistake in the settings from a fault; null for a fault.</summary>
    internal static Refused? Explain(Exception fault, ServerOptions options) =>
        fault switch
        {
            DbException db => new(
                $"The database cannot be used: {db.Message.TrimEnd('.')}. Check --db (or COMMONWEAL_DB) and that it is running."
            ),
            ArgumentException
            or FormatException
                when fault.StackTrace?.Contains("ConnectionString", StringComparison.Ordinal)
                    == true => new(
                "The connection string cannot be read. PostgreSQL: Host=…;Database=…;Username=…  SQLite: Data Source=FILE"
            ),
            FormatException => new(
                $"The addresses \"{options.Urls}\" cannot be read. Example: http://127.0.0.1:5080"
            ),
            UnauthorizedAccessException => new(
                $"The folder {options.DataFolder} cannot be written to. Choose another with --data."
            ),
            IOException io => new(
                $"It cannot start: {io.Message.TrimEnd('.')}. Another program may use the address; choose another with --urls."
            ),
            _ => null,
        };
}

using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Commonweal.Server.Data;

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<SqliteDb>()
                .UseApplicationServiceProvider(Design.Services)
                .UseSqlite("Data Source=design.db")
                .Options
        );
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        new(
            new DbContextOptionsBuilder<PostgresDb>()
                .UseApplicationServiceProvider(Design.Services)
                .UseNpgsql("Host=localhost")
                .Options
        );
}

internal static class Design
{
    /// <summary>The tables of accounts depend on this option, at design time as at run time.</summary>
    public static IServiceProvider Services { get; } =
        new ServiceCollection()
            .Configure<IdentityOptions>(o =>
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3
            )
            .BuildServiceProvider();
}

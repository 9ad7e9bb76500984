using Commonweal.Server.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Data;

/// <summary>Which database holds everything: a file of SQLite, or PostgreSQL.</summary>
internal static class Storage
{
    /// <summary>Registers the database, the accounts in it and the key ring.</summary>
    public static void AddStorage(this WebApplicationBuilder builder, string connection)
    {
        if (IsPostgres(connection))
        {
            builder.Services.AddDbContext<CommonwealDb, PostgresDb>(o => o.UseNpgsql(connection));
            AddOrganisers<PostgresDb>(builder);
        }
        else
        {
            builder.Services.AddDbContext<CommonwealDb, SqliteDb>(o =>
                o.UseSqlite(connection).AddInterceptors(SqliteSettings.Instance)
            );
            AddOrganisers<SqliteDb>(builder);
        }

        KeyRing.Add(builder.Services);
        builder.Services.AddHealthChecks().AddDbContextCheck<CommonwealDb>("database");
    }

    /// <summary>Whether a connection string speaks of PostgreSQL; everything else is SQLite.</summary>
    public static bool IsPostgres(string connection) =>
        connection.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        || connection.StartsWith("postgres", StringComparison.OrdinalIgnoreCase);

    private static void AddOrganisers<TDb>(WebApplicationBuilder builder)
        where TDb : CommonwealDb =>
        builder
            .Services.AddIdentityCore<Organiser>(o =>
            {
                o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                o.Password.RequiredLength = 12;
                o.Password.RequireDigit = false;
                o.Password.RequireLowercase = false;
                o.Password.RequireUppercase = false;
                o.Password.RequireNonAlphanumeric = false;
                o.Lockout.MaxFailedAccessAttempts = 5;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddEntityFrameworkStores<TDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
}

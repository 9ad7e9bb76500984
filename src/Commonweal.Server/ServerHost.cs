using Commonweal.Mcp;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Home;
using Commonweal.Server.Features.Operations;
using Commonweal.Server.Features.Organising;
using Commonweal.Server.Features.Participation;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Features.SignIn;
using Commonweal.Server.Identity;
using Commonweal.Server.Jobs;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Commonweal.Server;

/// <summary>Puts the server together. What it does lies in <c>Features/</c>, a folder each.</summary>
public static class ServerHost
{
    // Lowest in rank: settings files and environment variables (Logging__LogLevel__Commonweal=Information …) go before them.
    private static readonly Dictionary<string, string?> Defaults = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Commonweal"] = "Warning",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:LogLevel:Quartz"] = "Warning",
        // The package logs every slip of a client as an error; faults of a tool are logged apart.
        ["Logging:LogLevel:ModelContextProtocol"] = "Critical",
        // A failed command comes as an exception as well; on a new database one is expected.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "Critical",
        // The key ring lies in the database, which is to be guarded as a whole.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
    };

    /// <summary>Builds a server, brings its database up to date and starts it; or says why that cannot be.</summary>
    public static async Task<StartOutcome> Start(ServerOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        WebApplication? app = null;
        try
        {
            app = Build(options);
            await Prepare(app, options, cancel);
            await app.StartAsync(cancel);
            return new StartOutcome.Started(app);
        }
        catch (Exception fault) when (StartOutcome.Explain(fault, options) is { } refused)
        {
            if (app is not null)
            {
                await app.DisposeAsync();
            }

            return refused;
        }
    }

    /// <summary>Writes everything in the database to a stream that can seek.</summary>
    public static Task<BackupContents> Backup(
        ServerOptions options,
        Stream stream,
        CancellationToken cancel
    ) => WithDatabase(options, backup => backup.Write(stream, cancel), cancel);

    /// <summary>Brings a backup into an empty database, which is made when it is not there.</summary>
    public static Task<RestoreOutcome> Restore(
        ServerOptions options,
        Stream stream,
        CancellationToken cancel
    ) => WithDatabase(options, backup => backup.Restore(stream, cancel), cancel);

    private static async Task<T> WithDatabase<T>(
        ServerOptions options,
        Func<Backup, Task<T>> work,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        await using var app = Build(options);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        await db.Database.MigrateAsync(cancel);
        return await work(new(db, options.Clock));
    }

    private static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "Commonweal.Server" }
        );
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource { InitialData = Defaults }
        );
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = Limits.BodyBytes;
        });
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(options.Clock);
        if (!Storage.IsPostgres(options.Connection))
        {
            Directory.CreateDirectory(options.DataFolder);
        }

        builder.AddStorage(options.Connection);
        builder.AddSchedule(options.Connection);
        builder.AddRateLimits();
        AddWeb(builder);
        AddFeatures(builder.Services);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>
    /// Path of a link that signs the first organiser in once; null when the account has a password or passkey and none was
    /// asked for.
    /// </summary>
    public static async Task<string?> SignInPath(
        WebApplication app,
        bool asked,
        CancellationToken cancel
    )
    {
        ArgumentNullException.ThrowIfNull(app);
        await using var scope = app.Services.CreateAsyncScope();
        var secret = await scope
            .ServiceProvider.GetRequiredService<FirstOrganiser>()
            .Link(asked, cancel);
        return secret is null ? null : $"/sign-in/{secret}";
    }

    private static async Task Prepare(
        WebApplication app,
        ServerOptions options,
        CancellationToken cancel
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        await services.GetRequiredService<CommonwealDb>().Database.MigrateAsync(cancel);
        var organiser = await services.GetRequiredService<FirstOrganiser>().Ensure(cancel);
        if (options.Demo)
        {
            await services.GetRequiredService<Demo>().Seed(organiser.Id, cancel);
        }
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddRazorComponents();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "commonweal.form";
            o.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddProblemDetails();
        services.AddOpenApi();
        services
            .AddAuthentication(o => o.DefaultScheme = Callers.Scheme)
            .AddPolicyScheme(
                Callers.Scheme,
                null,
                o => o.ForwardDefaultSelector = Callers.SchemeFor
            )
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(
                CallerAuthentication.SchemeName,
                null
            )
            .AddIdentityCookies(o => o.ApplicationCookie!.Configure(Callers.Cookie));
        services.AddAuthorization(Callers.AddPolicies);
    }

    private static void AddFeatures(IServiceCollection services)
    {
        services.AddScoped<SignInLinks>();
        services.AddScoped<FirstOrganiser>();
        services.AddScoped<DeliberationStore>();
        OrganisingFeature.Add(services);
        services.AddScoped<Demo>();
        services.AddParticipation();
        services.AddScoped<Ledger>();
        services.AddScoped<GraphStore>();
        services.AddScoped<ResultsSite>();
        services.AddScoped<DeliberationDocument>();
        services.AddScoped<Export>();
        services.AddScoped<Readable>();
        services.AddScoped<PublicRecord>();
        services.AddCommonwealMcp();
        services.AddScoped<IDeliberations, PublishedDeliberations>();
        services.AddSingleton<GraphCache>();
        services.AddSingleton<RenderedReports>();
        services.AddSingleton<GraphNews>();
        services.AddHostedService(p => p.GetRequiredService<GraphNews>());
    }

    private static void Map(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(fault => fault.Run(Problems.SayStatus));
        app.UseStatusCodePages(context => Problems.SayStatus(context.HttpContext));
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<Idempotency>();
        app.UseAntiforgery();
        AssetEndpoints.Map(app);
        OperationEndpoints.Map(app);
        HomeEndpoints.Map(app);
        SignInEndpoints.Map(app);
        ResultEndpoints.Map(app);
        ResultApi.Map(app);
        app.MapMcpHttp("/mcp");
        OrganisingFeature.Map(app);
        ParticipantApi.Map(app);
        ParticipationEndpoints.Map(app);
    }
}

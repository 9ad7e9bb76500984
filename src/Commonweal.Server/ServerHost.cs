using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Home;
using Commonweal.Server.Features.Operations;
using Commonweal.Server.Features.SignIn;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server;

/// <summary>Puts the server together. What it does lies in <c>Features/</c>, a folder each.</summary>
public static class ServerHost
{
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

    private static WebApplication Build(ServerOptions options)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { ApplicationName = "Commonweal.Server" }
        );
        // The command line prints what people need; environment variables (Logging__LogLevel__Default …) ask for more.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.Logging.AddFilter("Quartz", LogLevel.Warning);
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
        services.AddScoped<Demo>();
    }

    private static void Map(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        AssetEndpoints.Map(app);
        OperationEndpoints.Map(app);
        HomeEndpoints.Map(app);
        SignInEndpoints.Map(app);
    }
}

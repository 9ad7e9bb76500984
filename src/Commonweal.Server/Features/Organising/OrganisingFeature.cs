using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.SignIn;
using Microsoft.AspNetCore.Identity;

namespace Commonweal.Server.Features.Organising;

/// <summary>What organisers do: its parts and its addresses.</summary>
internal static class OrganisingFeature
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<DeliberationEdits>();
        services.AddScoped<InvitationStore>();
        services.AddScoped<ModerationStore>();
        services.AddScoped<LiveQueries>();
        services.AddScoped<CoOrganisers>();
        services.AddScoped<AccountStore>();
        services.Configure<SecurityStampValidatorOptions>(RecentSignIn.Configure);
        services.Configure<IdentityPasskeyOptions>(PasskeyEndpoints.Configure);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        OrganisingEndpoints.Map(app);
        DeliberationApi.Map(app);
        AccountEndpoints.Map(app);
    }
}

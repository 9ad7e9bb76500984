using Commonweal.Server.Features.Deliberations;

namespace Commonweal.Server.Features.Organising;

/// <summary>What organisers do: its parts and its addresses.</summary>
internal static class OrganisingFeature
{
    public static void Add(IServiceCollection services) => services.AddScoped<DeliberationEdits>();

    public static void Map(IEndpointRouteBuilder app)
    {
        OrganisingEndpoints.Map(app);
        DeliberationApi.Map(app);
    }
}

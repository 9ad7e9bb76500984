using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Commonweal.Server.Features.Operations;

/// <summary>What machines ask of a node.</summary>
internal static class OperationEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        // Alive: the process answers. Ready: the database answers too.
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/ready");
        app.MapOpenApi("/openapi/{documentName}.json");
    }
}

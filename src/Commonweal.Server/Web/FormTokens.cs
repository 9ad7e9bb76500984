using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Web;

/// <summary>
/// Forms carry a token, so that no other site can send one in somebody's name. The framework asks for it only where an
/// endpoint binds a field; here every group of pages asks for it, whatever its endpoints bind.
/// </summary>
internal static class FormTokens
{
    /// <summary>Forms without their token are refused, also those that carry nothing else.</summary>
    public static RouteGroupBuilder WithFormTokens(this RouteGroupBuilder group)
    {
        group.WithMetadata(new RequireAntiforgeryTokenAttribute());
        group.AddEndpointFilter(
            async (call, next) =>
                call.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
                    ? TypedResults.BadRequest()
                    : await next(call)
        );
        return group;
    }
}

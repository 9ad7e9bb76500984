using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Organising.Pages;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Organising;

/// <summary>
/// What stands before every page and endpoint of organisers: a deliberation is looked up among the caller's own before
/// anything else happens.
/// </summary>
internal static class Guard
{
    /// <summary>The organiser who calls. Endpoints behind the policies of organisers always have one.</summary>
    public static Guid Organiser(this HttpContext http) =>
        http.User.OrganiserOf()
        ?? throw new InvalidOperationException("An endpoint of organisers lacks its policy.");

    /// <summary>The deliberation of the address, once <see cref="Own"/> or <see cref="OwnPage"/> let the call through.</summary>
    public static DeliberationNow Deliberation(this HttpContext http) =>
        (DeliberationNow)http.Items[typeof(DeliberationNow)]!;

    /// <summary>JSON: only the caller's own deliberations.</summary>
    public static RouteGroupBuilder Own(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter((call, next) => Look(call, next, no => no.ToResult()));
        return group;
    }

    /// <summary>Pages: only the caller's own deliberations.</summary>
    public static RouteGroupBuilder OwnPage(this RouteGroupBuilder group)
    {
        group.AddEndpointFilter((call, next) => Look(call, next, no => no.ToPage("/organise")));
        return group;
    }

    /// <summary>A refusal as a page.</summary>
    public static IResult ToPage(this Refusal refusal, string back) =>
        Page.Of<RefusedPage>(new RefusedModel(refusal.Message, back), Problems.StatusOf(refusal));

    private static async ValueTask<object?> Look(
        EndpointFilterInvocationContext call,
        EndpointFilterDelegate next,
        Func<Refusal, IResult> refuse
    )
    {
        var http = call.HttpContext;
        var found = await http
            .RequestServices.GetRequiredService<DeliberationStore>()
            .Organised(
                http.Organiser(),
                (string)http.Request.RouteValues["slug"]!,
                http.RequestAborted
            );
        if (found.Refusal is { } no)
        {
            return refuse(no);
        }

        http.Items[typeof(DeliberationNow)] = found.Value;
        return await next(call);
    }
}

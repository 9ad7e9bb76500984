using Commonweal.Server.Web;

namespace Commonweal.Server.Features.Participation;

/// <summary>A participant's entire path: pages below <c>/d/SLUG</c> and the same operations as JSON below <c>/api/v1</c>.</summary>
internal static class ParticipationEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        // Two groups at the same address: the first for anyone, the second for people who take part.
        var anyone = app.MapGroup("/d/{slug}").ExcludeFromDescription().WithFormTokens();
        anyone.AddEndpointFilter(Visit.Filter(needsPerson: false));
        var mine = app.MapGroup("/d/{slug}").ExcludeFromDescription().WithFormTokens();
        mine.AddEndpointFilter(Visit.Filter(needsPerson: true));
        JoinEndpoints.Map(anyone, mine);
        InterviewEndpoints.Map(mine);
        ChoosingEndpoints.Map(mine);
        ClosingEndpoints.Map(anyone, mine);
    }
}

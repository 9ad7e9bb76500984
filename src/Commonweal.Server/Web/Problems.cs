using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Web;

/// <summary>How a refusal is said over HTTP: problem+json (RFC 9457) for programs, one place for all.</summary>
internal static class Problems
{
    public static int StatusOf(Refusal refusal) =>
        refusal.Kind switch
        {
            RefusalKind.Unusable => StatusCodes.Status422UnprocessableEntity,
            RefusalKind.Unknown => StatusCodes.Status401Unauthorized,
            RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
            RefusalKind.Missing => StatusCodes.Status404NotFound,
            RefusalKind.Conflict or RefusalKind.NotOpen => StatusCodes.Status409Conflict,
            RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
            RefusalKind.TooMany => StatusCodes.Status429TooManyRequests,
            _ => throw new UnreachableException(),
        };

    /// <summary>The refusal as a response.</summary>
    public static IResult ToResult(this Refusal refusal)
    {
        ProblemDetails problem = new();
        if (refusal.Fields.Count > 0)
        {
            problem.Extensions["errors"] = refusal.Fields;
        }

        problem.Status = StatusOf(refusal);
        problem.Title = refusal.Message;
        problem.Type = $"urn:commonweal:refusal:{refusal.Code}";
        problem.Extensions["code"] = refusal.Code;
        return TypedResults.Problem(problem);
    }

    /// <summary>What was made, or the refusal.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> done) =>
        outcome.Match(done, no => no.ToResult());
}

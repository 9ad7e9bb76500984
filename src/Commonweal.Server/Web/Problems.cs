using System.Diagnostics;
using Commonweal.Server.Web.Pages;
using Microsoft.AspNetCore.Mvc;

namespace Commonweal.Server.Web;

/// <summary>How a refusal is said over HTTP, in one place: problem+json (RFC 9457) to programs, a page to people.</summary>
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
    public static IResult ToResult(this Refusal refusal) => new RefusalResult(refusal);

    /// <summary>What was made, or the refusal.</summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> done) =>
        outcome.Match(done, no => no.ToResult());

    /// <summary>
    /// What is said where a response has a status and nothing else: an address that leads nowhere, a method that is not
    /// offered, a caller who may not.
    /// </summary>
    public static Task SayStatus(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var (title, way) = status switch
        {
            StatusCodes.Status401Unauthorized => (
                "It is not known who asks.",
                "Send a token in the Authorization header, or sign in."
            ),
            StatusCodes.Status403Forbidden => ("This is not yours to do.", "Ask whoever runs it."),
            StatusCodes.Status404NotFound => (
                "There is nothing at this address.",
                "Check it, or begin at the first page."
            ),
            StatusCodes.Status413PayloadTooLarge => (
                "That was too much at once.",
                "Send at most one megabyte."
            ),
            < StatusCodes.Status500InternalServerError => (
                "This could not be understood.",
                "Go back and try again."
            ),
            _ => (
                "Something went wrong here, not with you.",
                "Nothing was half written. Try again in a moment."
            ),
        };
        return IsForPrograms(http)
            ? TypedResults
                .Problem(
                    new ProblemDetails
                    {
                        Status = status,
                        Title = title,
                        Detail = way,
                    }
                )
                .ExecuteAsync(http)
            : Page.Of<RefusalPage>(new RefusalModel(title, way), status).ExecuteAsync(http);
    }

    private static bool IsForPrograms(HttpContext http) =>
        (http.Request.Path.Value ?? "").Split('/')
            is ["", "api" or "mcp" or "openapi" or "health" or "ready", ..];

    private sealed class RefusalResult(Refusal refusal) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var status = StatusOf(refusal);
            if (!IsForPrograms(httpContext))
            {
                return Page.Of<RefusalPage>(new RefusalModel(refusal.Message, ""), status)
                    .ExecuteAsync(httpContext);
            }

            ProblemDetails problem = new()
            {
                Status = status,
                Title = refusal.Message,
                Type = $"urn:commonweal:refusal:{refusal.Code}",
                Extensions = { ["code"] = refusal.Code },
            };
            if (refusal.Fields.Count > 0)
            {
                problem.Extensions["errors"] = refusal.Fields;
            }

            return TypedResults.Problem(problem).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>What the page of a refusal shows.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Way">A way on; may be empty.</param>
public sealed record RefusalModel(string Title, string Way);

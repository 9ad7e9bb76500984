using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Commonweal.Server.Web;

/// <summary>
/// How often one caller may ask. A person's limit is their own; people without a name share that of their address, which is
/// wide, because a library's or a school's whole room has one address. Settings: <c>RateLimits:Person</c> and
/// <c>RateLimits:Address</c>, requests a minute.
/// </summary>
internal static class RateLimits
{
    private const int Person = 300;
    private const int Address = 3000;
    private const int Segments = 6;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var person = Setting("Person", Person);
        var address = Setting("Address", Address);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
                IsFree(http) ? RateLimitPartition.GetNoLimiter("")
                : http.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } name
                    ? Sliding($"person {name}", person)
                : Sliding($"address {http.Connection.RemoteIpAddress}", address)
            );
            limiter.OnRejected = Refuse;
        });

        int Setting(string name, int standard) =>
            int.TryParse(
                builder.Configuration[$"RateLimits:{name}"],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var set
            )
                ? set
                : standard;
    }

    private static bool IsFree(HttpContext http) =>
        (http.Request.Path.Value ?? "").Split('/') is ["", "assets" or "health" or "ready", ..];

    private static RateLimitPartition<string> Sliding(string key, int most) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            key,
            _ =>
                new()
                {
                    PermitLimit = most,
                    Window = Window,
                    SegmentsPerWindow = Segments,
                    QueueLimit = 0,
                }
        );

    private static async ValueTask Refuse(OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        http.Response.Headers.RetryAfter = "10";
        await new Refusal(
            RefusalKind.TooMany,
            "too.many",
            "These were too many requests in a minute. Wait ten seconds and go on."
        )
            .ToResult()
            .ExecuteAsync(http);
    }
}

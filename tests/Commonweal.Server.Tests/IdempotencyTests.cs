using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Commonweal.Server.Data;
using Commonweal.Server.Identity;
using Commonweal.Server.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class IdempotencyTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task The_same_request_again_gets_the_same_answer_and_is_carried_out_once(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        var carriedOut = 0;
        var endpoint = On(server, _ => ++carriedOut);
        var first = await Ask(endpoint, "key-1", "{}");
        var second = await Ask(endpoint, "key-1", "{}");
        carriedOut.ShouldBe(1);
        second.ShouldBe(first);
        (await Ask(endpoint, "key-2", "{}")).Body.ShouldBe("2");
    }

    [Fact]
    public async Task The_same_key_for_another_request_is_refused()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var endpoint = On(server, _ => 1);
        await Ask(endpoint, "key", "{}");
        (await Ask(endpoint, "key", """{"other":1}""")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task A_request_that_failed_can_be_tried_again()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var tries = 0;
        var endpoint = On(server, _ => ++tries == 1 ? throw new IOException("gone") : tries);
        await Should.ThrowAsync<IOException>(() => Ask(endpoint, "key", "{}"));
        (await Ask(endpoint, "key", "{}")).Body.ShouldBe("2");
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Of_many_at_once_one_is_carried_out(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var carriedOut = 0;
        var endpoint = On(server, _ => Interlocked.Increment(ref carriedOut));
        ConcurrentBag<int> statuses = [];
        await Parallel.ForAsync(
            0,
            12,
            Cancel,
            async (_, _) => statuses.Add((await Ask(endpoint, "key", "{}")).Status)
        );
        carriedOut.ShouldBe(1);
        statuses.Distinct().ShouldBeSubsetOf([200, 409]);
    }

    [Fact]
    public async Task A_kept_answer_cannot_be_read_in_the_database()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await Ask(On(server, _ => 12345678), "key", "{}");
        var kept = await server.Look(db => db.IdempotentReplies.SingleAsync(Cancel));
        Encoding.UTF8.GetString(kept.Body!).ShouldNotContain("12345678");
    }

    [Fact]
    public async Task Too_many_requests_are_told_to_wait()
    {
        await using var server = await RunningServer.On(
            null,
            o =>
                o with
                {
                    Demo = false,
                    Settings = new Dictionary<string, string?> { ["RateLimits:Address"] = "20" },
                }
        );
        using var browser = server.Browser();
        List<HttpStatusCode> statuses = [];
        for (var i = 0; i < 30; i++)
        {
            statuses.Add(
                (await browser.GetAsync(new Uri("/", UriKind.Relative), Cancel)).StatusCode
            );
        }

        statuses.Count(s => s == HttpStatusCode.OK).ShouldBe(20);
        statuses.Last().ShouldBe(HttpStatusCode.TooManyRequests);
    }

    private static Idempotency On(RunningServer server, Func<HttpContext, int> work) =>
        new(
            http =>
                http.Response.WriteAsync(
                    work(http).ToString(System.Globalization.CultureInfo.InvariantCulture),
                    http.RequestAborted
                ),
            server.Services.GetRequiredService<IServiceScopeFactory>(),
            server.Services.GetRequiredService<IDataProtectionProvider>(),
            TimeProvider.System
        );

    private static async Task<(int Status, string Body)> Ask(
        Idempotency endpoint,
        string key,
        string body
    )
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddProblemDetails()
            .BuildServiceProvider();
        DefaultHttpContext http = new() { RequestServices = services };
        http.Request.Method = "POST";
        http.Request.Path = "/api/v1/things";
        http.Request.Headers[Idempotency.Header] = key;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        using MemoryStream answer = new();
        http.Response.Body = answer;
        await endpoint.InvokeAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}

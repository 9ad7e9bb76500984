using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Commonweal.Server.Data;
using Commonweal.Server.Identity;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Web;

/// <summary>
/// A POST to the API that carries an <c>Idempotency-Key</c> is carried out once: the same request again gets the same answer,
/// on any node, for a day. Answers are kept encrypted, because some hold a secret that is shown once.
/// </summary>
internal sealed class Idempotency(
    RequestDelegate next,
    IServiceScopeFactory scopes,
    IDataProtectionProvider protection,
    TimeProvider clock
)
{
    public const string Header = "Idempotency-Key";

    /// <summary>How long an answer is kept.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    // A first request that has not answered by then died with its node.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int LongestKey = 200;

    private readonly IDataProtector _protector = protection.CreateProtector("idempotent replies");

    public async Task InvokeAsync(HttpContext http)
    {
        var key = http.Request.Headers[Header].ToString();
        if (
            key.Length == 0
            || !HttpMethods.IsPost(http.Request.Method)
            || (http.Request.Path.Value ?? "").Split('/') is not ["", "api", ..]
        )
        {
            await next(http);
            return;
        }

        if (key.Length > LongestKey)
        {
            await Refuse(
                http,
                new(
                    RefusalKind.Unusable,
                    "idempotency.long",
                    $"{Header} holds at most {LongestKey} characters."
                )
            );
            return;
        }

        var principal = PrincipalOf(http);
        var hash = await HashOf(http);
        switch (await Claim(principal, key, hash, http.RequestAborted))
        {
            case null:
                await Run(http, principal, key);
                break;
            case { } earlier when !earlier.RequestHash.AsSpan().SequenceEqual(hash):
                await Refuse(
                    http,
                    new(
                        RefusalKind.Unusable,
                        "idempotency.differs",
                        "This key was used for another request. Take a new key for a new request."
                    )
                );
                break;
            case { Status: 0 }:
                await Refuse(
                    http,
                    new(
                        RefusalKind.Conflict,
                        "idempotency.busy",
                        "The first request with this key is still at work. Ask again in a moment."
                    )
                );
                break;
            case { } earlier:
                await Replay(http, earlier);
                break;
        }
    }

    /// <summary>Takes the key; null when it was free, else what stands under it.</summary>
    private async Task<IdempotentReply?> Claim(
        string principal,
        string key,
        byte[] hash,
        CancellationToken cancel
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CommonwealDb>();
        var now = clock.GetUtcNow();
        await db
            .IdempotentReplies.Where(r => r.Principal == principal && r.Key == key)
            .Where(r => r.At < now - Lifetime || (r.Status == 0 && r.At < now - Patience))
            .ExecuteDeleteAsync(cancel);
        db.IdempotentReplies.Add(
            new()
            {
                Principal = principal,
                Key = key,
                RequestHash = hash,
                Status = 0,
                At = now,
            }
        );
        try
        {
            await db.SaveChangesAsync(cancel);
            return null;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            return await db
                .IdempotentReplies.AsNoTracking()
                .SingleOrDefaultAsync(r => r.Principal == principal && r.Key == key, cancel);
        }
    }

    private async Task Run(HttpContext http, string principal, string key)
    {
        var body = http.Response.Body;
        using MemoryStream copy = new();
        http.Response.Body = copy;
        var done = false;
        try
        {
            await next(http);
            done = http.Response.StatusCode < StatusCodes.Status500InternalServerError;
        }
        finally
        {
            http.Response.Body = body;
            // Whether the caller still listens or not: what was done has to be known.
            await Keep(principal, key, done ? http.Response : null, copy.ToArray());
        }

        copy.Position = 0;
        await copy.CopyToAsync(body, http.RequestAborted);
    }

    private async Task Keep(string principal, string key, HttpResponse? response, byte[] body)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = scope
            .ServiceProvider.GetRequiredService<CommonwealDb>()
            .IdempotentReplies.Where(r => r.Principal == principal && r.Key == key);
        if (response is null)
        {
            await rows.ExecuteDeleteAsync();
            return;
        }

        var secret = _protector.Protect(body);
        var location = response.Headers.Location.ToString();
        await rows.ExecuteUpdateAsync(r =>
            r.SetProperty(x => x.Status, response.StatusCode)
                .SetProperty(x => x.ContentType, response.ContentType)
                .SetProperty(x => x.Location, location.Length == 0 ? null : location)
                .SetProperty(x => x.Body, secret)
        );
    }

    private async Task Replay(HttpContext http, IdempotentReply earlier)
    {
        http.Response.StatusCode = earlier.Status;
        http.Response.ContentType = earlier.ContentType;
        http.Response.Headers["Idempotency-Replayed"] = "true";
        if (earlier.Location is { } location)
        {
            http.Response.Headers.Location = location;
        }

        var body = earlier.Body is { } secret ? _protector.Unprotect(secret) : [];
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static Task Refuse(HttpContext http, Refusal refusal) =>
        refusal.ToResult().ExecuteAsync(http);

    /// <summary>Whose key it is. People without a name share one space; their keys are long and random.</summary>
    private static string PrincipalOf(HttpContext http) =>
        http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "nobody";

    private static async Task<byte[]> HashOf(HttpContext http)
    {
        http.Request.EnableBuffering(Limits.BodyBytes);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Path}{http.Request.QueryString}\n"));
        using MemoryStream body = new();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        http.Request.Body.Position = 0;
        hash.AppendData(body.ToArray());
        return hash.GetHashAndReset();
    }
}

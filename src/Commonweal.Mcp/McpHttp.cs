using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Commonweal.Mcp;

/// <summary>
/// The Model Context Protocol over streamable HTTP without sessions: every POST is answered by a server of its own, so any
/// node can answer any call. There is nothing to listen to, hence no GET and no DELETE.
/// </summary>
public static class McpHttp
{
    /// <summary>Most bytes of a body.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly JsonTypeInfo<JsonRpcMessage> MessageType =
        (JsonTypeInfo<JsonRpcMessage>)
            McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage));

    // Up to 2025-11-25 with an initialize call, from 2026-07-28 on without.
    private static readonly string[] Versions =
    [
        "2025-03-26",
        "2025-06-18",
        "2025-11-25",
        "2026-07-28",
    ];

    private const int ParseError = -32700;
    private const int RequestError = -32600;

    /// <summary>
    /// Maps the endpoint; needs <see cref="CommonwealMcp.AddCommonwealMcp"/>. Refusals are JSON-RPC errors without an id: 403 for
    /// a web page of another origin, 405 for GET and DELETE, 406 for what does not accept both answers, 415, 413 above
    /// <see cref="MostBytes"/>, 400 for an unknown revision or what is no JSON-RPC.
    /// </summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="origins">Origins of web pages that may call, such as <c>https://agent.example.org</c>. Programs send none; pages on this machine may call a server on this machine.</param>
    /// <returns>The endpoint, for limits and policies.</returns>
    public static IEndpointConventionBuilder MapMcpHttp(
        this IEndpointRouteBuilder routes,
        string pattern,
        params IReadOnlyList<string> origins
    )
    {
        ArgumentNullException.ThrowIfNull(routes);
        return routes
            .Map(pattern, http => Answer(http, origins))
            .ExcludeFromDescription()
            .DisableAntiforgery();
    }

    private static async Task Answer(HttpContext http, IReadOnlyList<string> origins)
    {
        if (Refused(http.Request, origins) is { } refused)
        {
            await Refuse(http, refused);
            return;
        }

        var (message, unreadable) = await Read(http);
        if (message is null)
        {
            await Refuse(http, unreadable!);
            return;
        }

        var version = http.Request.Headers["MCP-Protocol-Version"].ToString();
        message.Context = new()
        {
            User = http.User.Identity?.IsAuthenticated == true ? http.User : null,
            ProtocolVersion = version.Length > 0 ? version : null,
        };
        await Serve(http, message);
    }

    private static async Task Serve(HttpContext http, JsonRpcMessage message)
    {
        var loggers = http.RequestServices.GetRequiredService<ILoggerFactory>();
        var options = http
            .RequestServices.GetRequiredService<IOptionsFactory<McpServerOptions>>()
            .Create(Options.DefaultName);
        options.ScopeRequests = false;
        await using StreamableHttpServerTransport transport = new(loggers) { Stateless = true };
        await using var server = McpServer.Create(
            transport,
            options,
            loggers,
            http.RequestServices
        );
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        var running = server.RunAsync(stop.Token);
        var response = http.Response;
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache,no-store";
        response.Headers["X-Accel-Buffering"] = "no";
        http.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        try
        {
            if (
                !await transport.HandlePostRequestAsync(message, response.Body, http.RequestAborted)
            )
            {
                response.ContentType = null;
                response.StatusCode = StatusCodes.Status202Accepted;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Refusal(int Status, int Code, string Message);

    private static Refusal? Refused(HttpRequest request, IReadOnlyList<string> origins)
    {
        if (
            request.Headers.Origin.ToString() is { Length: > 0 } origin
            && !MayCall(origin, request.Host, origins)
        )
        {
            return new(
                StatusCodes.Status403Forbidden,
                RequestError,
                $"Web pages of {origin} may not call this server."
            );
        }

        if (!HttpMethods.IsPost(request.Method))
        {
            return new(
                StatusCodes.Status405MethodNotAllowed,
                RequestError,
                "Send messages with POST; this server has no sessions and no stream to listen to."
            );
        }

        var accept = request.GetTypedHeaders().Accept;
        if (
            !accept.Any(a => a.MatchesMediaType("application/json"))
            || !accept.Any(a => a.MatchesMediaType("text/event-stream"))
        )
        {
            return new(
                StatusCodes.Status406NotAcceptable,
                RequestError,
                "Accept both answers: “Accept: application/json, text/event-stream”."
            );
        }

        if (!request.HasJsonContentType())
        {
            return new(
                StatusCodes.Status415UnsupportedMediaType,
                RequestError,
                "A message is JSON: “Content-Type: application/json”."
            );
        }

        var version = request.Headers["MCP-Protocol-Version"].ToString();
        return version.Length == 0 || Versions.Contains(version, StringComparer.Ordinal)
            ? null
            : new(
                StatusCodes.Status400BadRequest,
                RequestError,
                $"The protocol's revision {version} is not spoken here; {string.Join(", ", Versions)} are."
            );
    }

    // A name rebound to this machine has an origin equal to the host it asks for: equality alone proves nothing, except for
    // names that nobody can rebind.
    private static bool MayCall(string origin, HostString host, IReadOnlyList<string> origins) =>
        origins.Contains(origin, StringComparer.OrdinalIgnoreCase)
        || (
            Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && from.IsLoopback
            && string.Equals(from.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        );

    private static async Task<(JsonRpcMessage? Message, Refusal? Refusal)> Read(HttpContext http)
    {
        Refusal tooLarge = new(
            StatusCodes.Status413PayloadTooLarge,
            RequestError,
            $"The message is larger than {MostBytes} bytes."
        );
        if (http.Request.ContentLength > MostBytes)
        {
            return (null, tooLarge);
        }

        try
        {
            using MemoryStream body = new();
            var buffer = new byte[16 << 10];
            int read;
            while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
            {
                if (body.Length + read > MostBytes)
                {
                    return (null, tooLarge);
                }

                body.Write(buffer, 0, read);
            }

            if (
                JsonSerializer.Deserialize(
                    body.GetBuffer().AsSpan(0, (int)body.Length),
                    MessageType
                ) is
                { } message
            )
            {
                return (message, null);
            }
        }
        catch (BadHttpRequestException fault)
        {
            return (null, tooLarge with { Status = fault.StatusCode, Message = fault.Message });
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return (null, Unreadable);
        }

        return (null, Unreadable);
    }

    private static Refusal Unreadable { get; } =
        new(
            StatusCodes.Status400BadRequest,
            ParseError,
            "The body is no single JSON-RPC 2.0 message. Send one object with “jsonrpc”, “method” and, for an answer, “id”."
        );

    private static Task Refuse(HttpContext http, Refusal refusal)
    {
        http.Response.StatusCode = refusal.Status;
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = "POST";
        }

        return http.Response.WriteAsJsonAsync(
            new
            {
                jsonrpc = "2.0",
                id = (string?)null,
                error = new { code = refusal.Code, message = refusal.Message },
            },
            Reply.Json,
            http.RequestAborted
        );
    }
}

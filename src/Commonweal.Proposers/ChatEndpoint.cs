using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Commonweal.Proposers;

/// <summary>Where a model answers.</summary>
/// <param name="Address">The root of an OpenAI-compatible interface, such as <c>http://localhost:8080/v1</c>.</param>
/// <param name="Model">The name of the model.</param>
/// <param name="Key">The key, when one is asked for; it is sent to this address alone and never shown.</param>
public sealed record ChatAddress(Uri Address, string Model, string? Key = null)
{
    /// <summary>How often a call is made again after 429, 500, 502, 503 or 504.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>The pause before the first retry, doubled before each further one; a Retry-After of up to a minute goes before it.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    public override string ToString() => $"{Model} at {Address}";
}

/// <summary>
/// A model behind <c>/chat/completions</c> as an <see cref="IChatClient"/>. Texts alone: roles, temperature, most tokens;
/// no tools, no pictures. Every failure is a <see cref="ModelException"/> with a code.
/// </summary>
/// <param name="http">What requests go through; its limits on size and redirection hold.</param>
/// <param name="at">Where the model answers.</param>
/// <param name="time">The clock that pauses are measured by.</param>
public sealed class ChatEndpoint(HttpClient http, ChatAddress at, TimeProvider time) : IChatClient
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var body = Body(messages, options);
        for (var retry = 0; ; retry++)
        {
            var (status, text, after) = await Send(body, cancellationToken);
            if ((int)status is >= 200 and < 300)
            {
                return Read(text);
            }

            if (retry >= at.Retries || !IsPassing(status))
            {
                throw Refused(status, text);
            }

            var pause = after ?? at.Pause * (1 << retry);
            await Task.Delay(pause < LongestPause ? pause : LongestPause, time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
        {
            yield return update;
        }
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType?.IsInstanceOfType(this) == true ? this : null;

    /// <summary>Does nothing: the client that requests go through belongs to who gave it.</summary>
    public void Dispose() { }

    private async Task<(HttpStatusCode Status, string Text, TimeSpan? After)> Send(
        string body,
        CancellationToken cancel
    )
    {
        try
        {
            using HttpRequestMessage request = new(
                HttpMethod.Post,
                $"{at.Address.AbsoluteUri.TrimEnd('/')}/chat/completions"
            );
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            if (at.Key is not null)
            {
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", at.Key);
            }

            using var response = await http.SendAsync(request, cancel);
            var after = response.Headers.RetryAfter;
            return (
                response.StatusCode,
                await response.Content.ReadAsStringAsync(cancel),
                after?.Delta ?? (after?.Date is { } date ? Until(date) : null)
            );
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
            throw new ModelException(
                new(
                    "M05",
                    $"{at} could not be reached, or broke off: {fault.Message}",
                    "See that the address is right and the model runs, then try again."
                )
            );
        }
    }

    private TimeSpan Until(DateTimeOffset date)
    {
        var left = date - time.GetUtcNow();
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static bool IsPassing(HttpStatusCode status) =>
        (int)status is 429 or 500 or 502 or 503 or 504;

    private string Body(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        JsonObject body = new()
        {
            ["model"] = at.Model,
            ["messages"] = new JsonArray([
                .. messages.Select(m => new JsonObject
                {
                    ["role"] = m.Role.Value,
                    ["content"] = m.Text,
                }),
            ]),
        };
        if (options?.MaxOutputTokens is { } most)
        {
            body["max_tokens"] = most;
        }

        if (options?.Temperature is { } temperature)
        {
            body["temperature"] = temperature;
        }

        return body.ToJsonString();
    }

    private ChatResponse Read(string text)
    {
        try
        {
            var answer = JsonNode.Parse(text)!;
            var choice = answer["choices"]![0]!;
            var usage = answer["usage"];
            return new(
                new ChatMessage(
                    ChatRole.Assistant,
                    choice["message"]!["content"]?.GetValue<string>() ?? ""
                )
            )
            {
                ModelId = answer["model"]?.GetValue<string>(),
                FinishReason = choice["finish_reason"]?.GetValue<string>() is { Length: > 0 } reason
                    ? new ChatFinishReason(reason)
                    : null,
                Usage = usage is null
                    ? null
                    : new UsageDetails
                    {
                        InputTokenCount = usage["prompt_tokens"]?.GetValue<long>(),
                        OutputTokenCount = usage["completion_tokens"]?.GetValue<long>(),
                        TotalTokenCount = usage["total_tokens"]?.GetValue<long>(),
                    },
            };
        }
        catch (Exception fault)
            when (fault
                    is JsonException
                        or InvalidOperationException
                        or NullReferenceException
                        or ArgumentOutOfRangeException
                        or FormatException
            )
        {
            throw new ModelException(
                new(
                    "M04",
                    $"{at} answered with something else than a chat completion: {Shown(text)}",
                    "See that the address ends where /chat/completions follows."
                )
            );
        }
    }

    private ModelException Refused(HttpStatusCode status, string text) =>
        new(
            (int)status switch
            {
                429 => new(
                    "M03",
                    $"{at} is busy, or its allowance is used up (429): {Shown(text)}",
                    "Wait, then try again."
                ),
                401 or 403 => new(
                    "M02",
                    $"{at} lets nobody in without the right key ({(int)status}).",
                    "Set the variable that holds the key."
                ),
                _ => new(
                    "M02",
                    $"{at} refused ({(int)status}): {Shown(text)}",
                    (int)status >= 500
                        ? "Try again later; the fault is on its side."
                        : "See that the address and the name of the model are right."
                ),
            }
        );

    /// <summary>The beginning of what an endpoint said, on one line, without the key should it repeat it.</summary>
    private string Shown(string text)
    {
        var plain = at.Key is { Length: > 0 } key
            ? text.Replace(key, "(key)", StringComparison.Ordinal)
            : text;
        var line = string.Concat(plain.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return line.Length <= 200 ? line : line[..200] + "…";
    }
}

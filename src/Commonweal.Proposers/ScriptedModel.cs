using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Commonweal.Proposers;

/// <summary>Plays answers written beforehand, one a call, so that everything around a model runs without one.</summary>
/// <param name="answers">The answers in order.</param>
public sealed class ScriptedModel(IReadOnlyList<string> answers) : IChatClient
{
    private int _next;

    /// <summary>What it was told at each call.</summary>
    public List<IReadOnlyList<ChatMessage>> Heard { get; } = [];

    /// <summary>The answers of a script: parts with lines of three hyphens between them.</summary>
    /// <param name="script">The text of the script.</param>
    public static ScriptedModel Of(string script)
    {
        ArgumentNullException.ThrowIfNull(script);
        return new([
            .. $"\n{script.ReplaceLineEndings("\n")}\n".Split("\n---\n").Select(a => a.Trim()),
        ]);
    }

    /// <inheritdoc/>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        Heard.Add([.. messages]);
        return _next < answers.Count
            ? Task.FromResult(
                new ChatResponse(new ChatMessage(ChatRole.Assistant, answers[_next++]))
            )
            : throw new ModelException(
                new(
                    "M09",
                    $"The script has {(answers.Count == 1 ? "1 answer" : $"{answers.Count} answers")}, and one more was asked for.",
                    "Add an answer to the script, or let it end with one that holds."
                )
            );
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

    /// <inheritdoc/>
    public void Dispose() { }
}

using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;
using Microsoft.Extensions.AI;

namespace Commonweal.Proposers;

/// <summary>
/// Propose, check, repair (20 §A7.4): a model proposes steps, the verifier checks them, and every fault goes back with its
/// step, code and reason until all steps hold or a limit is reached. The model sees the rules and the data and decides
/// nothing: header, snapshot and evidence are the task's, and only what the verifier accepts is returned as verified.
/// </summary>
public static class ProposalLoop
{
    private const int CharactersOfToken = 4;

    /// <summary>Runs the loop.</summary>
    /// <param name="client">The model; it is called once a round, never twice at a time.</param>
    /// <param name="task">What it is to reason about.</param>
    /// <param name="limits">When to stop.</param>
    /// <param name="time">The clock that patience is measured by.</param>
    /// <param name="progress">Told of every round as it ends.</param>
    /// <param name="cancel">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A verified justification by the model, or why the decision is left to the person.</returns>
    public static async Task<Proposal> Run(
        IChatClient client,
        ProposalTask task,
        ProposalLimits limits,
        TimeProvider time,
        Action<ProposalRound>? progress = null,
        CancellationToken cancel = default
    )
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(limits);
        List<ProposalRound> rounds = [];
        Dictionary<int, int> faults = [];
        var messages = Prompts.First(task);
        while (true)
        {
            if (Exhausted(rounds, faults, limits, messages) is { } limit)
            {
                return new Proposal.LeftToPerson(limit, rounds.ToSequence());
            }

            var (response, failure) = await Ask(client, messages, limits, time, cancel);
            if (response is null)
            {
                return new Proposal.LeftToPerson(failure!, rounds.ToSequence());
            }

            var (round, whole) = Checked(task, rounds.Count + 1, messages, response);
            rounds.Add(round);
            progress?.Invoke(round);
            if (
                whole is not null
                && Proposal.Verified.Of(whole, rounds.ToSequence()) is { } verified
            )
            {
                return verified;
            }

            Count(round, faults);
            messages = Prompts.Again(task, round);
        }
    }

    private static (ProposalRound Round, Justification? Whole) Checked(
        ProposalTask task,
        int number,
        List<ChatMessage> messages,
        ChatResponse response
    )
    {
        var answer = response.Text;
        var tokens =
            response.Usage?.TotalTokenCount
            ?? (response.Usage?.InputTokenCount ?? Estimated(messages))
                + (response.Usage?.OutputTokenCount ?? Tokens(answer));
        var (steps, slips) = ProposedSteps.In(answer);
        var whole =
            slips.Count > 0
                ? null
                : Justification.Over(
                    task.Header with
                    {
                        Author = "model",
                    },
                    steps,
                    task.Snapshot,
                    task.Evidence
                );
        var verdict = whole is null ? null : Proof.Check(Encoding.UTF8.GetBytes(whole.ToText()));
        var wasCut = response.FinishReason == ChatFinishReason.Length;
        return (new(number, answer, wasCut, Math.Max(tokens, 1), slips, verdict), whole);
    }

    /// <summary>Counts how often each step was at fault; an answer that could not be read counts as step 0.</summary>
    private static void Count(ProposalRound round, Dictionary<int, int> faults)
    {
        var steps = round
            .Verdict?.Steps.Where(s => s.Fault is not null)
            .Select(s => s.Number)
            .ToList();
        foreach (var step in steps is { Count: > 0 } ? steps : [0])
        {
            faults[step] = faults.GetValueOrDefault(step) + 1;
        }
    }

    private static ProposalProblem? Exhausted(
        List<ProposalRound> rounds,
        Dictionary<int, int> faults,
        ProposalLimits limits,
        List<ChatMessage> messages
    )
    {
        const string Mend = "Decide yourself, let a solver decide, or allow more.";
        var stuck = faults.Where(f => f.Value > limits.RepairsOfStep).Select(f => f.Key).ToList();
        return stuck.Count > 0
                ? new(
                    "M06",
                    stuck.Contains(0)
                        ? $"The answer could not be used after {limits.RepairsOfStep} repairs."
                        : $"Step {stuck.Min()} was still at fault after {limits.RepairsOfStep} repairs.",
                    Mend
                )
            : rounds.Count >= limits.Rounds
                ? new("M07", $"Nothing that holds came in {limits.Rounds} rounds.", Mend)
            : rounds.Sum(r => r.Tokens) + Estimated(messages) > limits.Tokens
                ? new("M08", $"The next round would go beyond {limits.Tokens} tokens.", Mend)
            : null;
    }

    private static async Task<(ChatResponse? Response, ProposalProblem? Failure)> Ask(
        IChatClient client,
        List<ChatMessage> messages,
        ProposalLimits limits,
        TimeProvider time,
        CancellationToken cancel
    )
    {
        using CancellationTokenSource patience = new(limits.Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, patience.Token);
        try
        {
            ChatOptions options = new() { MaxOutputTokens = limits.AnswerTokens, Temperature = 0 };
            return (
                await client
                    .GetResponseAsync(messages, options, either.Token)
                    .WaitAsync(either.Token),
                null
            );
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return (
                null,
                new(
                    "M01",
                    $"No answer came within {limits.Patience.TotalSeconds.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)} seconds.",
                    "Wait longer, or ask a quicker model."
                )
            );
        }
        catch (ModelException failure)
        {
            return (null, failure.Problem);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // A client of another make may fail in its own way; the loop ends as for any other failure.
            return (
                null,
                new(
                    "M04",
                    $"The client of the model failed: {fault.Message}",
                    "Try again, or use another client."
                )
            );
        }
    }

    private static long Estimated(List<ChatMessage> messages) => messages.Sum(m => Tokens(m.Text));

    private static long Tokens(string text) =>
        (text.Length + CharactersOfToken - 1) / CharactersOfToken;
}

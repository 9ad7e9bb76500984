using System.Globalization;
using Commonweal.Kernel;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// The guided interview without a model (10 §9.1; the probes after Edelman 2022, the course after Klingefjord, Lowe &amp;
/// Edelman 2024): a fold over stored answers, so that it can be left and resumed anywhere. Pure; the same plan and answers
/// give the same state on every machine. No input raises an exception but a plan that is none.
/// <para>
/// Going back: an answer to a question that was asked before replaces the earlier one. If it says something else, what
/// depended on the earlier one is asked again, with <see cref="InterviewState.Before"/> to fill in: everything but the
/// trials after another opening; zooms, the offer to stop and the second context after another telling; later zooms after
/// another zoom; later rounds of repair after other lines; and always the review. Trials and the teach-back stay as they
/// were answered, because they measure.
/// </para>
/// </summary>
public static partial class Interview
{
    /// <summary>
    /// Where an interview stands after its answers, taken in the order of their numbers. Answers that do not fit (because
    /// the plan was revised, for instance) are passed over; so any list can be replayed. O(answers · length of the story).
    /// </summary>
    /// <exception cref="ArgumentException">The plan lacks a context or an identifier is not one.</exception>
    public static InterviewState Replay(InterviewPlan plan, IEnumerable<InterviewAnswer> answers)
    {
        if (!plan.IsWhole)
        {
            throw new ArgumentException(
                "An interview needs a person, a card and one or more contexts, all with identifiers [a-z][a-z0-9_-]*, contexts distinct.",
                nameof(plan)
            );
        }

        var state = new InterviewState(plan);
        foreach (var answer in answers.OrderBy(answer => answer.Number))
        {
            if (answer.Number < state.NextNumber)
            {
                continue;
            }

            var taken = state with
            {
                Log = state.Log.SetItem(answer.Number, answer),
                NextNumber = After(answer.Number),
            };
            state = AnswerCheck.Of(state, answer).Count == 0 ? Take(taken, answer) : taken;
        }

        return state;
    }

    /// <summary>
    /// Takes an answer, or says what it still needs. Sending the same answer again is harmless. Only answers that were
    /// accepted are to be stored.
    /// </summary>
    public static Acceptance Accept(InterviewState state, InterviewAnswer answer)
    {
        if (state.Log.TryGetValue(answer.Number, out var stored) && stored.SaysTheSameAs(answer))
        {
            return new Acceptance.Accepted(state, IsRepetition: true);
        }

        var findings = OfNumber(state, answer) is { } number
            ? [number]
            : AnswerCheck.Of(state, answer);
        return findings.Count > 0
            ? new Acceptance.NotYet(findings.ToSequence())
            : new Acceptance.Accepted(
                Take(
                    state with
                    {
                        Log = state.Log.SetItem(answer.Number, answer),
                        NextNumber = After(answer.Number),
                    },
                    answer
                ),
                IsRepetition: false
            );
    }

    private static FieldFinding? OfNumber(InterviewState state, InterviewAnswer answer) =>
        answer.Number < state.NextNumber ? FieldFinding.Of("", FieldCode.NumberTaken)
        : answer.Number > state.NextNumber
            ? FieldFinding.Of("", FieldCode.NumberAhead, ("next", Text(state.NextNumber)))
        : state.Log.Count >= InterviewLimits.Answers
            ? FieldFinding.Of("", FieldCode.Full, ("limit", Text(InterviewLimits.Answers)))
        : null;

    private static InterviewState Take(InterviewState state, InterviewAnswer answer)
    {
        var holding = state.Holding;
        if (holding.TryGetValue(answer.Question, out var earlier))
        {
            holding = earlier.SaysTheSameAs(answer)
                ? holding
                : holding.RemoveRange(
                    holding.Keys.Where(key => DependsOn(key, answer.Question)).ToList()
                );
        }

        return state with
        {
            Holding = holding.SetItem(answer.Question, answer),
        };
    }

    /// <summary>True if what was answered to one question may not fit any more once another is answered anew.</summary>
    private static bool DependsOn(string key, string changed) =>
        !IsFinal(key)
        && !string.Equals(key, changed, StringComparison.Ordinal)
        && (
            string.Equals(key, "review", StringComparison.Ordinal)
            || changed switch
            {
                "opening" => true,
                "telling" => IsOf(key, "zoom-") || key is "stop" or "second-context",
                "attentions" => IsOf(key, "repair-"),
                _ when IsOf(changed, "zoom-") => (IsOf(key, "zoom-") && IsLater(key, changed))
                    || string.Equals(key, "stop", StringComparison.Ordinal),
                _ when IsOf(changed, "repair-") => IsOf(key, "repair-") && IsLater(key, changed),
                _ => false,
            }
        );

    /// <summary>True for questions whose answers stay.</summary>
    internal static bool IsFinal(string key) =>
        IsOf(key, "trial-") || string.Equals(key, "teach-back", StringComparison.Ordinal);

    private static bool IsOf(string key, string stage) =>
        key.StartsWith(stage, StringComparison.Ordinal);

    // Numbers of one digit: ordinal order is that of the numbers.
    private static bool IsLater(string key, string than) => string.CompareOrdinal(key, than) > 0;

    private static int After(int number) => Math.Min(number, int.MaxValue - 1) + 1;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

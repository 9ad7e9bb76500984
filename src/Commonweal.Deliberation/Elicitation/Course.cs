using Commonweal.Kernel;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>Which question comes next: a function of the answers that hold (10 §9.1 S1–S9).</summary>
internal static class Course
{
    /// <summary>Heads that are offered; people may use a noun of their own (10 §9.1 S4).</summary>
    public static readonly Sequence<string> Palette =
    [
        "MOMENTS",
        "SIGNS",
        "CHANGES",
        "WORDS",
        "SENSATIONS",
        "PEOPLE",
        "QUESTIONS",
        "OPENINGS",
        "DIFFERENCES",
        "WAYS",
        "PLACES",
        "FEELINGS",
    ];

    /// <summary>The next question.</summary>
    public static Question Next(InterviewState state) =>
        state.Opening is not { } opening ? new Question.Opening()
        : state.Context is not { } context ? new Question.Telling(opening, state.Plan.Contexts)
        : Story.Of(state).Pending ?? Choice(state, opening) ?? Lines(state) ?? Card(state, context);

    private static Question? Choice(InterviewState state, OpeningKind opening) =>
        state.Of("alternatives") is null ? new Question.Alternatives(opening, Story.Of(state).Told)
        : opening == OpeningKind.Ahead && state.Of("precedent") is null ? new Question.Precedent()
        : null;

    private static Question? Lines(InterviewState state) =>
        state.Of("attentions") is null
            ? new Question.Attentions(Palette, Story.Of(state).Told)
            : CourseOfRepair.Pending(state);

    private static Question Card(InterviewState state, InterviewContext context)
    {
        if (state.Of("probes") is null)
        {
            return new Question.Probes(state.Lines);
        }

        if (state.Of("limits") is null)
        {
            return new Question.Limits(context);
        }

        if (state.Of("second-context") is null)
        {
            return new Question.SecondContext(
                state.Plan.Contexts.Where(c => c != context).ToSequence()
            );
        }

        for (var number = 1; number <= Decoys.Count; number++)
        {
            if (state.Of($"trial-{number}") is null)
            {
                return new Question.CatchTrial(number, Decoys.Draw(state, number));
            }
        }

        return state.Plan.ModelTookPart && state.Of("teach-back") is null ? new Question.TeachBack()
            : state.Of("review") is null
                ? new Question.Review(
                    state.Card,
                    CourseOfRepair.FindingsOf(state.Plan, state.Lines),
                    Palette
                )
            : new Question.Finished(state.Card);
    }
}

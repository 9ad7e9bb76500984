using Commonweal.Deliberation.Elicitation;
using Commonweal.Kernel;
using Shouldly;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>Interviews to work with: what a person who takes part in earnest fills in, and one who does not.</summary>
internal static class Worked
{
    public static InterviewPlan Plan { get; } =
        new()
        {
            Prompt =
                "A friend asks what you would want an assistant to pay attention to when someone is grieving.",
            Person = "p7",
            Card = "v7",
            Contexts =
            [
                new("bad-news", "Bringing bad news"),
                new("mourning", "Being with someone who mourns"),
            ],
            Seed = 42,
            ConsentOn = new(2026, 5, 1),
        };

    public static (string, string[])[] Nursing { get; } =
    [
        (
            "text",
            [
                "Last winter I told a woman on the ward that the treatment had failed. I sat down, put the chart away and waited until she looked at me. Then we talked for an hour about her garden.",
            ]
        ),
        ("context", ["bad-news"]),
    ];

    public static (string, string[])[] Choice { get; } =
    [
        ("did", ["sat down and waited until she looked at me"]),
        ("option", ["read the result out and left", "let the doctor say it"]),
        ("why", ["she would have been alone with it", "she had asked me"]),
    ];

    public static (string, string[])[] Lines { get; } =
    [
        ("head", ["MOMENTS", "SIGNS", ""]),
        ("own-head", ["", "", "silences"]),
        (
            "phrase",
            [
                "when her face asks what she has not said aloud",
                "that she has heard enough for today",
                "in which she gathers herself before the next question",
            ]
        ),
    ];

    public static (string, string[])[] Probes { get; } =
    [
        ("still-attend", ["yes"]),
        ("still-attend-why", ["I would look for her face even if all went well."]),
        ("automate", ["no"]),
        ("automate-why", ["A screen cannot wait with her."]),
        ("diminished", ["yes"]),
        ("diminished-why", ["The work would be emptier."]),
        ("whole-attention", ["yes"]),
        ("whole-attention-why", ["I cannot do it while I think of the next bed."]),
        ("reason", ["she is not alone", "I hear what she needs", "the news can land"]),
    ];

    /// <summary>Answers a question whole-heartedly.</summary>
    public static (string Field, string[] Values)[] Earnest(Question question) =>
        question switch
        {
            Question.Opening => [("opening", ["glad"])],
            Question.Telling => Nursing,
            Question.Zoom =>
            [
                (
                    "text",
                    [
                        "I stayed in the room that evening and listened to her, although the shift was over.",
                    ]
                ),
            ],
            Question.OfferToStop => [("go-on", ["yes"])],
            Question.Alternatives => Choice,
            Question.Precedent => [("happened", ["yes"]), .. Choice],
            Question.Attentions => Lines,
            Question.Repair or Question.Review => [.. Lines, ("title", ["Letting the news land"])],
            Question.Probes => Probes,
            Question.Limits => [("out-of-place", ["when someone else is waiting in pain"])],
            Question.SecondContext => [("context", ["mourning"])],
            Question.CatchTrial trial => [("decoy", [trial.Decoy.Id]), ("belongs", ["no"])],
            Question.TeachBack =>
            [
                ("text", ["I look for what she cannot say yet. I wait while she gathers herself."]),
            ],
            _ => [],
        };

    public static InterviewAnswer Answer(
        int number,
        string question,
        params (string Field, string[] Values)[] fields
    ) =>
        new(
            number,
            question,
            fields.ToDictionary(
                f => f.Field,
                f => (IReadOnlyList<string>)f.Values,
                StringComparer.Ordinal
            ),
            new DateTimeOffset(2026, 5, 1, 9, 0, 0, TimeSpan.Zero).AddMinutes(number % 1000)
        );

    /// <summary>Goes through an interview to its end, refusing to be refused.</summary>
    public static InterviewState Through(
        InterviewPlan plan,
        Func<Question, (string Field, string[] Values)[]> say
    )
    {
        var state = Interview.Replay(plan, []);
        while (!state.IsFinished && !state.IsStopped)
        {
            state = Say(state, state.Next.Key, say(state.Next));
        }

        return state;
    }

    public static InterviewState Say(
        InterviewState state,
        string question,
        params (string Field, string[] Values)[] fields
    ) =>
        Interview
            .Accept(state, Answer(state.NextNumber, question, fields))
            .ShouldBeOfType<Acceptance.Accepted>(
                Interview.Accept(state, Answer(state.NextNumber, question, fields)).ToString()
            )
            .State;

    public static Sequence<FieldFinding> Refused(
        InterviewState state,
        string question,
        params (string Field, string[] Values)[] fields
    ) =>
        Interview
            .Accept(state, Answer(state.NextNumber, question, fields))
            .ShouldBeOfType<Acceptance.NotYet>()
            .Findings;

    /// <summary>Answers with one or two questions answered otherwise.</summary>
    public static Func<Question, (string Field, string[] Values)[]> But(
        string stage,
        params (string Field, string[] Values)[] fields
    ) => But(Earnest, stage, fields);

    public static Func<Question, (string Field, string[] Values)[]> But(
        Func<Question, (string Field, string[] Values)[]> otherwise,
        string stage,
        params (string Field, string[] Values)[] fields
    ) =>
        question =>
            string.Equals(question.Stage, stage, StringComparison.Ordinal)
                ? fields
                : otherwise(question);

    /// <summary>An earnest interview up to a question.</summary>
    public static InterviewState Until(string question)
    {
        var state = Interview.Replay(Plan, []);
        while (!string.Equals(state.Next.Key, question, StringComparison.Ordinal))
        {
            state = Say(state, state.Next.Key, Earnest(state.Next));
        }

        return state;
    }
}

using Commonweal.Figures.Reports;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Tests.Figures;

/// <summary>Made-up submissions: a slogan, a goal, a rule, a value, a candidate.</summary>
internal static class SampleSubmissions
{
    public static IReadOnlyList<Submission> All { get; } =
    [
        Draft(
            "Patients first!",
            ["Patients first!"],
            "slogan",
            "V109",
            "“Patients first!” is a rallying cry: it says which side to be on, not what to look at.",
            "Two people who both shout it may attend to quite different things.",
            "Tell of a time you put a patient first. What did you look at?"
        ),
        Draft(
            "",
            ["Bring waiting time under 20 minutes"],
            "goal",
            "V106",
            "This names a state to be reached.",
            "Once it is reached there is nothing left to attend to.",
            "How would you live inside it, or after it?"
        ),
        Draft(
            "",
            ["MOMENTS when I should never contradict a doctor"],
            "norm",
            "V104",
            "“should never” is the language of a rule.",
            "A rule can be kept without paying attention to anything.",
            "Whose rule is it? If everybody kept it, how would you yourself live?"
        ),
        new(
            "Staying with the silence",
            [
                "MOMENTS when a question hangs in the room and nobody needs to fill it",
                "SIGNS that someone is about to say the harder thing",
            ],
            new("slow", Standing.Accepted, null),
            []
        ),
        new(
            "Being someone to come back to",
            ["SIGNS that the person would call again", "PROMISES small enough to keep"],
            new("trust", Standing.Candidate, null),
            [
                Finding(
                    "V201",
                    Severity.Warning,
                    "No choice of yours is named in which you attended to this.",
                    "What you did in a choice shows a value better than words can.",
                    "Name a choice in which you looked for these things."
                ),
            ]
        ),
    ];

    private static Submission Draft(
        string title,
        string[] lines,
        string kind,
        string code,
        string message,
        string why,
        string mend
    ) =>
        new(
            title,
            lines,
            new("draft", Standing.Rejected, kind),
            [Finding(code, Severity.Error, message, why, mend)]
        );

    private static Diagnostic Finding(
        string code,
        Severity severity,
        string message,
        string why,
        string mend
    ) => new(code, severity, "", Span.None, message, why, new[] { mend }.ToSequence());
}

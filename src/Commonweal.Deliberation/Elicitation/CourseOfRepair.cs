using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>The lines of the card and the rounds in which they are mended (10 §9.1 S5).</summary>
internal static class CourseOfRepair
{
    /// <summary>The rule on personal data, which reads marks and digits and no English.</summary>
    private const string PersonalData = "V118";

    /// <summary>The lines before a round: those of the newest answer before it that holds.</summary>
    public static Sequence<CardLine> LinesBefore(InterviewState state, int round)
    {
        for (var earlier = round - 1; earlier >= 1; earlier--)
        {
            if (state.Of($"repair-{earlier}") is { } repair)
            {
                return repair.Lines();
            }
        }

        return state.Of("attentions").Lines();
    }

    /// <summary>
    /// The round that is still to come: while a rule stops a line that is not kept with a reason, three times at most; what
    /// is only advice is shown in the first.
    /// </summary>
    public static Question? Pending(InterviewState state)
    {
        for (var round = 1; round <= InterviewLimits.Repairs; round++)
        {
            if (state.Of($"repair-{round}") is not null)
            {
                continue;
            }

            var lines = LinesBefore(state, round);
            var findings = FindingsOf(state.Plan, lines);
            var least = round == 1 ? Severity.Warning : Severity.Error;
            return findings.Any(f => f.Severity <= least && lines[f.Line].Kept is null)
                ? new Question.Repair(round, lines, findings, Course.Palette)
                : null;
        }

        return null;
    }

    /// <summary>What the rules of group A say of each line, in the order of the lines.</summary>
    public static Sequence<LineFinding> FindingsOf(InterviewPlan plan, Sequence<CardLine> lines) =>
        lines
            .SelectMany(
                (line, i) =>
                    PhraseChecker
                        .Check(Policy(line), "")
                        .Findings.Select(found => new LineFinding(i, SeverityOf(found), found))
            )
            .Where(found =>
                plan.IsEnglish
                || found.Severity == Severity.Error
                || string.Equals(found.Finding.Code, PersonalData, StringComparison.Ordinal)
            )
            .ToSequence();

    /// <summary>The line as a policy that no choice shows yet.</summary>
    public static AttentionalPolicy Policy(CardLine line) =>
        new(line.Head, line.Phrase, null, [], Span.None, Span.None);

    private static Severity SeverityOf(Finding finding) =>
        RulePage.Of(finding.Code)?.WordingOf(finding).Severity ?? Severity.Information;
}

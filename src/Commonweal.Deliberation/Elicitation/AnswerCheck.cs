using Commonweal.Kernel.Checking;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>What an answer still needs, by the question it answers. O(its length).</summary>
internal static class AnswerCheck
{
    private static readonly string[] YesNo = ["yes", "no"];
    private static readonly string[] YesNoUnsure = ["yes", "no", "unsure"];

    /// <summary>All findings; none if it can be taken.</summary>
    public static List<FieldFinding> Of(InterviewState state, InterviewAnswer answer)
    {
        if (Refused(state, answer) is { } refused)
        {
            return [refused];
        }

        FieldReader fields = new(answer);
        if (!fields.AreBounded())
        {
            return fields.Findings;
        }

        switch (answer.Question.TrimEnd('1', '2', '3', '4').TrimEnd('-'))
        {
            case "opening":
                fields.OneOf(InterviewField.Opening, Openings.All);
                break;
            case "telling":
                OfTelling(state, fields);
                break;
            case "zoom" or "teach-back":
                fields.Text(InterviewField.Text, InterviewLimits.Text);
                break;
            case "stop":
                fields.OneOf(InterviewField.GoOn, YesNo);
                break;
            case "alternatives":
                OfChoice(fields);
                break;
            case "precedent":
                fields.OneOf(InterviewField.Happened, YesNo);
                if (answer.IsYes(InterviewField.Happened))
                {
                    OfChoice(fields);
                }

                break;
            case "attentions" or "repair":
                OfLines(fields);
                break;
            case "probes":
                OfProbes(fields);
                break;
            case "limits":
                fields.Some(InterviewField.OutOfPlace);
                fields.OneOfOrNone(InterviewField.RoleReversal, YesNo);
                break;
            case "second-context":
                OfSecondContext(state, fields);
                break;
            case "trial":
                OfTrial(state, fields);
                break;
            default:
                OfReview(state, answer, fields);
                break;
        }

        return fields.Findings;
    }

    private static FieldFinding? Refused(InterviewState state, InterviewAnswer answer)
    {
        var holds = state.Holding.ContainsKey(answer.Question);
        return holds && Interview.IsFinal(answer.Question)
                ? FieldFinding.Of("", FieldCode.Final, ("question", answer.Question))
            : holds
            || (
                string.Equals(answer.Question, state.Next.Key, StringComparison.Ordinal)
                && state.Next is not (Question.Finished or Question.Stopped)
            )
                ? null
            : FieldFinding.Of("", FieldCode.NotAsked, ("next", state.Next.Key));
    }

    private static void OfTelling(InterviewState state, FieldReader fields)
    {
        fields.Text(InterviewField.Text, InterviewLimits.Text);
        if (state.Plan.Contexts.Count > 1)
        {
            fields.OneOf(InterviewField.Context, [.. state.Plan.Contexts.Select(c => c.Id)]);
        }

        if (state.Opening == OpeningKind.Feeling)
        {
            fields.OneOf(InterviewField.Feeling, Openings.Feelings);
        }
    }

    private static void OfChoice(FieldReader fields)
    {
        fields.Text(InterviewField.Did, InterviewLimits.Line);
        fields.Some(InterviewField.Option);
        fields.Pairs(InterviewField.Option, InterviewField.Why);
    }

    private static void OfLines(FieldReader fields)
    {
        fields.Short(InterviewField.Keep);
        fields.Lines();
    }

    private static void OfProbes(FieldReader fields)
    {
        foreach (var probe in InterviewField.Probes)
        {
            fields.OneOf(probe, YesNo);
            fields.Text(InterviewField.WhyOf(probe), InterviewLimits.Line);
        }

        fields.Some(InterviewField.Reason);
    }

    private static void OfSecondContext(InterviewState state, FieldReader fields)
    {
        fields.OneOfOrNone(
            InterviewField.Context,
            [.. state.Plan.Contexts.Where(c => c != state.Context).Select(c => c.Id)]
        );
        fields.Short(InterviewField.OwnContext);
    }

    private static void OfTrial(InterviewState state, FieldReader fields)
    {
        if (state.Next is Question.CatchTrial trial)
        {
            fields.OneOf(InterviewField.Decoy, [trial.Decoy.Id]);
        }

        fields.OneOf(InterviewField.Belongs, YesNoUnsure);
    }

    /// <summary>In the review a changed line that a rule stops needs a reason to be kept.</summary>
    private static void OfReview(InterviewState state, InterviewAnswer answer, FieldReader fields)
    {
        fields.Text(InterviewField.Title, InterviewLimits.Title);
        OfLines(fields);
        var lines = answer.Lines();
        var before = state.Lines.Select(line => line.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var found in CourseOfRepair.FindingsOf(state.Plan, lines))
        {
            if (
                found.Severity == Severity.Error
                && lines[found.Line].Kept is null
                && !before.Contains(lines[found.Line].Text)
            )
            {
                fields.Findings.Add(
                    new(
                        InterviewField.Phrase,
                        found.Line,
                        found.Finding.Code,
                        found.Finding.Arguments
                    )
                );
            }
        }
    }
}

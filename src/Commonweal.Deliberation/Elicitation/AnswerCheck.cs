using System.Globalization;
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

/// <summary>Reads the fields of one answer and collects what they still need.</summary>
internal sealed class FieldReader(InterviewAnswer answer)
{
    public List<FieldFinding> Findings { get; } = [];

    /// <summary>False, with findings, if there is more than is ever looked at.</summary>
    public bool AreBounded()
    {
        if (answer.Fields.Count > InterviewLimits.Fields)
        {
            Add("", 0, FieldCode.TooMany, ("limit", Number(InterviewLimits.Fields)));
        }

        foreach (var (name, values) in answer.Fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (values is null)
            {
                // Readers of JSON let null pass for a list: it reads as a field that was not filled in.
                continue;
            }

            if (values.Count > InterviewLimits.Fields)
            {
                Add(name, 0, FieldCode.TooMany, ("limit", Number(InterviewLimits.Fields)));
            }

            for (var i = 0; i < Math.Min(values.Count, InterviewLimits.Fields); i++)
            {
                Length(name, i, values[i] ?? "", InterviewLimits.Text);
            }
        }

        return Findings.Count == 0;
    }

    /// <summary>A text that is needed.</summary>
    public void Text(string field, int limit)
    {
        var text = answer.One(field);
        if (text.Length == 0)
        {
            Add(field, 0, FieldCode.Missing);
        }

        Length(field, 0, text, limit);
    }

    /// <summary>Texts that are not needed, but are lines if they are there.</summary>
    public void Short(string field)
    {
        var values = answer.Each(field);
        for (var i = 0; i < values.Count; i++)
        {
            Length(field, i, values[i], InterviewLimits.Line);
        }
    }

    /// <summary>One to eight lines.</summary>
    public void Some(string field)
    {
        Short(field);
        var filled = answer.Filled(field).Count;
        if (filled == 0)
        {
            Add(field, 0, FieldCode.Missing);
        }
        else if (filled > InterviewLimits.List)
        {
            Add(field, 0, FieldCode.TooMany, ("limit", Number(InterviewLimits.List)));
        }
    }

    /// <summary>A line in the second field for each line in the first.</summary>
    public void Pairs(string field, string with)
    {
        Short(with);
        var (first, second) = (answer.Each(field), answer.Each(with));
        for (var i = 0; i < first.Count; i++)
        {
            if (first[i].Length > 0 && second.At(i).Length == 0)
            {
                Add(with, i, FieldCode.Missing);
            }
        }
    }

    /// <summary>One of the words offered.</summary>
    public void OneOf(string field, IReadOnlyCollection<string> offered)
    {
        if (answer.One(field).Length == 0)
        {
            Add(field, 0, FieldCode.Missing);
        }

        OneOfOrNone(field, offered);
    }

    /// <summary>One of the words offered, or nothing.</summary>
    public void OneOfOrNone(string field, IReadOnlyCollection<string> offered)
    {
        var given = answer.One(field);
        if (given.Length > 0 && !offered.Contains(given, StringComparer.Ordinal))
        {
            Add(
                field,
                0,
                FieldCode.NotOffered,
                ("given", given[..Math.Min(given.Length, InterviewLimits.Head)]),
                ("offered", string.Join(", ", offered))
            );
        }
    }

    /// <summary>Three to seven lines of a card, each with head and phrase.</summary>
    public void Lines()
    {
        var lines = answer.Lines();
        if (lines.Count < InterviewLimits.FewestLines)
        {
            Add(
                InterviewField.Phrase,
                lines.Count,
                FieldCode.TooFew,
                ("least", Number(InterviewLimits.FewestLines))
            );
        }
        else if (lines.Count > InterviewLimits.MostLines)
        {
            Add(
                InterviewField.Phrase,
                InterviewLimits.MostLines,
                FieldCode.TooMany,
                ("limit", Number(InterviewLimits.MostLines))
            );
        }

        for (var i = 0; i < lines.Count; i++)
        {
            OfHead(i, lines[i].Head);
            Length(InterviewField.Phrase, i, lines[i].Phrase, InterviewLimits.Line);
            if (lines[i].Phrase.Length == 0)
            {
                Add(InterviewField.Phrase, i, FieldCode.Missing);
            }
        }
    }

    private void OfHead(int index, string head)
    {
        Length(InterviewField.Head, index, head, InterviewLimits.Head);
        if (head.Length == 0)
        {
            Add(InterviewField.Head, index, FieldCode.Missing);
        }
        else if (!head.Split(' ').All(IsWord))
        {
            Add(InterviewField.Head, index, FieldCode.HeadLetters);
        }
    }

    /// <summary>As the language has it: capitals, apostrophes, hyphens; two characters at least, a letter first.</summary>
    private static bool IsWord(string word) =>
        word.Length >= 2
        && char.IsUpper(word[0])
        && word.All(c => char.IsUpper(c) || c is '\'' or '\u2019' or '-');

    private void Length(string field, int index, string text, int limit)
    {
        if (text.Length > limit)
        {
            Add(field, index, FieldCode.TooLong, ("limit", Number(limit)));
        }
    }

    private void Add(string field, int index, string code, params (string, string)[] words) =>
        Findings.Add(FieldFinding.Of(field, code, words) with { Index = index });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Commonweal.Deliberation.Elicitation;

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

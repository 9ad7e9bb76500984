using System.Text;
using Commonweal.Kernel;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// The fields of an answer as text that can be kept: NFC, white space runs as one blank, no control characters, no halves
/// of surrogate pairs. Reading never fails; what is not there reads as empty.
/// </summary>
internal static class Said
{
    /// <summary>The first value of a field.</summary>
    public static string One(this InterviewAnswer? answer, string field) =>
        answer is not null && answer.Fields.TryGetValue(field, out var values) && values?.Count > 0
            ? Clean(values[0])
            : "";

    /// <summary>All values of a field, blank ones too, so that positions of parallel fields agree.</summary>
    public static IReadOnlyList<string> Each(this InterviewAnswer? answer, string field) =>
        answer is not null && answer.Fields.TryGetValue(field, out var values) && values is not null
            ? [.. values.Take(InterviewLimits.Fields).Select(Clean)]
            : [];

    /// <summary>The values of a field that are not blank.</summary>
    public static Sequence<string> Filled(this InterviewAnswer? answer, string field) =>
        answer.Each(field).Where(text => text.Length > 0).ToSequence();

    /// <summary>True for <c>yes</c>.</summary>
    public static bool IsYes(this InterviewAnswer? answer, string field) =>
        string.Equals(answer.One(field), "yes", StringComparison.Ordinal);

    /// <summary>A parallel value: that of a position, or empty.</summary>
    public static string At(this IReadOnlyList<string> values, int index) =>
        index < values.Count ? values[index] : "";

    /// <summary>The lines of a card: rows with neither head nor phrase nor reason are left out.</summary>
    public static Sequence<CardLine> Lines(this InterviewAnswer? answer)
    {
        var (heads, own) = (answer.Each(InterviewField.Head), answer.Each(InterviewField.OwnHead));
        var (phrases, kept) = (
            answer.Each(InterviewField.Phrase),
            answer.Each(InterviewField.Keep)
        );
        List<CardLine> lines = [];
        for (var i = 0; i < Math.Max(phrases.Count, Math.Max(heads.Count, own.Count)); i++)
        {
            var head = own.At(i).Length > 0 ? own.At(i) : heads.At(i);
            if (phrases.At(i).Length > 0 || own.At(i).Length > 0)
            {
                lines.Add(
                    new(
                        head.ToUpperInvariant(),
                        phrases.At(i),
                        kept.At(i).Length == 0 ? null : kept.At(i)
                    )
                );
            }
        }

        return lines.ToSequence();
    }

    /// <summary>The text as it is kept. O(length).</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        StringBuilder kept = new(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var blank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (!blank)
            {
                kept.Append(rune);
            }
            else if (kept.Length > 0 && kept[^1] != ' ')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString().Trim().Normalize(NormalizationForm.FormC);
    }
}

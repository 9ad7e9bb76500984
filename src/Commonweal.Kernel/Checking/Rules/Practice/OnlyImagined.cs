using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V207: every choice the value names is imagined (10 §4 B).</summary>
internal sealed class OnlyImagined : DocumentRule
{
    public override string Code => "V207";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            List<Choice> choices = [.. document.ChoicesOf(value)];
            if (choices.Count > 0 && choices.TrueForAll(c => c.Mode == ChoiceMode.Imagined))
            {
                yield return Found(
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title),
                    ("choices", string.Join(", ", choices.Select(c => c.Id.Text)))
                );
            }
        }
    }
}

using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V206: one context, and nothing said of when it would be out of place (10 §4 B).</summary>
internal sealed class NoLimits : DocumentRule
{
    public override string Code => "V206";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            if (value.Contexts.Count == 0)
            {
                yield return Variant(
                    "nowhere",
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title)
                );
            }
            else if (
                value.Contexts.Distinct().Count() == 1
                && document.Find<Scope>(value.Contexts[0]) is { NotWhen.Count: 0 }
            )
            {
                yield return Found(
                    value.Id.Text,
                    value.Contexts[0].Span,
                    ("title", value.Title),
                    ("context", value.Contexts[0].Text)
                );
            }
        }
    }
}

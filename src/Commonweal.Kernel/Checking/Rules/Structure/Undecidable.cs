namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S511: in the situation at hand nobody could tell whether a limit of a context holds, and a value's being a reason there
/// hangs on it (10 §3 use rule). Only where the caller names a situation (<see cref="CheckOptions.Situation"/>).</summary>
internal sealed class Undecidable : DocumentRule
{
    public override string Code => "S511";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        if (document.Options.Situation is not { } situation)
        {
            yield break;
        }

        foreach (var value in document.Values)
        {
            if (
                UseRule.Of(document, value.Contexts, situation, out var untested)
                == UseVerdict.Undecidable
            )
            {
                yield return Found(
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title),
                    ("situation", situation.Context),
                    ("limit", untested!)
                );
            }
        }
    }
}

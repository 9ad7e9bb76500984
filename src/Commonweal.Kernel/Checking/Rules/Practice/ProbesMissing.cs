using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Practice;

/// <summary>V204: one or more of the five probes that tell a value from a means were not asked (10 §4 B; Edelman 2022).</summary>
internal sealed class ProbesMissing : DocumentRule
{
    public override string Code => "V204";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var value in document.Values)
        {
            List<string> missing = [.. Missing(value.Tests)];
            if (missing.Count > 0)
            {
                yield return Found(
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title),
                    ("missing", string.Join(", ", missing)),
                    ("count", Text.Of(5 - missing.Count))
                );
            }
        }
    }

    private static IEnumerable<string> Missing(ConstitutiveTests tests)
    {
        if (tests.StillAttend is null)
        {
            yield return "still-attend";
        }

        if (tests.Automate is null)
        {
            yield return "automate";
        }

        if (tests.Diminished is null)
        {
            yield return "diminished";
        }

        if (tests.Reasons is null)
        {
            yield return "reasons";
        }

        if (tests.WholeAttention is null)
        {
            yield return "whole-attention";
        }
    }
}

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N105: a constitutive rule lacks X, Y or C of "X counts as Y in C" (10 §4 A; Searle 1995).</summary>
internal sealed class CountsAsIncomplete : DocumentRule
{
    public override string Code => "N105";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (norm.CountsAs is not { } counts)
            {
                continue;
            }

            List<string> missing = [];
            if (string.IsNullOrWhiteSpace(counts.X))
            {
                missing.Add("what counts");
            }

            if (string.IsNullOrWhiteSpace(counts.Y))
            {
                missing.Add("as what it counts");
            }

            if (norm.In is null)
            {
                missing.Add("in which context");
            }

            if (missing.Count > 0)
            {
                yield return Found(
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("missing", string.Join(" and ", missing))
                );
            }
        }
    }
}

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N202: the Wilson 95 % lower bound of those seen to keep the norm is below one half, or nobody looked (10 §4 B). A
/// legitimately adopted norm need not be observed.</summary>
internal sealed class PracticeNotShown : DocumentRule
{
    public override string Code => "N202";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (NormGrounds.Newest(document, norm.Practiced) is { } seen)
            {
                var bound = Share.LowerBound(seen.Count, seen.Of);
                if (bound < .5)
                {
                    yield return Found(
                        norm.Id.Text,
                        seen.Span,
                        ("title", NormGrounds.TitleOf(norm)),
                        ("count", Text.Of(seen.Count)),
                        ("of", Text.Of(seen.Of)),
                        ("bound", Text.OfShare(bound))
                    );
                }
            }
            else if (NormGrounds.HasAny(norm) && !NormGrounds.IsLegitimatelyAdopted(document, norm))
            {
                yield return Variant(
                    "unobserved",
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm))
                );
            }
        }
    }
}

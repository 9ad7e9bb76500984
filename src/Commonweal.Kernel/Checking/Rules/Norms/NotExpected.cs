namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N203: the Wilson 95 % lower bound of those who said that one ought to is below one half. With ten or more asked it is a
/// custom (error); with fewer, or none, it is not yet known (warning) (10 §4 B; Bicchieri 2006). A legitimately adopted
/// norm need not be asked about.</summary>
internal sealed class NotExpected : DocumentRule
{
    public override string Code => "N203";

    /// <summary>Fewer answers than this leave it open.</summary>
    private const int Enough = 10;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (NormGrounds.Newest(document, norm.Expected) is { } asked)
            {
                var bound = Share.LowerBound(asked.Count, asked.Of);
                if (bound < .5)
                {
                    (string, string)[] told =
                    [
                        ("title", NormGrounds.TitleOf(norm)),
                        ("count", Text.Of(asked.Count)),
                        ("of", Text.Of(asked.Of)),
                        ("bound", Text.OfShare(bound)),
                    ];
                    yield return asked.Of >= Enough
                        ? Found(norm.Id.Text, asked.Span, told)
                        : Variant("few", norm.Id.Text, asked.Span, told);
                }
            }
            else if (NormGrounds.HasAny(norm) && !NormGrounds.IsLegitimatelyAdopted(document, norm))
            {
                yield return Variant(
                    "unasked",
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm))
                );
            }
        }
    }
}

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P604: the share of the card that is the holder's own, PS, is below .6 (10 §4 F, §10).</summary>
internal sealed class PersonShare : DocumentRule
{
    public override string Code => "P604";

    private const double Enough = .6;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var rates = PersonShares.DecoyRates(document);
        foreach (var value in document.Values)
        {
            if (value.Policies.All(p => Origins.IsPlainlyOwn(document, value, p)))
            {
                continue;
            }

            var share = PersonShares.Of(document, value, rates);
            if (share < Enough)
            {
                yield return Found(
                    value.Id.Text,
                    value.Id.Span,
                    ("title", value.Title),
                    ("share", Text.OfShare(share.Value)),
                    ("by", value.By.Text)
                );
            }
        }
    }
}

namespace Commonweal.Kernel.Checking.Rules.Sources;

/// <summary>P604: the share of the card that is the holder's own, PS, is below .6 (10 §4 F, §10).</summary>
internal sealed class PersonShare : DocumentRule
{
    public override string Code => "P604";

    private const double Enough = .6;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var trials = document
            .Trials.GroupBy(t => t.Person.Text, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (Accepted: g.Sum(t => (long)t.Accepted), Shown: g.Sum(t => (long)t.Shown)),
                StringComparer.Ordinal
            );
        foreach (var value in document.Values)
        {
            if (value.Policies.All(p => Origins.IsPlainlyOwn(document, value, p)))
            {
                continue;
            }

            var (accepted, shown) = trials.GetValueOrDefault(value.By.Text);
            var share = Contamination.PersonShare(
                value.Policies.Select(p => Origins.Of(document, value, p)).OfType<PhraseOrigin>(),
                Contamination.DecoyRate(accepted, shown)
            );
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

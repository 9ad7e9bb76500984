namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N101: a norm does not say what it does, or with what (10 §4 A).</summary>
internal sealed class NoDeontic : DocumentRule
{
    public override string Code => "N101";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (norm.CountsAs is not null)
            {
                continue;
            }

            if (norm.Deontic is null)
            {
                yield return Found(
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm))
                );
            }
            else if (norm.Content is null)
            {
                yield return Variant(
                    "content",
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("deontic", norm.Deontic.Value.ToString().ToLowerInvariant())
                );
            }
        }
    }
}

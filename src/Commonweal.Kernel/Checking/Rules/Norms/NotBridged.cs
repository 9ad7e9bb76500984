namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N303, collective: in the group that supports it least, the posterior support of the norm is below .8 (10 §4 C, §8). The
/// support comes from the aggregator (<see cref="CheckOptions.GroupSupport"/>).</summary>
internal sealed class NotBridged : DocumentRule
{
    public override string Code => "N303";

    private const double Bridged = .8;

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var support = document.Options.GroupSupport.ToLookup(s => s.Norm, StringComparer.Ordinal);
        if (support.Count == 0)
        {
            yield break;
        }

        foreach (var norm in document.Norms)
        {
            var least = support[norm.Id.Text]
                .OrderBy(s => s.Support)
                .ThenBy(s => s.Group, StringComparer.Ordinal)
                .FirstOrDefault();
            if (least is not null && !(least.Support >= Bridged))
            {
                yield return Found(
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("group", least.Group),
                    ("support", Text.OfShare(least.Support))
                );
            }
        }
    }
}

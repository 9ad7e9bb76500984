namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N301: someone is worse off if everyone keeps the norm than the worst-off are if no one does: min over roles of u(all)
/// &lt; min over roles of u(none) (10 §4 C).</summary>
internal sealed class NotUniversalisable : DocumentRule
{
    public override string Code => "N301";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (norm.Payoffs.Count == 0)
            {
                continue;
            }

            var kept = norm
                .Payoffs.OrderBy(p => p.AllComply)
                .ThenBy(p => p.Role.Text, StringComparer.Ordinal)
                .First();
            var none = norm.Payoffs.Min(p => p.NoneComply);
            if (kept.AllComply < none)
            {
                yield return Found(
                    norm.Id.Text,
                    kept.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("role", kept.Role.Text),
                    ("all", Text.Of(kept.AllComply)),
                    ("none", Text.Of(none))
                );
            }
        }
    }
}

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N103: a norm does not say where it holds (10 §4 A).</summary>
internal sealed class NoContext : DocumentRule
{
    public override string Code => "N103";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Norms.Where(norm => norm.CountsAs is null && norm.In is null)
            .Select(norm =>
                Found(norm.Id.Text, norm.Id.Span, ("title", NormGrounds.TitleOf(norm)))
            );
}

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N102: a norm does not say whom it binds (10 §4 A).</summary>
internal sealed class NoRole : DocumentRule
{
    public override string Code => "N102";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Norms.Where(norm => norm.CountsAs is null && norm.Bearer is null)
            .Select(norm =>
                Found(norm.Id.Text, norm.Id.Span, ("title", NormGrounds.TitleOf(norm)))
            );
}

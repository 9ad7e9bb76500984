namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N201: neither practice nor expectation nor adoption is given (10 §4 B; Bicchieri 2006).</summary>
internal sealed class NoSocialGround : DocumentRule
{
    public override string Code => "N201";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Norms.Where(norm => !NormGrounds.HasAny(norm))
            .Select(norm =>
                Found(norm.Id.Text, norm.Id.Span, ("title", NormGrounds.TitleOf(norm)))
            );
}

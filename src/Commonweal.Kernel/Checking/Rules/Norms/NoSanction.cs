namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N204: nothing follows a breach, and no process adopted the norm (10 §4 B).</summary>
internal sealed class NoSanction : DocumentRule
{
    public override string Code => "N204";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Norms.Where(norm => norm.Sanctions.Count == 0 && norm.Adopted.Count == 0)
            .Select(norm =>
                Found(norm.Id.Text, norm.Id.Span, ("title", NormGrounds.TitleOf(norm)))
            );
}

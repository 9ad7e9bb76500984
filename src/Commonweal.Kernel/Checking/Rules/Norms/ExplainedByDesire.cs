namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N206: desire alone explains the practice with probability one half or more, by the caller's norm learning (10 §4 B).</summary>
internal sealed class ExplainedByDesire : DocumentRule
{
    public override string Code => "N206";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Norms.Where(norm => norm.ExplainedByDesire >= .5m)
            .Select(norm =>
                Found(
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    ("probability", Text.Of(norm.ExplainedByDesire!.Value))
                )
            );
}

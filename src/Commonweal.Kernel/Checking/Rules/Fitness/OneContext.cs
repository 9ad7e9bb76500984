namespace Commonweal.Kernel.Checking.Rules.Fitness;

/// <summary>V301: one context, and nobody else has said that they would stand by it (10 §4 C; Velleman 2009).</summary>
internal sealed class OneContext : DocumentRule
{
    public override string Code => "V301";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Values.Where(value =>
                value.Contexts.Distinct().Count() < 2
                && !document.StandpointsOn[value.Id.Text].Any(s => s.Agrees && s.Party != value.By)
            )
            .Select(value =>
                Found(value.Id.Text, value.Id.Span, ("title", value.Title), ("by", value.By.Text))
            );
}

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>V401: an upgrade that does not say what kind of improvement it is (10 §4 D).</summary>
internal sealed class NoReason : DocumentRule
{
    public override string Code => "V401";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        document
            .Upgrades.Where(upgrade => upgrade.Reasons.Count == 0)
            .Select(upgrade =>
                Found(
                    upgrade.Called(),
                    upgrade.From.Span.To(upgrade.To.Span),
                    ("from", upgrade.From.Text),
                    ("to", upgrade.To.Text)
                )
            );
}

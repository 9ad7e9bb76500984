using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>
/// V405: an upgrade for the reason <c>comprehends</c> settles no declared conflict that involves the earlier value, or
/// does not say what comes first (10 §4 D).
/// </summary>
internal sealed class Comprehends : DocumentRule
{
    public override string Code => "V405";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var conflicts = document.Conflicts.Select(c => Pairs.Of(c.A, c.B)).ToHashSet();
        foreach (var upgrade in document.Upgrades)
        {
            if (!upgrade.Reasons.Contains(UpgradeReason.Comprehends))
            {
                continue;
            }

            var settled =
                upgrade.Settles is { } settles
                && conflicts.Contains(Pairs.Of(settles.A, settles.B))
                && (settles.A == upgrade.From || settles.B == upgrade.From);
            if (!settled || upgrade.Priority is null)
            {
                yield return Variant(
                    settled ? "priority" : "conflict",
                    upgrade.Called(),
                    upgrade.From.Span.To(upgrade.To.Span),
                    ("from", upgrade.From.Text),
                    ("to", upgrade.To.Text)
                );
            }
        }
    }
}

using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>
/// V402: policies of the earlier value are neither carried over nor given up for a reason; of a value accepted
/// elsewhere, whose length is not known here, at least three must be carried over (10 §4 D).
/// </summary>
internal sealed class Unexplained : DocumentRule
{
    private const int MapsOfUnknown = 3;

    public override string Code => "V402";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var upgrade in document.Upgrades)
        {
            var place = upgrade.From.Span.To(upgrade.To.Span);
            if (document.Find<Value>(upgrade.From) is { } earlier)
            {
                if (Left(upgrade, earlier) is { Length: > 0 } left)
                {
                    yield return Found(
                        upgrade.Called(),
                        place,
                        ("from", upgrade.From.Text),
                        ("to", upgrade.To.Text),
                        ("policies", left)
                    );
                }
            }
            else if (
                (
                    document.Find<ValueReference>(upgrade.From) is not null
                    || DocumentView.IsElsewhere(upgrade.From)
                )
                && MapsOf(upgrade) < MapsOfUnknown
            )
            {
                yield return Variant(
                    "elsewhere",
                    upgrade.Called(),
                    place,
                    ("from", upgrade.From.Text),
                    ("count", Text.Of(MapsOf(upgrade)))
                );
            }
        }
    }

    /// <summary>Share of the earlier value's policies that the upgrade carries over or gives up for a reason (cover, 10 §11).</summary>
    internal static double Cover(Upgrade upgrade, Value earlier) =>
        earlier.Policies.Count == 0
            ? 1
            : (double)Enumerable.Range(1, earlier.Policies.Count).Count(Accounted(upgrade).Contains)
                / earlier.Policies.Count;

    private static string Left(Upgrade upgrade, Value earlier)
    {
        var accounted = Accounted(upgrade);
        return string.Join(
            "; ",
            Enumerable
                .Range(1, earlier.Policies.Count)
                .Where(i => !accounted.Contains(i))
                .Select(i => $"{Text.Of(i)} \"{earlier.Policies[i - 1].Text}\"")
        );
    }

    private static HashSet<int> Accounted(Upgrade upgrade) =>
        [.. upgrade.Maps.Select(m => m.From), .. upgrade.Drops.Select(d => d.Policy)];

    private static int MapsOf(Upgrade upgrade) =>
        upgrade.Maps.Select(m => m.From).Distinct().Count();
}

using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>V406: between two portfolios a value came or went, and no upgrade connects it (10 §4 D, §11).</summary>
internal sealed class ChangeWithoutUpgrade : DocumentRule
{
    public override string Code => "V406";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var changes = Portfolios.Changes(document).ToList();
        if (changes.Count == 0)
        {
            yield break;
        }

        var forward = document.Upgrades.ToLookup(
            u => u.From.Text,
            u => u.To.Text,
            StringComparer.Ordinal
        );
        var backward = document.Upgrades.ToLookup(
            u => u.To.Text,
            u => u.From.Text,
            StringComparer.Ordinal
        );
        foreach (var (before, after, change) in changes)
        {
            var now = Held(after);
            foreach (var id in change.Dropped.Where(id => !forward[id].Any(now.Contains)))
            {
                yield return Told("dropped", id, before, after);
            }

            var then = Held(before);
            foreach (var id in change.Added.Where(id => !backward[id].Any(then.Contains)))
            {
                yield return Told("added", id, before, after);
            }
        }
    }

    private Finding Told(string variant, string id, Portfolio before, Portfolio after) =>
        Variant(
            variant,
            id,
            after.Span,
            ("value", id),
            ("person", after.Person.Text),
            ("before", Text.Of(before.On)),
            ("after", Text.Of(after.On))
        );

    private static HashSet<string> Held(Portfolio portfolio) =>
        portfolio
            .Weights.Where(w => w.Weight > 0)
            .Select(w => w.Id.Text)
            .ToHashSet(StringComparer.Ordinal);
}

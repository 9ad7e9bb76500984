using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>
/// S506: something is named that is declared nowhere (10 §4 E). Roles, actions, conditions and sanctioning agents are
/// declared by first use (10 §2); <c>scope/id</c> names another file's declaration; a transcript may be kept elsewhere.
/// </summary>
internal sealed class UnknownId : DocumentRule
{
    /// <summary>
    /// Identifiers compared to find what was meant. Spent in the order of the identifiers, so that which of very many
    /// get a suggestion does not depend on where they stand.
    /// </summary>
    private const long Budget = 3_000_000;

    public override string Code => "S506";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        List<Mention> unknown = [];
        HashSet<string> byUse = new(StringComparer.Ordinal);
        foreach (var mention in References.In(document))
        {
            if (mention.Implicit)
            {
                byUse.Add(mention.Id.Text);
            }
            else if (
                !document.ById.ContainsKey(mention.Id.Text) && !DocumentView.IsElsewhere(mention.Id)
            )
            {
                unknown.Add(mention);
            }
        }

        unknown.RemoveAll(m => m.Id.IsMissing);
        unknown.RemoveAll(m => m.Expected == Expectation.Party && byUse.Contains(m.Id.Text));
        return Told(document, unknown).Concat(PoliciesBeyond(document));
    }

    private IEnumerable<Finding> Told(DocumentView document, List<Mention> unknown)
    {
        var meant = Suggestions(document, unknown);
        foreach (var mention in unknown)
        {
            var near = meant[(mention.Id.Text, mention.Expected)];
            yield return near is null
                ? Variant(
                    "alone",
                    mention.Entity,
                    mention.Id.Span,
                    ("id", mention.Id.Text),
                    ("wanted", mention.Expected.Wanted)
                )
                : Found(
                    mention.Entity,
                    mention.Id.Span,
                    ("id", mention.Id.Text),
                    ("wanted", mention.Expected.Wanted),
                    ("near", near)
                );
        }
    }

    /// <summary>Policies that an upgrade names by a number their value does not have.</summary>
    private IEnumerable<Finding> PoliciesBeyond(DocumentView document)
    {
        foreach (var upgrade in document.Upgrades)
        {
            var named = upgrade
                .Maps.SelectMany(m =>
                    new[]
                    {
                        (Value: upgrade.From, Index: m.From, m.Span),
                        (Value: upgrade.To, Index: m.To, m.Span),
                    }
                )
                .Concat(upgrade.Drops.Select(d => (Value: upgrade.From, Index: d.Policy, d.Span)));
            foreach (var (name, index, place) in named)
            {
                if (
                    document.Find<Value>(name) is { } value
                    && (index < 1 || index > value.Policies.Count)
                )
                {
                    yield return Variant(
                        "policy",
                        upgrade.Called(),
                        place,
                        ("value", name.Text),
                        ("index", Text.Of(index)),
                        ("count", Text.Of(value.Policies.Count))
                    );
                }
            }
        }
    }

    private static Dictionary<(string Id, Expectation Expected), string?> Suggestions(
        DocumentView document,
        List<Mention> unknown
    )
    {
        Dictionary<(string, Expectation), string?> meant = [];
        if (unknown.Count == 0)
        {
            return meant;
        }

        string[] declared = [.. document.ById.Keys.Order(StringComparer.Ordinal)];
        var left = Budget;
        foreach (
            var key in unknown
                .Select(m => (m.Id.Text, m.Expected))
                .Distinct()
                .OrderBy(k => k.Text, StringComparer.Ordinal)
                .ThenBy(k => k.Expected.Wanted, StringComparer.Ordinal)
        )
        {
            left -= declared.Length;
            meant[key] =
                left < 0
                    ? null
                    : Identifiers.Nearest(
                        key.Text,
                        declared.Where(id => key.Expected.Fits(document.ById[id]))
                    );
        }

        return meant;
    }
}

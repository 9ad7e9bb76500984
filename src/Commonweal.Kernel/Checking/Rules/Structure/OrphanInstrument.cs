using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S503: a chain of means ends in something that is neither a value nor a norm, or runs in a circle (10 §3). A chain that leaves
/// the document (<c>scope/id</c>) is the other file's to judge.</summary>
internal sealed class OrphanInstrument : DocumentRule
{
    public override string Code => "S503";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        List<Edge> means =
        [
            .. document.Edges.Where(e =>
                e.Kind == RelationKind.InOrderTo && e.Source is Signal or Norm
            ),
        ];
        var sources = means.Select(e => e.From).ToHashSet(StringComparer.Ordinal);
        foreach (
            var chain in means
                .Where(e =>
                    !sources.Contains(e.To.Text)
                    && document.ById.TryGetValue(e.To.Text, out var end)
                    && end is not (Value or ValueReference or Norm)
                )
                .GroupBy(e => e.To.Text, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var link = chain.MinBy(e => e.From, StringComparer.Ordinal)!;
            yield return Found(
                link.From,
                link.Span,
                ("means", link.From),
                ("end", chain.Key),
                ("kind", Kinds.Of(document.ById[chain.Key]))
            );
        }

        foreach (var cycle in Cycles.Among(means))
        {
            yield return Variant(
                "cycle",
                cycle.Start,
                cycle.Span,
                ("cycle", cycle.Told(" in-order-to "))
            );
        }
    }
}

using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking.Rules.Improvement;

/// <summary>
/// V404, collective: in one context the edges that votes have established run in a circle (10 §4 D, §7.5). The edges
/// come from the aggregator (<see cref="CheckOptions.EstablishedEdges"/>).
/// </summary>
internal sealed class EstablishedCycle : DocumentRule
{
    public override string Code => "V404";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var written = document
            .Upgrades.GroupBy(u => (u.From.Text, u.To.Text, u.In.Text))
            .ToDictionary(g => g.Key, g => g.First().Span);
        foreach (
            var context in document
                .Options.EstablishedEdges.GroupBy(e => e.In, StringComparer.Ordinal)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
        )
        {
            var arrows = context
                .DistinctBy(e => (e.From, e.To))
                .ToDictionary(
                    e => (e.From, e.To),
                    e => written.GetValueOrDefault((e.From, e.To, e.In), Span.None)
                );
            foreach (var cycle in Cycles.Among(arrows))
            {
                yield return Found(
                    cycle.Start,
                    cycle.Span,
                    ("context", context.Key),
                    ("cycle", cycle.Told(" -> "))
                );
            }
        }
    }
}

using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S502: something is, by way of its parts, part of itself; or makes itself up by way of <c>constitutive-of</c> (10 §3). Cycles of
/// contexts alone are S508.</summary>
internal sealed class PartOfCycle : DocumentRule
{
    public override string Code => "S502";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var parts = document.Edges.Where(e => e.Kind == RelationKind.PartOf);
        foreach (var cycle in Cycles.Among(parts))
        {
            if (!cycle.Ids.All(id => document.Find<Scope>(id) is { Kind: ScopeKind.Context }))
            {
                yield return Found(cycle.Start, cycle.Span, ("cycle", cycle.Told(" part-of ")));
            }
        }

        var makings = document.Edges.Where(e => e.Kind == RelationKind.ConstitutiveOf);
        foreach (var cycle in Cycles.Among(makings))
        {
            yield return Variant(
                "constitutive",
                cycle.Start,
                cycle.Span,
                ("cycle", cycle.Told(" constitutive-of "))
            );
        }
    }
}

using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S508: contexts that are part of each other; contexts form a forest (10 §1, §4 E).</summary>
internal sealed class ContextCycle : DocumentRule
{
    public override string Code => "S508";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        Cycles
            .Among(
                document.Edges.Where(e =>
                    e is { Kind: RelationKind.PartOf, Source: Scope { Kind: ScopeKind.Context } }
                    && document.Find<Scope>(e.To) is { Kind: ScopeKind.Context }
                )
            )
            .Select(cycle => Found(cycle.Start, cycle.Span, ("cycle", cycle.Told(" part-of "))));
}

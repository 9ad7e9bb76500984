using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S501: values and norms that justify each other in a circle; <c>because</c> is well-founded (10 §3).</summary>
internal sealed class BecauseCycle : DocumentRule
{
    public override string Code => "S501";

    public override IEnumerable<Finding> Examine(DocumentView document) =>
        Cycles
            .Among(
                document.Edges.Where(e =>
                    e.Kind == RelationKind.Because
                    && e.Source is Value or ValueReference or Norm
                    && document.ById.GetValueOrDefault(e.To.Text) is Value or ValueReference or Norm
                )
            )
            .Select(cycle => Found(cycle.Start, cycle.Span, ("cycle", cycle.Told(" because "))));
}

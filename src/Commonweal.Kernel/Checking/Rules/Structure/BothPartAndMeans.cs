using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S513: the same thing is declared both part of a good and a means to it (10 §3).</summary>
internal sealed class BothPartAndMeans : DocumentRule
{
    public override string Code => "S513";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        var means = document
            .Edges.Where(e => e.Kind == RelationKind.InOrderTo)
            .Select(e => (e.From, e.To.Text))
            .ToHashSet();
        return document
            .Edges.Where(e =>
                e.Kind == RelationKind.ConstitutiveOf && means.Contains((e.From, e.To.Text))
            )
            .Select(e => Found(e.From, e.Span, ("from", e.From), ("to", e.To.Text)));
    }
}

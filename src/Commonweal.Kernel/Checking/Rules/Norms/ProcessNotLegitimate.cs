using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N205: adopted by a process that is not declared open to those affected, dated and revisable (10 §4 B).</summary>
internal sealed class ProcessNotLegitimate : DocumentRule
{
    public override string Code => "N205";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            foreach (var adoption in norm.Adopted)
            {
                if (
                    document.Find<Agent>(adoption.By) is { Kind: AgentKind.Process } process
                    && NormGrounds.Lacking(process) is { Count: > 0 } lacking
                )
                {
                    yield return Found(
                        norm.Id.Text,
                        adoption.Span,
                        ("title", NormGrounds.TitleOf(norm)),
                        ("process", adoption.By.Text),
                        ("lacking", string.Join(", ", lacking))
                    );
                }
            }
        }
    }
}

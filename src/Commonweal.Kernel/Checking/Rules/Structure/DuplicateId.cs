namespace Commonweal.Kernel.Checking.Rules.Structure;

/// <summary>S507: an identifier is declared more than once (10 §4 E).</summary>
internal sealed class DuplicateId : DocumentRule
{
    public override string Code => "S507";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var declaration in document.Document.Declarations)
        {
            if (declaration.DeclaredId is { } id && !seen.Add(id.Text))
            {
                yield return Found(id.Text, id.Span, ("id", id.Text));
            }
        }
    }
}

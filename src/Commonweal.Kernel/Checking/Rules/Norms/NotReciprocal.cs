using Commonweal.Kernel.Norms;

namespace Commonweal.Kernel.Checking.Rules.Norms;

/// <summary>N304: those bound are not those protected (10 §4 C).</summary>
internal sealed class NotReciprocal : DocumentRule
{
    public override string Code => "N304";

    public override IEnumerable<Finding> Examine(DocumentView document)
    {
        foreach (var norm in document.Norms)
        {
            if (norm.Protects.Count == 0 || norm.Bearer is not { } bearer)
            {
                continue;
            }

            var bound = bearer.Names.Select(n => n.Text).ToHashSet(StringComparer.Ordinal);
            if (!bound.SetEquals(norm.Protects.Select(n => n.Text)))
            {
                yield return Found(
                    norm.Id.Text,
                    norm.Id.Span,
                    ("title", NormGrounds.TitleOf(norm)),
                    (
                        "bound",
                        bearer.Kind == BearerKind.Any ? "everyone" : string.Join(", ", bearer.Names)
                    ),
                    ("protected", string.Join(", ", norm.Protects))
                );
            }
        }
    }
}

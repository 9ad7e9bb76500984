using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>One arrow of the graph of reasons: a link of a declaration or a relation at the top level, target by target.</summary>
/// <param name="From">Identifier it starts from; an upgrade has none and is called <c>a -&gt; b</c>.</param>
/// <param name="Source">What it starts from; null if that is declared nowhere here.</param>
/// <param name="Kind">How the two are related.</param>
/// <param name="To">Where it leads.</param>
/// <param name="Span">The clause it stands in.</param>
internal sealed record Edge(string From, Declaration? Source, RelationKind Kind, Name To, Span Span)
{
    /// <summary>The relation as written, for example <c>in-order-to</c>.</summary>
    public string Word => WordOf(Kind);

    public static string WordOf(RelationKind kind) =>
        kind switch
        {
            RelationKind.Because => "because",
            RelationKind.ConstitutiveOf => "constitutive-of",
            RelationKind.PartOf => "part-of",
            RelationKind.Requires => "requires",
            _ => "in-order-to",
        };
}

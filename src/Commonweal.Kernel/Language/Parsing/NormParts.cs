using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Language.Parsing;

/// <summary>A norm while its clauses are read: those that may repeat are gathered in lists.</summary>
internal sealed class NormParts(Norm norm)
{
    public Norm Norm { get; set; } = norm;
    public List<Condition> Unless { get; } = [];
    public List<NormContent> Else { get; } = [];
    public List<Tally> Practiced { get; } = [];
    public List<Tally> Expected { get; } = [];
    public List<Sanction> Sanctions { get; } = [];
    public List<Adoption> Adopted { get; } = [];
    public List<UniversalPayoff> Payoffs { get; } = [];
    public List<Name> Protects { get; } = [];
    public List<Link> Links { get; } = [];

    /// <summary>Clauses that may stand once and have stood, where the record's default does not tell.</summary>
    public HashSet<string> Seen { get; } = new(StringComparer.Ordinal);

    public Norm Finish(Span span) =>
        Norm with
        {
            Span = span,
            Unless = Unless.ToSequence(),
            Else = Else.ToSequence(),
            Practiced = Practiced.ToSequence(),
            Expected = Expected.ToSequence(),
            Sanctions = Sanctions.ToSequence(),
            Adopted = Adopted.ToSequence(),
            Payoffs = Payoffs.ToSequence(),
            Protects = Protects.ToSequence(),
            Links = Links.ToSequence(),
        };
}

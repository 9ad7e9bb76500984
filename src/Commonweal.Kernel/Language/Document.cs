namespace Commonweal.Kernel.Language;

/// <summary>A parsed <c>.weal</c> file: its declarations in the order written.</summary>
/// <param name="Version">Language version, the number after <c>weal</c>.</param>
/// <param name="Declarations">Everything declared.</param>
public sealed record Document(int Version, Sequence<Declaration> Declarations)
{
    /// <summary>The newest version of the language this kernel reads and writes.</summary>
    public const int CurrentVersion = 1;
}

/// <summary>One declaration of a document. The closed set of kinds is the set of sealed records that derive from this one.</summary>
/// <param name="Span">The whole declaration.</param>
public abstract record Declaration(Span Span)
{
    /// <summary>The declared identifier, or null for declarations that only relate others (upgrade, parity, relation …).</summary>
    public virtual Name? DeclaredId => null;
}

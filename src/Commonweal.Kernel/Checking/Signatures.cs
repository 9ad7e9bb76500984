using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>What each relation leads from and to: the table of 10 §3.</summary>
internal static class Signatures
{
    public static bool Allow(RelationKind kind, Declaration from, Declaration to) =>
        kind switch
        {
            RelationKind.Because => (IsValue(from) || from is Norm or Upgrade)
                && (IsValue(to) || to is Norm),
            RelationKind.PartOf => AllowsPart(from, to),
            RelationKind.ConstitutiveOf => (
                IsValue(from)
                && (IsValue(to) || to is Scope { Kind: ScopeKind.Domain or ScopeKind.Practice })
            ) || (from is Norm { CountsAs: not null } && to is Scope { Kind: ScopeKind.Practice }),
            RelationKind.Requires => IsValue(from) && IsValue(to),
            _ => from is Signal or Norm,
        };

    public static string InWords(RelationKind kind) =>
        kind switch
        {
            RelationKind.Because => "from a value, norm or upgrade to a value or norm",
            RelationKind.PartOf =>
                "from a value to a domain or value, or from a context to a context or domain",
            RelationKind.ConstitutiveOf =>
                "from a value to a domain, practice or value, or from a constitutive norm to a practice",
            RelationKind.Requires => "from a value to a value",
            _ => "from a signal or norm to what it serves",
        };

    /// <summary>Beyond the table, domains and practices may be nested among themselves.</summary>
    private static bool AllowsPart(Declaration from, Declaration to) =>
        (from, to) switch
        {
            (Scope { Kind: ScopeKind.Context }, Scope { Kind: ScopeKind.Practice }) => false,
            (Scope { Kind: ScopeKind.Context }, Scope) => true,
            (Scope { Kind: ScopeKind.Domain }, Scope { Kind: ScopeKind.Domain }) => true,
            (Scope { Kind: ScopeKind.Practice }, Scope { Kind: not ScopeKind.Context }) => true,
            _ => IsValue(from) && (IsValue(to) || to is Scope { Kind: ScopeKind.Domain }),
        };

    private static bool IsValue(Declaration declaration) => declaration is Value or ValueReference;
}

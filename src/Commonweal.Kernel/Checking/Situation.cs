using Commonweal.Kernel.Values;

namespace Commonweal.Kernel.Checking;

/// <summary>
/// Does a limit of a context hold in the situation at hand? True or false where the caller can tell, null where it cannot.
/// </summary>
/// <param name="context">The context whose limit it is.</param>
/// <param name="notWhen">The limit in words.</param>
public delegate bool? LimitMatcher(string context, string notWhen);

/// <summary>Where a value or norm is to be used.</summary>
/// <param name="Context">The context the situation is an instance of.</param>
/// <param name="Matches">Tells whether a limit holds; null if the caller has no way to tell.</param>
public sealed record Situation(string Context, LimitMatcher? Matches);

/// <summary>May a value be a reason here?</summary>
public enum UseVerdict
{
    /// <summary>It may.</summary>
    Reason,

    /// <summary>It may not: not valid in the context, or a limit of the context holds.</summary>
    NoReason,

    /// <summary>A limit could not be tested (S511).</summary>
    Undecidable,
}

namespace Commonweal.Kernel.Checking;

/// <summary>What a rejected draft is instead of a value (10 §5.5).</summary>
internal static class RejectedAs
{
    /// <summary>What a draft is, by the code that shows it, in the order of precedence of 10 §5.5.</summary>
    private static readonly (string Code, string Kind)[] Kinds =
    [
        ("V109", "slogan"),
        ("V107", "metric"),
        ("V106", "goal"),
        ("V105", "taste"),
        ("V104", "norm"),
        ("V110", "vision"),
        ("V111", "expectation"),
        ("V205", "instrument"),
        ("V121", "feeling"),
        ("V115", "virtue-word"),
        ("V101", "fact"),
    ];

    /// <summary>The kind of the first code, in order, among those that reject; null if none of them names a kind.</summary>
    public static string? KindOf(IReadOnlySet<string> errors) =>
        errors.Count == 0 ? null : Kinds.FirstOrDefault(k => errors.Contains(k.Code)).Kind;
}

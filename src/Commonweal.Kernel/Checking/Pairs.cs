using Commonweal.Kernel.Language;

namespace Commonweal.Kernel.Checking;

/// <summary>Two identifiers whose order says nothing.</summary>
internal static class Pairs
{
    /// <summary>The two in ordinal order.</summary>
    public static (string First, string Second) Of(Name a, Name b) => Of(a.Text, b.Text);

    /// <summary>The two in ordinal order.</summary>
    public static (string First, string Second) Of(string a, string b) =>
        string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);
}

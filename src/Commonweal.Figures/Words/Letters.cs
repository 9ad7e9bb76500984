using System.Globalization;

namespace Commonweal.Figures.Words;

/// <summary>Letters for groups, so that no figure depends on colour.</summary>
public static class Letters
{
    /// <summary>A, B, …, Z, then G27, G28, ….</summary>
    public static string Of(int index) =>
        index is >= 0 and < 26
            ? ((char)('A' + index)).ToString()
            : "G" + (index + 1).ToString(CultureInfo.InvariantCulture);
}

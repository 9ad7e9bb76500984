using System.Globalization;

namespace Commonweal.Kernel.Checking;

/// <summary>How numbers and dates are put into sentences: the same in every culture.</summary>
internal static class Text
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A share to two places, rounded half to even.</summary>
    public static string OfShare(double share) =>
        share.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Of(DateOnly date) =>
        date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Commonweal.Kernel.Language;

/// <summary>Dates as the language writes them: <c>YYYY-MM-DD</c>, Gregorian, ASCII digits whatever the culture.</summary>
internal static class IsoDate
{
    private const string Form = "yyyy-MM-dd";

    public static bool TryRead(ReadOnlySpan<char> written, out DateOnly date) =>
        DateOnly.TryParseExact(
            written,
            Form,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        );

    public static string Write(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Commonweal.Kernel.Language;

/// <summary>Decimals as the language writes them: sign, digits, optional fraction; at most 28 digits from the first that counts, so that none is ever rounded.</summary>
internal static class ExactDecimal
{
    private const int MostDigits = 28;

    public static bool TryRead(ReadOnlySpan<char> written, out decimal number)
    {
        number = 0;
        var digits = 0;
        var inFraction = false;
        foreach (var c in written)
        {
            inFraction |= c == '.';
            digits += char.IsAsciiDigit(c) && (c != '0' || digits > 0 || inFraction) ? 1 : 0;
        }

        return digits <= MostDigits
            && decimal.TryParse(
                written,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out number
            );
    }

    /// <summary>The shortest way to write it: no zeros at the end of a fraction.</summary>
    public static string Write(decimal number)
    {
        var written = number.ToString(CultureInfo.InvariantCulture);
        return written.Contains('.') ? written.TrimEnd('0').TrimEnd('.') : written;
    }
}

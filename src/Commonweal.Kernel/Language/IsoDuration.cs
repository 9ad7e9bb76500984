namespace Commonweal.Kernel.Language;

/// <summary>ISO 8601 durations with whole numbers: <c>P1Y2M3W4DT5H6M7S</c>, each part optional, at least one present.</summary>
internal static class IsoDuration
{
    public static bool IsWellFormed(ReadOnlySpan<char> written)
    {
        if (written is not ['P', .. var rest])
        {
            return false;
        }

        var time = rest.IndexOf('T');
        return time < 0
            ? !rest.IsEmpty && AreParts(rest, "YMWD")
            : AreParts(rest[..time], "YMWD")
                && rest.Length > time + 1
                && AreParts(rest[(time + 1)..], "HMS");
    }

    /// <summary>Numbers, each followed by a unit, units in the given order, none twice.</summary>
    private static bool AreParts(ReadOnlySpan<char> parts, ReadOnlySpan<char> units)
    {
        while (!parts.IsEmpty)
        {
            var digits = parts.IndexOfAnyExceptInRange('0', '9');
            if (digits is <= 0 or > 9)
            {
                return false;
            }

            var unit = units.IndexOf(parts[digits]);
            if (unit < 0)
            {
                return false;
            }

            units = units[(unit + 1)..];
            parts = parts[(digits + 1)..];
        }

        return true;
    }
}

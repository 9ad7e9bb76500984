using System.Text;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Dates of judgements, ISO 8601: <c>2023-10-18</c>, <c>2023-10-18T11:54</c>, with seconds, up to nine digits of fraction
/// and <c>Z</c> or <c>±hh:mm</c>. What names no offset is UTC, on every machine.
/// </summary>
public static class VoteDate
{
    /// <summary>Reads a date, or returns null when the text is none.</summary>
    public static DateTimeOffset? Parse(string text) =>
        TryParse(Encoding.UTF8.GetBytes(text), out var ticks)
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : null;

    /// <summary>Reads a date as ticks of UTC.</summary>
    internal static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (
            text.Length < 10
            || !Number(text, 0, 4, out var year)
            || text[4] != '-'
            || !Number(text, 5, 2, out var month)
            || text[7] != '-'
            || !Number(text, 8, 2, out var day)
            || year < 1
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        ticks = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Utc).Ticks;
        if (text.Length == 10)
        {
            return true;
        }

        return text[10] is (byte)'T' or (byte)'t' or (byte)' '
            && TryTime(text[11..], out var time, out var offset)
            && (ticks = ticks + time - offset) >= 0
            && ticks <= DateTime.MaxValue.Ticks;
    }

    private static bool TryTime(ReadOnlySpan<byte> text, out long time, out long offset)
    {
        (time, offset) = (0, 0);
        if (
            text.Length < 5
            || !Number(text, 0, 2, out var hour)
            || text[2] != ':'
            || !Number(text, 3, 2, out var minute)
            || hour > 23
            || minute > 59
        )
        {
            return false;
        }

        time = hour * TimeSpan.TicksPerHour + minute * TimeSpan.TicksPerMinute;
        var rest = text[5..];
        if (rest.Length > 0 && rest[0] == ':')
        {
            if (!Number(rest, 1, 2, out var second) || second > 59)
            {
                return false;
            }

            time += second * TimeSpan.TicksPerSecond;
            rest = rest[3..];
            if (rest.Length > 0 && rest[0] is (byte)'.' or (byte)',')
            {
                if (!TryFraction(ref rest, ref time))
                {
                    return false;
                }
            }
        }

        return TryOffset(rest, out offset);
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, ref long time)
    {
        var digits = 1;
        for (
            var unit = TimeSpan.TicksPerSecond / 10;
            digits < rest.Length && Digit(rest[digits]);
            unit /= 10
        )
        {
            time += unit * (rest[digits] - '0');
            digits++;
        }

        rest = rest[digits..];
        return digits is > 1 and <= 10;
    }

    private static bool TryOffset(ReadOnlySpan<byte> text, out long offset)
    {
        offset = 0;
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (
            text.Length != 6
            || text[0] is not ((byte)'+' or (byte)'-')
            || !Number(text, 1, 2, out var hours)
            || text[3] != ':'
            || !Number(text, 4, 2, out var minutes)
            || hours > 23
            || minutes > 59
        )
        {
            return false;
        }

        offset = hours * TimeSpan.TicksPerHour + minutes * TimeSpan.TicksPerMinute;
        offset = text[0] == '-' ? -offset : offset;
        return true;
    }

    private static bool Digit(byte b) => b is >= (byte)'0' and <= (byte)'9';

    private static bool Number(ReadOnlySpan<byte> text, int start, int length, out int number)
    {
        number = 0;
        if (start + length > text.Length)
        {
            return false;
        }

        foreach (var b in text.Slice(start, length))
        {
            if (!Digit(b))
            {
                return false;
            }

            number = 10 * number + (b - '0');
        }

        return true;
    }
}

using System.Buffers;
using System.Text;

namespace Commonweal.Institutions.Log;

/// <summary>
/// What stands in a log for a document: its kind and its content id, as one line of ASCII,
/// <c>commonweal.justification/1 9f86d0…</c>. The document itself stays outside: a log never forgets, and documents about people must be
/// able to be (70 §4.1; entries hold at most 65,535 bytes).
/// </summary>
/// <param name="Kind">The document's format.</param>
/// <param name="ContentId">Its content id, 64 lower-case hexadecimal digits.</param>
public sealed record LogEntry(string Kind, string ContentId)
{
    /// <summary>Most bytes of an entry, whatever stands in it.</summary>
    public const int MostBytes = ushort.MaxValue;

    private const int IdLength = 64;
    private const int MostKindBytes = 200;
    private static readonly SearchValues<byte> Hexadecimal = SearchValues.Create(
        "0123456789abcdef"u8
    );

    /// <summary>The entry's bytes.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes($"{Kind} {ContentId}");

    /// <summary>Reads an entry of this form; null for every other entry.</summary>
    /// <param name="entry">The bytes.</param>
    public static LogEntry? Read(ReadOnlySpan<byte> entry)
    {
        var end = entry.Length - IdLength;
        if (
            end < 2
            || end > MostKindBytes
            || entry[end - 1] != ' '
            || entry[..(end - 1)].ContainsAnyExceptInRange((byte)'!', (byte)'~')
            || entry[end..].ContainsAnyExcept(Hexadecimal)
        )
        {
            return null;
        }

        return new(
            Encoding.ASCII.GetString(entry[..(end - 1)]),
            Encoding.ASCII.GetString(entry[end..])
        );
    }

    /// <summary>True for what looks like a content id.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsContentId(string text) =>
        text.Length == IdLength && text.All(char.IsAsciiHexDigitLower);
}

using System.Text;
using System.Text.RegularExpressions;

namespace Commonweal.Institutions.Log;

/// <summary>
/// What stands in a log for a document: its kind and its content id, as one line of ASCII,
/// <c>commonweal.justification/1 9f86d0…</c>. The document itself stays outside: a log never forgets, and documents about people must be
/// able to be (70 §4.1; entries hold at most 65,535 bytes).
/// </summary>
/// <param name="Kind">The document's format.</param>
/// <param name="ContentId">Its content id, 64 lower-case hexadecimal digits.</param>
public sealed partial record LogEntry(string Kind, string ContentId)
{
    /// <summary>Most bytes of an entry, whatever stands in it.</summary>
    public const int MostBytes = ushort.MaxValue;

    /// <summary>The entry's bytes.</summary>
    public byte[] ToBytes() => Encoding.ASCII.GetBytes($"{Kind} {ContentId}");

    /// <summary>Reads an entry of this form; null for every other entry.</summary>
    /// <param name="entry">The bytes.</param>
    public static LogEntry? Read(ReadOnlySpan<byte> entry) =>
        entry.Length <= 256
        && Form().Match(Encoding.Latin1.GetString(entry)) is { Success: true } match
            ? new(match.Groups["kind"].Value, match.Groups["id"].Value)
            : null;

    /// <summary>True for what looks like a content id.</summary>
    /// <param name="text">Any text.</param>
    public static bool IsContentId(string text) => Id().IsMatch(text);

    [GeneratedRegex(
        @"\A(?<kind>[a-z][a-z0-9.-]*/[0-9]+) (?<id>[0-9a-f]{64})\z",
        RegexOptions.None,
        1_000
    )]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[0-9a-f]{64}\z", RegexOptions.None, 1_000)]
    private static partial Regex Id();
}

using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Kernel;

namespace Commonweal.Institutions.Log;

/// <summary>
/// What someone keeps to show that an entry stands in a log, and checks without the log: the form of C2SP tlog-proof, with
/// the entry itself as its extra data. That data is not believed, it is hashed as the leaf from which the path leads to
/// the signed root. The key is not in it, for a receipt that names its own key proves nothing.
/// </summary>
/// <param name="Entry">The entry, base64.</param>
/// <param name="Index">Its place in the log, from 0.</param>
/// <param name="Path">From the entry's sibling to the root's child.</param>
/// <param name="Checkpoint">What the log committed to.</param>
public sealed record Receipt(string Entry, long Index, Sequence<Digest> Path, Checkpoint Checkpoint)
{
    /// <summary>The first line of a receipt.</summary>
    public const string Format = "c2sp.org/tlog-proof@v1";

    /// <summary>Most hashes in a path: a log has fewer than 2⁶³ entries.</summary>
    public const int MostHashes = 63;

    /// <summary>The entry's bytes.</summary>
    public byte[] EntryBytes() => Convert.FromBase64String(Entry);

    /// <summary>The receipt as it is written.</summary>
    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Format}\nextra {Entry}\nindex {Index}\n{Hashes(Path)}\n{Checkpoint.Note.ToText()}"
        );

    /// <summary>Reads a receipt; nothing is verified here. What is read prints to the same bytes.</summary>
    /// <param name="utf8">The bytes.</param>
    public static Answer<Receipt> Read(ReadOnlySpan<byte> utf8)
    {
        if (SignedNote.Decoded(utf8) is not { } whole || Head(whole) is not { } head)
        {
            return Unreadable($"it is no text that begins with {Format} and has an empty line");
        }

        if (
            head.Lines is not [Format, var extra, var index, .. var hashes]
            || After("extra ", extra) is not { } entry
            || After("index ", index) is not { } place
        )
        {
            return Unreadable(
                "under its first line an entry (extra …) and a place (index …) were expected"
            );
        }

        if (
            SignedNote.FromBase64(entry) is null
            || Checkpoint.Number(place) is not { } at
            || PathOf(hashes) is not { } path
        )
        {
            return Unreadable("its base64 or its index cannot be read");
        }

        return Checkpoint
            .Read(Encoding.UTF8.GetBytes(whole[head.Length..]))
            .Then(checkpoint => Answer<Receipt>.From(new(entry, at, path, checkpoint)));
    }

    /// <summary>Null when the log signed a tree in which the entry stands at this index; otherwise what does not fit.</summary>
    /// <param name="key">The log's key, from a source the reader trusts.</param>
    public Rejection? Problem(VerifierKey key) => Checkpoint.Problem(key) ?? PathProblem;

    /// <summary>
    /// Null when entry, index and path lead to the checkpoint's root, whoever signed that; otherwise that they do not.
    /// O(log n).
    /// </summary>
    public Rejection? PathProblem =>
        Merkle.Includes(
            Merkle.Leaf(EntryBytes()),
            Index,
            Checkpoint.Head.Size,
            Path,
            Checkpoint.Head.Root
        )
            ? null
            : new(
                "E-LOG-PATH",
                "receipt",
                "The entry does not lead to the root in the checkpoint: entry, index or a hash is not as the log gave it. Ask for the receipt anew."
            );

    /// <summary>Lines before the first empty line, and where what follows it begins.</summary>
    internal static (string[] Lines, int Length)? Head(string whole)
    {
        var blank = whole.IndexOf("\n\n", StringComparison.Ordinal);
        return blank < 0 ? null : (whole[..blank].Split('\n'), blank + 2);
    }

    internal static string? After(string word, string line) =>
        line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;

    internal static Sequence<Digest>? PathOf(string[] lines)
    {
        var hashes = lines.Select(Checkpoint.FromBase64).ToList();
        return hashes.Count <= MostHashes && hashes.All(h => h is not null)
            ? hashes.Select(h => h!.Value).ToSequence()
            : null;
    }

    internal static string Hashes(IEnumerable<Digest> path) =>
        string.Concat(path.Select(h => Checkpoint.Base64(h) + "\n"));

    private static Rejection Unreadable(string what) =>
        new(
            "E-LOG-RECEIPT",
            "receipt",
            $"This cannot be read as a receipt (C2SP tlog-proof): {what}. Give the file as the log wrote it."
        );
}

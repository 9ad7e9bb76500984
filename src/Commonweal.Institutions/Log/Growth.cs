using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Kernel;

namespace Commonweal.Institutions.Log;

/// <summary>A newer checkpoint with what shows that the log only grew since an older one (RFC 9162 §2.1.4).</summary>
/// <param name="OldSize">Size of the older tree.</param>
/// <param name="Path">The hashes of the consistency proof; none when the older tree is empty or of the same size.</param>
/// <param name="Newer">The newer checkpoint.</param>
public sealed record Growth(long OldSize, Sequence<Digest> Path, Checkpoint Newer)
{
    /// <summary>The first line of the file form.</summary>
    public const string Format = "commonweal.log-growth/1";

    /// <summary>The file form: like a receipt, with <c>old SIZE</c> in place of entry and index.</summary>
    public string ToText() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Format}\nold {OldSize}\n{Receipt.Hashes(Path)}\n{Newer.Note.ToText()}"
        );

    /// <summary>Reads the file form, or a bare checkpoint as one that comes without a proof.</summary>
    /// <param name="utf8">The bytes.</param>
    /// <returns>The proof and its checkpoint; <see cref="OldSize"/> is −1 where there is no proof.</returns>
    public static Answer<Growth> Read(ReadOnlySpan<byte> utf8)
    {
        if (
            SignedNote.Decoded(utf8) is not { } whole
            || !whole.StartsWith(Format + "\n", StringComparison.Ordinal)
        )
        {
            return Checkpoint.Read(utf8).Then(bare => Answer<Growth>.From(new(-1, [], bare)));
        }

        if (
            Receipt.Head(whole) is not var (lines, length)
            || lines is not [_, var old, .. var hashes]
            || Receipt.After("old ", old) is not { } size
            || Checkpoint.Number(size) is not { } oldSize
            || Receipt.PathOf(hashes) is not { } path
        )
        {
            return new Rejection(
                "E-LOG-RECEIPT",
                "growth",
                $"This begins with {Format}, but its size or its hashes cannot be read. Give the file as the log wrote it."
            );
        }

        return Checkpoint
            .Read(Encoding.UTF8.GetBytes(whole[length..]))
            .Then(newer => Answer<Growth>.From(new(oldSize, path, newer)));
    }

    /// <summary>
    /// What two checkpoints of one log say of each other. Signatures are not verified here; whoever raises an alarm
    /// must have verified both, for only then did the log contradict itself.
    /// </summary>
    /// <param name="older">The checkpoint kept from before, or heard of elsewhere.</param>
    public Views Against(Checkpoint older)
    {
        var (before, after) = (older.Head, Newer.Head);
        return older.Origin != Newer.Origin ? Views.OfOtherLogs
            : before == after ? Views.Same
            : before.Size == after.Size ? Views.Split
            : before.Size > after.Size ? Views.Shrunk
            : before.Size == 0 && before.Root == Merkle.Empty ? Views.Grown
            : OldSize != before.Size ? Views.Unproved
            : Merkle.Extends(before, after, Path) ? Views.Grown
            : Views.Rewritten;
    }
}

/// <summary>What two checkpoints of one log say of each other.</summary>
public enum Views
{
    /// <summary>They commit to the same entries.</summary>
    Same,

    /// <summary>The newer one only adds entries.</summary>
    Grown,

    /// <summary>The newer one is larger, and nothing shows that it only adds.</summary>
    Unproved,

    /// <summary>The second one is smaller; they can be compared the other way round.</summary>
    Shrunk,

    /// <summary>The proof does not show that the newer one only adds entries.</summary>
    Rewritten,

    /// <summary>Equal sizes, different entries: the log shows different people different pasts.</summary>
    Split,

    /// <summary>They are of two logs and say nothing of each other.</summary>
    OfOtherLogs,
}

using System.Globalization;
using Commonweal.Kernel.Justifications;
using Rejection = Commonweal.Agents.Reasoning.Rejection;

namespace Commonweal.Institutions.Log;

/// <summary>What reading a whole log found.</summary>
/// <param name="Entries">Entries read.</param>
/// <param name="Kept">Documents kept beside the log that are those that were logged.</param>
/// <param name="NotKept">Entries of documents that are not kept beside it; no fault.</param>
/// <param name="Faults">What is not as the checkpoint commits to it, with the file; at most <see cref="MostFaults"/>.</param>
public sealed record LogAudit(
    long Entries,
    long Kept,
    long NotKept,
    IReadOnlyList<Rejection> Faults
)
{
    /// <summary>Faults after which the rest is not told one by one.</summary>
    public const int MostFaults = 100;
}

/// <summary>Builds the tree anew from the entries, tile by tile, and holds every file of the log to it.</summary>
internal sealed class Auditor
{
    private readonly LogFolder _folder;
    private readonly long _size;
    private readonly bool _hasDocuments;
    private readonly List<Rejection> _faults = [];
    private readonly List<List<Digest>> _rows = [];
    private long _kept;
    private long _notKept;

    private Auditor(LogFolder folder, long size) =>
        (_folder, _size, _hasDocuments) = (
            folder,
            size,
            Directory.Exists(folder.PathOf(PublishedLog.Artifacts))
        );

    public static LogAudit Run(LogFolder folder, Checkpoint checkpoint, Action<double>? progress)
    {
        Auditor auditor = new(folder, checkpoint.Head.Size);
        for (var bundle = 0L; bundle * Tiles.Width < auditor._size; bundle++)
        {
            auditor.Check(bundle);
            progress?.Invoke((double)bundle * Tiles.Width / auditor._size);
        }

        auditor.End(checkpoint);
        return new(auditor._size, auditor._kept, auditor._notKept, auditor._faults);
    }

    private void Check(long bundle)
    {
        var width = Tiles.WidthAt(_size, 0, bundle);
        try
        {
            var entries = Bundle.Read(_folder, bundle, width);
            foreach (var entry in entries)
            {
                Add(0, Merkle.Leaf(entry.Span), bundle);
                CheckArtifact(entry.Span);
            }
        }
        catch (DamagedLog damaged)
        {
            Tell(damaged.Why);
            // The tree above is built from the stored leaves, so that one lost bundle is one fault.
            var leaves = Stored(0, bundle, width);
            for (var i = 0; i < width; i++)
            {
                Add(0, i < leaves.Length ? leaves[i] : default, bundle);
            }
        }
    }

    /// <summary>Puts a hash at the end of its level; a full row is held to its tile and becomes one hash above.</summary>
    private void Add(int level, Digest hash, long tile)
    {
        if (_rows.Count == level)
        {
            _rows.Add([]);
        }

        var row = _rows[level];
        row.Add(hash);
        if (row.Count == Tiles.Width)
        {
            Compare(level, tile, row);
            var root = Merkle.Root(row.ToArray());
            row.Clear();
            Add(level + 1, root, tile / Tiles.Width);
        }
    }

    private void Compare(int level, long tile, List<Digest> row)
    {
        var stored = Stored(level, tile, row.Count);
        var at = Enumerable.Range(0, stored.Length).FirstOrDefault(i => stored[i] != row[i], -1);
        if (at >= 0)
        {
            var index = (tile * Tiles.Width) + at;
            Tell(
                new(
                    "E-LOG-DAMAGED",
                    _folder.PathOf(Tiles.Hashes(level, tile, row.Count)),
                    level == 0
                        ? string.Create(
                            CultureInfo.InvariantCulture,
                            $"Entry {index} is not the one whose hash is stored: the entry or the hash was changed."
                        )
                        : string.Create(
                            CultureInfo.InvariantCulture,
                            $"Hash {index} of level {level} is not that of the tile below it: one of the two was changed."
                        )
                )
            );
        }
    }

    private void End(Checkpoint checkpoint)
    {
        for (var level = 0; level < _rows.Count; level++)
        {
            if (_rows[level].Count > 0)
            {
                Compare(level, (_size >> (Tiles.Height * level)) / Tiles.Width, _rows[level]);
            }
        }

        if (Root() != checkpoint.Head.Root)
        {
            Tell(
                new(
                    "E-LOG-REWRITTEN",
                    _folder.PathOf(Checkpoint.FileName),
                    "The entries do not lead to the root that was signed. What was logged and what is here are not the same."
                )
            );
        }
    }

    /// <summary>The rows left are the tree's right edge: from the lowest up, each folds into what stands to its right.</summary>
    private Digest Root()
    {
        Digest? right = null;
        foreach (var row in _rows)
        {
            List<Digest> hashes = right is { } below ? [.. row, below] : row;
            if (hashes.Count > 0)
            {
                right = Fold(hashes, right is not null);
            }
        }

        return right ?? Merkle.Empty;
    }

    private static Digest Fold(List<Digest> hashes, bool lastIsPartial) =>
        lastIsPartial && hashes.Count > 1
            ? FoldOnto(hashes.GetRange(0, hashes.Count - 1), hashes[^1])
            : Merkle.Root(hashes.ToArray());

    /// <summary>Whole subtrees joined with a smaller one to their right, the smallest powers of two first.</summary>
    private static Digest FoldOnto(List<Digest> whole, Digest right)
    {
        for (var (end, bit) = (whole.Count, 1); end > 0; bit <<= 1)
        {
            if ((whole.Count & bit) != 0)
            {
                right = Merkle.Node(Merkle.Root(whole.GetRange(end - bit, bit).ToArray()), right);
                end -= bit;
            }
        }

        return right;
    }

    private Digest[] Stored(int level, long tile, int width)
    {
        try
        {
            return StoredTree.ReadHashes(_folder, level, tile, width);
        }
        catch (DamagedLog damaged)
        {
            Tell(damaged.Why);
            return [];
        }
    }

    private void CheckArtifact(ReadOnlySpan<byte> entry)
    {
        if (LogEntry.Read(entry) is not { Kind: Justification.Format } logged)
        {
            return;
        }

        var name = PublishedLog.ArtifactName(logged.ContentId);
        if (!_hasDocuments || _folder.Read(name) is not { } bytes)
        {
            _notKept++;
            return;
        }

        if (LoggedDecision.ContentIdOf(bytes).TryGet(out var id, out _) && id == logged.ContentId)
        {
            _kept++;
        }
        else
        {
            Tell(
                new(
                    "E-LOG-ARTIFACT",
                    _folder.PathOf(name),
                    "This is not the document that was logged under this content id; it was changed after it was logged."
                )
            );
        }
    }

    private void Tell(Rejection fault)
    {
        if (_faults.Count < LogAudit.MostFaults && !_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }
}

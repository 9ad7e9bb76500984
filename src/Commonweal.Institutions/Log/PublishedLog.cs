using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Kernel;

namespace Commonweal.Institutions.Log;

/// <summary>A log as anyone may read it: its newest checkpoint, and proofs from its tiles. Needs no private key and no lock.</summary>
public sealed class PublishedLog
{
    private readonly LogFolder _folder;
    private readonly StoredTree _tree;

    private PublishedLog(LogFolder folder, VerifierKey key, Checkpoint checkpoint)
    {
        (_folder, Key, Checkpoint) = (folder, key, checkpoint);
        _tree = new(folder, checkpoint.Head.Size);
    }

    /// <summary>The log's public key, as its own folder states it.</summary>
    public VerifierKey Key { get; }

    /// <summary>The newest checkpoint.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Opens a log and verifies the signature of its checkpoint by the key in its folder.</summary>
    /// <param name="folder">The folder.</param>
    public static Answer<PublishedLog> Open(string folder)
    {
        LogFolder files = new(folder);
        return DamagedLog.Told(
            folder,
            () =>
                LogFiles
                    .Key(files)
                    .Then(key =>
                        LogFiles
                            .Published(files, key)
                            .Then(read => Answer<PublishedLog>.From(new(files, key, read)))
                    )
        );
    }

    /// <summary>The receipt of an entry: O(log n) hashes from O(log n) tiles, held to the signed root before it is given.</summary>
    /// <param name="index">The entry's place, from 0.</param>
    public Answer<Receipt> Prove(long index)
    {
        var size = Checkpoint.Head.Size;
        if (index < 0 || index >= size)
        {
            return new Rejection(
                "E-LOG-INDEX",
                "index",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"There is no entry {index}: the checkpoint has {size}, counted from 0."
                )
            );
        }

        return DamagedLog.Told<Receipt>(
            _folder.Root,
            () =>
            {
                var bundle = index / Tiles.Width;
                var entry = Bundle.Read(_folder, bundle, Tiles.WidthAt(size, 0, bundle))[
                    (int)(index % Tiles.Width)
                ];
                Receipt receipt = new(
                    Convert.ToBase64String(entry.Span),
                    index,
                    _tree.Inclusion(index).ToSequence(),
                    Checkpoint
                );
                return receipt.PathProblem is null
                    ? receipt
                    : new Rejection(
                        "E-LOG-DAMAGED",
                        _folder.PathOf(Tiles.Entries(bundle, Tiles.WidthAt(size, 0, bundle))),
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"Entry {index} no longer leads to the signed root: it or a tile was changed. weal log verify on the log's folder says where."
                        )
                    );
            }
        );
    }

    /// <summary>What shows that the log only grew since an older checkpoint; O(log n).</summary>
    /// <param name="older">A checkpoint of this log of at most its size.</param>
    /// <returns>The growth. Whether it convinces is for <see cref="Growth.Against"/> to say.</returns>
    public Answer<Growth> Since(Checkpoint older) =>
        DamagedLog.Told(
            _folder.Root,
            () =>
                Answer<Growth>.From(
                    new(
                        older.Head.Size,
                        older.Head.Size < Checkpoint.Head.Size
                            ? _tree.Consistency(older.Head.Size).ToSequence()
                            : [],
                        Checkpoint
                    )
                )
        );

    /// <summary>The first place of each content id that the log has; reads every bundle of entries once, and no hashes.</summary>
    /// <param name="contentIds">The ids looked for.</param>
    public Answer<IReadOnlyDictionary<string, long>> Places(IReadOnlySet<string> contentIds) =>
        DamagedLog.Told(
            _folder.Root,
            () =>
            {
                Dictionary<string, long> places = new(StringComparer.Ordinal);
                for (var start = 0L; start < Checkpoint.Head.Size; start += Tiles.Width)
                {
                    var bundle = start / Tiles.Width;
                    var entries = Bundle.Read(
                        _folder,
                        bundle,
                        Tiles.WidthAt(Checkpoint.Head.Size, 0, bundle)
                    );
                    for (var i = 0; i < entries.Count; i++)
                    {
                        if (IdAtEnd(entries[i].Span) is { } id && contentIds.Contains(id))
                        {
                            places.TryAdd(id, start + i);
                        }
                    }
                }

                return Answer<IReadOnlyDictionary<string, long>>.From(places);
            }
        );

    /// <summary>Reads every entry and every tile and says what is not as the checkpoint commits to it. Linear; memory does not grow.</summary>
    /// <param name="progress">Hears the share that is done, or null.</param>
    public Answer<LogAudit> Audit(Action<double>? progress) =>
        DamagedLog.Told(
            _folder.Root,
            () => Answer<LogAudit>.From(Auditor.Run(_folder, Checkpoint, progress))
        );

    /// <summary>Folder of the documents kept beside the log.</summary>
    internal const string Artifacts = "artifacts";

    /// <summary>Where a document is kept beside the log, below its folder.</summary>
    /// <param name="contentId">Its content id.</param>
    internal static string ArtifactName(string contentId) =>
        $"{Artifacts}/{contentId[..2]}/{contentId}.json";

    private static string? IdAtEnd(ReadOnlySpan<byte> entry) =>
        entry.Length > 64 && entry[^65] == ' ' ? Encoding.Latin1.GetString(entry[^64..]) : null;
}

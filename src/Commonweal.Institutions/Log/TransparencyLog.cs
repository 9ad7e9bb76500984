using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;

namespace Commonweal.Institutions.Log;

/// <summary>
/// A log held open to append to: entries go to a journal and are durable when <see cref="Append"/> returns, one flush a
/// batch; <see cref="Publish"/> moves them into tiles and signs a checkpoint. A power cut at any point leaves every
/// entry that was acknowledged, and of a batch that was not, a prefix. One writer at a time, across processes; not for
/// several threads at once. Memory: what is in the journal.
/// </summary>
public sealed class TransparencyLog : IDisposable
{
    /// <summary>Bytes of entries in the journal after which they are moved into tiles without being asked.</summary>
    public const int MostJournalBytes = 16 << 20;

    private readonly LogFolder _folder;
    private readonly SigningKey _key;
    private readonly FileStream _lock;
    private readonly List<ReadOnlyMemory<byte>> _entries = [];
    private readonly List<Digest> _leaves = [];
    private FileStream? _journal;
    private Checkpoint _published;
    private long _settled;
    private long _bytes;
    private bool _isBroken;

    private TransparencyLog(
        LogFolder folder,
        SigningKey key,
        FileStream held,
        Checkpoint published
    ) => (_folder, _key, _lock, _published) = (folder, key, held, published);

    /// <summary>Entries appended so far, published or not.</summary>
    public long Size => _settled + _leaves.Count;

    /// <summary>The newest checkpoint.</summary>
    public Checkpoint Published => _published;

    /// <summary>Makes a log in a folder that is new or empty, with a checkpoint of no entries, and opens it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">The log's key; its name becomes the log's. The caller disposes of it after the log.</param>
    public static Answer<TransparencyLog> Create(string folder, SigningKey key) =>
        Create(new LogFolder(folder), key);

    /// <summary>
    /// Opens a log to append to it. Entries that a power cut left in the journal are moved into tiles; a torn end, which
    /// nobody was told is there, is dropped. Refused when another writer has it open, when the key is not the log's, and
    /// when the tree no longer agrees with what was signed.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="key">The log's key. The caller disposes of it after the log.</param>
    public static Answer<TransparencyLog> Open(string folder, SigningKey key) =>
        Open(new LogFolder(folder), key);

    /// <summary>
    /// Appends entries and waits until they are on the disk, with one flush for all of them. Linear in their bytes.
    /// </summary>
    /// <param name="entries">Entries of at most 65,535 bytes each.</param>
    /// <returns>The index of the first of them.</returns>
    public Answer<long> Append(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Length > LogEntry.MostBytes)
            {
                return new Rejection(
                    "E-LOG-LARGE",
                    string.Create(CultureInfo.InvariantCulture, $"entries[{i}]"),
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"An entry has {entries[i].Length} bytes; tiles hold entries of at most {LogEntry.MostBytes}. Log the document's content id and keep the document beside the log. Nothing was appended."
                    )
                );
            }
        }

        return Guarded(() => Answer<long>.From(Written(entries)));
    }

    /// <summary>
    /// Keeps a document beside the log under its content id; it is durable when the next <see cref="Append"/> returns.
    /// It takes no part in any proof and may be removed later.
    /// </summary>
    /// <param name="contentId">The document's content id.</param>
    /// <param name="content">The document.</param>
    /// <returns>The path it is kept under.</returns>
    public Answer<string> Keep(string contentId, ReadOnlyMemory<byte> content) =>
        Guarded(() =>
        {
            var name = PublishedLog.ArtifactName(contentId);
            _folder.Replace(name, content.Span);
            return Answer<string>.From(_folder.PathOf(name));
        });

    /// <summary>
    /// Moves what is in the journal into tiles and signs a checkpoint of all entries; without new entries, gives the last
    /// one. Never signs a tree that does not begin with the one it signed before. Linear in the new entries.
    /// </summary>
    public Answer<Checkpoint> Publish() =>
        Guarded(() =>
        {
            if (_leaves.Count > 0)
            {
                Settle();
            }

            StoredTree tree = new(_folder, Size);
            TreeHead head = new(Size, tree.Root(Size));
            if (head == _published.Head)
            {
                return _published;
            }

            if (Contradiction(tree, head) is { } why)
            {
                return why;
            }

            _published = Checkpoint.Sign(head, _key);
            _folder.Replace(Checkpoint.FileName, Encoding.UTF8.GetBytes(_published.Note.ToText()));
            _folder.FlushNames();
            return Answer<Checkpoint>.From(_published);
        });

    /// <summary>Lets the log go. What was appended stays; what was not published is published by the next writer.</summary>
    public void Dispose()
    {
        _journal?.Dispose();
        _lock.Dispose();
    }

    internal static Answer<TransparencyLog> Create(LogFolder folder, SigningKey key) =>
        DamagedLog.Told(
            folder.Root,
            () =>
            {
                Directory.CreateDirectory(folder.Root);
                return WithLock(
                    folder,
                    held =>
                    {
                        if (LogFiles.Occupied(folder) is { } occupied)
                        {
                            return occupied;
                        }

                        var empty = Checkpoint.Sign(new(0, Merkle.Empty), key);
                        LogFiles.Begin(folder, key.Public, empty);
                        return new TransparencyLog(folder, key, held, empty).Ready();
                    }
                );
            }
        );

    internal static Answer<TransparencyLog> Open(LogFolder folder, SigningKey key) =>
        DamagedLog.Told(
            folder.Root,
            () =>
                LogFiles
                    .Key(folder)
                    .Then(known =>
                        known == key.Public
                            ? WithLock(
                                folder,
                                held =>
                                    LogFiles
                                        .Published(folder, known)
                                        .Then(published =>
                                            new TransparencyLog(
                                                folder,
                                                key,
                                                held,
                                                published
                                            ).Recovered()
                                        )
                            )
                            : new Rejection(
                                "E-LOG-KEY",
                                folder.Root,
                                $"The key given is not the key of this log, {known.Name}. Nothing was changed. Give the private key that belongs to {folder.PathOf(LogFiles.KeyName)}."
                            )
                    )
        );

    private static Answer<TransparencyLog> WithLock(
        LogFolder folder,
        Func<FileStream, Answer<TransparencyLog>> work
    )
    {
        FileStream held;
        try
        {
            held = new(
                folder.PathOf(LogFiles.LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None
            );
        }
        catch (IOException taken) when (LogFiles.IsSharing(taken))
        {
            return new Rejection(
                "E-LOG-BUSY",
                folder.Root,
                "Another program is appending to this log. Nothing was changed; try again when it is done."
            );
        }

        var isOpen = false;
        try
        {
            var log = work(held);
            isOpen = log.TryGet(out _, out _);
            return log;
        }
        finally
        {
            if (!isOpen)
            {
                held.Dispose();
            }
        }
    }

    private Answer<TransparencyLog> Ready()
    {
        _journal = _folder.OpenToAppend(Journal.Name);
        return this;
    }

    /// <summary>Brings what a power cut left to rest and holds it to what was signed.</summary>
    private Answer<TransparencyLog> Recovered()
    {
        var journal = Journal.Read(_folder);
        _settled = journal.Settled;
        _entries.AddRange(journal.Entries);
        _leaves.AddRange(journal.Leaves);
        if (_published.Head.Size > Size)
        {
            return new Rejection(
                "E-LOG-ROLLED-BACK",
                _folder.Root,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The log holds {Size} entries and has signed {_published.Head.Size}. It was put back to an older state; appending would contradict what was signed. Restore the newest copy."
                )
            );
        }

        if (_leaves.Count > 0 || journal.Torn > 0)
        {
            Settle();
        }

        StoredTree tree = new(_folder, Size);
        return Contradiction(tree, new(Size, tree.Root(Size))) is { } why ? why : Ready();
    }

    private Rejection? Contradiction(StoredTree tree, TreeHead head) =>
        tree.Root(_published.Head.Size) == _published.Head.Root
        && (
            _published.Head.Size == 0
            || Merkle.Extends(_published.Head, head, tree.Consistency(_published.Head.Size))
        )
            ? null
            : new(
                "E-LOG-REWRITTEN",
                _folder.Root,
                "The tiles no longer lead to the root that was signed: something in them was changed. Nothing is signed over it. Restore the tiles from a copy; weal log verify names the entries."
            );

    private long Written(IReadOnlyList<ReadOnlyMemory<byte>> entries)
    {
        var first = Size;
        var leaves = entries.Select(e => Merkle.Leaf(e.Span)).ToList();
        var records = Journal.Records(entries, leaves);
        _folder.FlushNames();
        _folder.Append(_journal!, records);
        _entries.AddRange(Journal.EntriesOf(records, entries));
        _leaves.AddRange(leaves);
        _bytes += records.Length;
        if (_bytes > MostJournalBytes)
        {
            Settle();
        }

        return first;
    }

    /// <summary>Tiles first, then the journal anew, then away with what is needed no more: each step can be the last one.</summary>
    private void Settle()
    {
        var full = LogFiles.WriteTiles(_folder, _settled, _entries, _leaves);
        _folder.FlushNames();
        _journal?.Dispose();
        _folder.Replace(Journal.Name, Journal.Head(Size));
        _folder.FlushNames();
        _settled = Size;
        _entries.Clear();
        _leaves.Clear();
        _bytes = 0;
        foreach (var tile in full)
        {
            _folder.DeleteFolder(Tiles.PartialsOf(tile));
        }

        if (_journal is not null)
        {
            _journal = _folder.OpenToAppend(Journal.Name);
        }
    }

    /// <summary>After a step that did not end well, what is in memory may not be what is on the disk: only a new opening tells.</summary>
    private Answer<T> Guarded<T>(Func<Answer<T>> work)
    {
        if (_isBroken)
        {
            return new Rejection(
                "E-LOG-BROKEN",
                _folder.Root,
                "An earlier step on this log did not end well. Open it again; what was acknowledged is there."
            );
        }

        _isBroken = true;
        return DamagedLog.Told(
            _folder.Root,
            () =>
            {
                var done = work();
                _isBroken = false;
                return done;
            }
        );
    }
}

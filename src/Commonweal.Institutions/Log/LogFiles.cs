using System.Text;
using Commonweal.Agents.Reasoning;

namespace Commonweal.Institutions.Log;

/// <summary>The files of a log: what is in them, and in which order they are written.</summary>
internal static class LogFiles
{
    /// <summary>Held by whoever appends.</summary>
    public const string LockName = "lock";

    /// <summary>The log's public key; the file that makes a folder a log.</summary>
    public const string KeyName = "vkey";

    private static readonly string[] Beginnings =
    [
        LockName,
        Journal.Name,
        Checkpoint.FileName,
        Journal.Name + ".new",
        Checkpoint.FileName + ".new",
        KeyName + ".new",
    ];

    /// <summary>Writes the files of a log without entries, the one that makes it a log last.</summary>
    public static void Begin(LogFolder folder, VerifierKey key, Checkpoint empty)
    {
        folder.Replace(Journal.Name, Journal.Head(0));
        folder.Replace(Checkpoint.FileName, Encoding.UTF8.GetBytes(empty.Note.ToText()));
        folder.FlushNames();
        folder.Replace(KeyName, Encoding.UTF8.GetBytes(key.ToText() + "\n"));
        folder.FlushNames();
        if (Path.GetDirectoryName(Path.GetFullPath(folder.Root)) is { } parent)
        {
            FolderSync.Flush(parent);
        }
    }

    /// <summary>Why no log may be made in a folder; null for one that is empty or where making one was cut short.</summary>
    public static Rejection? Occupied(LogFolder folder)
    {
        var other = Directory
            .EnumerateFileSystemEntries(folder.Root)
            .Select(path => Path.GetFileName(path))
            .Where(name => !Beginnings.Contains(name, StringComparer.Ordinal))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return other switch
        {
            null => null,
            KeyName => new(
                "E-LOG-EXISTS",
                folder.Root,
                "There is a log here already. Append to it, or name another folder."
            ),
            _ => new(
                "E-LOG-EXISTS",
                folder.Root,
                $"This folder holds other files ({other}). A log needs a folder of its own; name a new one."
            ),
        };
    }

    /// <summary>The log's public key.</summary>
    public static Answer<VerifierKey> Key(LogFolder folder) =>
        folder.Read(KeyName) is { } bytes
            ? VerifierKey.Read(Encoding.UTF8.GetString(bytes))
            : new Rejection(
                "E-LOG-NONE",
                folder.Root,
                "There is no log here: the file vkey is missing. weal log create makes a log."
            );

    /// <summary>The newest checkpoint, with its signature verified.</summary>
    public static Answer<Checkpoint> Published(LogFolder folder, VerifierKey key)
    {
        if (folder.Read(Checkpoint.FileName) is not { } bytes)
        {
            return new Rejection(
                "E-LOG-DAMAGED",
                folder.PathOf(Checkpoint.FileName),
                "The log's checkpoint is missing. Restore it from a copy, or from anyone who kept the newest one."
            );
        }

        return Checkpoint
            .Read(bytes)
            .Then(read => read.Problem(key) is { } why ? why : Answer<Checkpoint>.From(read));
    }

    /// <summary>
    /// Writes the tiles that entries after the first <paramref name="settled"/> fill or begin. Doing it again gives the
    /// same files. Gives the names of those now full.
    /// </summary>
    public static List<string> WriteTiles(
        LogFolder folder,
        long settled,
        IReadOnlyList<ReadOnlyMemory<byte>> entries,
        IReadOnlyList<Digest> leaves
    )
    {
        List<string> full = [];
        var (first, width) = (settled / Tiles.Width, (int)(settled % Tiles.Width));
        List<ReadOnlyMemory<byte>> bundled = width > 0 ? Bundle.Read(folder, first, width) : [];
        bundled.AddRange(entries);
        foreach (var (index, bundle) in Cut(first, bundled))
        {
            Write(
                folder,
                Tiles.Entries(index, bundle.Count),
                bundle.Count,
                Bundle.Write(bundle),
                full
            );
        }

        var fresh = leaves;
        for (var (level, before) = (0, settled); fresh.Count > 0; level++, before /= Tiles.Width)
        {
            (first, width) = (before / Tiles.Width, (int)(before % Tiles.Width));
            List<Digest> row =
                width > 0 ? [.. StoredTree.ReadHashes(folder, level, first, width)] : [];
            row.AddRange(fresh);
            List<Digest> roots = [];
            foreach (var (index, tile) in Cut(first, row))
            {
                Write(
                    folder,
                    Tiles.Hashes(level, index, tile.Count),
                    tile.Count,
                    Bytes(tile),
                    full
                );
                if (tile.Count == Tiles.Width)
                {
                    roots.Add(Merkle.Root(tile.ToArray()));
                }
            }

            fresh = roots;
        }

        return full;
    }

    /// <summary>True for the error of a file that another holds open: EAGAIN on Linux and macOS, a sharing violation on Windows.</summary>
    public static bool IsSharing(IOException fault) =>
        fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    private static void Write(
        LogFolder folder,
        string name,
        int width,
        byte[] bytes,
        List<string> full
    )
    {
        folder.Replace(name, bytes);
        if (width == Tiles.Width)
        {
            full.Add(name);
        }
    }

    private static IEnumerable<(long Index, List<T> Items)> Cut<T>(long first, List<T> row)
    {
        for (var start = 0; start < row.Count; start += Tiles.Width)
        {
            yield return (first++, row.GetRange(start, Math.Min(Tiles.Width, row.Count - start)));
        }
    }

    private static byte[] Bytes(List<Digest> hashes)
    {
        var bytes = new byte[hashes.Count * Digest.Length];
        for (var i = 0; i < hashes.Count; i++)
        {
            hashes[i].Write(bytes.AsSpan(i * Digest.Length));
        }

        return bytes;
    }
}

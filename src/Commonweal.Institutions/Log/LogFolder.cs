namespace Commonweal.Institutions.Log;

/// <summary>
/// The files of a log, under names with slashes. Every change to the disk is one of the few steps made here, and
/// <paramref name="stepDone"/> hears of each, so that a test can cut the power after any of them.
/// </summary>
/// <param name="root">The log's folder.</param>
/// <param name="stepDone">Hears of a step and the file it was done to; null in use.</param>
internal sealed class LogFolder(string root, Action<string, string>? stepDone = null)
{
    private readonly SortedSet<string> _touched = new(StringComparer.Ordinal);
    private readonly HashSet<string> _anchored = new(StringComparer.Ordinal);

    /// <summary>False only in tests that do not measure the disk: every step is made but none is waited for.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>The folder.</summary>
    public string Root => root;

    /// <summary>Full path of a file.</summary>
    public string PathOf(string name) => Path.Combine(root, name);

    /// <summary>The bytes of a file; null where there is none.</summary>
    public byte[]? Read(string name)
    {
        try
        {
            // Asked first, since most documents beside a log may be gone and an exception costs more than the question.
            return File.Exists(PathOf(name)) ? File.ReadAllBytes(PathOf(name)) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Writes a file whole or not at all: beside its place, flushed, then renamed. The new name is durable once
    /// <see cref="FlushNames"/> returns.
    /// </summary>
    public void Replace(string name, ReadOnlySpan<byte> content)
    {
        var (path, draft) = (PathOf(name), PathOf(name) + ".new");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (
            var file = new FileStream(draft, FileMode.Create, FileAccess.Write, FileShare.Read, 0)
        )
        {
            file.Write(content);
            stepDone?.Invoke("write", draft);
            file.Flush(IsDurable);
            stepDone?.Invoke("flush", draft);
        }

        File.Move(draft, path, overwrite: true);
        Touch(Path.GetDirectoryName(name)!);
        stepDone?.Invoke("rename", path);
    }

    /// <summary>Makes all renames since the last call durable, innermost folders first.</summary>
    public void FlushNames()
    {
        foreach (var folder in _touched.Reverse())
        {
            if (IsDurable)
            {
                FolderSync.Flush(PathOf(folder));
            }

            stepDone?.Invoke("flush names", PathOf(folder));
        }

        _touched.Clear();
    }

    /// <summary>Opens a file to append to it, without a buffer.</summary>
    public FileStream OpenToAppend(string name) =>
        new(PathOf(name), FileMode.Append, FileAccess.Write, FileShare.Read, 0);

    /// <summary>Appends and waits until the bytes are on the disk.</summary>
    public void Append(FileStream file, ReadOnlySpan<byte> bytes)
    {
        file.Write(bytes);
        stepDone?.Invoke("write", file.Name);
        file.Flush(IsDurable);
        stepDone?.Invoke("flush", file.Name);
    }

    /// <summary>Removes a folder of files that are needed no more.</summary>
    public void DeleteFolder(string name)
    {
        if (Directory.Exists(PathOf(name)))
        {
            Directory.Delete(PathOf(name), recursive: true);
            stepDone?.Invoke("delete", PathOf(name));
        }
    }

    /// <summary>A folder's own name lies in the one above it: the first time, all of them are to be flushed.</summary>
    private void Touch(string folder)
    {
        _touched.Add(folder);
        if (_anchored.Add(folder) && folder.Length > 0)
        {
            Touch(Path.GetDirectoryName(folder)!);
        }
    }
}

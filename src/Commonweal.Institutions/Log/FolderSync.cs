using System.Runtime.InteropServices;
using System.Text;

namespace Commonweal.Institutions.Log;

/// <summary>
/// Makes the names in a folder durable. A renamed file survives a power cut only once its folder was flushed, which the
/// base class library cannot do; hence three calls of the C library on Unix. Windows has no such call and needs none:
/// NTFS keeps names in its own journal.
/// </summary>
internal static class FolderSync
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a folder to the disk.</summary>
    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var descriptor = Open(Encoding.UTF8.GetBytes(folder + "\0"), ReadOnly);
        if (descriptor < 0)
        {
            throw new IOException($"{folder} could not be opened to flush its names.");
        }

        var flushed = Flush(descriptor);
        _ = Close(descriptor);
        if (flushed != 0)
        {
            throw new IOException($"{folder}: its names could not be flushed to the disk.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int descriptor);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}

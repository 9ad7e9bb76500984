namespace Commonweal.Cli.Output;

/// <summary>Writes files whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes beside the target and moves into place, making the folder where there is none; returns why it could not, or null.</summary>
    public static string? Write(string path, string text)
    {
        var full = Path.GetFullPath(path);
        var draft = $"{full}.{Environment.ProcessId}.partial";
        try
        {
            if (Path.GetDirectoryName(full) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            File.WriteAllText(draft, text);
            File.Move(draft, full, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(draft))
            {
                File.Delete(draft);
            }

            return $"{path} could not be written: {fault.Message}";
        }
    }
}

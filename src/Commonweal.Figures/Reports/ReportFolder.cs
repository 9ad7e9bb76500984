using System.Globalization;
using System.Text.Json;

namespace Commonweal.Figures.Reports;

/// <summary>
/// Fills a folder at once or not at all. A file <c>report.json</c> in it lists what was written, which is how an earlier
/// report is known and told from anything else.
/// </summary>
internal static class ReportFolder
{
    private const string Manifest = "report.json";
    private const string Format = "commonweal.graph-report/1";

    public static async Task<ReportOutcome> Fill(
        string folder,
        IReadOnlyList<ReportFile> files,
        CancellationToken cancel
    )
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        // Beside the target, so that moving is a rename; a name of its own, so that two runs never meet.
        var fresh = string.Create(
            CultureInfo.InvariantCulture,
            $"{target}.{Environment.ProcessId}-new"
        );
        var old = string.Create(
            CultureInfo.InvariantCulture,
            $"{target}.{Environment.ProcessId}-old"
        );
        try
        {
            if (Refusal(target) is { } refusal)
            {
                return refusal;
            }

            var written = await Write(fresh, files, cancel);
            cancel.ThrowIfCancellationRequested();
            Swap(target, fresh, old);
            return new ReportOutcome.Written(
                target,
                Path.Combine(target, "index.html"),
                written.Count,
                written.Sum(f => f.Bytes)
            );
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ReportOutcome.Refused(
                "G004",
                target,
                $"The folder could not be written: {e.Message}",
                "Choose a folder you may write to, or free some space."
            );
        }
        finally
        {
            Discard(fresh);
        }
    }

    private static ReportOutcome.Refused? Refusal(string target)
    {
        if (File.Exists(target))
        {
            return new(
                "G001",
                target,
                "There is a file of this name already.",
                "Name a folder instead."
            );
        }

        if (!Directory.Exists(target) || !Directory.EnumerateFileSystemEntries(target).Any())
        {
            return null;
        }

        if (Listed(Path.Combine(target, Manifest)) is not { } listed)
        {
            return new(
                "G002",
                target,
                "The folder holds something that is not an earlier report.",
                "Name an empty folder or a new one."
            );
        }

        var other = Directory
            .EnumerateFiles(target, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(target, f).Replace('\\', '/'))
            .Where(f => f != Manifest && !listed.Contains(f))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        return other is null
            ? null
            : new(
                "G003",
                Path.Combine(target, other),
                "The folder holds an earlier report and something else beside it, which would be lost.",
                "Move that file away, or name another folder."
            );
    }

    private static HashSet<string>? Listed(string manifest)
    {
        if (!File.Exists(manifest))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return json.RootElement.GetProperty("format").GetString() == Format
                ?
                [
                    .. json
                        .RootElement.GetProperty("files")
                        .EnumerateArray()
                        .Select(f => f.GetString() ?? ""),
                ]
                : null;
        }
        catch (Exception e)
            when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task<List<(string Name, long Bytes)>> Write(
        string fresh,
        IReadOnlyList<ReportFile> files,
        CancellationToken cancel
    )
    {
        List<(string Name, long Bytes)> written = [];
        Directory.CreateDirectory(fresh);
        foreach (var file in files.Append(List(files)))
        {
            var path = Path.Combine(fresh, file.Name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write);
            await file.Write(stream, cancel);
            written.Add((file.Name, stream.Position));
        }

        return written;
    }

    private static ReportFile List(IReadOnlyList<ReportFile> files) =>
        new(
            Manifest,
            "application/json",
            async (stream, cancel) =>
            {
                await using Utf8JsonWriter json = new(
                    stream,
                    new JsonWriterOptions { Indented = true, NewLine = "\n" }
                );
                json.WriteStartObject();
                json.WriteString("format", Format);
                json.WriteStartArray("files");
                foreach (var name in files.Select(f => f.Name).Order(StringComparer.Ordinal))
                {
                    json.WriteStringValue(name);
                }

                json.WriteEndArray();
                json.WriteEndObject();
                await json.FlushAsync(cancel);
            }
        );

    private static void Swap(string target, string fresh, string old)
    {
        var wasThere = Directory.Exists(target);
        if (wasThere)
        {
            Directory.Move(target, old);
        }

        try
        {
            Directory.Move(fresh, target);
        }
        catch when (wasThere)
        {
            Directory.Move(old, target);
            throw;
        }

        Discard(old);
    }

    private static void Discard(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Institutions.Log;

namespace Commonweal.Tests.Institutions.Log;

/// <summary>Logs in folders that go away, with one key for the whole run; the disk is not waited for.</summary>
internal static class TestLog
{
    public const string Origin = "commonweal.example/test-log";

    public static readonly SigningKey Key = SigningKey.FromPem(Origin, SigningKey.NewPem()).Value();

    public static TransparencyLog Create(string folder, Action<string, string>? stepDone = null) =>
        TransparencyLog.Create(Files(folder, stepDone), Key).Value();

    public static Answer<TransparencyLog> Open(string folder) =>
        TransparencyLog.Open(Files(folder, null), Key);

    public static LogFolder Files(string folder, Action<string, string>? stepDone) =>
        new(folder, stepDone) { IsDurable = false };

    /// <summary>decision-0, decision-1, … as in the vectors of 70 §4.1.</summary>
    public static ReadOnlyMemory<byte> Entry(long i) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"decision-{i}"));

    public static List<ReadOnlyMemory<byte>> Entries(long from, int count) =>
        [.. Enumerable.Range(0, count).Select(i => Entry(from + i))];

    public static Digest[] Leaves(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Merkle.Leaf(Entry(i).Span))];

    /// <summary>A published log of decision-0 to decision-(n−1).</summary>
    public static PublishedLog Published(Scratch folder, int size)
    {
        using (var log = Create(folder.PathOf("log")))
        {
            log.Append(Entries(0, size)).Value();
            log.Publish().Value();
        }

        return PublishedLog.Open(folder.PathOf("log")).Value();
    }

    public static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            // The lock is held by the writer that is copied in the midst of its work.
            if (Path.GetFileName(file) != LogFiles.LockName)
            {
                File.WriteAllBytes(target, ReadShared(file));
            }
        }
    }

    public static byte[] ReadShared(string file)
    {
        using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using MemoryStream memory = new();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>The answer, or a failure that says why there is none.</summary>
    public static T Value<T>(this Answer<T> answer) =>
        answer.TryGet(out var value, out var why)
            ? value
            : throw new InvalidOperationException(why.ToString());

    /// <summary>The code of a refusal, or nothing.</summary>
    public static string Code<T>(this Answer<T> answer) =>
        answer.TryGet(out _, out var why) ? "" : why.Code;
}

/// <summary>A folder that goes away with the test; in memory where the system has a place for that, since tests copy and replace thousands of files.</summary>
internal sealed class Scratch : IDisposable
{
    private const string Memory = "/dev/shm";

    public string Root { get; } =
        Directory.Exists(Memory)
            ? Directory.CreateDirectory(Path.Combine(Memory, $"weal-{Guid.NewGuid():N}")).FullName
            : Directory.CreateTempSubdirectory("weal-").FullName;

    public string PathOf(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

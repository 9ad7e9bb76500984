using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning;
using Commonweal.Institutions.Log;

namespace Commonweal.Benchmarks;

/// <summary>
/// Appends, checkpoints, proofs and the audit of a log on a real disk, every flush waited for:
/// <c>dotnet run -c Release -- log [FOLDER]</c>. Each measurement runs in a process of its own, so that peak memory is its own.
/// </summary>
internal static class LogScale
{
    public static int Run(string[] args)
    {
        if (args is ["one", var folder, var kind, var count, var each])
        {
            One(folder, kind, Number(count), Number(each));
            return 0;
        }

        var root = args is [var given] ? given : Path.GetTempPath();
        foreach (
            var (what, size, batch) in new[]
            {
                ("append", 500, 1),
                ("append", 2_000, 10),
                ("append", 50_000, 100),
                ("append", 200_000, 1_000),
                ("publish", 100, 1),
                ("publish", 20_000, 1_000),
                ("grow", 10_000, 10_000),
                ("grow", 100_000, 10_000),
                ("grow", 1_000_000, 100_000),
            }
        )
        {
            var path = Path.Combine(root, $"weal-bench-{Guid.NewGuid():N}");
            try
            {
                using var child = Process.Start(
                    new ProcessStartInfo(
                        Environment.ProcessPath!,
                        [
                            typeof(LogScale).Assembly.Location,
                            "log",
                            "one",
                            path,
                            what,
                            $"{size}",
                            $"{batch}",
                        ]
                    )
                )!;
                child.WaitForExit();
            }
            finally
            {
                if (Directory.Exists(path))
                {
                    Directory.Delete(path, recursive: true);
                }
            }
        }

        return 0;
    }

    private static void One(string folder, string what, int size, int batch)
    {
        using var key = Value(SigningKey.FromPem("bench.example/log", SigningKey.NewPem()));
        var entries = Enumerable
            .Range(0, size)
            .Select(i =>
                (ReadOnlyMemory<byte>)Encoding.ASCII.GetBytes($"commonweal.justification/1 {i:x64}")
            )
            .ToList();
        List<double> waits = [];
        using (var log = Value(TransparencyLog.Create(folder, key)))
        {
            var start = Stopwatch.GetTimestamp();
            for (var at = 0; at < size; at += batch)
            {
                var before = Stopwatch.GetTimestamp();
                Value(log.Append(entries.GetRange(at, Math.Min(batch, size - at))));
                if (what == "publish")
                {
                    Value(log.Publish());
                }

                waits.Add(Stopwatch.GetElapsedTime(before).TotalMilliseconds);
            }

            Report(what, size, batch, start, waits);
            if (what == "append")
            {
                return;
            }

            start = Stopwatch.GetTimestamp();
            Value(log.Publish());
            Say($"  last checkpoint {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0.0} ms");
        }

        if (what == "grow")
        {
            Read(folder, size, key);
        }

        Say($"  peak memory {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB");
    }

    private static void Read(string folder, int size, SigningKey key)
    {
        var start = Stopwatch.GetTimestamp();
        const int Proofs = 200;
        for (var i = 0; i < Proofs; i++)
        {
            var log = Value(PublishedLog.Open(folder));
            var receipt = Value(log.Prove((long)i * (size - 1) / (Proofs - 1)));
            if (receipt.Problem(key.Public) is { } why)
            {
                throw new InvalidOperationException(why.Message);
            }
        }

        Say(
            $"  open, prove and verify {Stopwatch.GetElapsedTime(start).TotalMilliseconds / Proofs:0.00} ms each"
        );
        start = Stopwatch.GetTimestamp();
        Value(Value(PublishedLog.Open(folder)).Places(new HashSet<string> { $"{size - 1:x64}" }));
        Say($"  find a content id {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms");
        start = Stopwatch.GetTimestamp();
        var audit = Value(Value(PublishedLog.Open(folder)).Audit(null));
        Say(
            $"  audit {Stopwatch.GetElapsedTime(start).TotalSeconds:0.00} s, {audit.Faults.Count} faults"
        );
    }

    private static void Report(string what, int size, int batch, long start, List<double> waits)
    {
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        waits.Sort();
        Say(
            $"{what} {size:N0} in batches of {batch:N0}: {size / seconds:N0} entries/s, {waits.Count / seconds:N0} batches/s, median {waits[waits.Count / 2]:0.0} ms, peak {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB"
        );
    }

    private static void Say(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static T Value<T>(Answer<T> answer) =>
        answer.TryGet(out var value, out var why)
            ? value
            : throw new InvalidOperationException($"{why.Where}: {why.Message}");
}

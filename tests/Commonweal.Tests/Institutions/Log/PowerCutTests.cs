using Commonweal.Institutions.Log;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

/// <summary>Whatever the disk holds when the power goes, the log that comes back is a prefix with all that was acknowledged.</summary>
public sealed class PowerCutTests
{
    [Fact]
    public void A_journal_cut_at_any_byte_leaves_its_whole_entries()
    {
        using Scratch folder = new();
        var path = folder.PathOf("log");
        using (var log = TestLog.Create(path))
        {
            log.Append(TestLog.Entries(0, 2)).Value();
            log.Publish().Value();
            log.Append(TestLog.Entries(2, 4)).Value();
        }

        var whole = File.ReadAllBytes(Path.Combine(path, Journal.Name));
        const int Record = 2 + 10 + 8;
        whole.Length.ShouldBe(Journal.HeadLength + (4 * Record));
        for (var length = Journal.HeadLength; length <= whole.Length; length++)
        {
            var copy = folder.PathOf($"cut-{length}");
            TestLog.Copy(path, copy);
            File.WriteAllBytes(Path.Combine(copy, Journal.Name), whole[..length]);
            GoesOn(copy).ShouldBe(2 + ((length - Journal.HeadLength) / Record), $"cut at {length}");
        }
    }

    [Fact]
    public void A_byte_changed_in_the_journal_never_becomes_an_entry()
    {
        using Scratch folder = new();
        var path = folder.PathOf("log");
        using (var log = TestLog.Create(path))
        {
            log.Append(TestLog.Entries(0, 3)).Value();
        }

        var whole = File.ReadAllBytes(Path.Combine(path, Journal.Name));
        for (var at = Journal.HeadLength; at < whole.Length; at++)
        {
            var copy = folder.PathOf($"bent-{at}");
            TestLog.Copy(path, copy);
            var bent = whole.ToArray();
            bent[at] ^= 0x40;
            File.WriteAllBytes(Path.Combine(copy, Journal.Name), bent);
            GoesOn(copy).ShouldBe((at - Journal.HeadLength) / (2 + 10 + 8), $"changed at {at}");
        }
    }

    [Fact]
    public void A_journal_whose_head_was_cut_or_changed_is_not_guessed_at()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, 3);
        var journal = Path.Combine(folder.PathOf("log"), Journal.Name);
        var whole = File.ReadAllBytes(journal);
        for (var at = 0; at < Journal.HeadLength; at++)
        {
            File.WriteAllBytes(journal, whole[..at]);
            TestLog.Open(folder.PathOf("log")).Code().ShouldBe("E-LOG-DAMAGED");
            var bent = whole.ToArray();
            bent[at] ^= 1;
            File.WriteAllBytes(journal, bent);
            TestLog.Open(folder.PathOf("log")).Code().ShouldBe("E-LOG-DAMAGED");
        }
    }

    [Fact]
    public void The_power_may_go_after_any_step()
    {
        using Scratch folder = new();
        CutDisk disk = new(folder);
        Work(folder.PathOf("log"), disk);
        disk.Cuts.Count.ShouldBeGreaterThan(60);
        foreach (var cut in disk.Cuts)
        {
            Holds(cut);
        }
    }

    [Fact]
    public void Renames_and_bytes_that_were_not_flushed_may_be_lost_in_any_combination()
    {
        for (ulong seed = 1; seed <= 2; seed++)
        {
            using Scratch folder = new();
            CutDisk disk = new(folder, new(seed));
            Work(folder.PathOf("log"), disk);
            foreach (var cut in disk.Cuts)
            {
                Holds(cut);
            }
        }
    }

    /// <summary>Appends and publishes across the border of a tile, and tells the disk what was acknowledged.</summary>
    private static void Work(string path, CutDisk disk)
    {
        using var log = TestLog.Create(path, disk.StepDone);
        foreach (var batch in new[] { 3, 250, 1, 4, 300 })
        {
            log.Append(TestLog.Entries(log.Size, batch)).Value();
            disk.Acknowledged = log.Size;
            disk.Signed = log.Publish().Value();
        }
    }

    private static void Holds(Cut cut)
    {
        if (!File.Exists(Path.Combine(cut.Path, LogFiles.KeyName)))
        {
            // Cut while the log was made: nobody was told there is one, and making it again works.
            cut.Acknowledged.ShouldBe(0);
            TestLog.Create(cut.Path).Dispose();
        }

        GoesOn(cut.Path).ShouldBeGreaterThanOrEqualTo(cut.Acknowledged, cut.Step);
        var log = PublishedLog.Open(cut.Path).Value();
        if (cut.Signed is { } signed)
        {
            log.Since(signed).Value().Against(signed).ShouldBe(Views.Grown, cut.Step);
        }
    }

    /// <summary>Opens, appends one entry and publishes; every file must then be as it should. Gives the size it was opened with.</summary>
    private static long GoesOn(string path)
    {
        long size;
        using (var log = TestLog.Open(path).Value())
        {
            size = log.Size;
            log.Append(TestLog.Entries(size, 1)).Value().ShouldBe(size);
            log.Publish().Value();
        }

        var read = PublishedLog.Open(path).Value();
        read.Checkpoint.Head.ShouldBe(new(size + 1, Merkle.Root(TestLog.Leaves((int)size + 1))));
        read.Audit(null).Value().Faults.ShouldBeEmpty(path);
        return size;
    }

    private sealed record Cut(string Path, string Step, long Acknowledged, Checkpoint? Signed);

    /// <summary>A disk of which a copy is kept after each step, as a power cut there would leave it.</summary>
    private sealed class CutDisk(Scratch folder, SplitMix64? losses = null)
    {
        private readonly Dictionary<string, byte[]?> _volatile = new(StringComparer.Ordinal);
        private readonly Dictionary<string, byte[]> _known = new(StringComparer.Ordinal);

        public List<Cut> Cuts { get; } = [];
        public long Acknowledged { get; set; }
        public Checkpoint? Signed { get; set; }

        public void StepDone(string step, string path)
        {
            Remember(step, path);
            var copy = folder.PathOf($"cut-{Cuts.Count}");
            TestLog.Copy(folder.PathOf("log"), copy);
            if (losses is not null)
            {
                Lose(step, path, copy);
            }

            Cuts.Add(new(copy, $"{Cuts.Count}: {step} {path}", Acknowledged, Signed));
        }

        /// <summary>A rename lasts once its folder was flushed; until then the file before it may come back.</summary>
        private void Remember(string step, string path)
        {
            if (step == "rename")
            {
                _volatile.TryAdd(path, _known.GetValueOrDefault(path));
                _known[path] = TestLog.ReadShared(path);
            }
            else if (step == "flush" && Path.GetFileName(path) == Journal.Name)
            {
                _known[path] = TestLog.ReadShared(path);
            }
            else if (step == "flush names")
            {
                var folderPath = path.TrimEnd(Path.DirectorySeparatorChar);
                foreach (
                    var done in _volatile
                        .Keys.Where(p => Path.GetDirectoryName(p) == folderPath)
                        .ToList()
                )
                {
                    _volatile.Remove(done);
                }
            }
        }

        private void Lose(string step, string path, string copy)
        {
            foreach (var (renamed, before) in _volatile.OrderBy(v => v.Key, StringComparer.Ordinal))
            {
                if (Next(2) == 0)
                {
                    continue;
                }

                var target = Path.Combine(
                    copy,
                    Path.GetRelativePath(folder.PathOf("log"), renamed)
                );
                if (before is null)
                {
                    File.Delete(target);
                }
                else
                {
                    File.WriteAllBytes(target, before);
                }
            }

            if (step == "write" && Path.GetFileName(path) == Journal.Name)
            {
                var target = Path.Combine(copy, Journal.Name);
                var bytes = File.ReadAllBytes(target);
                var flushed = _known[path].Length;
                File.WriteAllBytes(target, bytes[..(flushed + Next(bytes.Length - flushed + 1))]);
            }
        }

        private int Next(int below) => (int)(losses!.Next() % (ulong)below);
    }
}

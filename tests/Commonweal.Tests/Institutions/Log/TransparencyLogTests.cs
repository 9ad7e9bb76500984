using Commonweal.Institutions.Log;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class TransparencyLogTests
{
    private static readonly int[] Borders = [1, 2, 3, 255, 256, 257, 511, 512, 513];

    [Fact] // 70 §4.1
    public void A_log_of_seven_decisions_signs_the_root_of_the_oracle()
    {
        using Scratch folder = new();
        var head = TestLog.Published(folder, 7).Checkpoint.Head;
        head.Size.ShouldBe(7);
        head.Root.ToString()
            .ShouldBe("e7572c79f10091fe033772ace0ef6f6af5d9916d0f880ad427ca741114a64236");
    }

    [Fact]
    public void A_new_log_has_signed_that_it_is_empty()
    {
        using Scratch folder = new();
        TestLog.Create(folder.PathOf("log")).Dispose();
        PublishedLog
            .Open(folder.PathOf("log"))
            .Value()
            .Checkpoint.Head.ShouldBe(new TreeHead(0, Merkle.Empty));
    }

    [Fact]
    public void Proofs_from_tiles_are_those_of_the_tree_at_every_border_of_a_tile()
    {
        foreach (var size in Borders)
        {
            using Scratch folder = new();
            var log = TestLog.Published(folder, size);
            var leaves = TestLog.Leaves(size);
            log.Checkpoint.Head.Root.ShouldBe(Merkle.Root(leaves));
            foreach (var index in Near(size))
            {
                var receipt = log.Prove(index).Value();
                receipt.Path.ShouldBe(Merkle.Inclusion(leaves, index), $"{index} of {size}");
                receipt.EntryBytes().ShouldBe(TestLog.Entry(index).ToArray());
                receipt.Problem(TestLog.Key.Public).ShouldBeNull();
            }
        }
    }

    [Fact]
    public void A_tree_of_three_levels_proves_entries_on_both_sides_of_every_border()
    {
        const int Size = 65_537;
        using Scratch folder = new();
        var log = TestLog.Published(folder, Size);
        var leaves = TestLog.Leaves(Size);
        log.Checkpoint.Head.Root.ShouldBe(Merkle.Root(leaves));
        foreach (var index in new[] { 255, 256, 65_536 })
        {
            log.Prove(index).Value().Path.ShouldBe(Merkle.Inclusion(leaves, index));
        }

        foreach (var older in new[] { 255, 256, 65_536 })
        {
            TreeHead head = new(older, Merkle.Root(leaves.AsSpan(0, older)));
            var growth = log.Since(Checkpoint.Sign(head, TestLog.Key)).Value();
            growth.Path.ShouldBe(Merkle.Consistency(leaves, older));
        }

        log.Audit(null).Value().Faults.ShouldBeEmpty();
    }

    [Fact]
    public void However_entries_are_dealt_into_batches_and_checkpoints_the_tree_is_the_same() =>
        Prop.ForAll(
                Gen.Choose(1, 200).NonEmptyListOf().ToArbitrary(),
                batches =>
                {
                    using Scratch folder = new();
                    var kept = AppendAll(folder.PathOf("log"), [.. batches]);
                    var leaves = TestLog.Leaves(batches.Sum());
                    var log = PublishedLog.Open(folder.PathOf("log")).Value();
                    log.Checkpoint.Head.ShouldBe(new(leaves.Length, Merkle.Root(leaves)));
                    foreach (var older in kept)
                    {
                        older.Head.Root.ShouldBe(
                            Merkle.Root(leaves.AsSpan(0, (int)older.Head.Size))
                        );
                        log.Since(older)
                            .Value()
                            .Against(older)
                            .ShouldBe(older.Head.Size == leaves.Length ? Views.Same : Views.Grown);
                    }

                    log.Audit(null).Value().Faults.ShouldBeEmpty();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(12).WithReplay(70_041, 1));

    [Fact]
    public void Publishing_without_new_entries_signs_nothing_new()
    {
        using Scratch folder = new();
        using var log = TestLog.Create(folder.PathOf("log"));
        log.Append(TestLog.Entries(0, 3)).Value();
        var first = log.Publish().Value();
        log.Publish().Value().ShouldBe(first);
    }

    [Fact]
    public void Entries_of_no_bytes_and_of_the_most_bytes_are_taken_and_one_more_byte_is_refused()
    {
        using Scratch folder = new();
        using var log = TestLog.Create(folder.PathOf("log"));
        log.Append([Array.Empty<byte>(), new byte[LogEntry.MostBytes]]).Value().ShouldBe(0);
        log.Append([new byte[1], new byte[LogEntry.MostBytes + 1]]).Code().ShouldBe("E-LOG-LARGE");
        log.Publish().Value().Head.Size.ShouldBe(2);
        var read = PublishedLog.Open(folder.PathOf("log")).Value();
        read.Prove(0).Value().EntryBytes().ShouldBeEmpty();
        read.Prove(1).Value().EntryBytes().Length.ShouldBe(LogEntry.MostBytes);
    }

    [Fact]
    public void A_second_writer_is_told_to_wait_and_the_first_goes_on()
    {
        using Scratch folder = new();
        using var log = TestLog.Create(folder.PathOf("log"));
        TestLog.Open(folder.PathOf("log")).Code().ShouldBe("E-LOG-BUSY");
        log.Append(TestLog.Entries(0, 1)).Value().ShouldBe(0);
        log.Dispose();
        TestLog.Open(folder.PathOf("log")).Value().Dispose();
    }

    [Fact]
    public void Another_key_may_not_append()
    {
        using Scratch folder = new();
        TestLog.Create(folder.PathOf("log")).Dispose();
        using var other = SigningKey.FromPem(TestLog.Origin, SigningKey.NewPem()).Value();
        TransparencyLog.Open(folder.PathOf("log"), other).Code().ShouldBe("E-LOG-KEY");
    }

    [Fact]
    public void No_log_is_made_over_a_log_or_among_other_files()
    {
        using Scratch folder = new();
        TestLog.Create(folder.PathOf("log")).Dispose();
        TransparencyLog
            .Create(TestLog.Files(folder.PathOf("log"), null), TestLog.Key)
            .Code()
            .ShouldBe("E-LOG-EXISTS");
        File.WriteAllText(folder.PathOf("notes.txt"), "mine");
        TransparencyLog
            .Create(TestLog.Files(folder.Root, null), TestLog.Key)
            .Code()
            .ShouldBe("E-LOG-EXISTS");
    }

    [Fact]
    public void A_log_put_back_to_an_older_state_signs_nothing()
    {
        using Scratch folder = new();
        var path = folder.PathOf("log");
        _ = TestLog.Published(folder, 3);
        TestLog.Copy(path, folder.PathOf("old"));
        using (var log = TestLog.Open(path).Value())
        {
            log.Append(TestLog.Entries(3, 2)).Value();
            log.Publish().Value();
        }

        File.Copy(
            Path.Combine(folder.PathOf("old"), Journal.Name),
            Path.Combine(path, Journal.Name),
            true
        );
        TestLog.Open(path).Code().ShouldBe("E-LOG-ROLLED-BACK");
    }

    [Fact]
    public void Partial_tiles_go_once_their_tile_is_full_and_old_checkpoints_are_still_proved_from()
    {
        using Scratch folder = new();
        var kept = AppendAll(folder.PathOf("log"), [200, 56]);
        Directory.Exists(Path.Combine(folder.PathOf("log"), "tile", "0", "000.p")).ShouldBeFalse();
        var log = PublishedLog.Open(folder.PathOf("log")).Value();
        log.Since(kept[0]).Value().Against(kept[0]).ShouldBe(Views.Grown);
    }

    [Fact] // C2SP tlog-tiles, Merkle Tree
    public void Tiles_are_named_and_as_wide_as_the_format_says()
    {
        Tiles.Hashes(0, 1_234_067, 256).ShouldBe("tile/0/x001/x234/067");
        Tiles.Entries(0, 1).ShouldBe("tile/entries/000.p/1");
        // The format's own example: a tree of 70,000.
        Tiles.WidthAt(70_000, 0, 272).ShouldBe(256);
        Tiles.WidthAt(70_000, 0, 273).ShouldBe(112);
        Tiles.WidthAt(70_000, 1, 0).ShouldBe(256);
        Tiles.WidthAt(70_000, 1, 1).ShouldBe(17);
        Tiles.WidthAt(70_000, 2, 0).ShouldBe(1);
        Tiles.WidthAt(256, 1, 0).ShouldBe(1);
    }

    private static List<Checkpoint> AppendAll(string path, List<int> batches)
    {
        List<Checkpoint> kept = [];
        var size = 0;
        using var log = TestLog.Create(path);
        for (var i = 0; i < batches.Count; i++)
        {
            log.Append(TestLog.Entries(size, batches[i])).Value().ShouldBe(size);
            size += batches[i];
            if (i % 2 == 0 || i == batches.Count - 1)
            {
                kept.Add(log.Publish().Value());
            }
        }

        return kept;
    }

    private static IEnumerable<int> Near(int size) =>
        new[] { 0, 1, 254, 255, 256, 257, size - 2, size - 1 }
            .Where(i => i >= 0 && i < size)
            .Distinct();
}

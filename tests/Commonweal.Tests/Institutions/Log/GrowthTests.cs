using System.Text;
using Commonweal.Institutions.Log;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class GrowthTests
{
    [Fact] // 70 §4.1, consistency 3 to 7
    public void A_log_that_grew_shows_it_with_the_hashes_of_the_oracle()
    {
        using Scratch folder = new();
        var growth = TestLog.Published(folder, 7).Since(Signed(3)).Value();
        growth
            .Path.Select(h => h.ToString())
            .ShouldBe([
                "7b8b13a8a7825613e85db58f2e232c28679043f5305d932b523ad9f1261692e9",
                "d432bd8b72900618b6fc1c63e5f49c00b31574d7f566b8d03d2a441a89ec565a",
                "8674597ed4bb291e30a39f007b9e7e277159f7b33dae555600f0827bf31fbdc6",
                "756044f81bced3feda704a74eadc6a58aefbfafdbc760868f54f0fae2073d289",
            ]);
        growth.Against(Signed(3)).ShouldBe(Views.Grown);
    }

    [Fact]
    public void Every_earlier_checkpoint_is_shown_to_be_a_beginning()
    {
        using Scratch folder = new();
        var log = TestLog.Published(folder, 40);
        for (var older = 0; older < 40; older++)
        {
            var growth = log.Since(Signed(older)).Value();
            Growth
                .Read(Encoding.UTF8.GetBytes(growth.ToText()))
                .Value()
                .Against(Signed(older))
                .ShouldBe(Views.Grown, $"{older}");
        }
    }

    [Fact]
    public void Two_lists_of_one_size_are_a_split_view()
    {
        var other = Checkpoint.Sign(new(7, Merkle.Root(TestLog.Leaves(6))), TestLog.Key);
        Bare(other).Against(Signed(7)).ShouldBe(Views.Split);
        Bare(Signed(7)).Against(Signed(7)).ShouldBe(Views.Same);
    }

    [Fact]
    public void A_larger_checkpoint_alone_shows_nothing_and_a_smaller_one_is_no_growth()
    {
        Bare(Signed(7)).Against(Signed(3)).ShouldBe(Views.Unproved);
        Bare(Signed(3)).Against(Signed(7)).ShouldBe(Views.Shrunk);
    }

    [Fact]
    public void A_log_that_was_rewritten_cannot_show_that_it_grew()
    {
        using Scratch folder = new();
        var log = TestLog.Published(folder, 7);
        var leaves = TestLog.Leaves(3);
        leaves[1] = Merkle.Leaf("something else"u8);
        var older = Checkpoint.Sign(new(3, Merkle.Root(leaves)), TestLog.Key);
        log.Since(older).Value().Against(older).ShouldBe(Views.Rewritten);
        var emptied = Checkpoint.Sign(new(0, leaves[0]), TestLog.Key);
        log.Since(emptied).Value().Against(emptied).ShouldNotBe(Views.Grown);
    }

    [Fact]
    public void A_byte_changed_in_a_growth_never_becomes_another_growth()
    {
        using Scratch folder = new();
        var whole = Encoding.UTF8.GetBytes(
            TestLog.Published(folder, 7).Since(Signed(3)).Value().ToText()
        );
        for (var at = 0; at < whole.Length; at++)
        {
            var bent = whole.ToArray();
            bent[at] ^= 1;
            var isTaken =
                Growth.Read(bent).TryGet(out var growth, out _)
                && growth.Newer.Problem(TestLog.Key.Public) is null
                && growth.Against(Signed(3)) == Views.Grown;
            isTaken.ShouldBeFalse($"byte {at}");
        }
    }

    [Fact]
    public void Checkpoints_of_two_logs_say_nothing_of_each_other()
    {
        using var key = SigningKey.FromPem("other.example", SigningKey.NewPem()).Value();
        Bare(Checkpoint.Sign(Signed(7).Head, key)).Against(Signed(7)).ShouldBe(Views.OfOtherLogs);
    }

    private static Growth Bare(Checkpoint checkpoint) =>
        Growth.Read(Encoding.UTF8.GetBytes(checkpoint.Note.ToText())).Value();

    private static Checkpoint Signed(int size) =>
        Checkpoint.Sign(new(size, Merkle.Root(TestLog.Leaves(size))), TestLog.Key);
}

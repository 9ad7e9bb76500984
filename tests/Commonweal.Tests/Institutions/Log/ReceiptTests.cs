using System.Text;
using Commonweal.Institutions.Log;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class ReceiptTests
{
    [Fact] // C2SP tlog-proof
    public void A_receipt_has_the_form_of_a_log_proof_with_the_entry_as_its_extra_data()
    {
        using Scratch folder = new();
        var receipt = TestLog.Published(folder, 7).Prove(5).Value();
        var lines = receipt.ToText().Split('\n');
        lines[..3]
            .ShouldBe([
                "c2sp.org/tlog-proof@v1",
                "extra " + Convert.ToBase64String(Encoding.ASCII.GetBytes("decision-5")),
                "index 5",
            ]);
        // 70 §4.1: inclusion of index 5 in size 7.
        lines[3..6]
            .Select(l => Convert.ToHexStringLower(Convert.FromBase64String(l)))
            .ShouldBe([
                "a37fa3cbd4bda8d8a8d242f445334e4b40dd83fab73ad260ada6067f015566f9",
                "0ee7e466ee685ae927327a0ec2309c24ec623243644192878085486f84747d36",
                "059ea7a5da63570731d37f0ae283b4d5074b89bc87b7b702e3988a44502adf27",
            ]);
        // 70 §4.2: the checkpoint's body.
        lines[6..10]
            .ShouldBe(["", TestLog.Origin, "7", "51csefEAkf4DN3Ks4O9vavXZkW0PiArUJ8p0ERSmQjY="]);
        lines[10].ShouldBeEmpty();
        lines[11].ShouldStartWith("— " + TestLog.Origin + " ");
    }

    [Fact]
    public void A_receipt_is_read_as_it_was_written()
    {
        using Scratch folder = new();
        var log = TestLog.Published(folder, 7);
        foreach (var index in new[] { 0, 6 })
        {
            var receipt = log.Prove(index).Value();
            var text = receipt.ToText();
            Receipt.Read(Encoding.UTF8.GetBytes(text)).Value().ToText().ShouldBe(text);
        }
    }

    [Fact]
    public void A_receipt_of_the_only_entry_needs_no_hashes()
    {
        using Scratch folder = new();
        var receipt = TestLog.Published(folder, 1).Prove(0).Value();
        receipt.Path.ShouldBeEmpty();
        Receipt
            .Read(Encoding.UTF8.GetBytes(receipt.ToText()))
            .Value()
            .Problem(TestLog.Key.Public)
            .ShouldBeNull();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(300)]
    public void No_byte_of_a_receipt_can_be_changed_taken_away_or_added(int size)
    {
        using Scratch folder = new();
        var whole = Encoding.UTF8.GetBytes(
            TestLog.Published(folder, size).Prove(size / 2).Value().ToText()
        );
        Holds(whole).ShouldBeTrue();
        for (var at = 0; at < whole.Length; at++)
        {
            foreach (var flip in new byte[] { 1, 2, 0x20, 0x80 })
            {
                var bent = whole.ToArray();
                bent[at] ^= flip;
                Holds(bent).ShouldBeFalse($"byte {at} with {flip}");
            }

            Holds([.. whole[..at], .. whole[(at + 1)..]]).ShouldBeFalse($"without byte {at}");
            Holds([.. whole[..at], whole[at], .. whole[at..]]).ShouldBeFalse($"twice byte {at}");
        }
    }

    [Fact]
    public void A_receipt_cut_at_any_byte_is_refused()
    {
        using Scratch folder = new();
        var whole = Encoding.UTF8.GetBytes(TestLog.Published(folder, 7).Prove(3).Value().ToText());
        for (var length = 0; length < whole.Length; length++)
        {
            Holds(whole[..length]).ShouldBeFalse();
        }
    }

    [Fact]
    public void An_entry_that_is_not_in_the_checkpoint_has_no_receipt()
    {
        using Scratch folder = new();
        var log = TestLog.Published(folder, 7);
        log.Prove(7).Code().ShouldBe("E-LOG-INDEX");
        log.Prove(-1).Code().ShouldBe("E-LOG-INDEX");
    }

    private static bool Holds(byte[] bytes) =>
        Receipt.Read(bytes).TryGet(out var receipt, out _)
        && receipt.Problem(TestLog.Key.Public) is null;
}

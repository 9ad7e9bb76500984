using Commonweal.Institutions.Log;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Institutions.Log;

public sealed class AuditTests
{
    private const int Size = 300;

    [Fact]
    public void A_changed_entry_is_named_by_its_index()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, Size);
        Bend(folder, Tiles.Entries(0, 256), at: 2 + 5); // in decision-0
        Faults(folder)[0].Message.ShouldStartWith("Entry 0 is not the one whose hash is stored");
        PublishedLog.Open(folder.PathOf("log")).Value().Prove(0).Code().ShouldBe("E-LOG-DAMAGED");
        PublishedLog.Open(folder.PathOf("log")).Value().Prove(1).Code().ShouldBeEmpty();
    }

    [Fact]
    public void An_entry_exchanged_together_with_its_hash_is_found_by_the_tile_above()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, Size);
        var (entries, hashes) = (
            Path.Combine(folder.PathOf("log"), Tiles.Entries(0, 256)),
            Path.Combine(folder.PathOf("log"), Tiles.Hashes(0, 0, 256))
        );
        var bundle = File.ReadAllBytes(entries);
        bundle[2 + 9] = (byte)'x';
        File.WriteAllBytes(entries, bundle);
        var tile = File.ReadAllBytes(hashes);
        Merkle.Leaf("decision-x"u8).Write(tile);
        File.WriteAllBytes(hashes, tile);
        Faults(folder).Select(f => f.Code).ShouldBe(["E-LOG-DAMAGED", "E-LOG-REWRITTEN"]);
        Faults(folder)[0].Where.ShouldEndWith(Tiles.Hashes(1, 0, 1));
        TestLog.Open(folder.PathOf("log")).Code().ShouldBe(""); // nothing it needs to append was changed
    }

    [Fact]
    public void Every_byte_of_every_tile_and_bundle_counts()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, Size);
        foreach (
            var file in new[]
            {
                Tiles.Entries(0, 256),
                Tiles.Entries(1, 44),
                Tiles.Hashes(0, 0, 256),
                Tiles.Hashes(0, 1, 44),
                Tiles.Hashes(1, 0, 1),
            }
        )
        {
            var whole = File.ReadAllBytes(Path.Combine(folder.PathOf("log"), file));
            for (var at = 0; at < whole.Length; at += 101)
            {
                Bend(folder, file, at);
                Faults(folder).ShouldNotBeEmpty($"{file} at {at}");
                File.WriteAllBytes(Path.Combine(folder.PathOf("log"), file), whole);
            }

            File.Delete(Path.Combine(folder.PathOf("log"), file));
            Faults(folder).ShouldNotBeEmpty($"without {file}");
            File.WriteAllBytes(Path.Combine(folder.PathOf("log"), file), whole);
        }

        Faults(folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_changed_checkpoint_is_refused_before_anything_is_read()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, Size);
        Bend(folder, Checkpoint.FileName, at: TestLog.Origin.Length + 1);
        PublishedLog.Open(folder.PathOf("log")).Code().ShouldBe("E-LOG-SIGNATURE");
    }

    [Fact]
    public void Nothing_is_signed_over_a_changed_tile()
    {
        using Scratch folder = new();
        _ = TestLog.Published(folder, Size);
        Bend(folder, Tiles.Hashes(0, 1, 44), at: 0);
        TestLog.Open(folder.PathOf("log")).Code().ShouldBe("E-LOG-REWRITTEN");
    }

    [Fact]
    public void A_document_beside_the_log_may_be_removed_but_not_changed()
    {
        using Scratch folder = new();
        var path = folder.PathOf("log");
        var text = FeedbackTrace.Written.ToText();
        var id = FeedbackTrace.Written.ContentId;
        string kept;
        using (var log = TestLog.Create(path))
        {
            kept = log.Keep(id, System.Text.Encoding.UTF8.GetBytes(text)).Value();
            log.Append([LoggedDecision.Entry(id).ToBytes()]).Value();
            log.Publish().Value();
        }

        Audit(path).Kept.ShouldBe(1);
        File.WriteAllText(
            kept,
            text.Replace("how to answer", "how to evade", StringComparison.Ordinal)
        );
        Audit(path).Faults.ShouldHaveSingleItem().Code.ShouldBe("E-LOG-ARTIFACT");
        File.Delete(kept);
        Audit(path).Faults.ShouldBeEmpty();
        Audit(path).NotKept.ShouldBe(1);
    }

    [Fact]
    public void A_content_id_is_found_where_it_was_first_logged()
    {
        using Scratch folder = new();
        var ids = Enumerable.Range(0, 300).Select(i => $"{i % 290:x64}").ToList();
        using (var log = TestLog.Create(folder.PathOf("log")))
        {
            log.Append([
                    .. ids.Select(id => (ReadOnlyMemory<byte>)LoggedDecision.Entry(id).ToBytes()),
                ])
                .Value();
            log.Publish().Value();
        }

        var places = PublishedLog
            .Open(folder.PathOf("log"))
            .Value()
            .Places(new HashSet<string> { ids[3], ids[270], new('f', 64) })
            .Value();
        places.ShouldBe(
            new Dictionary<string, long> { [ids[3]] = 3, [ids[270]] = 270 },
            ignoreOrder: true
        );
    }

    [Fact]
    public void A_justification_whose_snapshot_was_exchanged_is_not_logged()
    {
        var text = FeedbackTrace.Written.ToText();
        LoggedDecision.ContentIdOf(Utf8(text)).Value().ShouldBe(FeedbackTrace.Written.ContentId);
        LoggedDecision
            .ContentIdOf(
                Utf8(text.Replace("\"id\":\"tact\"", "\"id\":\"tack\"", StringComparison.Ordinal))
            )
            .Code()
            .ShouldBe("E-LOG-DOCUMENT");
        LoggedDecision.ContentIdOf(Utf8("{}")).Code().ShouldBe("E-LOG-DOCUMENT");
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static IReadOnlyList<Commonweal.Agents.Reasoning.Rejection> Faults(Scratch folder) =>
        Audit(folder.PathOf("log")).Faults;

    private static LogAudit Audit(string path) =>
        PublishedLog.Open(path).Value().Audit(null).Value();

    private static void Bend(Scratch folder, string name, int at)
    {
        var path = Path.Combine(folder.PathOf("log"), name);
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}

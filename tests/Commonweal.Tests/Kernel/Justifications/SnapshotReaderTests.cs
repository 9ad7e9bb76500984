using System.Text;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Justifications;

public sealed class SnapshotReaderTests
{
    private const string Empty =
        """{"format":"commonweal.snapshot/1","contexts":[{"id":"c"}],"values":[],"norms":[],"wiser":[],"commitments":[]}""";

    [Fact]
    public void A_snapshot_and_its_evidence_are_read_back_with_the_hashes_they_had()
    {
        for (ulong seed = 1; seed <= 100; seed++)
        {
            var whole = RandomTrace.Of(seed);
            var (snapshot, slip) = SnapshotReader.Read(Encoding.UTF8.GetBytes(whole.Snapshot!));
            slip.ShouldBeNull();
            snapshot!.Hash.ShouldBe(whole.Header.Kernel);
            var (evidence, other) = EvidenceReader.Read(Encoding.UTF8.GetBytes(whole.Evidence!));
            other.ShouldBeNull();
            evidence!.Hash.ShouldBe(whole.Header.Evidence);
        }
    }

    [Fact]
    public void Everything_a_norm_and_a_commitment_can_hold_is_kept()
    {
        Snapshot whole = new(
            [new("c", "all"), new("all")],
            [],
            [
                new("n", "O", ["a"], ["b"], ["c"])
                {
                    Unless =
                    [
                        ["x", "y"],
                    ],
                    Rank = -2,
                    Since = "2026-11-24",
                    Chain =
                    [
                        ["sorry"],
                    ],
                },
            ],
            [],
            [new("k", "meals", "soup")]
        );
        var (read, _) = SnapshotReader.Read(CanonicalJson.BytesOf(whole.ToJson()));
        read!.Hash.ShouldBe(whole.Hash);
        read.Norms.ShouldBe(whole.Norms);
        read.Commitments.ShouldBe(whole.Commitments);
    }

    [Theory]
    [InlineData("\"values\":[]", "\"values\":[1]", "J03", "/values/0")]
    [InlineData("\"values\":[]", "\"values\":{}", "J03", "/values")]
    [InlineData("\"values\":[]", "\"values\":[{\"id\":\"v\"}]", "J02", "/values/0/kind")]
    [InlineData("\"values\":[],", "", "J02", "/values")]
    [InlineData("\"values\":[]", "\"valuse\":[]", "J04", "/valuse")]
    [InlineData("\"id\":\"c\"", "\"id\":\"c\",\"parent\":\"d\"", "J05", "/contexts/0/parent")]
    [InlineData("{\"id\":\"c\"}", "{\"id\":\"c\"},{\"id\":\"c\"}", "J06", "/contexts/1")]
    [InlineData("\"id\":\"c\"", "\"id\":\"\"", "J05", "/contexts/0/id")]
    [InlineData("snapshot/1", "snapshot/2", "J05", "/format")]
    [InlineData(
        "\"wiser\":[]",
        "\"wiser\":[{\"hi\":\"a\",\"lo\":\"b\",\"context\":\"c\",\"agree\":3,\"total\":2}]",
        "J05",
        "/wiser/0/agree"
    )]
    [InlineData(
        "\"wiser\":[]",
        "\"wiser\":[{\"hi\":\"a\",\"lo\":\"b\",\"context\":\"z\",\"agree\":3,\"total\":3}]",
        "J05",
        "/wiser/0/context"
    )]
    [InlineData("}]", "}", "J01", "line 1")]
    public void A_slip_is_told_with_its_place_and_a_way_to_mend_it(
        string from,
        string to,
        string code,
        string where
    )
    {
        var (read, slip) = SnapshotReader.Read(Encoding.UTF8.GetBytes(Empty.Replace(from, to)));
        read.ShouldBeNull();
        (slip!.Code, slip.Where).ShouldBe((code, where), slip.Message);
        slip.Mend.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("""{"id":"e","kind":"fact","provenance":"person"}""", "J02", "/items/0/literal")]
    [InlineData("""{"id":"e","kind":"guess","provenance":"person"}""", "J05", "/items/0/kind")]
    [InlineData("""{"id":"e","kind":"ctx","provenance":"me"}""", "J05", "/items/0/provenance")]
    [InlineData(
        """{"id":"e","kind":"assess","provenance":"person","lo":0.5}""",
        "J03",
        "/items/0/lo"
    )]
    [InlineData(
        """{"id":"e","kind":"assess","provenance":"person","lo":"1/0"}""",
        "J05",
        "/items/0/lo"
    )]
    [InlineData(
        """{"id":"e","kind":"fact","provenance":"person","literal":"\ud800"}""",
        "J05",
        "/items/0/literal"
    )]
    public void A_piece_of_evidence_without_what_its_kind_needs_is_told(
        string item,
        string code,
        string where
    )
    {
        var (read, slip) = EvidenceReader.Read(
            Encoding.UTF8.GetBytes($$"""{"format":"commonweal.evidence/1","items":[{{item}}]}""")
        );
        read.ShouldBeNull();
        (slip!.Code, slip.Where).ShouldBe((code, where), slip.Message);
    }

    [Fact]
    public void No_bytes_whatever_make_the_readers_fail()
    {
        var (snapshot, evidence) = (
            Encoding.UTF8.GetBytes(FeedbackTrace.Written.Snapshot!),
            Encoding.UTF8.GetBytes(FeedbackTrace.Written.Evidence!)
        );
        SplitMix random = new(5);
        for (var run = 0; run < 1_500; run++)
        {
            byte[] bytes = [.. run % 2 == 0 ? snapshot : evidence];
            for (var change = 0; change <= run % 4; change++)
            {
                bytes[random.Below(bytes.Length)] = (byte)random.Below(256);
            }

            Should.NotThrow(() => SnapshotReader.Read(bytes));
            Should.NotThrow(() => EvidenceReader.Read(bytes));
        }
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Verifier;

/// <summary>Kernel and verifier write canonical JSON each by code of its own; both must find the hashes that were printed.</summary>
public sealed class CanonicalHashTests
{
    private const string Offer = "5a05a121516c78e7d7159f34355fea990245a23a02515335a413f674ce9eb39e";
    private const string NoEarlier =
        "0000000000000000000000000000000000000000000000000000000000000000";

    [Theory]
    [InlineData( // 70 §0
        """{"v":1,"option":"o1+C1+C2+C3+C4+C5","decision":"GRANT_WITH_CONDITIONS","a_lo_micro":742511}""",
        "969888a1b98483eeded1ac68f7af73665d9d0254b23a994b77526a8b7d9a42c4"
    )]
    [InlineData( // 50 §2.1, O-07: an offer
            $$$"""
            {"session":"river-1","seq":7,"round":1,"type":"PROPOSE","from":"did:cw:U","prev":"{{{NoEarlier}}}",
             "body":{"outcome":[2,0,2,2,2],"act":"offer"}}
            """,
        Offer
    )]
    [InlineData( // 50 §2.1, O-07: its acceptance
            $$$"""
            {"session":"river-1","seq":8,"round":1,"type":"ACCEPT","from":"did:cw:D","prev":"{{{Offer}}}",
             "body":{"of":"{{{Offer}}}"}}
            """,
        "29b73752368efc30d9991a97566a7e9c576cec745e8a129ae2e7c75bd4b5f630"
    )]
    public void Whatever_order_members_come_in_the_hash_is_the_printed_one(string json, string hash)
    {
        Convert
            .ToHexStringLower(SHA256.HashData(CanonicalJson.BytesOf(JsonNode.Parse(json))))
            .ShouldBe(hash);
        using var document = JsonDocument.Parse(json);
        Canonical.Hash(document.RootElement).ShouldBe(hash);
    }
}

using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class JsonTwinTests
{
    /// <summary>10 §2: <c>.weal</c> ↔ JSON ↔ <c>.weal</c> is loss-free except comments and whitespace.</summary>
    [Fact]
    public void Nothing_is_lost_from_text_to_json_and_back_to_text() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var json = JsonTwin.Write(document);
                    var result = JsonTwin.Read(json);
                    result.Findings.Where(f => f.Code != "L021").ShouldBeEmpty(json);
                    result.Document.ShouldBe(document, json);
                    JsonTwin.Write(result.Document).ShouldBe(json);
                    WealPrinter.Print(result.Document).ShouldBe(WealPrinter.Print(document));
                }
            )
            .Check(WealPrinterTests.Laws);

    /// <summary>10 §2, the example of a value in JSON.</summary>
    [Fact]
    public void A_value_has_the_form_the_design_shows()
    {
        const string Example = """
            {"$kind":"value","id":"telling","title":"Faithful telling","by":"p1","contexts":["bad-news"],
             "policies":[{"head":"MOMENTS","qualifier":"when her face asks what she has not said aloud",
               "prov":{"source":"p1","transcript":"t1","start":0,"end":47,"act":"typed"},"at":["c1"]}],
             "tests":{"stillAttend":true,"automate":false,"diminished":true,"reasons":4,"wholeAttention":true},"constitutiveOf":["friendship"]}
            """;

        var result = JsonTwin.Read($$"""{"weal":1,"declarations":[{{Example}}]}""");

        result.Findings.ShouldBeEmpty();
        result
            .Document.Declarations.ShouldHaveSingleItem()
            .ShouldBe(
                Weal.One<Value>(
                    """
                    value telling "Faithful telling" by p1 {
                      in bad-news
                      attend MOMENTS "when her face asks what she has not said aloud" from p1 t1 0..47 at c1
                      test still-attend yes test automate no test diminished yes test reasons 4 test whole-attention yes
                      constitutive-of friendship
                    }
                    """
                )
            );
        var written = JsonNode.Parse(JsonTwin.Write(result.Document))!["declarations"]![0];
        JsonNode.DeepEquals(written, JsonNode.Parse(Example)).ShouldBeTrue();
    }

    [Fact]
    public void A_slip_is_told_with_its_path_and_its_place()
    {
        const string Json = """
            {
              "weal": 1,
              "declarations": [
                { "$kind": "person", "id": "p1", "lable": "Pat" },
                { "$kind": "value", "id": "grain", "title": 7, "by": "p1", "contexts": ["bench"],
                  "policies": [{ "head": "SOUNDS", "qualifier": "of it", "prov": { "source": "p1", "start": 0, "end": 5 } }] }
              ]
            }
            """;
        var result = JsonTwin.Read(Json);
        SourceText source = new(Json);

        result
            .Findings.Select(f =>
                $"{source.PositionOf(f.Span.Start)} {f.Code} {string.Join("; ", f.Arguments.Select(a => a.Text))}"
            )
            .ShouldBe([
                "4:38 L032 lable; $.declarations[0]; $kind, groups, id, label",
                "5:49 L033 $.declarations[1].title; a text; a number",
                "6:70 L034 transcript; $.declarations[1].policies[0].prov",
            ]);
        result.Document.Declarations.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "L031")]
    [InlineData("[", "L031")]
    [InlineData("[]", "L033")]
    [InlineData("{\"weal\":1,\"declarations\":[]} x", "L031")]
    [InlineData("{\"declarations\":[]}", "L003")]
    [InlineData("{\"weal\":2,\"declarations\":[]}", "L004")]
    [InlineData("{\"weal\":1}", "L034")]
    [InlineData("{\"weal\":1,\"declarations\":[{\"$kind\":\"valeu\"}]}", "L010")]
    [InlineData("{\"weal\":1,\"declarations\":[{\"$kind\":\"zzz\"}]}", "L011")]
    [InlineData("{\"weal\":1,\"weal\":1,\"declarations\":[]}", "L016")]
    [InlineData(
        "{\"weal\":1,\"declarations\":[{\"$kind\":\"person\",\"id\":\"\\ud800\"}]}",
        "L007 L020"
    )]
    [InlineData(
        "{\"weal\":1,\"declarations\":[{\"$kind\":\"consent\",\"person\":\"p1\",\"on\":\"2026-02-30\"}]}",
        "L009"
    )]
    [InlineData(
        "{\"weal\":1,\"declarations\":[{\"$kind\":\"trials\",\"person\":\"p1\",\"accepted\":1.5,\"of\":3}]}",
        "L008"
    )]
    [InlineData(
        "{\"weal\":1,\"declarations\":[{\"$kind\":\"trials\",\"person\":\"p1\",\"accepted\":4,\"of\":3}]}",
        "L023"
    )]
    [InlineData(
        "{\"weal\":1,\"declarations\":[{\"$kind\":\"person\",\"id\":\"because\"}]}",
        "L027"
    )]
    public void What_cannot_be_read_is_a_finding(string json, string codes) =>
        string.Join(' ', JsonTwin.Read(json).Findings.Select(f => f.Code)).ShouldBe(codes);

    [Fact]
    public void A_depth_bomb_is_a_finding() =>
        JsonTwin
            .Read(new string('[', 1_000_000))
            .Findings.ShouldHaveSingleItem()
            .Code.ShouldBe("L036");

    [Fact]
    public void Bytes_that_are_not_utf8_are_a_finding_with_their_offset()
    {
        var finding = JsonTwin
            .Read([.. "{\"weal\":1,\"declarations\":["u8, 0xFF, .. "]}"u8])
            .Findings.Single(f => f.Code == "L001");

        finding.Arguments.ShouldBe([("byte", "26")]);
    }
}

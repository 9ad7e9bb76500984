using System.Text.Json.Nodes;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class CanonicalJsonTests
{
    /// <summary>RFC 8785 §3.2.3, its example of sorting.</summary>
    [Fact]
    public void Members_are_sorted_by_utf16_code_units()
    {
        var node = JsonNode.Parse(
            """
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One",
             "\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}
            """
        );

        CanonicalJson
            .Of(node)
            .ShouldBe(
                "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}"
            );
    }

    /// <summary>RFC 8785 §3.2.2, its example of texts and literals.</summary>
    [Fact]
    public void Texts_have_the_fewest_escapes() =>
        CanonicalJson
            .Of(
                JsonNode.Parse(
                    """{"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}"""
                )
            )
            .ShouldBe("""{"literals":[null,true,false],"string":"€$\u000f\nA'B\"\\\\\"/"}""");

    [Fact]
    public void Every_control_character_has_its_one_escape() =>
        CanonicalJson
            .Of(JsonValue.Create("\0\u0001\b\t\n\v\f\r\u001f \u007f\u2028"))
            .ShouldBe("\"\\u0000\\u0001\\b\\t\\n\\u000b\\f\\r\\u001f \u007f\u2028\"");

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("9007199254740991", "9007199254740991")]
    [InlineData("-9007199254740991", "-9007199254740991")]
    public void Whole_numbers_are_written_plainly(string json, string canonical) =>
        CanonicalJson.Of(JsonNode.Parse(json)).ShouldBe(canonical);

    /// <summary>00 §3: no floats.</summary>
    [Theory]
    [InlineData("1.5")]
    [InlineData("1e3")]
    [InlineData("9007199254740992")]
    [InlineData("\"\\ud800\"")]
    public void What_is_not_exact_everywhere_is_refused(string json) =>
        Should.Throw<ArgumentException>(() => CanonicalJson.Of(JsonNode.Parse(json)));

    [Fact]
    public void The_order_of_members_makes_no_difference() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var node = JsonNode.Parse(JsonTwin.Write(document))!;
                    CanonicalJson.Of(Reversed(node)).ShouldBe(CanonicalJson.Of(node));
                }
            )
            .Check(WealPrinterTests.Laws);

    [Fact]
    public void The_canonical_form_says_the_same_and_is_its_own_canonical_form() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var node = JsonNode.Parse(JsonTwin.Write(document))!;
                    var canonical = CanonicalJson.Of(node);
                    JsonNode.DeepEquals(JsonNode.Parse(canonical), node).ShouldBeTrue();
                    CanonicalJson.Of(JsonNode.Parse(canonical)).ShouldBe(canonical);
                }
            )
            .Check(WealPrinterTests.Laws);

    private static JsonNode? Reversed(JsonNode? node) =>
        node switch
        {
            JsonObject members => new JsonObject(
                members.Reverse().Select(m => KeyValuePair.Create(m.Key, Reversed(m.Value)))
            ),
            JsonArray items => new JsonArray([.. items.Select(Reversed)]),
            _ => node?.DeepClone(),
        };
}

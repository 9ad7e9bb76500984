using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>10 §1: the hash covers policies (head, qualifier), contexts and kind, and nothing else.</summary>
public sealed class ContentHashTests
{
    private const string Telling = """
        value telling "Faithful telling" by p1 {
          in bad-news
          attend MOMENTS "when her face asks what she has not said aloud" from p1 t1 0..47 at c1
        }
        """;

    /// <summary>SHA-256 of the canonical text, computed apart with Python's json and hashlib.</summary>
    [Fact]
    public void The_hash_is_that_of_the_canonical_text()
    {
        var value = Weal.One<Value>(Telling);

        ContentHash
            .CanonicalText(value)
            .ShouldBe(
                """{"contexts":["bad-news"],"kind":"value","policies":[{"head":"MOMENTS","qualifier":"when her face asks what she has not said aloud"}]}"""
            );
        ContentHash
            .Of(value)
            .ShouldBe("fcbf87a86d383bf2932d7f9a36568e2633994bd554c6a5461ed0164a48c00f37");
    }

    [Theory]
    [InlineData(
        "value other \"Another title\" by p2 { in bad-news attend MOMENTS \"when her face asks what she has not said aloud\" test automate no because x }"
    )]
    [InlineData(
        "value telling \"T\" by p1 { in bad-news, bad-news attend MOMENTS \"when her face asks what she has not said aloud\" }"
    )]
    public void Two_people_who_say_the_same_have_the_same_hash(string same) =>
        ContentHash.Of(Weal.One<Value>(same)).ShouldBe(ContentHash.Of(Weal.One<Value>(Telling)));

    [Fact]
    public void The_order_of_policies_and_contexts_makes_no_difference() =>
        ContentHash
            .Of(
                Weal.One<Value>(
                    "value a \"A\" by p { in x, y attend SIGNS \"of b\" attend SIGNS \"of a\" }"
                )
            )
            .ShouldBe(
                ContentHash.Of(
                    Weal.One<Value>(
                        "value a \"A\" by p { in y, x attend SIGNS \"of a\" attend SIGNS \"of b\" }"
                    )
                )
            );

    [Fact]
    public void Accents_typed_in_another_way_make_no_difference() =>
        ContentHash
            .Of(Weal.One<Value>("value a \"A\" by p { in x attend SIGNS \"of caf\\u{e9}s\" }"))
            .ShouldBe(
                ContentHash.Of(
                    Weal.One<Value>("value a \"A\" by p { in x attend SIGNS \"of cafe\\u{301}s\" }")
                )
            );

    [Theory]
    [InlineData("value a \"A\" by p { in x attend SIGNS \"of b\" }")]
    [InlineData("value a \"A\" by p { in x, y attend SIGNS \"of a\" }")]
    [InlineData("value a \"A\" by p { in x attend MARKS \"of a\" }")]
    [InlineData("value a \"A\" by p { in x attend \"SIGNS of a\" }")]
    public void Other_words_or_contexts_make_another_value(string other) =>
        ContentHash
            .Of(Weal.One<Value>(other))
            .ShouldNotBe(
                ContentHash.Of(Weal.One<Value>("value a \"A\" by p { in x attend SIGNS \"of a\" }"))
            );
}

using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>A finding points at the words it is about, as they stand in the document.</summary>
public class PolicyTextTests
{
    [Theory]
    [InlineData("attend \"I walk over every evening\"", "I walk", "I walk")]
    [InlineData("attend SOUNDS \"of the blade\"", "the blade", "the blade")]
    [InlineData("attend SOUNDS \"of the blade\"", "SOUNDS", "SOUNDS")]
    [InlineData("attend SOUNDS", "SOUNDS", "SOUNDS")]
    // Across the quotation mark, and where the text was written with an escape: the place covers what was written.
    [InlineData("attend SOUNDS \"of the blade\"", "SOUNDS of", "SOUNDS \"of")]
    [InlineData("attend SOUNDS \"of \\u{74}he\"", "the", "SOUNDS \"of \\u{74}he\"")]
    public void The_place_of_a_word_is_where_it_was_written(
        string line,
        string word,
        string written
    )
    {
        var source = $"weal 1\nvalue v \"V\" by p {{ in c {line} }}";
        var policy = WealParser
            .Parse(source)
            .Document.Declarations.OfType<Value>()
            .Single()
            .Policies.ShouldHaveSingleItem();
        var start = policy.Text.IndexOf(word, StringComparison.Ordinal);

        var place = PolicyText.PlaceOf(policy, start, start + word.Length);

        source[place.Start..place.End].ShouldBe(written);
    }
}

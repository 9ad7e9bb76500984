using Commonweal.Cli.Output;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ExcerptTests
{
    [Fact]
    public void The_caret_stands_under_the_place() =>
        Excerpt.Of("attend words", 8, 13).ShouldBe(new("attend words", 7, 5));

    [Fact]
    public void An_empty_place_still_gets_a_caret() =>
        Excerpt.Of("ab", 3, 3).ShouldBe(new("ab", 2, 1));

    [Fact]
    public void Tabs_are_one_column_wide_and_control_characters_are_shown() =>
        Excerpt.Of("\ta\u0007b", 4, 5).ShouldBe(new(" a\uFFFDb", 3, 1));

    [Fact]
    public void Wide_characters_take_two_columns_and_marks_none() =>
        Excerpt.Of("漢e\u0301x", 4, 5).ShouldBe(new("漢e\u0301x", 3, 1));

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var excerpt = Excerpt.Of(new string('a', 500) + "XYZ" + new string('b', 500), 501, 504);
        excerpt.Line.Length.ShouldBeLessThan(120);
        excerpt.Line.Substring(excerpt.Indent, excerpt.Width).ShouldBe("XYZ");
    }
}

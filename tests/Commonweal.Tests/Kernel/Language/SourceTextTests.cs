using System.Text;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("ab\ncd", 4, "2:2")]
    [InlineData("ab\r\ncd", 5, "2:2")]
    [InlineData("ab\rcd", 3, "2:1")]
    [InlineData("ab\n", 3, "2:1")]
    [InlineData("", 0, "1:1")]
    [InlineData("ab", 99, "1:3")]
    [InlineData("ab", -5, "1:1")]
    public void Lines_and_columns_count_from_one(string text, int offset, string position) =>
        new SourceText(text).PositionOf(offset).ToString().ShouldBe(position);

    [Fact]
    public void A_line_is_shown_without_its_end()
    {
        SourceText source = new("one\r\ntwo\nthree");

        Enumerable
            .Range(0, 5)
            .Select(i => source.Line(i).ToString())
            .ShouldBe(["", "one", "two", "three", ""]);
        source.StartOfLine(3).ShouldBe(9);
        source.Slice(new(5, 8)).ToString().ShouldBe("two");
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        SourceText.FromUtf8([0xEF, 0xBB, 0xBF, .. "weal 1"u8]).Text.ShouldBe("weal 1");
        new SourceText("\uFEFFweal 1").Text.ShouldBe("weal 1");
    }

    [Theory]
    [InlineData(new byte[] { 0x61, 0xFF, 0x62 }, 1)]
    [InlineData(new byte[] { 0xC3, 0xA9, 0xC3 }, 2)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 0)]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61, 0x80 }, 4)]
    [InlineData(new byte[] { 0xC3, 0xA9 }, -1)]
    public void The_first_byte_that_is_not_utf8_is_known(byte[] bytes, int offset) =>
        SourceText.FromUtf8(bytes).FirstBadByte.ShouldBe(offset);

    [Fact]
    public void Walking_line_by_line_visits_every_offset_once() =>
        Prop.ForAll(
                Gen.Elements('a', '\n', '\r', 'é')
                    .ArrayOf()
                    .Select(c => new string(c))
                    .ToArbitrary(),
                text =>
                {
                    SourceText source = new(text);
                    for (var offset = 0; offset <= text.Length; offset++)
                    {
                        var position = source.PositionOf(offset);
                        (source.StartOfLine(position.Line) + position.Column - 1).ShouldBe(offset);
                    }
                }
            )
            .Check(WealPrinterTests.Laws);
}

using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Deontic;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>What is no case is refused with a place, and never thrown (20 §0).</summary>
public sealed class CaseTextTests
{
    [Theory]
    [InlineData("[]")]
    [InlineData("\"fact p\"")]
    [InlineData("{")]
    [InlineData("{\"facts\": [\"p, q\"]}")]
    [InlineData("{\"options\": {\"blunt\": [\"tone=a,b\"]}}")]
    [InlineData("{\"never\": [[\"p,q\"]]}")]
    [InlineData("{\"never\": [\"p\"]}")]
    [InlineData("{\"roles\": [1]}")]
    [InlineData("{\"facts\": null}")]
    [InlineData("{\"facts\": [\"\\ud800\"]}")]
    [InlineData("{\"\\ud800\": []}")]
    public void What_is_no_case_is_refused_with_a_place(string text)
    {
        CaseText.Read(text).TryGet(out _, out var why).ShouldBeFalse();
        why!.Code.ShouldBe("E-PARSE");
        why.Where.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_list_with_one_literal_in_each_text_is_read()
    {
        CaseText
            .Read(
                "{\"facts\": [\"p\", \"~q\"], \"options\": {\"blunt\": [\"mislead\", \"tact=low\"]}}"
            )
            .TryGet(out var read, out _)
            .ShouldBeTrue();
        read!.Situation.Facts.Count.ShouldBe(2);
        read.Options[0].Literals.Count.ShouldBe(2);
    }
}

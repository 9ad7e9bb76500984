using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>The examples of the table of 10 §4 A.</summary>
public sealed class PhraseCheckerTests
{
    [Theory]
    [InlineData("Defund the police", "slogan")]
    [InlineData("NUMBER of followers", "metric")]
    [InlineData("CHANCES to win the title", "goal")]
    [InlineData("my favourite noodles", "taste")]
    [InlineData("MOMENTS when I should never interrupt", "norm")]
    [InlineData("The AI should be fun", "vision")]
    [InlineData("so others admire me", "expectation")]
    [InlineData("I am so angry", "feeling")]
    [InlineData("Honesty", "virtue-word")]
    [InlineData("I work in a bakery", "fact")]
    public void What_is_no_value_is_called_what_it_is(string text, string kind) =>
        PhraseChecker.Check(text, new Span(0, text.Length)).Kind.ShouldBe(kind);

    [Theory]
    [InlineData("SMELLS that tell me the dough is ready")]
    [InlineData("Encourage IMAGINATION about their potential contributions to beauty")]
    [InlineData("FEELINGS of confidence and trust in the AI")]
    [InlineData("SIGNS that the other 3 people have stopped listening")]
    public void A_policy_that_names_what_to_look_at_is_not_rejected(string text) =>
        PhraseChecker.Check(text, new Span(0, text.Length)).Kind.ShouldBeNull();
}

using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>How a line is taken apart, and where findings point.</summary>
public sealed class PhraseTests
{
    [Theory]
    [InlineData("SMELLS that tell me", "SMELLS")]
    [InlineData("Encourage IMAGINATION about beauty", "IMAGINATION")]
    [InlineData(
        "The user's CURRENT HEALTH CONDITION, particularly now",
        "CURRENT HEALTH CONDITION"
    )]
    [InlineData("SENSE OF GRATITUDE for decisions", "SENSE OF GRATITUDE")]
    [InlineData("CHILD’S EYES before sleep", "CHILD’S EYES")]
    [InlineData("We must NOT give up", "")]
    [InlineData("how people use AI at school", "")]
    [InlineData("a line with its head beyond forty letters: SIGNS", "")]
    public void The_head_is_the_first_run_of_capitals_that_can_name_something(
        string text,
        string head
    ) => Phrase.Of(text).Head.ShouldBe(head);

    [Theory]
    [InlineData("SMALL DETAILS of a face", "DETAILS")]
    [InlineData("SENSE OF GRATITUDE for decisions", "SENSE")]
    [InlineData("RISKS AND DOLLARS in the plan", "RISKS")]
    [InlineData("THE THOUGHTS of others", "THOUGHTS")]
    [InlineData("INDIVIDUAL'S personal relationship with faith", "personal")]
    public void The_noun_of_a_head_is_the_last_word_of_its_first_part(string text, string noun)
    {
        var phrase = Phrase.Of(text);
        var word = phrase.Words[phrase.HeadNoun!.Value.Word];
        text[word.Start..word.End].ShouldBe(noun);
    }

    [Fact]
    public void In_a_document_only_the_words_before_the_quotes_can_be_the_head()
    {
        Phrase.Of("MOMENTS", "WHEN SHE SMILES").HasHead.ShouldBeTrue();
        Phrase.Of("AI", "that sees SIGNS of trust").HasHead.ShouldBeFalse();
    }

    [Fact]
    public void Findings_of_a_line_are_counted_from_where_the_line_stands() =>
        PhraseChecker
            .Check("MOMENTS when I should never interrupt", new Span(100, 137))
            .Findings.Where(f => f.Code == "V104")
            .Select(f => (f.Span.Start, f.Span.End))
            .ShouldBe([(115, 121)]);

    [Theory]
    [InlineData("""MOMENTS "when I should never interrupt a speaker" """, "should")]
    [InlineData("""DOLLARS "that arrive on friday in the account" """, "DOLLARS")]
    [InlineData("""NUMBER "of followers on the channel we made" """, """NUMBER "of""")]
    public void Findings_of_a_policy_point_into_its_source(string source, string word)
    {
        var quote = source.IndexOf('"', StringComparison.Ordinal);
        var end = source.LastIndexOf('"') + 1;
        var policy = Policy(source[..(quote - 1)], source[(quote + 1)..(end - 1)], new(0, end));

        PhraseChecker
            .Check(policy, "v1")
            .Findings.Select(f => source[f.Span.Start..f.Span.End])
            .ShouldBe([word]);
    }

    [Fact]
    public void Where_the_source_was_escaped_findings_point_at_the_whole_policy()
    {
        const string Source = """MOMENTS "when \"should\" is said and never meant" """;
        var end = Source.LastIndexOf('"') + 1;
        var policy = Policy("MOMENTS", "when \"should\" is said and never meant", new(0, end));

        PhraseChecker
            .Check(policy, "v1")
            .Findings.ShouldAllBe(f => f.Span.Start == 0 && f.Span.End == end);
    }

    [Fact]
    public void A_finding_names_the_value_it_is_about() =>
        PhraseChecker
            .Check(Policy("NUMBER", "of followers", Span.None), "fame")
            .Findings.ShouldAllBe(f => f.Entity == "fame");

    [Fact]
    public void Long_lines_are_repeated_by_their_beginning()
    {
        var text = "NUMBER of " + string.Concat(Enumerable.Repeat("people and ", 40));

        var finding = PhraseChecker.Check(text, new Span(0, text.Length)).Findings[0];

        finding.Arguments.First(a => a.Name == "text").Text.Length.ShouldBeLessThan(100);
    }

    private static AttentionalPolicy Policy(string head, string qualifier, Span place) =>
        new(head, qualifier, null, [], place, place);
}

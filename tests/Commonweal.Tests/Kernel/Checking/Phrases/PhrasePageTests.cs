using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>The pages of the text rules are tests: the first block shows the rule at work, the second is free of it.</summary>
public sealed class PhrasePageTests
{
    public static TheoryData<string> Codes => [.. PhraseChecker.Codes];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_line_of_a_draft_that_is_stopped_shows_its_rule_and_no_other_that_weighs_as_much(
        string code
    )
    {
        foreach (var line in Block(code, "Draft that is stopped"))
        {
            var found = Corpus.Check(line).Findings;
            var own = found.Where(f => f.Code == code).ShouldHaveSingleItem(line);
            found
                .Where(f => f.Code != code && Corpus.WeightOf(f) <= Corpus.WeightOf(own))
                .Select(f => f.Code)
                .Except(["V103"], StringComparer.Ordinal) // brevity
                .ShouldBeEmpty(line);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_line_of_a_repaired_draft_is_free_of_errors_and_warnings(string code)
    {
        foreach (var line in Block(code, "The same draft, repaired"))
        {
            Corpus
                .Found(line)
                .Where(f => !f.Contains(" Information ", StringComparison.Ordinal))
                .ShouldBeEmpty(line);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_page_offers_two_ways_on_and_fills_every_place_it_leaves(string code)
    {
        var page = RulePage.Of(code).ShouldNotBeNull();
        page.Mend.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var line in Block(code, "Draft that is stopped"))
        {
            var found = Corpus.Check(line).Findings.Single(f => f.Code == code);
            var said = page.Describe(found);
            string.Join(' ', [said.Message, said.Why, .. said.Mend]).ShouldNotContain("{");
        }
    }

    [Theory]
    [InlineData("V116")]
    [InlineData("V117")]
    public void The_rules_about_a_whole_card_stop_the_first_draft_and_not_the_second(string code)
    {
        Said(code, "Draft that is stopped").ShouldBe([code]);
        Said(code, "The same draft, repaired").ShouldBeEmpty();
    }

    private static IEnumerable<string> Said(string code, string heading)
    {
        var draft = string.Join('\n', Block(code, heading));
        return Checker
            .Check(
                WealParser.Parse(draft),
                new CheckOptions(new DateOnly(2026, 1, 1), Publish: false)
            )
            .Diagnostics.Select(d => d.Code)
            .Where(c => c is "V116" or "V117");
    }

    private static string[] Block(string code, string heading)
    {
        var body = RulePage.Of(code).ShouldNotBeNull(code).Body;
        var section = body[body.IndexOf($"## {heading}\n", StringComparison.Ordinal)..];
        var start = section.IndexOf('\n', section.IndexOf("```", StringComparison.Ordinal)) + 1;
        var lines = section[start..section.IndexOf("\n```", start, StringComparison.Ordinal)]
            .Split('\n');
        lines.ShouldNotBeEmpty();
        return lines;
    }
}

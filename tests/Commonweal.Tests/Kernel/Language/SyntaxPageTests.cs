using System.Text;
using System.Text.RegularExpressions;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>Every page of a finding of syntax is executed: its first draft yields the code and no other, its second yields none.</summary>
public sealed class SyntaxPageTests
{
    private const RegexOptions Plain =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Multiline;
    private static readonly Regex Drafts = new("```(?<kind>weal|json)\n(?<text>[^`]*)```", Plain);
    private static readonly Regex Headings = new("^## (?<heading>.*)$", Plain);
    private static readonly Regex Placeholder = new("\\{[a-z]{2,}\\}", Plain);
    private static readonly Regex Code = new("\"(?<code>L[0-9]{3})\"", Plain);

    public static TheoryData<string> Codes { get; } =
    [.. RulePage.All.Select(p => p.Code).Where(c => c[0] == 'L')];

    [Theory, MemberData(nameof(Codes))]
    public void The_drafts_of_a_page_show_the_finding(string code)
    {
        var drafts = Drafts.Matches(RulePage.Of(code)!.Body);
        drafts.Count.ShouldBe(2);

        Found(drafts[0]).Select(f => f.Code).Distinct().ShouldBe(Expected(code));
        Found(drafts[1]).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_sentences_of_a_page_use_only_what_the_finding_tells(string code)
    {
        var page = RulePage.Of(code)!;
        var finding = Found(Drafts.Matches(page.Body)[0]).First(f => f.Code == code);
        var diagnostic = page.Describe(finding);

        diagnostic.Mend.Count.ShouldBeGreaterThanOrEqualTo(2);
        foreach (var sentence in diagnostic.Mend.Append(diagnostic.Message).Append(diagnostic.Why))
        {
            Placeholder.Match(sentence).Value.ShouldBe("");
            sentence.ShouldNotContain("invalid", Case.Insensitive);
            sentence.ShouldEndWith(".");
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_page_has_the_headings_of_every_rule_page(string code) =>
        Headings
            .Matches(RulePage.Of(code)!.Body)
            .Select(m => m.Groups["heading"].Value)
            .ShouldBe([
                "What it looks for",
                "Why",
                "Draft that is stopped",
                "The same draft, repaired",
                "When the rule is wrong",
                "Source",
            ]);

    [Fact]
    public void Every_code_that_the_parser_uses_has_its_page_and_every_page_its_code()
    {
        var folder = Repository.PathOf("src", "Commonweal.Kernel", "Language");
        var used = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code.Matches(File.ReadAllText(file)))
            .Select(m => m.Groups["code"].Value)
            .Distinct();

        used.Order(StringComparer.Ordinal)
            .ShouldBe(RulePage.All.Select(p => p.Code).Where(c => c[0] == 'L'));
    }

    /// <summary>A thousand slips are a thousand findings of their own; the one past them is the page's.</summary>
    private static string[] Expected(string code) => code == "L030" ? ["L011", code] : [code];

    private static Sequence<Finding> Found(Match draft)
    {
        var text = draft
            .Groups["text"]
            .Value.Replace("{5000000 blanks}", new(' ', 5_000_000))
            .Replace("{100001 persons}", string.Concat(Enumerable.Repeat("person p\n", 100_001)))
            .Replace("{1001 slips}", string.Concat(Enumerable.Repeat("slip person p\n", 1_001)))
            .Replace("{a combining diaeresis}", "\u0308");
        if (draft.Groups["kind"].Value == "json")
        {
            return JsonTwin.Read(text).Findings;
        }

        byte[] bytes =
        [
            .. text.Split("{the byte FF}")
                .Select(Encoding.UTF8.GetBytes)
                .Aggregate((a, b) => [.. a, 0xFF, .. b]),
        ];
        return WealParser.Parse(bytes).Findings;
    }
}

using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Commonweal.Figures.Decisions;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;
using Commonweal.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures;

public sealed class DecisionPageTests
{
    public static TheoryData<string> Samples => [.. SampleDecisions.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Samples))]
    public async Task A_page_is_well_formed_and_needs_no_other_file(string sample)
    {
        var (html, text) = await Page(sample);
        html.DocumentElement.GetAttribute("lang").ShouldBe("en");
        html.QuerySelectorAll("h1").Length.ShouldBe(1);
        html.QuerySelectorAll(
                "script, iframe, object, form, [onclick], [onerror], [style], main img"
            )
            .ShouldBeEmpty();
        html.Body!.FirstElementChild!.GetAttribute("href").ShouldBe("#content");
        text.ShouldNotContain("url(\"inter");
        foreach (var from in html.QuerySelectorAll("[src], link[href]"))
        {
            (from.GetAttribute("src") ?? from.GetAttribute("href"))!.ShouldStartWith("data:");
        }

        var style = html.QuerySelector("style")!.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        html.QuerySelector("meta[http-equiv=Content-Security-Policy]")!
            .GetAttribute("content")!
            .ShouldContain($"style-src 'sha256-{hash}'");
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Ids_are_unique_and_headings_go_down_one_step_at_a_time(string sample)
    {
        var (html, _) = await Page(sample);
        var ids = html.QuerySelectorAll("[id]").Select(e => e.Id).ToList();
        ids.Distinct(StringComparer.Ordinal).Count().ShouldBe(ids.Count);
        var last = 0;
        foreach (var heading in html.QuerySelectorAll("h1, h2, h3, h4"))
        {
            var level = heading.LocalName[1] - '0';
            level.ShouldBeLessThanOrEqualTo(last + 1, heading.TextContent);
            last = level;
        }
    }

    [Fact]
    public async Task Every_link_of_a_decision_that_holds_leads_to_a_place_on_the_page()
    {
        var (html, _) = await Page("decision-holds.html");
        foreach (var link in html.QuerySelectorAll("a[href]"))
        {
            html.GetElementById(link.GetAttribute("href")![1..]).ShouldNotBeNull(link.OuterHtml);
        }
    }

    [Fact]
    public async Task A_decision_that_holds_says_so_with_its_reasons_its_dissent_and_what_would_change_it()
    {
        var (html, _) = await Page("decision-holds.html");
        Words(html, ".finding").ShouldBe("kind is chosen. All 18 steps hold.");
        html.QuerySelectorAll(".fate b")
            .Select(b => b.TextContent)
            .ShouldBe(["kind", "blunt", "evade"]);
        Words(html, ".fates")
            .ShouldContain(
                "Under every weighting the judgements allow, kind does better by at least 0.175."
            );
        Words(html, ".fates").ShouldContain("It breaks n1, which forbids: mislead.");
        Words(html, "#dissent")
            .ShouldContain("2 of 20 asked did not find respect wiser than honesty.");
        Words(html, "#dissent")
            .ShouldContain("On honesty, blunt does better than kind: 0.90 against 0.75.");
        Words(html, "#dissent").ShouldContain("came from a model, not from people: e5.");
        // 12 of 20 are three in five; 18 − 12 + 1 = 7. Half of the margin 0.175 is 0.0875.
        Words(html, "#changes").ShouldContain("Had seven of them judged otherwise");
        Words(html, "#changes").ShouldContain("if every assessment moved by less than 0.0875");
        Words(html, "#changes").ShouldContain("if this held: surprise-party");
        html.QuerySelectorAll(".notice").ShouldBeEmpty();
        html.Body!.TextContent.ShouldContain(Verdict.Soundness);
    }

    [Fact]
    public async Task A_fault_stands_in_its_place_and_what_rests_on_it_says_so()
    {
        var (html, _) = await Page("decision-faulty.html");
        Words(html, "h1").ShouldBe("Does not stand");
        Words(html, "#s8 .notice").ShouldContain("E05");
        Words(html, "#s8").ShouldContain("does not hold");
        foreach (var tainted in new[] { 16, 17, 18 })
        {
            Words(html, $"#s{tainted}").ShouldContain("rests on a step that does not hold");
        }

        html.Body!.TextContent.ShouldNotContain("is chosen. All");
    }

    [Fact]
    public async Task No_single_fault_is_shown_as_a_decision_that_stands()
    {
        foreach (var mutation in Mutations.OnePerOperator(FeedbackTrace.Written, 1))
        {
            var verdict = FeedbackTrace.Check(mutation.Mutant);
            var html = Parsed(await DecisionPage.Render(mutation.Mutant, verdict));
            Words(html, ".finding").ShouldNotContain("All 18 steps hold");
            Words(html, $"#s{mutation.Step} .notice").ShouldContain(mutation.Code);
        }
    }

    [Fact]
    public async Task The_same_decision_gives_the_same_bytes()
    {
        var (_, first) = await Page("decision-holds.html");
        var (_, second) = await Page("decision-holds.html");
        second.ShouldBe(first);
    }

    [Fact]
    public async Task What_people_wrote_is_shown_as_text()
    {
        var (html, _) = await Page("decision-hostile.html");
        Words(html, ".question").ShouldContain("<img src=x onerror=alert(1)>");
    }

    private static async Task<(IHtmlDocument Html, string Text)> Page(string sample)
    {
        var whole = SampleDecisions.All.Single(s => s.Name == sample).Whole;
        var text = await DecisionPage.Render(whole, FeedbackTrace.Check(whole));
        return (Parsed(text), text);
    }

    private static IHtmlDocument Parsed(string text) => new HtmlParser().ParseDocument(text);

    private static string Words(IHtmlDocument html, string selector) =>
        string.Join(
            ' ',
            html.QuerySelector(selector)
                .ShouldNotBeNull(selector)
                .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}

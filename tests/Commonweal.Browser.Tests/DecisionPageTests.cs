using Commonweal.Tests.Figures;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Commonweal.Browser.Tests;

public sealed class DecisionPageTests(Chromium chromium)
{
    private const int Phone = 390;
    private const int Desktop = 1280;

    public static TheoryData<string> Pages => [.. SampleDecisions.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_light_and_dark_on_phone_and_desktop(string page)
    {
        // The page forbids what the accessibility checker injects; it is let in for the check alone.
        await using var open = await chromium.OpenFresh(page, Phone, bypassPolicy: true);
        await open.OpenTables();
        foreach (
            var (scheme, width) in new[] { (ColorScheme.Light, Phone), (ColorScheme.Dark, Desktop) }
        )
        {
            await open.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await open.Page.SetViewportSizeAsync(width, 844);
            var result = await open.Page.RunAxe();
            result
                .Violations.Select(v =>
                    $"{v.Id} ({scheme}, {width} px): {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"
                )
                .ShouldBeEmpty();
        }
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_page_complains_of_nothing_and_asks_for_nothing_but_itself(string page)
    {
        await using var open = await chromium.OpenFresh(page, Desktop);
        open.Complaints.ShouldBeEmpty();
        open.Requests.Where(r => !r.StartsWith("data:", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .ShouldStartWith("file://");
        var faces = await open.Page.EvaluateAsync<string[]>(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
        );
        faces.ShouldContain("Inter");
        faces.ShouldContain("Source Serif 4");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_is_cut_off_on_a_phone_or_at_four_times_zoom(string page)
    {
        await using var open = await chromium.OpenFresh(page, Phone);
        await open.OpenTables();
        foreach (var width in new[] { 320, Phone, 640, 1024 })
        {
            await open.Page.SetViewportSizeAsync(width, 844);
            var over = await open.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            over.ShouldBeLessThanOrEqualTo(0, $"{page} at {width} px");
        }
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content_and_the_rest_reaches_every_control()
    {
        await using var open = await chromium.OpenFresh("decision-holds.html", Desktop);
        await open.Page.Keyboard.PressAsync("Tab");
        (await open.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe(
            "skip"
        );
        var expected = await open.Page.EvaluateAsync<int>(
            "[...document.querySelectorAll('a[href], summary, [tabindex=\"0\"]')].filter(e => e.checkVisibility()).length"
        );
        HashSet<string> reached = [];
        for (var i = 0; i < expected; i++)
        {
            reached.Add(
                await open.Page.EvaluateAsync<string>(
                    "String([...document.querySelectorAll('*')].indexOf(document.activeElement))"
                )
            );
            await open.Page.Keyboard.PressAsync("Tab");
        }

        reached.Count.ShouldBe(expected);
    }

    [Fact]
    public async Task Printing_opens_the_certificates_and_leaves_out_the_controls()
    {
        await using var open = await chromium.OpenFresh("decision-holds.html", Desktop);
        (await open.Page.PdfAsync(new() { Format = "A4" })).Length.ShouldBeGreaterThan(20_000);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await open.Page.Locator(".masthead nav").IsVisibleAsync()).ShouldBeFalse();
        (await open.Page.Locator(".certificate").First.IsVisibleAsync()).ShouldBeTrue();
    }
}

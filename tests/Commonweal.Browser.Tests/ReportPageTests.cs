using System.Text;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace Commonweal.Browser.Tests;

public sealed class ReportPageTests(Chromium chromium)
{
    private const int Phone = 390;
    private const int Desktop = 1280;

    public static TheoryData<string> Pages =>
        [
            "winners/index.html",
            "winners/context-bad-news.html",
            "winners/context-end-of-shift.html",
            "winners/cards.html",
            "winners/compare.html",
            "winners/method.html",
            "winners/submissions.html",
            "study/index.html",
            "study/context-when-making-decisions.html",
            "empty/index.html",
        ];

    [Theory, MemberData(nameof(Pages))]
    public async Task Axe_finds_nothing_in_light_and_dark_on_phone_and_desktop(string page)
    {
        var open = await chromium.Open(page, Phone);
        await open.OpenTables();
        // Colours do not depend on the width, nor structure on the colours: each is checked with both of the other.
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
    public async Task A_page_complains_of_nothing_and_loads_nothing_but_files_beside_it(string page)
    {
        // Fresh, since the accessibility checker asks for style sheets that the page itself forbids.
        await using var open = await chromium.OpenFresh(page, Desktop);
        open.Complaints.ShouldBeEmpty();
        open.Requests.ShouldAllBe(r => r.StartsWith("file://", StringComparison.Ordinal));
        open.Requests.ShouldContain(r =>
            r.EndsWith("/assets/commonweal.css", StringComparison.Ordinal)
        );
        var faces = await open.Page.EvaluateAsync<string[]>(
            "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
        );
        faces.ShouldContain("Inter");
        faces.ShouldContain("Source Serif 4");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Nothing_is_cut_off_on_a_phone_or_at_four_times_zoom(string page)
    {
        var open = await chromium.Open(page, Phone);
        await open.OpenTables();
        // 1280 px at 400 % are 320 px (WCAG 2.2, 1.4.10); 200 % are 640 px.
        foreach (var width in new[] { 320, Phone, 640, 768, 1024 })
        {
            await open.Page.SetViewportSizeAsync(width, 844);
            var over = await open.Page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            over.ShouldBeLessThanOrEqualTo(0, $"{page} at {width} px");
        }
    }

    [Theory]
    [InlineData("winners/index.html")]
    [InlineData("winners/context-bad-news.html")]
    [InlineData("winners/cards.html")]
    public async Task Every_control_is_reached_by_tab_and_shows_where_the_focus_is(string page)
    {
        await using var open = await chromium.OpenFresh(page, Desktop);
        var expected = await open.Page.EvaluateAsync<int>(
            """
            [...document.querySelectorAll('a[href], summary, input, [tabindex="0"]')]
              .filter(e => e.checkVisibility()).length
            """
        );
        List<string> reached = [];
        List<string> unseen = [];
        for (var i = 0; i < expected; i++)
        {
            await open.Page.Keyboard.PressAsync("Tab");
            var focus = await open.Page.EvaluateAsync<string[]>(
                """
                (() => {
                  const e = document.activeElement;
                  const box = e.querySelector('rect') ?? e;
                  const s = getComputedStyle(e), b = getComputedStyle(box);
                  const r = e.getBoundingClientRect();
                  const isSeen = (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || parseFloat(b.strokeWidth) >= 3)
                    && r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
                  const all = [...document.querySelectorAll('*')];
                  return [String(all.indexOf(e)), isSeen ? '' : e.outerHTML.slice(0, 120)];
                })()
                """
            );
            reached.Add(focus[0]);
            if (focus[1].Length > 0)
            {
                unseen.Add(focus[1]);
            }
        }

        unseen.ShouldBeEmpty();
        reached.Distinct(StringComparer.Ordinal).Count().ShouldBe(expected);
    }

    [Fact]
    public async Task The_first_tab_offers_to_skip_to_the_content()
    {
        await using var open = await chromium.OpenFresh("winners/context-bad-news.html", Phone);
        await open.Page.Keyboard.PressAsync("Tab");
        await open.Page.Keyboard.PressAsync("Enter");
        (await open.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("content");
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task Controls_outside_running_text_are_at_least_44_pixels_high(string page)
    {
        var open = await chromium.Open(page, Phone);
        var small = await open.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.masthead a, .crumbs a, .pager a, .downloads a, summary, .map-toggle, .node a, .certainty-label')]
              .filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 43.5 && !e.closest('.map svg'))
              .map(e => e.outerHTML.slice(0, 120))
            """
        );
        small.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pairs_that_are_not_established_can_be_hidden_on_a_map()
    {
        await using var open = await chromium.OpenFresh("winners/context-bad-news.html", Desktop);
        var edges = open.Page.Locator(".map-wide .edge:visible");
        (await edges.CountAsync()).ShouldBe(6);
        await open.Page.GetByLabel("Show the 4 pairs that are not established").UncheckAsync();
        (await edges.CountAsync()).ShouldBe(2);
    }

    [Theory]
    [InlineData(Phone, ".map-narrow", ".map-wide")]
    [InlineData(Desktop, ".map-wide", ".map-narrow")]
    public async Task One_map_is_shown_and_its_letters_keep_their_size(
        int width,
        string shown,
        string hidden
    )
    {
        var open = await chromium.Open("study/context-when-making-decisions.html", width);
        (await open.Page.Locator(shown).IsVisibleAsync()).ShouldBeTrue();
        (await open.Page.Locator(hidden).IsVisibleAsync()).ShouldBeFalse();
        var scale = await open
            .Page.Locator($"{shown} svg")
            .EvaluateAsync<double>(
                "e => e.getBoundingClientRect().width / e.viewBox.baseVal.width"
            );
        scale.ShouldBeGreaterThan(.95);
    }

    [Fact]
    public async Task Labels_stay_inside_their_boxes_on_a_map()
    {
        var open = await chromium.Open("study/context-when-making-decisions.html", Desktop);
        var outside = await open.Page.EvaluateAsync<string[]>(
            """
            [...document.querySelectorAll('.map-wide .node')].filter(n => {
              const box = n.querySelector('rect').getBoundingClientRect();
              return [...n.querySelectorAll('text')].some(t => {
                const r = t.getBoundingClientRect();
                return r.left < box.left || r.right > box.right || r.top < box.top || r.bottom > box.bottom;
              });
            }).map(n => n.textContent)
            """
        );
        outside.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("winners/index.html")]
    [InlineData("winners/context-bad-news.html")]
    public async Task Printing_gives_pages_with_the_tables_and_without_the_controls(string page)
    {
        await using var open = await chromium.OpenFresh(page, Desktop);
        var pdf = await open.Page.PdfAsync(new() { Format = "A4" });
        Encoding.Latin1.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        pdf.Length.ShouldBeGreaterThan(20_000);
        await open.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await open.Page.Locator(".masthead nav").IsVisibleAsync()).ShouldBeFalse();
        (await open.Page.Locator("details table").First.IsVisibleAsync()).ShouldBeTrue();
    }
}

using System.Globalization;
using AngleSharp.Dom;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Figures.Reports;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures;

public sealed class GraphReportTests(SampleReports reports) : IClassFixture<SampleReports>
{
    public static TheoryData<string> Samples => ["winners", "study", "empty", "hostile", "single"];

    private static GraphReportInput Input(string sample) =>
        sample switch
        {
            "winners" => Sample.WithWinners(),
            "study" => Sample.LikeTheStudy(),
            "hostile" => Hostile(),
            "single" => Sample.Generated(5, [3], 9),
            _ => Sample.Empty(),
        };

    [Theory, MemberData(nameof(Samples))]
    public async Task Every_page_is_well_formed_and_stands_on_its_own(string sample)
    {
        var report = await reports.Of(sample, () => Input(sample));
        foreach (var (name, html) in report.Documents)
        {
            html.DocumentElement.GetAttribute("lang").ShouldBe("en", name);
            html.Title.ShouldNotBeNullOrWhiteSpace(name);
            html.QuerySelectorAll("h1").Length.ShouldBe(1, name);
            html.QuerySelectorAll("main").Length.ShouldBe(1, name);
            html.QuerySelectorAll("script, iframe, object, form, [onclick], [style]")
                .ShouldBeEmpty(name);
            html.Body!.FirstElementChild!.GetAttribute("href").ShouldBe("#content", name);
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Headings_go_down_one_step_at_a_time(string sample)
    {
        var report = await reports.Of(sample, () => Input(sample));
        foreach (var (name, html) in report.Documents)
        {
            var last = 0;
            foreach (var heading in html.QuerySelectorAll("h1, h2, h3, h4"))
            {
                var level = heading.LocalName[1] - '0';
                level.ShouldBeLessThanOrEqualTo(last + 1, $"{name}: {heading.TextContent}");
                last = level;
            }
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Every_link_and_every_reference_leads_somewhere_inside_the_folder(
        string sample
    )
    {
        var report = await reports.Of(sample, () => Input(sample));
        var documents = report.Documents;
        foreach (var (name, html) in documents)
        {
            foreach (
                var href in html.QuerySelectorAll("[href], [src]")
                    .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            )
            {
                var parts = href.Split('#');
                var file = parts[0].Length == 0 ? name : Uri.UnescapeDataString(parts[0]);
                File.Exists(Path.Combine(report.Folder, file)).ShouldBeTrue($"{name}: {href}");
                if (parts.Length > 1)
                {
                    documents[file].GetElementById(parts[1]).ShouldNotBeNull($"{name}: {href}");
                }
            }

            foreach (
                var id in html.QuerySelectorAll("[aria-labelledby]")
                    .SelectMany(e => e.GetAttribute("aria-labelledby")!.Split(' '))
            )
            {
                html.All.Count(e => e.Id == id).ShouldBe(1, $"{name}: #{id}");
            }
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Ids_are_unique_on_a_page(string sample)
    {
        var report = await reports.Of(sample, () => Input(sample));
        foreach (var (name, html) in report.Documents)
        {
            html.All.Where(e => e.Id is { Length: > 0 })
                .GroupBy(e => e.Id, StringComparer.Ordinal)
                .Where(g => g.Count() > 1)
                .Select(g => g.Key)
                .ShouldBeEmpty(name);
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task Every_figure_says_what_it_is_how_much_lies_behind_it_and_has_a_table(
        string sample
    )
    {
        var report = await reports.Of(sample, () => Input(sample));
        foreach (var (name, html) in report.Documents)
        {
            foreach (var figure in html.QuerySelectorAll("figure"))
            {
                var title = figure.QuerySelector(".figure-title")!.TextContent;
                title.ShouldNotBeNullOrWhiteSpace();
                figure.QuerySelector(".figure-note .n")!.TextContent.ShouldStartWith("n = ");
                figure.QuerySelector(".figure-note")!.TextContent.ShouldContain("not");
                figure.QuerySelector("table caption").ShouldNotBeNull($"{name}: {title}");
            }

            foreach (
                var svg in html.QuerySelectorAll("svg")
                    .Where(s =>
                        s.Closest("[aria-hidden=true]") is null
                        && !s.Ancestors<IElement>().Any(a => a.LocalName == "svg")
                    )
            )
            {
                svg.Children.Count(c =>
                        c.LocalName is "title" or "desc" && c.TextContent.Length > 0
                    )
                    .ShouldBe(2, name);
            }

            foreach (var table in html.QuerySelectorAll("table"))
            {
                table.QuerySelector("caption")!.TextContent.ShouldNotBeNullOrWhiteSpace(name);
                table.QuerySelectorAll("thead th[scope=col]").ShouldNotBeEmpty(name);
                table
                    .QuerySelectorAll("tbody tr")
                    .ShouldAllBe(row => row.QuerySelectorAll("th[scope=row]").Length == 1);
            }
        }
    }

    [Fact]
    public async Task Words_of_people_are_shown_and_never_run()
    {
        var report = await reports.Of("hostile", Hostile);
        var cards = report.Documents["cards.html"];
        cards.QuerySelectorAll("script, img[src=x], b:not(.head)").ShouldBeEmpty();
        cards.Body!.TextContent.ShouldContain("<script>alert(1)</script>");
        cards.Body.TextContent.ShouldContain("קשב לשתיקה");
        cards.Body.TextContent.ShouldContain("👩‍👩‍👧‍👦");
        report
            .Pages.Select(Path.GetFileName)
            .ShouldAllBe(p => p!.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '.'));
        var csv = await File.ReadAllTextAsync(
            Path.Combine(report.Folder, "data", "cards.csv"),
            TestContext.Current.CancellationToken
        );
        csv.ShouldContain(
            "'=HYPERLINK",
            Case.Sensitive,
            "a spreadsheet must not take a title for a formula"
        );
    }

    [Fact]
    public async Task Nothing_established_is_said_plainly_with_what_it_would_take()
    {
        var report = await reports.Of("study", Sample.LikeTheStudy);
        report
            .Documents["index.html"]
            .QuerySelector(".finding")!
            .TextContent.ShouldMatch(
                "^No value is established here yet\\. About \\d+ more judgements in each direction would settle the closest pair\\.$"
            );
    }

    [Fact]
    public async Task A_winner_stands_with_its_attack_budget()
    {
        var report = await reports.Of("winners", Sample.WithWinners);
        var first = report.Documents["context-bad-news.html"].QuerySelector(".winners > li")!;
        first.TextContent.ShouldContain("Staying with the silence");
        first.TextContent.ShouldContain("Attack budget 15");
    }

    [Fact]
    public async Task What_was_refused_stands_with_its_kind_its_reason_and_a_way_on()
    {
        var report = await reports.Of("winners", Sample.WithWinners);
        var row = report
            .Documents["submissions.html"]
            .QuerySelector("section[aria-labelledby=part-something-else] tbody tr")!;
        row.TextContent.ShouldContain("Patients first!");
        row.TextContent.ShouldContain("a slogan");
        row.TextContent.ShouldContain("Tell of a time");
    }

    [Fact]
    public async Task A_long_draft_says_how_many_of_its_lines_are_not_shown()
    {
        var report = await reports.Of(
            "long draft",
            () =>
                Sample.WithWinners() with
                {
                    Submissions =
                    [
                        SampleSubmissions.All[0] with
                        {
                            Lines = [.. Enumerable.Range(1, 10).Select(n => $"Line {n}")],
                        },
                    ],
                }
        );
        var draft = report.Documents["submissions.html"].QuerySelector("tbody th")!.TextContent;
        draft.ShouldContain("Line 8");
        draft.ShouldNotContain("Line 9");
        draft.ShouldContain("…and 2 more lines");
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes_in_every_culture()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            List<string> contents = [];
            foreach (var culture in new[] { "", "de-DE", "tr-TR", "ar-SA" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                using var report = await ReportFixture.Of(Sample.WithWinners());
                contents.Add(
                    string.Concat(
                        Directory
                            .EnumerateFiles(report.Folder, "*.*", SearchOption.AllDirectories)
                            .Order(StringComparer.Ordinal)
                            .Where(f => !f.EndsWith(".woff2", StringComparison.Ordinal))
                            .Select(f => Path.GetFileName(f) + File.ReadAllText(f))
                    )
                );
            }

            contents.Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task A_large_graph_stays_readable_and_says_what_is_left_out()
    {
        using var report = await ReportFixture.Of(Sample.Generated(2000, [4000, 2000], 900));
        report
            .Pages.Select(p => (Path.GetFileName(p), new FileInfo(p).Length))
            .ShouldAllBe(p => p.Length < 2_000_000);
        var context = report.Documents["context-when-making-decisions.html"];
        context
            .QuerySelectorAll(".left-out")
            .Select(p => p.TextContent)
            .ShouldContain(t => t.Contains("left out here", StringComparison.Ordinal));
        context.QuerySelectorAll(".map-wide .node").Length.ShouldBeLessThanOrEqualTo(300);
    }

    private static GraphReportInput Hostile()
    {
        var sample = Sample.Generated(6, [8], 20);
        string[] titles =
        [
            "<script>alert(1)</script>",
            "=HYPERLINK(\"http://x\")",
            "קשב לשתיקה",
            "👩‍👩‍👧‍👦 together",
            new('W', 10_000),
            "\"><img src=x onerror=alert(1)>",
        ];
        string[] ids = ["a/b", "a b", "A B", "../../etc/passwd", "ü", "<i>"];
        var old = sample.Cards.Keys.Order(StringComparer.Ordinal).ToArray();
        var rename = old.Zip(ids).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
        ContextGraph Renamed(ContextGraph c, string id) =>
            c with
            {
                Context = id,
                Edges =
                [
                    .. c.Edges.Select(e =>
                        e with
                        {
                            From = rename[e.From],
                            To = rename[e.To],
                            Context = id,
                        }
                    ),
                ],
                Levels = [],
            };
        return sample with
        {
            Title = "<b>Bold</b> & \u202Ereversed",
            Question = "</title><script>alert(2)</script>",
            Graph = sample.Graph with
            {
                Contexts =
                [
                    Renamed(sample.Graph.Contexts[0], "when: <in> / doubt?"),
                    Renamed(sample.Graph.Contexts[0], "When in doubt"),
                    Renamed(sample.Graph.Contexts[0], "WHEN IN DOUBT"),
                    Renamed(sample.Graph.Contexts[0], "…"),
                    Renamed(sample.Graph.Contexts[0], "CON"),
                ],
            },
            Mai = null,
            Cards = ids.Zip(titles)
                .ToDictionary(
                    p => p.First,
                    p => new ValuesCard(
                        p.First,
                        p.Second,
                        "<b>not bold</b>",
                        ["MOMENTS <b>when</b>", new('x', 20_000), ""]
                    ),
                    StringComparer.Ordinal
                ),
            ContextLabels = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["CON"] = "<script>alert(3)</script>",
            },
            Stages = [new("<i>came</i>", 0), new("went", 0)],
            Source = "<script>alert(4)</script>",
        };
    }
}

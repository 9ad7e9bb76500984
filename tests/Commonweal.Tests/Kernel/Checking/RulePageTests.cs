using System.Globalization;
using System.Text;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Checking.Rules;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Every rule has a page, every page a rule, and the drafts on the pages are executed.</summary>
public sealed class RulePageTests
{
    /// <summary>
    /// Pages of votes (V9…) and of syntax (L…) are executed where votes and texts are read: their drafts are no
    /// documents that could be checked.
    /// </summary>
    public static TheoryData<string> Codes { get; } =
    [
        .. RulePage
            .All.Select(p => p.Code)
            .Where(c => c[0] != 'L' && !c.StartsWith("V9", StringComparison.Ordinal)),
    ];

    [Theory, MemberData(nameof(Codes))]
    public void The_first_draft_is_stopped_by_the_rule_and_by_no_other(string code)
    {
        var page = Written(code);

        // Weightier findings than the page's own would hide it; findings that come with it are named on the page.
        PageDrafts
            .Stopped(page)
            .Where(d => d.Severity != Severity.Information || d.Code == code)
            .Select(d => d.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Companions(code).Append(code).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Codes))]
    public void The_repaired_draft_has_neither_errors_nor_warnings(string code)
    {
        var found = PageDrafts.Repaired(Written(code));

        found.Where(d => d.Severity != Severity.Information).Select(Told).ShouldBeEmpty();
        found.Select(d => d.Code).ShouldNotContain(code);
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_finding_is_put_into_whole_sentences(string code)
    {
        foreach (var found in PageDrafts.Stopped(Written(code)).Where(d => d.Code == code))
        {
            string[] texts = [found.Message, found.Why, .. found.Mend];
            texts.ShouldAllBe(t => !t.Contains('{') && t.Length > 20 && EndsASentence(t));
            found.Mend.Count.ShouldBeGreaterThanOrEqualTo(2);
            string.Concat(texts).ShouldNotContain("invalid", Case.Insensitive);
        }
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_page_has_the_headings_of_every_rule_page(string code) =>
        Written(code)
            .Body.Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .ShouldBe([
                "## What it looks for",
                "## Why",
                "## Draft that is stopped",
                "## The same draft, repaired",
                "## When the rule is wrong",
                "## Source",
            ]);

    [Fact]
    public void Every_rule_has_a_page_and_every_page_of_a_rule_a_rule()
    {
        var rules = PhraseChecker.Codes.Concat(RuleList.Document.Select(r => r.Code)).ToList();

        rules.Distinct(StringComparer.Ordinal).Count().ShouldBe(rules.Count);
        rules.Order(StringComparer.Ordinal).ShouldBe(Codes.Select(r => r.Data));
    }

    [Fact]
    public void Rules_stand_in_one_file_each_and_in_one_list()
    {
        var listed = RuleList.Document.Select(r => r.GetType().Name);
        var files = Directory
            .EnumerateFiles(
                Repository.PathOf("src", "Commonweal.Kernel", "Checking", "Rules"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .Select(f => Path.GetFileNameWithoutExtension(f));

        listed.Except(files, StringComparer.Ordinal).ShouldBeEmpty();
        typeof(DocumentRule)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(DocumentRule)))
            .Select(t => t.Name)
            .Order(StringComparer.Ordinal)
            .ShouldBe(listed.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_page_is_named_after_its_code() =>
        Directory
            .EnumerateFiles(Repository.PathOf("docs", "rules"), "*.md")
            .Where(f => Path.GetFileName(f) != "README.md")
            .Select(f =>
                (Path.GetFileNameWithoutExtension(f), RulePage.Parse(File.ReadAllText(f)).Code)
            )
            .Where(p => p.Item1 != p.Code)
            .ShouldBeEmpty();

    [Fact]
    public void The_index_lists_every_page()
    {
        StringBuilder index = new(
            """
            # Rules

            Every finding has a code, and every code a page: what it looks for, why, a draft that is stopped, the same draft
            repaired, when the rule is wrong, and where it comes from. The drafts are executed as tests. This index is
            generated from the pages.


            """.ReplaceLineEndings("\n")
        );
        foreach (var (heading, begin) in Groups)
        {
            var pages = RulePage.All.Where(p => begin.Any(b => Matches(p.Code, b))).ToList();
            if (pages.Count == 0)
            {
                continue;
            }

            index.Append(
                Invariant,
                $"## {heading}\n\n| code | finding | severity |\n|---|---|---|\n"
            );
            foreach (var page in pages)
            {
                index.Append(
                    Invariant,
                    $"| [{page.Code}]({page.Code}.md) | {page.Title} | {Weights(page)} |\n"
                );
            }

            index.Append('\n');
        }

        Golden.ShouldBeKept(index.ToString().TrimEnd() + "\n", "docs", "rules", "README.md");
    }

    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly (string Heading, string[] Begin)[] Groups =
    [
        ("Values: topic and format", ["V1"]),
        ("Values: connection to practice", ["V2"]),
        ("Values: fitness across standpoints", ["V3"]),
        ("Values: stepwise improvement", ["V4"]),
        ("Norms: topic and format", ["N1"]),
        ("Norms: connection to practice", ["N2"]),
        ("Norms: fitness across standpoints", ["N3"]),
        ("Structure", ["S"]),
        ("Provenance", ["P"]),
        ("Language", ["L"]),
        ("Rows of votes and cards", ["V9"]),
    ];

    private static bool EndsASentence(string text) => ".?!".Contains(text[^1]);

    private static bool Matches(string code, string begin) =>
        code.StartsWith(begin, StringComparison.Ordinal);

    private static string Weights(RulePage page) =>
        string.Join(
            " or ",
            page.Variants.Values.Select(w => w.Severity)
                .Prepend(page.Severity)
                .Distinct()
                .Order()
                .Select(s => s.ToString().ToLowerInvariant())
        );

    private static string Told(Diagnostic d) => $"{d.Code} {d.Entity}: {d.Message}";

    /// <summary>The codes that come with this one, by the page's <c>with</c>.</summary>
    private static string[] Companions(string code) =>
        [
            .. File.ReadLines(Repository.PathOf("docs", "rules", $"{code}.md"))
                .Where(l => l.StartsWith("with: ", StringComparison.Ordinal))
                .SelectMany(l => l["with: ".Length..].Split(", ")),
        ];

    private static RulePage Written(string code) => RulePage.Of(code)!;
}

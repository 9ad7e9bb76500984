using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Architecture;

public sealed partial class DocumentationLinkTests
{
    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(Repository.Root, "*.md")
                .Concat(
                    new[] { "docs", "examples" }.SelectMany(folder =>
                        Directory.EnumerateFiles(
                            Repository.PathOf(folder),
                            "*.md",
                            SearchOption.AllDirectories
                        )
                    )
                )
                .Select(path => Path.GetRelativePath(Repository.Root, path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_within_the_repository_leads_somewhere(string page)
    {
        var path = Repository.PathOf(page);
        Links()
            .Matches(Prose(path))
            .Select(link => link.Groups["to"].Value)
            .Where(to => !to.Contains("://", StringComparison.Ordinal))
            .Where(to => !to.StartsWith("mailto:", StringComparison.Ordinal))
            .Where(to => !Resolves(path, to))
            .ShouldBeEmpty(page);
    }

    [Fact]
    public void No_page_cites_notes_that_its_readers_cannot_open() =>
        Pages
            .Select(row => row.Data)
            .Where(page => page != "CONTRIBUTING.md")
            .Where(page => UnreadableSource().IsMatch(File.ReadAllText(Repository.PathOf(page))))
            .ShouldBeEmpty();

    private static bool Resolves(string page, string to)
    {
        var parts = Uri.UnescapeDataString(to).Split('#', 2);
        var target =
            parts[0].Length == 0
                ? page
                : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, parts[0]));
        return parts.Length == 1
            ? File.Exists(target) || Directory.Exists(target)
            : File.Exists(target) && Anchors(target).Contains(parts[1]);
    }

    /// <summary>The anchors that a forge gives to headings; a heading that stands twice is numbered from the second on.</summary>
    private static IEnumerable<string> Anchors(string page) =>
        Headings()
            .Matches(Prose(page))
            .Select(heading => heading.Groups["text"].Value.Trim())
            .Select(text => NotInAnchors().Replace(text.ToLowerInvariant(), "").Replace(' ', '-'))
            .GroupBy(anchor => anchor, StringComparer.Ordinal)
            .SelectMany(same => same.Select((anchor, i) => i == 0 ? anchor : $"{anchor}-{i}"));

    /// <summary>A page without its blocks of code, in which brackets mean something else.</summary>
    private static string Prose(string page) =>
        Fences().Replace(File.ReadAllText(page).ReplaceLineEndings("\n"), "");

    [GeneratedRegex(@"\]\((?<to>[^)\s]+)\)", RegexOptions.None, 10_000)]
    private static partial Regex Links();

    [GeneratedRegex(@"^#+ (?<text>.+)$", RegexOptions.Multiline, 10_000)]
    private static partial Regex Headings();

    [GeneratedRegex(@"[^\p{L}\p{N}\p{M} _-]", RegexOptions.None, 10_000)]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline, 10_000)]
    private static partial Regex Fences();

    [GeneratedRegex(@"\b[0-9]0 §|[Tt]he design's §", RegexOptions.None, 10_000)]
    private static partial Regex UnreadableSource();
}

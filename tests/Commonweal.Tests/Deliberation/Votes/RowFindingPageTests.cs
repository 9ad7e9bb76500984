using System.Text;
using Commonweal.Deliberation.Cards;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

/// <summary>Every page of a row finding is executed: its first draft yields the code and no other, its second yields none.</summary>
public sealed class RowFindingPageTests
{
    public static TheoryData<string> Codes { get; } =
    [.. RulePage.All.Select(p => p.Code).Where(c => c.StartsWith("V9", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Codes))]
    public void The_drafts_of_a_page_show_the_rule(string code)
    {
        var page = RulePage.Of(code)!;
        var (stopped, repaired) = Drafts(page.Body);

        Found(code, stopped).ShouldBe([code]);
        Found(code, repaired).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_message_leaves_no_placeholder_open(string code)
    {
        var page = RulePage.Of(code)!;
        var (stopped, _) = Drafts(page.Body);

        Messages(code, stopped).ShouldAllBe(m => !m.Contains('{') && m.Length > 20);
    }

    [Theory, MemberData(nameof(Codes))]
    public void A_page_has_the_headings_of_every_rule_page(string code)
    {
        var headings = RulePage
            .Of(code)!
            .Body.Split('\n')
            .Where(line => line.StartsWith("## ", StringComparison.Ordinal))
            .Select(line => line[3..]);

        headings.ShouldBe([
            "What it looks for",
            "Why",
            "Draft that is stopped",
            "The same draft, repaired",
            "When the rule is wrong",
            "Source",
        ]);
    }

    [Fact]
    public void There_are_twenty_pages() => Codes.Count.ShouldBe(20);

    private static IEnumerable<string> Found(string code, string draft) =>
        Read(code, draft).Select(f => f.Code).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> Messages(string code, string draft) =>
        Read(code, draft).Select(f => f.Message);

    private static IReadOnlyList<RowFinding> Read(string code, string draft)
    {
        using var stream = new MemoryStream(
            Encoding.UTF8.GetBytes(
                draft
                    .Replace("{1 MiB of text}", new string('x', 1 << 20), StringComparison.Ordinal)
                    .Replace("{BOM}", "\uFEFF", StringComparison.Ordinal)
            )
        );
        if (code == "V918")
        {
            return CardImport
                .Cards(stream, "draft")
                .ShouldBeOfType<Imported<IReadOnlyList<ValuesCard>>.Read>()
                .Findings;
        }

        var options = code switch
        {
            "V906" => new ImportOptions { Values = ["telling", "staying"] },
            "V907" => new ImportOptions { Contexts = ["bad-news"] },
            "V915" => new ImportOptions { Until = VoteDate.Parse("2026-04-01") },
            "V917" => new ImportOptions { GroupKey = "ward" },
            "V920" => new ImportOptions { Context = "bad-news" },
            _ => ImportOptions.Everything,
        };
        return VoteImport.Votes(
            stream,
            "draft",
            options,
            TestContext.Current.CancellationToken
        ) switch
        {
            Imported<VoteSet>.Refused refused => [new(refused.Why.Code!, 0, refused.Why.Message)],
            Imported<VoteSet>.Read read => read.Findings,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static (string Stopped, string Repaired) Drafts(string body)
    {
        var blocks = body.Split("```")
            .Where((_, i) => i % 2 == 1)
            .Select(b => b[(b.IndexOf('\n', StringComparison.Ordinal) + 1)..])
            .ToList();
        blocks.Count.ShouldBe(2);
        return (blocks[0], blocks[1]);
    }
}

using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>10 §5, step 5: what becomes of a value or norm, given what was found.</summary>
public sealed class VerdictTests
{
    [Theory]
    [InlineData("V201", "candidate")]
    [InlineData("V202", "candidate")]
    [InlineData("V203", "candidate")]
    [InlineData("V204", "candidate")]
    [InlineData("V205", "rejected(instrument)")]
    [InlineData("V206", "candidate")]
    [InlineData("V207", "candidate")]
    [InlineData("V301", "accepted")]
    [InlineData("V302", "accepted")]
    [InlineData("V303", "accepted")]
    [InlineData("P601", "rejected")]
    [InlineData("P602", "candidate")]
    [InlineData("P603", "candidate")]
    [InlineData("P604", "candidate")]
    [InlineData("P605", "candidate")]
    [InlineData("P606", "rejected")]
    [InlineData("P607", "accepted")]
    [InlineData("P608", "accepted")]
    [InlineData("P609", "accepted")]
    [InlineData("N101", "rejected")]
    [InlineData("N102", "rejected")]
    [InlineData("N103", "rejected")]
    [InlineData("N104", "accepted")]
    [InlineData("N105", "rejected")]
    [InlineData("N201", "rejected")]
    [InlineData("N202", "candidate")]
    [InlineData("N203", "custom")]
    [InlineData("N204", "accepted")]
    [InlineData("N205", "accepted")]
    [InlineData("N206", "accepted")]
    [InlineData("N302", "accepted")]
    [InlineData("S504", "accepted")]
    public void The_draft_on_a_page_stands_as_its_code_says(string code, string standing) =>
        Checker
            .Check(
                WealParser.Parse(PageDrafts.Documents(RulePage.Of(code)!).First()),
                Drafts.Options
            )
            .Statuses[0]
            .ToString()
            .ShouldBe(standing);

    [Fact] // 10 §5.5: kind by first hit in order; metric comes before goal
    public void Of_several_kinds_the_first_in_order_is_named() =>
        Drafts
            .Standing(
                Drafts.Setting
                    + Drafts.Value(
                        """
                        attend CHANCES "to become the best in the ward" from p4 t1 0..41 at c1
                        attend NUMBER "of followers I gain by it" from p4 t1 42..67 at c1
                        attend SIGNS "that company has become tiring for them" from p4 t1 68..107 at c1
                        """
                    )
            )
            .ShouldBe("rejected(metric)");

    [Fact]
    public void What_rejects_outweighs_what_is_missing() =>
        Drafts
            .Standing(
                Drafts.Setting
                    + Drafts
                        .Value(probes: "test still-attend no")
                        .Replace(" at c1", "", StringComparison.Ordinal)
            )
            .ShouldBe("rejected(instrument)");

    [Fact] // 10 §5.6: exit code 2 with errors of syntax
    public void What_the_parser_found_is_told_with_the_rest_and_decides_the_exit_code()
    {
        var parsed = WealParser.Parse(
            "weal 1\nvalue-ref a \"A\"\nvalue-ref ? \"B\"\na because a\n"
        );

        var report = Checker.Check(parsed, Drafts.Options);

        report.Diagnostics.Select(d => d.Code[0]).Distinct().ShouldBe(['L', 'S']);
        report.Diagnostics[^1].Code.ShouldBe("S501");
        report.ExitCode.ShouldBe(2);
    }
}

using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Which values may be reasons where (10 §3 use rule, §0 L2).</summary>
public sealed class UseRuleTests
{
    private const string Draft =
        Drafts.Setting + "context last-visits \"The last visits\" { part-of visits }\n";

    [Theory]
    [InlineData("visits", false, UseVerdict.Reason)]
    [InlineData("visits", true, UseVerdict.NoReason)]
    [InlineData("visits", null, UseVerdict.Undecidable)]
    [InlineData("last-visits", false, UseVerdict.Reason)]
    [InlineData("last-visits", null, UseVerdict.Undecidable)]
    [InlineData("vigil", true, UseVerdict.Reason)]
    [InlineData("vigil", null, UseVerdict.Reason)]
    [InlineData("elsewhere", false, UseVerdict.NoReason)]
    public void A_value_is_a_reason_where_it_holds_and_no_limit_does(
        string context,
        bool? limitHolds,
        UseVerdict verdict
    )
    {
        var document = Document(Draft + Drafts.Value());
        var value = document.Declarations.OfType<Value>().Single();

        UseRule.Of(document, value, new(context, (_, _) => limitHolds)).ShouldBe(verdict);
    }

    [Fact] // 10 §3: unknown → S511
    public void A_limit_nobody_can_test_is_a_finding_of_the_check()
    {
        string Codes(string context, LimitMatcher? matcher) =>
            Drafts.Codes(
                Draft + Drafts.Value(),
                Drafts.Options with
                {
                    Situation = new(context, matcher),
                }
            );

        Codes("last-visits", null).ShouldBe("S511");
        Codes("last-visits", (_, _) => false).ShouldBe("");
        Codes("vigil", null).ShouldBe("");
    }

    [Fact]
    public void A_chain_of_reasons_holds_if_it_ends_in_what_is_accepted_and_valid_there()
    {
        var draft =
            Draft
            + Drafts.Value()
            + """
                value-ref comfort "Comfort"
                goal calm "A calm ward"
                comfort because staying
                value-ref order "Order"
                order because calm, comfort
                """;
        var parsed = WealParser.Parse($"weal 1\n{draft}");
        var report = Checker.Check(parsed, Drafts.Options);
        Sequence<string> Failing(string from, string context) =>
            ReasonRule.Failing(parsed.Document, report, from, new(context, (_, _) => false));

        ReasonRule.Ends(parsed.Document, "order").ShouldBe(["calm", "staying"]);
        Failing("comfort", "visits").ShouldBeEmpty();
        Failing("comfort", "elsewhere").ShouldBe(["staying"]);
        Failing("order", "visits").ShouldBe(["calm"]);
    }

    private static Document Document(string draft) => WealParser.Parse($"weal 1\n{draft}").Document;
}

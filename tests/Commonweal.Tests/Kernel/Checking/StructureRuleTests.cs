using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>How declarations may hang together (10 §3, §4 E).</summary>
public sealed class StructureRuleTests
{
    private const string Refs = """
        value-ref a "A"
        value-ref b "B"
        value-ref v "V"
        context c "C"
        context d "D" { part-of c }
        domain craft "Craft"
        practice trade "Trade"
        metric m "M"
        goal g "G"
        instrument i "I"

        """;

    private const string Grounds =
        "practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2025-09-15";

    [Theory] // 10 §3, the table of signatures
    [InlineData("a because b", "")]
    [InlineData("a because m", "S505")]
    [InlineData("m because a", "S505")]
    [InlineData("a because craft", "S505")]
    [InlineData("a part-of craft", "")]
    [InlineData("a part-of b", "")]
    [InlineData("a part-of c", "S505")]
    [InlineData("c part-of craft", "")]
    [InlineData("c part-of trade", "S505")]
    [InlineData("craft part-of c", "S505")]
    [InlineData("a constitutive-of craft", "")]
    [InlineData("a constitutive-of trade", "")]
    [InlineData("a constitutive-of b", "")]
    [InlineData("a constitutive-of c", "S505")]
    [InlineData("m constitutive-of a", "S505")]
    [InlineData("a requires b", "")]
    [InlineData("a requires m", "S505")]
    [InlineData("i in-order-to a", "")]
    [InlineData("a in-order-to b", "S505")]
    [InlineData("metric k \"K\" proxies a", "")]
    [InlineData("metric k \"K\" proxies m", "")]
    [InlineData("goal k \"K\" proxies a", "S505")]
    [InlineData("metric k \"K\" proxies c", "S505")]
    [InlineData("parity a ~ b in c", "")]
    [InlineData("parity a ~ m in c", "S505")]
    [InlineData("parity a ~ a in c", "S505")]
    [InlineData("parity a ~ b in craft", "")]
    [InlineData("parity a ~ b in m", "S505")]
    [InlineData("stake a in b", "S505")]
    public void A_relation_leads_from_its_kinds_to_its_kinds(string line, string codes) =>
        Drafts.Codes(Refs + line).ShouldBe(codes);

    [Theory]
    [InlineData("counts \"a bow\" as \"a greeting\"", "")]
    [InlineData("obliges member to bow \"bow on entering the hall\"", "S505")]
    public void Constitutive_norms_make_up_practices_and_others_do_not(string body, string codes) =>
        Drafts
            .Codes(Refs + $"norm n \"N\" {{ {body} in c {Grounds} constitutive-of trade }}")
            .ShouldBe(codes);

    [Fact]
    public void Both_values_of_an_upgrade_hold_in_its_context() =>
        Drafts
            .Messages(
                Drafts.Setting
                    + Drafts.Value()
                    + """
                    context elsewhere "Elsewhere"
                    value-ref b "B"
                    upgrade staying -> b in elsewhere reason skill { maps 1 -> 1 maps 2 -> 2 maps 3 -> 3 }
                    """,
                "S505"
            )
            .ShouldBe(["staying does not hold in elsewhere; it holds in visits, vigil."]);

    [Fact] // 10 §1: a value valid in a context is valid in its parts
    public void A_value_holds_in_the_parts_of_its_contexts() =>
        Drafts
            .Codes(
                Drafts.Setting
                    + Drafts.Value()
                    + """
                    context last-visits "The last visits" { part-of visits }
                    value-ref b "B"
                    upgrade staying -> b in last-visits reason skill { maps 1 -> 1 maps 2 -> 2 maps 3 -> 3 }
                    """
            )
            .ShouldBe("");

    [Theory]
    [InlineData("i in-order-to g", "S503")]
    [InlineData("i in-order-to g\ng in-order-to a", "")]
    [InlineData("i in-order-to g, a", "S503")]
    [InlineData("i in-order-to g\ng in-order-to i", "S503")]
    [InlineData("i in-order-to g\ng in-order-to i, a", "S503")]
    [InlineData("i in-order-to other/value", "")]
    [InlineData("m in-order-to craft", "S503")]
    public void Every_chain_of_means_ends_in_a_value_or_norm(string lines, string codes) =>
        Drafts.Codes(Refs + lines).ShouldBe(codes);

    [Theory]
    [InlineData("", "", "S504")]
    [InlineData("when night", "when day", "")]
    [InlineData("when night", "when !night", "")]
    [InlineData("when night", "when night & rain", "S504")]
    [InlineData("when waiting >= 3", "when waiting < 3", "")]
    [InlineData("when waiting >= 3", "when waiting <= 3", "S504")]
    [InlineData("when tone = harsh", "when tone = soft", "")]
    [InlineData("when tone = harsh", "when tone != soft", "S504")]
    [InlineData("unless night", "when night", "")]
    [InlineData("unless rain", "when night", "S504")]
    [InlineData("unless waiting > 2", "when waiting > 5", "")]
    [InlineData("unless waiting > 5", "when waiting > 2", "S504")]
    [InlineData("when night", "unless night", "")]
    [InlineData("rank 1", "rank 2", "")]
    [InlineData("until 2026-01-01", "since 2026-01-01", "")]
    [InlineData("until 2026-01-02", "since 2026-01-01", "S504")]
    public void Two_norms_contradict_where_both_can_apply_and_neither_yields(
        string one,
        string other,
        string codes
    ) =>
        Drafts
            .Codes(
                Refs
                    + "disjoint day, night\n"
                    + Contrary(("obliges", "member", "c", one), ("forbids", "member", "c", other))
            )
            .ShouldBe(codes);

    [Theory]
    [InlineData("obliges", "forbids", "member", "member", "c", "c", "S504")]
    [InlineData("expects", "forbids", "member", "member", "c", "c", "S504")]
    [InlineData("permits", "forbids", "member", "member", "c", "c", "")]
    [InlineData("obliges", "expects", "member", "member", "c", "c", "")]
    [InlineData("obliges", "forbids", "member", "guest", "c", "c", "")]
    [InlineData("obliges", "forbids", "member, guest", "guest", "c", "c", "S504")]
    [InlineData("obliges", "forbids", "any", "guest", "c", "c", "S504")]
    [InlineData("obliges", "forbids", "group board", "chair", "c", "c", "S504")]
    [InlineData("obliges", "forbids", "member", "member", "d", "c", "S504")]
    [InlineData("obliges", "forbids", "member", "member", "c", "d", "S504")]
    [InlineData("obliges", "forbids", "member", "member", "d", "e", "")]
    public void They_contradict_only_over_the_same_people_in_contexts_of_which_one_contains_the_other(
        string one,
        string other,
        string bound,
        string boundToo,
        string context,
        string contextToo,
        string codes
    ) =>
        Drafts
            .Codes(
                Refs
                    + "context e \"E\"\ngroup board\nrole chair in board\n"
                    + Contrary((one, bound, context, ""), (other, boundToo, contextToo, ""))
            )
            .ShouldBe(codes);

    [Theory]
    [InlineData("a because bb", "\"bb\" is declared nowhere in this document. Did you mean \"b\"?")]
    [InlineData(
        "a because carft",
        "\"carft\" is declared nowhere in this document. Did you mean \"craft\"?"
    )]
    [InlineData(
        "a because something-else",
        "\"something-else\" is declared nowhere in this document."
    )]
    public void An_unknown_name_is_told_with_the_nearest_one_that_fits(
        string line,
        string message
    ) => Drafts.Messages(Refs + line, "S506").ShouldBe([message]);

    [Fact]
    public void A_suggestion_is_of_the_kind_that_is_wanted() =>
        Drafts
            .Messages(Drafts.Setting + "parity visit ~ visit in visit", "S506")
            .ShouldBe([
                "\"visit\" is declared nowhere in this document.",
                "\"visit\" is declared nowhere in this document.",
                "\"visit\" is declared nowhere in this document. Did you mean \"visits\"?",
            ]);

    [Fact] // 10 §2
    public void Roles_actions_conditions_and_sanctioning_agents_are_declared_by_use() =>
        Drafts
            .Codes(
                Refs
                    + $"norm n \"N\" {{ obliges member to bow \"bow on entering the hall\" when evening unless fire in c {Grounds} sanction \"a look\" by elder payoff newcomer all 2 none 1 protects elder }}\n"
                    + "standpoint elder on n agrees\n"
            )
            .ShouldBe("");

    [Theory] // 10 §2: other ids must be declared
    [InlineData("adopted by council on 2025-01-01")]
    [InlineData("because nothing")]
    public void A_process_and_a_reason_are_not(string clause) =>
        Drafts
            .Codes(
                Refs
                    + $"norm n \"N\" {{ obliges member to bow \"bow on entering the hall\" in c {Grounds} {clause} }}"
            )
            .ShouldBe("S506");

    [Fact] // 10 §1: ids are file-scoped scope/id
    public void What_another_file_declares_is_not_unknown_here() =>
        Drafts
            .Codes(Refs + "a because trust/candour\nparity a ~ trust/candour in trust/c")
            .ShouldBe("");

    [Fact]
    public void A_norm_never_binds_a_named_person() =>
        Drafts
            .Codes(
                Refs
                    + $"person p4\nnorm n \"N\" {{ obliges p4 to bow \"bow on entering the hall\" in c {Grounds} }}"
            )
            .ShouldBe("S505");

    [Theory]
    [InlineData("maps 4 -> 1", "\"staying\" has no policy 4; it has 3.")]
    [InlineData(
        "drops 5 as error \"it was never there\"",
        "\"staying\" has no policy 5; it has 3."
    )]
    public void An_upgrade_names_policies_there_are(string clause, string message) =>
        Drafts
            .Messages(
                Drafts.Setting
                    + Drafts.Value()
                    + $"value-ref b \"B\"\nupgrade staying -> b in visits reason skill {{ maps 1 -> 1 maps 2 -> 2 maps 3 -> 3 {clause} }}",
                "S506"
            )
            .ShouldBe([message]);

    [Fact]
    public void What_is_required_at_any_remove_must_be_possible_together() =>
        Drafts
            .Messages(
                Refs + "v requires a\na requires b\nb requires a\nincompatible v ~ b \"no\"",
                "S510"
            )
            .ShouldBe(["v requires both b and v, which are declared incompatible."]);

    [Theory] // 10 §4 E: upgrade, priority or parity
    [InlineData("", "S512")]
    [InlineData("parity b ~ a in c", "")]
    [InlineData("parity b ~ a in d", "S512")]
    [InlineData("upgrade b -> a in c reason skill { maps 1 -> 1 maps 2 -> 2 maps 3 -> 3 }", "")]
    [InlineData(
        "upgrade a -> v in c reason comprehends { maps 1 -> 1 maps 2 -> 2 maps 3 -> 3 settles b, a priority \"b first\" }",
        ""
    )]
    public void A_conflict_is_settled_where_it_arises(string line, string codes) =>
        Drafts.Codes(Refs + "conflict a with b in c \"a case\"\n" + line).ShouldBe(codes);

    [Fact]
    public void Circles_of_contexts_and_of_parts_are_told_apart()
    {
        Drafts
            .Codes("context x \"X\" { part-of y }\ncontext y \"Y\" { part-of x }")
            .ShouldBe("S508");
        Drafts.Codes("domain x \"X\" { part-of y }\ndomain y \"Y\" { part-of x }").ShouldBe("S502");
        Drafts.Codes(Refs + "a constitutive-of b\nb constitutive-of a").ShouldBe("S502");
    }

    private static string Contrary(
        (string Deontic, string Bound, string Context, string Clauses) one,
        (string Deontic, string Bound, string Context, string Clauses) other
    ) => Norm("n-1", one) + Norm("n-2", other);

    private static string Norm(
        string id,
        (string Deontic, string Bound, string Context, string Clauses) norm
    ) =>
        $"norm {id} \"N\" {{ {norm.Deontic} {norm.Bound} to bow \"bow on entering the hall\" in {norm.Context} {norm.Clauses} {Grounds} }}\n";
}

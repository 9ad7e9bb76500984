using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class WealParserTests
{
    /// <summary>10 §5.1</summary>
    [Fact]
    public void The_worked_example_is_read_whole()
    {
        var declarations = Weal.Clean(Weal.WorkedExample);

        declarations
            .Select(d => d.GetType().Name)
            .ShouldBe([
                "Scope",
                "Scope",
                "Agent",
                "Agent",
                "Choice",
                "Value",
                "Signal",
                "Relation",
            ]);
        var value = declarations.OfType<Value>().Single();
        value.Policies.Select(p => p.Head).ShouldBe(["SOUNDS", "PLACES", "OPPORTUNITIES"]);
        value
            .Policies[2]
            .Provenance.ShouldBe(
                new Provenance(new("m1", "t9", 120, 153), ProvenanceAct.Accepted, null, Span.None)
            );
        value.Tests.ShouldBe(new ConstitutiveTests(true, false, true, 3, true, null));
        value.Links.ShouldBe([new Link(RelationKind.ConstitutiveOf, ["craft"], Span.None)]);
        declarations.OfType<Choice>().Single().On.ShouldBe(new DateOnly(2025, 4, 11));
    }

    /// <summary>10 §2, production <c>regul</c> and <c>social</c></summary>
    [Fact]
    public void A_norm_is_written_as_in_the_first_design_or_with_its_clauses_in_any_other_order()
    {
        const string Clauses =
            "obliges physician to tell \"say what was found\"|when asked|unless harm|in ward|practiced 112 of 120 observed 2026-01-01|expected 49 of 60 asked 2026-01-02|sanction \"a talk\" by staff|adopted by council on 2026-01-03";
        var norm = Weal.One<Norm>($"norm telling \"Tell\" {{ {Clauses.Replace('|', ' ')} }}");

        norm.Deontic.ShouldBe(Deontic.Obliges);
        norm.Bearer.ShouldBe(new Bearer(BearerKind.Role, ["physician"], Span.None));
        norm.Content.ShouldBe(new Act("tell", "say what was found", Span.None));
        norm.When.ShouldBe(new Condition([new FeatureLiteral("asked", false, Span.None)]));
        norm.In.ShouldBe<Name?>("ward");
        norm.Practiced.ShouldBe([new Tally(112, 120, new(2026, 1, 1), Span.None)]);
        Weal.One<Norm>(
                $"norm telling \"Tell\" {{ {string.Join('\n', Clauses.Split('|').Reverse())} }}"
            )
            .ShouldBe(norm);
    }

    [Fact]
    public void Every_slip_of_a_file_is_found_in_one_run_and_the_rest_is_kept()
    {
        var result = Weal.Parse(
            """
            weal 1
            valeu lost "A slip" by p1 { in bench }
            value kept "Kept" by p1 {
              in bench
              atend SOUNDS "that nobody hears"
              attend PLACES "where the board resists"
              test automate perhaps
            }
            metric panels 12
            person p1
            """
        );

        result.Findings.Select(f => f.Code).ShouldBe(["L010", "L012", "L024", "L014"]);
        result
            .Document.Declarations.Select(d => d.DeclaredId?.Text)
            .ShouldBe(["kept", "panels", "p1"]);
    }

    [Fact]
    public void Every_part_knows_its_place()
    {
        const string Text =
            "weal 1\nvalue grain \"Grain\" by p7 {\n  in bench\n  attend SOUNDS \"of the blade\" from p7 t9 0..47 at c9\n  because craft\n}";
        var value = Weal.Clean(Text).OfType<Value>().Single();
        var policy = value.Policies[0];
        string At(Span span) => Text[span.Start..span.End];

        At(value.Span).ShouldBe(Text["weal 1\n".Length..]);
        At(value.Id.Span).ShouldBe("grain");
        At(value.By.Span).ShouldBe("p7");
        At(value.Contexts[0].Span).ShouldBe("bench");
        At(policy.Span).ShouldBe("attend SOUNDS \"of the blade\" from p7 t9 0..47 at c9");
        At(policy.TextSpan).ShouldBe("SOUNDS \"of the blade\"");
        At(policy.Provenance!.Span).ShouldBe("from p7 t9 0..47");
        At(policy.At[0].Span).ShouldBe("c9");
        At(value.Links[0].Span).ShouldBe("because craft");
    }

    /// <summary>V101 is a check, so what it looks for can be written down.</summary>
    [Theory]
    [InlineData("attend MOMENTS \"when she pauses\"", "MOMENTS", "when she pauses")]
    [InlineData("attend SELF-DOUBT AT WORK \"in others\"", "SELF-DOUBT AT WORK", "in others")]
    [InlineData("attend OTHERS' NEEDS", "OTHERS' NEEDS", "")]
    [InlineData("attend \"work in a bakery\"", "", "work in a bakery")]
    [InlineData("attend moments \"when she pauses\"", "", "moments when she pauses")]
    [InlineData("attend Moments of calm", "", "Moments of calm")]
    [InlineData("attend A \"b\"", "", "A b")]
    [InlineData("attend ÄNGSTE \"vor dem Anruf\"", "ÄNGSTE", "vor dem Anruf")]
    public void A_policy_without_a_head_keeps_its_words(string clause, string head, string rest)
    {
        var policy = Weal.One<Value>($"value v \"V\" by p {{ in c {clause} }}").Policies.Single();

        (policy.Head, policy.Qualifier).ShouldBe((head, rest));
    }

    /// <summary>10 §2: one token of look-ahead suffices, though words of the language may be names.</summary>
    [Fact]
    public void A_name_before_a_relation_word_begins_a_relation_whatever_the_name_is() =>
        Weal.Clean(
                "process council open\nopen because value\nperson p1\nin requires by\nmetric m \"M\"\nproxies part-of norm\nupgrade a -> b in c\nreason in-order-to x"
            )
            .OfType<Relation>()
            .Select(r => r.From.Text)
            .ShouldBe(["open", "in", "proxies", "reason"]);

    [Fact]
    public void Relations_of_one_kind_are_one_link() =>
        Weal.One<Value>("value v \"V\" by p { in c because a requires b because d, e }")
            .Links.ShouldBe([
                new Link(RelationKind.Because, ["a", "d", "e"], Span.None),
                new Link(RelationKind.Requires, ["b"], Span.None),
            ]);

    [Theory]
    [InlineData("obliges any to rest", BearerKind.Any, "")]
    [InlineData("obliges physician, nurse to rest", BearerKind.Role, "physician, nurse")]
    [InlineData("obliges role to to rest", BearerKind.Role, "to")]
    [InlineData("obliges group board to rest", BearerKind.Group, "board")]
    [InlineData("group board to rest obliges", BearerKind.Group, "board")]
    [InlineData("to rest obliges nurse", BearerKind.Role, "nurse")]
    public void A_norm_binds_everyone_roles_or_groups(string clauses, BearerKind kind, string names)
    {
        var norm = Weal.One<Norm>($"norm n {{ {clauses} }}");

        norm.Bearer!.Kind.ShouldBe(kind);
        string.Join(", ", norm.Bearer.Names).ShouldBe(names);
        norm.Content.ShouldBe(new Act("rest", null, Span.None));
        norm.Deontic.ShouldBe(Deontic.Obliges);
    }

    /// <summary>10 §4, N101 to N105: what a norm lacks is for the checker to say.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("to help \"do the right thing\"")]
    [InlineData("obliges")]
    [InlineData("role nurse")]
    [InlineData("forbids nurse in ward")]
    [InlineData("counts")]
    [InlineData("counts \"a bow\"")]
    [InlineData("counts as \"a greeting\"")]
    public void A_norm_may_lack_any_part(string clauses) =>
        Weal.One<Norm>($"norm n {{ {clauses} }}").Id.Text.ShouldBe("n");

    [Fact]
    public void Numbers_are_kept_exactly()
    {
        var norm = Weal.One<Norm>(
            "norm n { cost 0.1000000000000000000000000001 rank -3 when t >= -0.30 & u = \"Deep Red\" & v != red }"
        );

        norm.Cost.ShouldBe(0.1000000000000000000000000001m);
        norm.Rank.ShouldBe(-3);
        norm.When.Literals.Cast<ComparisonLiteral>()
            .Select(l => l.Operand)
            .ShouldBe([new(-0.3m, null), new(null, "Deep Red"), new(null, "red")]);
    }

    [Fact]
    public void A_text_holds_any_character_by_its_number() =>
        Weal.One<Agent>("person p \"\\u{1F642}\\u{0}\\u{10ffff}\\n\\\\\\\"\"")
            .Label.ShouldBe("🙂\0\U0010FFFF\n\\\"");

    /// <summary>The places of a text's slips, one line each.</summary>
    [Theory]
    [InlineData("value v \"V\" by p { in c\nperson p1", "L017")]
    [InlineData("value \"V\" by p { in c }\nperson p1", "L014")]
    [InlineData("value v by p { in c }\nperson p1", "L014")]
    [InlineData("value v \"V\" p { in c }\nperson p1", "L014")]
    [InlineData("value v \"V\" by p in c }\nperson p1", "L014")]
    [InlineData("value v \"V\" by p { in c, }\nperson p1", "L014")]
    [InlineData("value v \"V\" by p { in { c } attend X }\nperson p1", "L015 L014")]
    [InlineData("value v \"V\" by p { in c } }\nperson p1", "L014")]
    [InlineData("valu v \"V\" by p {\n in c\nperson p1", "L010")]
    [InlineData("upgrade a - b in c\nperson p1", "L005 L014")]
    [InlineData("norm n { oblige nurse to rest }\nperson p1", "L012")]
    [InlineData("norm n { obliges nurse to rest when }\nperson p1", "L014")]
    [InlineData("norm n { within }\nperson p1", "L014")]
    [InlineData("portfolio p on 2026-01-01 { a NaN b 0.5 }\nperson p1", "L014")]
    [InlineData("portfolio p on 2026-01-01 { a 1e9 }\nperson p1", "L008")]
    [InlineData("consent p on 2026-1-1\nperson p1", "L009")]
    [InlineData("consent p on yesterday\nperson p1", "L014")]
    [InlineData("choice c by p in x { on 2026-01-01 on 2026-01-02 }\nperson p1", "L016")]
    [InlineData("choice c by ? in x { }\nperson p1", "L014")]
    public void One_slip_is_one_finding_and_the_next_declaration_is_read(string text, string codes)
    {
        Weal.Codes(text).ShouldBe(codes);
        Weal.Parse(text).Document.Declarations.ShouldContain(d => d.DeclaredId == "p1");
    }

    [Fact]
    public void Findings_name_the_declaration_they_are_in() =>
        Weal.Parse("value grain \"G\" by p { in c test automate maybe }")
            .Findings.Single()
            .Entity.ShouldBe("grain");
}

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
}

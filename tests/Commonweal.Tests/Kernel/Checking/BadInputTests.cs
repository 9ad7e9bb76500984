using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Norms;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Bad input is a finding, never an exception (10 §5).</summary>
public sealed class BadInputTests
{
    private static readonly DateOnly Tomorrow = Drafts.Options.Today.AddDays(1);

    [Theory]
    [InlineData("choice c2 by p4 in visits { on 2026-06-02 lived did \"x\" over \"y\" }")]
    [InlineData("consent p4 on 2026-06-02")]
    [InlineData("portfolio p4 on 2026-06-02 { a 1 }")]
    [InlineData(
        "process council \"C\" open dated revisable\nnorm n \"N\" { obliges any to bow \"bow on entering the hall\" in visits adopted by council on 2026-06-02 }"
    )]
    public void What_is_dated_after_the_day_of_the_check_is_a_finding(string line)
    {
        var draft = Drafts.Setting + "value-ref a \"A\"\n" + line;

        Drafts.Codes(draft).Split(' ').ShouldContain("S514");
        Drafts.Codes(draft, Drafts.Options with { Today = Tomorrow }).ShouldBe("");
    }

    [Theory]
    [InlineData("practiced 112 of 120 observed 2026-06-02 expected 49 of 60 asked 2025-09-15")]
    [InlineData("practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2026-06-02")]
    [InlineData("adopted by council on 2026-06-02")]
    public void What_has_not_happened_yet_grounds_no_norm(string grounds)
    {
        var draft =
            Drafts.Setting
            + "process council \"C\" open dated revisable\n"
            + $"norm n \"N\" {{ obliges any to bow \"bow on entering the hall\" in visits {grounds} }}";

        Drafts.Standing(draft).ShouldBe("candidate");
        Drafts.Standing(draft, Drafts.Options with { Today = Tomorrow }).ShouldBe("accepted");
    }

    [Fact]
    public void A_choice_that_has_not_been_made_grounds_no_value() =>
        Drafts
            .Standing(
                Drafts.Setting.Replace("2025-11-02", "2026-06-02", StringComparison.Ordinal)
                    + Drafts.Value()
            )
            .ShouldBe("candidate");

    [Fact]
    public void A_norm_may_come_into_force_later() =>
        Drafts
            .Codes(
                Drafts.Setting
                    + "norm n \"N\" { obliges any to bow \"bow on entering the hall\" in visits since 2030-01-01 until 2040-01-01 practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2025-09-15 }"
            )
            .ShouldBe("");

    [Fact]
    public void Numbers_that_cannot_be_are_findings_in_documents_that_programs_build()
    {
        Document document = new(
            1,
            [
                new Agent(AgentKind.Person, "p4", null, [], ProcessQualities.None, Span.None),
                new ValueReference("a", null, Span.None),
                new Portfolio("p4", new(2026, 1, 1), [new("a", -1)], Span.None),
                new CatchTrials("p4", 3, 2, Span.None),
                new Norm("n", Span.None)
                {
                    Practiced = [new(5, 3, new(2025, 1, 1), Span.None)],
                    Expected = [new(-1, 0, new(2025, 1, 1), Span.None)],
                    Credence = 2,
                    ExplainedByDesire = -.5m,
                    Cost = -1,
                },
            ]
        );

        Checker
            .Check(document, Drafts.Options)
            .Diagnostics.Where(d => d.Code == "S515")
            .Select(d => d.Message["This says ".Length..])
            .ShouldBe(
                [
                    "a weight of -1 for a, which cannot be.",
                    "3 of 2, which cannot be.",
                    "5 of 3, which cannot be.",
                    "-1 of 0, which cannot be.",
                    "a credence of 2, which cannot be.",
                    "a probability of -0.5, which cannot be.",
                    "a cost of -1, which cannot be.",
                ],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData(5, 3)]
    [InlineData(-4, 10)]
    [InlineData(0, 0)]
    [InlineData(int.MaxValue, -1)]
    public void Counts_that_cannot_be_show_nothing(int count, int of)
    {
        Norm norm = new("n", Span.None)
        {
            Deontic = Deontic.Obliges,
            Bearer = new(BearerKind.Any, [], Span.None),
            Content = new Act("bow", "bow on entering the hall", Span.None),
            In = "hall",
            Practiced = [new(count, of, new(2025, 1, 1), Span.None)],
            Expected = [new(count, of, new(2025, 1, 1), Span.None)],
        };
        Document document = new(1, [norm, new CatchTrials("p4", int.MinValue, -2, Span.None)]);

        Checker
            .Check(document, Drafts.Options)
            .Statuses.ShouldHaveSingleItem()
            .ToString()
            .ShouldBe("candidate");
    }

    [Fact]
    public void What_the_parser_has_said_of_a_number_is_not_said_again()
    {
        var parsed = WealParser.Parse("weal 1\nperson p4\ntrials p4 accepted 3 of 2\n");

        parsed.Findings.Count.ShouldBe(1);
        var view = new DocumentView(parsed, Drafts.Options);
        new Commonweal.Kernel.Checking.Rules.Structure.ImpossibleNumber()
            .Examine(view)
            .ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_document_has_nothing_to_say()
    {
        var report = Checker.Check(new Document(1, []), Drafts.Options);

        report.Diagnostics.ShouldBeEmpty();
        report.ExitCode.ShouldBe(0);
    }

    [Fact] // 10 §5: 100 000 declarations
    public void A_hundred_thousand_declarations_deep_are_walked_without_recursion()
    {
        const int size = 25_000;
        List<Declaration> declarations = [];
        for (var i = 0; i < size; i++)
        {
            var next = (i + 1) % size;
            declarations.Add(new ValueReference($"v{i}", null, Span.None));
            declarations.Add(Relate($"v{i}", RelationKind.Because, $"v{next}"));
            declarations.Add(Relate($"v{i}", RelationKind.Requires, $"v{next}"));
            declarations.Add(
                new Scope(ScopeKind.Context, $"c{i}", "C", [$"c{next}"], [], Span.None)
            );
        }

        declarations.Add(new Incompatibility("v0", "v1", null, Span.None));

        var report = Checker.Check(new Document(1, declarations.ToSequence()), Drafts.Options);

        report.Diagnostics.Select(d => d.Code).ShouldBe(["S501", "S508", "S510"]);
        report.Diagnostics[0].Message.ShouldContain("… (25000 in all) because v0");
    }

    private static Relation Relate(string from, RelationKind kind, string to) =>
        new(from, kind, [to], Span.None);
}

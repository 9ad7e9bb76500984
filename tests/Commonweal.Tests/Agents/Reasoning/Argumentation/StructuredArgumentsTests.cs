using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Kernel;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

public sealed class StructuredArgumentsTests
{
    private static readonly ArgumentRule[] Minor =
    [
        new("r1", ["request"], "provide") { Value = "learning" },
        new("r2", ["minor"], "~provide") { Value = "protection" },
        new("r3", ["supervised"], "~applicable(r2)"),
    ];

    // 20 §A3.4, O-A3i.
    [Theory]
    [InlineData("protection>learning", "minor request ~provide", 1)]
    [InlineData("learning>protection", "minor provide request", 1)]
    [InlineData("", "minor request", 2)]
    public void The_order_of_values_decides_between_two_rules(
        string order,
        string grounded,
        int preferred
    )
    {
        var arguments = Build(["request", "minor"], [], Minor, order);

        Grounded(arguments).ShouldBe(grounded);
        Preferred(arguments).Count.ShouldBe(preferred);
    }

    // 20 §A3.4, O-A3i, with the fact supervised.
    [Theory]
    [InlineData("protection>learning")]
    [InlineData("learning>protection")]
    [InlineData("")]
    public void An_undercut_rule_yields_whatever_the_order(string order)
    {
        var arguments = Build(["request", "minor", "supervised"], [], Minor, order);

        Grounded(arguments).Split(' ').ShouldContain("provide");
        arguments.StatusOf("provide", CancellationToken.None).ShouldBe(ClaimStatus.Justified);
        arguments.StatusOf("~provide", CancellationToken.None).ShouldBe(ClaimStatus.Overruled);
    }

    // 20 §A3.4, O-A3j.
    [Fact]
    public void Strict_rules_turned_round_keep_the_married_bachelor_out()
    {
        var arguments = Build(
            ["w", "p"],
            [],
            [
                new("d1", ["w"], "m"),
                new("d2", ["p"], "b"),
                new("s1", ["m"], "~b", true),
                new("s2", ["b"], "~m", true),
            ],
            ""
        );

        Grounded(arguments).ShouldBe("p w");
        Preferred(arguments).ShouldBe(["b p w ~m", "m p w ~b"]);
        arguments.StatusOf("m", CancellationToken.None).ShouldBe(ClaimStatus.Defensible);
        arguments.StatusOf("q", CancellationToken.None).ShouldBe(ClaimStatus.Unsupported);
    }

    [Fact]
    public void An_assumption_gives_way_to_an_argument_against_it()
    {
        var arguments = Build(
            ["x"],
            ["calm"],
            [new("r", ["x"], "~calm"), new("s", ["calm"], "go")],
            ""
        );

        Grounded(arguments).ShouldBe("x ~calm");
        arguments.StatusOf("go", CancellationToken.None).ShouldBe(ClaimStatus.Overruled);
        Preferred(Build([], ["calm", "~calm"], [], "")).ShouldBe(["calm", "~calm"]);
    }

    [Fact]
    public void Rank_decides_between_rules_of_one_value_and_only_there()
    {
        ArgumentRule[] Rules(string? value) =>
            [
                new("low", [], "a") { Value = "v", Rank = 1 },
                new("high", [], "~a") { Value = value, Rank = 2 },
            ];

        Grounded(Build([], [], Rules("v"), "")).ShouldBe("~a");
        Grounded(Build([], [], Rules("w"), "")).ShouldBe("");
        Grounded(Build([], [], Rules("w"), "v>w")).ShouldBe("a");
    }

    [Fact]
    public void One_weaker_last_rule_makes_an_argument_weaker()
    {
        ArgumentRule[] rules =
        [
            new("weak", [], "p") { Rank = 1 },
            new("strong", [], "q") { Rank = 3 },
            new("both", ["p", "q"], "~r", true),
            new("middle", [], "r") { Rank = 2 },
        ];

        var arguments = Build([], [], rules, "");

        // p and q together say ~r, but p's rule is below that of r; r and q together say ~p, and neither is below.
        arguments.StatusOf("r", CancellationToken.None).ShouldBe(ClaimStatus.Justified);
        arguments.StatusOf("p", CancellationToken.None).ShouldBe(ClaimStatus.Overruled);
    }

    [Fact]
    public void Only_what_bears_on_the_question_is_built()
    {
        var theory = Theory(
            ["x", "y"],
            [],
            [
                new("r", ["x"], "a"),
                new("s", ["y"], "b"),
                new("t", ["y"], "~a"),
                new("u", ["b"], "c"),
            ],
            ""
        );

        StructuredArguments.Of(theory, ["a"]).TryGet(out var some, out _).ShouldBeTrue();
        StructuredArguments.Of(theory).TryGet(out var all, out _).ShouldBeTrue();

        some.Arguments.Select(a => a.Conclusion)
            .Order(StringComparer.Ordinal)
            .ShouldBe(["a", "x", "y", "~a"]);
        all.Arguments.Count.ShouldBe(6);
    }

    [Fact]
    public void No_argument_has_its_own_conclusion_inside()
    {
        var arguments = Build(
            ["x"],
            [],
            [new("r", ["x"], "a"), new("s", ["a"], "b"), new("t", ["b"], "a")],
            ""
        );

        arguments.Arguments.Count.ShouldBe(3);
        arguments.Text(2).ShouldBe("b by s from (a by r from (x))");
    }

    [Fact]
    public void What_cannot_be_built_is_refused_with_its_place()
    {
        Refused(["p", "~q"], [new("s", ["p"], "q", true)], "").ShouldBe(("E_INCONSISTENT", "~q"));
        Refused(["~~p"], [], "").ShouldBe(("E_PARSE", "facts[0]"));
        Refused([], [new("r", ["~"], "q")], "").ShouldBe(("E_PARSE", "rules[0].premises[0]"));
        Refused([], [new("r", [], "p"), new("r", [], "q")], "")
            .ShouldBe(("E_DUPLICATE", "rules[1]"));
        Refused([], [new("r", [], "~applicable(x)")], "")
            .ShouldBe(("E_UNDECLARED", "rules[0].conclusion"));
        Refused([], [], "a>b b>a").Code.ShouldBe("E_CYCLE");

        // Twenty literals, each in two ways from the one before: a million trees.
        var doubling = Enumerable
            .Range(0, 20)
            .SelectMany(i =>
                new ArgumentRule[]
                {
                    new($"l{i}", [$"p{i}"], $"p{i + 1}"),
                    new($"r{i}", [$"p{i}"], $"p{i + 1}"),
                }
            );
        Refused(["p0"], [.. doubling], "").ShouldBe(("E_LIMIT", "arguments"));
    }

    // Caminada and Amgoud 2007: closure and consistency, which Modgil and Prakken 2014 prove for last links.
    [Fact]
    public void Accepted_conclusions_never_contradict_and_are_closed_under_strict_rules_and_parts()
    {
        SplitMix64 draws = new(77);
        var built = 0;
        for (var round = 0; round < 400; round++)
        {
            var theory = Random(draws);
            if (
                !StructuredArguments.Of(theory).TryGet(out var arguments, out _)
                || arguments.Arguments.Count > 300
            )
            {
                continue;
            }

            built++;
            foreach (
                var set in Acceptance.Every(
                    arguments.Graph.Defeats,
                    Semantics.Complete,
                    CancellationToken.None
                )!
            )
            {
                var inside = set.ToHashSet();
                var said = arguments.Conclusions(set).ToHashSet();
                said.ShouldAllBe(l => !said.Contains(StructuredTheory.Opposite(l)));
                set.ShouldAllBe(a => arguments.Arguments[a].Parts.All(inside.Contains));
                theory
                    .Rules.Where(r => r.IsStrict && r.Premises.All(said.Contains))
                    .ShouldAllBe(r => said.Contains(r.Conclusion));
            }
        }

        built.ShouldBeGreaterThan(200);
    }

    private static StructuredTheory Random(SplitMix64 draws)
    {
        int Below(int bound) => (int)(draws.NextShare() * bound);
        string Literal() => (Below(2) == 0 ? "" : "~") + "pqrstu"[Below(6)];
        List<ArgumentRule> rules = [];
        for (var i = 0; i < 7; i++)
        {
            rules.Add(
                new(
                    $"r{i}",
                    Enumerable.Range(0, Below(3)).Select(_ => Literal()).Distinct().ToSequence(),
                    Below(8) == 0 && i > 0 ? "~applicable(r0)" : Literal(),
                    i > 4
                )
                {
                    Value = Below(2) == 0 ? null : $"v{Below(3)}",
                    Rank = Below(3),
                }
            );
        }

        return new(
            Below(2) == 0 ? [] : [Literal()],
            Below(2) == 0 ? [] : [Literal()],
            rules.ToSequence(),
            Below(2) == 0 ? [] : [("v0", "v1")]
        );
    }

    private static StructuredTheory Theory(
        string[] facts,
        string[] assumptions,
        ArgumentRule[] rules,
        string order
    ) =>
        new(
            facts.ToSequence(),
            assumptions.ToSequence(),
            rules.ToSequence(),
            order
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('>'))
                .Select(p => (p[0], p[1]))
                .ToSequence()
        );

    private static StructuredArguments Build(
        string[] facts,
        string[] assumptions,
        ArgumentRule[] rules,
        string order
    )
    {
        StructuredArguments
            .Of(Theory(facts, assumptions, rules, order))
            .TryGet(out var arguments, out var why)
            .ShouldBeTrue(why?.Message);
        return arguments!;
    }

    private static (string Code, string Where) Refused(
        string[] facts,
        ArgumentRule[] rules,
        string order
    )
    {
        StructuredArguments
            .Of(Theory(facts, [], rules, order))
            .TryGet(out _, out var why)
            .ShouldBeFalse();
        return (why!.Code, why.Where);
    }

    private static string Grounded(StructuredArguments arguments) =>
        string.Join(
            ' ',
            arguments.Conclusions(GroundedLabelling.Of(arguments.Graph.Defeats).Extension)
        );

    private static List<string> Preferred(StructuredArguments arguments) =>
        [
            .. Acceptance
                .Every(arguments.Graph.Defeats, Semantics.Preferred, CancellationToken.None)!
                .Select(e => string.Join(' ', arguments.Conclusions(e)))
                .Order(StringComparer.Ordinal),
        ];
}

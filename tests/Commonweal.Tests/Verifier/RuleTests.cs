using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;
using Shouldly;
using Xunit;
using S = Commonweal.Kernel.Justifications.Steps;

namespace Commonweal.Tests.Verifier;

/// <summary>Rules of 20 §A7.2 that the trace of O-A7a does not use, each with what makes it fail.</summary>
public sealed class RuleTests
{
    private static readonly (string, string)[] Chain = [("s3", "s2"), ("s2", "s1")];

    [Theory]
    [InlineData("s1", "in", 3, "")]
    [InlineData("s1", "out", 3, "E11")]
    [InlineData("s1", "in", 2, "E11")]
    [InlineData("s1", "sceptical", 3, "E03")]
    [InlineData("s4", "in", 3, "E11")]
    public void An_argument_stands_where_its_numbered_labels_say_so(
        string argument,
        string status,
        int number,
        string code
    )
    {
        // 20 §A7.2 STATUS: every attacker out with a smaller number; O-A3k numbers a chain
        (string, string, int)[] labels = [("s3", "in", 1), ("s2", "out", 2), ("s1", "in", number)];
        var last = Facts("p", "q", "r")
            .Append(S.Status(argument, status, labels, Chain, [1, 2, 3]));
        Last(last, Known(), Said("p", "q", "r")).ShouldBe(code);
    }

    [Fact]
    public void An_argument_that_defends_itself_is_defensible_and_not_in()
    {
        (string, string, int)[] labels = [("s1", "in", 1), ("s2", "out", 1)];
        (string, string)[] circle = [("s1", "s2"), ("s2", "s1")];
        Step Of(string status) => S.Status("s1", status, labels, circle, [1, 2]);
        Last([.. Facts("p", "q"), Of("defensible")], Known(), Said("p", "q")).ShouldBe("");
        Last([.. Facts("p", "q"), Of("in")], Known(), Said("p", "q")).ShouldBe("E11");
    }

    [Theory]
    [InlineData("c", "a b", "par", "")]
    [InlineData("c", "a", "par", "E03")]
    [InlineData("a", "b c", "par", "E12")]
    [InlineData("plan", "a b", "par", "E07")]
    [InlineData("c", "a b", "better", "E15")]
    public void A_value_covers_two_it_is_wiser_than_where_options_are_on_a_par(
        string value,
        string over,
        string relation,
        string code
    )
    {
        // 20 §A4.4
        Comparison compare =
            relation == "par"
                ? new("x", "y", "par", new("-1", [], One("b")), new("1", [], One("a")))
                : new("x", "y", "better", new("0", [], One("c")), new("1", [], One("a")));
        var levels = Levels(relation == "par" ? "1" : "0").ToList();
        var cover = S.Cover(value, "a", "b", [1, 10]);
        if (over != "a b")
        {
            cover = cover with
            {
                Claim =
                    $"{{\"over\":[\"{over.Replace(" ", "\",\"", StringComparison.Ordinal)}\"],\"value\":\"{value}\"}}",
            };
        }

        Last(
                [.. Weighed(levels), S.Compare(compare, Enumerable.Range(3, 7)), cover],
                Known(("c", "a"), ("c", "b")),
                levels
            )
            .ShouldBe(code);
    }

    [Theory]
    [InlineData("new omission 6 1 growth", "person", "")]
    [InlineData("new omission 5 1 growth", "person", "E10")]
    [InlineData("new omission 6 1 provisional", "person", "E15")]
    [InlineData("new overreach 6 1 growth", "person", "E15")]
    [InlineData("new doubt 6 1 growth", "person", "E03")]
    [InlineData("plan omission 6 1 growth", "person", "E07")]
    [InlineData("new omission 6 1 growth", "model", "E19")]
    public void A_transition_is_growth_where_the_persons_own_cases_say_so(
        string claim,
        string by,
        string code
    )
    {
        // 20 §A5.1, O-A5a: six gains and one loss have p = 8/128
        var parts = claim.Split(' ');
        var cases = Enumerable
            .Range(0, 7)
            .Select(i => new EvidenceItem($"e{i}", "case", by)
            {
                Option = "old",
                Value = parts[0],
                Policy = "b2",
                Low = i == 6 ? "1" : "0",
                High = i == 6 ? "0" : "1",
            })
            .ToArray();
        var growth = new Growth(
            "old",
            parts[0],
            parts[1],
            int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture),
            int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture),
            parts[4]
        );
        Last([S.Transition(growth, cases.Select(c => c.Id))], Known(), cases).ShouldBe(code);
    }

    [Theory]
    [InlineData("x y", "")]
    [InlineData("x", "E15")]
    [InlineData("x y z", "E15")]
    public void A_choice_is_left_to_the_person_among_exactly_what_is_left(string of, string code) =>
        // 20 §A7.2 DEFER: two or more in admitted and open; here x and y are
        Last(Hard(S.Defer(of.Split(' '), 10)), Known(), Levels()).ShouldBe(code);

    [Theory]
    [InlineData("hard", "")]
    [InlineData("evidence", "E15")]
    [InlineData("regret", "E15")]
    [InlineData("norms", "E15")]
    [InlineData("curiosity", "E03")]
    public void A_question_is_put_only_where_its_answer_matters(string reason, string code) =>
        Last(Hard(S.Ask("x or y?", reason, [10])), Known(), Levels()).ShouldBe(code);

    [Theory]
    [InlineData("y", "person", "")]
    [InlineData("x", "person", "E05")]
    [InlineData("y", "model", "E19")]
    public void Several_are_left_and_the_persons_commitment_decides(
        string committed,
        string by,
        string code
    ) =>
        Last(
                Hard(S.Conclude("y", 10, "commitment")),
                Known(),
                [.. Levels(), new("commitment", "commit", by) { Option = committed }]
            )
            .ShouldBe(code);

    [Theory]
    [InlineData("1/5", "y", "")]
    [InlineData("1/5", "x", "E15")]
    [InlineData("0", "y", "E15")]
    public void Several_are_left_and_the_person_wants_the_one_whose_worst_is_best(
        string worst,
        string concluded,
        string code
    ) =>
        // 20 §A4.3 (1); with 0 both have the same worst
        Last(
                Hard(S.Conclude(concluded, 10, "security"), worst),
                Known(),
                [
                    .. Levels(yOnA: worst),
                    new("security", "commit", "person") { Literal = "security" },
                ]
            )
            .ShouldBe(code);

    [Theory]
    [InlineData("0", "1", "")]
    [InlineData("1/2", "1", "E05")]
    public void What_is_not_assessed_may_stand_only_as_anything_from_0_to_1(
        string low,
        string high,
        string code
    )
    {
        var unknown = Level("x", "a", low) with { High = high };
        Last(
                [
                    S.Context("k", "ctx"),
                    S.Values(1, ["a", "b", "c"]),
                    S.Assess(2, unknown with { Id = "" }),
                ],
                Known(),
                []
            )
            .ShouldBe(code);
    }

    [Fact]
    public void Every_policy_of_every_value_must_be_assessed_before_options_are_admitted()
    {
        var levels = Levels().ToList();
        var steps = Weighed(levels).ToList();
        steps.Add(S.Admit([], [], ["x", "y"], [4, 5, 6, 7, 8, 9]));
        Last(steps, Known(), levels).ShouldBe("E14");
    }

    [Fact]
    public void Where_every_option_is_excluded_the_question_is_which_breach_is_least()
    {
        SnapshotNorm norm = new("n", "F", [], ["harm"], ["k"]);
        var harm = new EvidenceItem("f", "fact", "third") { Literal = "harm" };
        Step[] steps =
        [
            S.Context("k", "ctx"),
            S.Values(1, ["a", "b", "c"]),
            S.Norms(1, ["n"]),
            S.Fact(null, "harm", "f"),
            S.Detach(norm, [1, 3]),
            S.Exclude("x", [4, 5]),
            S.Exclude("y", [4, 5]),
            S.Weights(["a", "b", "c"], [2]),
            S.Admit([], [], [], [6, 7, 8]),
        ];
        Last([.. steps, S.Ask("which?", "regret", [9])], Known() with { Norms = [norm] }, [harm])
            .ShouldBe("");
        Last([.. steps, S.Ask("which?", "hard", [9])], Known() with { Norms = [norm] }, [harm])
            .ShouldBe("E15");
    }

    [Fact]
    public void A_file_that_is_too_large_or_has_too_many_options_or_steps_is_not_checked()
    {
        Proof.Check(new byte[Proof.MostBytes + 1]).Problem!.Code.ShouldBe("E20");
        Whole(Enumerable.Repeat(S.Context("k", "ctx"), Proof.MostSteps + 1), Known(), [])
            .Problem!.Code.ShouldBe("E20");
        Whole([S.Context("k", "ctx")], Known(), [], Enumerable.Range(0, 65).Select(i => $"o{i}"))
            .Problem!.Code.ShouldBe("E20");
    }

    private static string Last(
        IEnumerable<Step> steps,
        Snapshot known,
        IEnumerable<EvidenceItem> said
    )
    {
        var verdict = Whole(steps, known, said);
        verdict.Problem.ShouldBeNull();
        verdict.Steps.SkipLast(1).ShouldAllBe(s => s.State == StepState.Valid);
        return verdict.Steps[^1].Fault?.Code ?? "";
    }

    private static Verdict Whole(
        IEnumerable<Step> steps,
        Snapshot known,
        IEnumerable<EvidenceItem> said,
        IEnumerable<string>? options = null
    ) =>
        FeedbackTrace.Check(
            Justification.Over(
                new("solver", "a test", "k", (options ?? ["x", "y"]).ToSequence()),
                steps,
                known,
                new([new("ctx", "ctx", "person") { Context = "k" }, .. said])
            )
        );

    private static Snapshot Known(params (string High, string Low)[] wiser) =>
        new(
            [new("k")],
            [
                new("a", "value", ["k"], ["a1"]),
                new("b", "value", ["k"], ["b1"]),
                new("c", "value", ["k"], ["c1"]),
                new("plan", "goal", ["k"], []),
                new("old", "value", ["elsewhere"], ["a1"]),
                new("new", "value", ["elsewhere"], ["a1", "b2"]),
            ],
            [],
            [.. wiser.Select(w => new SnapshotWiser(w.High, w.Low, "k", 9, 10))],
            []
        );

    /// <summary>x is best on a and worst on b, y the other way about with this level on a; both are alike on c.</summary>
    private static IEnumerable<EvidenceItem> Levels(string yOnB = "1", string yOnA = "0") =>
        [
            Level("x", "a", "1"),
            Level("x", "b", "0"),
            Level("x", "c", "1/2"),
            Level("y", "a", yOnA),
            Level("y", "b", yOnB),
            Level("y", "c", "1/2"),
        ];

    /// <summary>Nine steps: the context, the values, six assessments, the weights.</summary>
    private static IEnumerable<Step> Weighed(IEnumerable<EvidenceItem> levels) =>
        [
            S.Context("k", "ctx"),
            S.Values(1, ["a", "b", "c"]),
            .. levels.Select(e => S.Assess(2, e)),
            S.Weights(["a", "b", "c"], [2]),
        ];

    /// <summary>Ten steps that leave x and y, and an end.</summary>
    private static IEnumerable<Step> Hard(Step end, string worst = "0") =>
        [
            .. Weighed(Levels(yOnA: worst)),
            S.Admit([new("x", One("a")), new("y", One("b"))], [], [], Enumerable.Range(3, 7)),
            end,
        ];

    private static IEnumerable<Step> Facts(params string[] literals) =>
        literals.Select(l => S.Fact(null, l, $"e-{l}"));

    private static EvidenceItem[] Said(params string[] literals) =>
        [.. literals.Select(l => new EvidenceItem($"e-{l}", "fact", "person") { Literal = l })];

    private static EvidenceItem Level(string option, string value, string level) =>
        new($"{option}-{value}", "assess", "person")
        {
            Option = option,
            Value = value,
            Policy = $"{value}1",
            Low = level,
            High = level,
        };

    private static Dictionary<string, string> One(string value) => new() { [value] = "1" };
}

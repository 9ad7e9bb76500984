using Commonweal.Agents.Reasoning.Deontic;
using Commonweal.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Deontic.Norms;
using Condition = Commonweal.Kernel.Norms.Condition;
using Norm = Commonweal.Kernel.Norms.Norm;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>The same questions, answered by a solver that shares no code with this project.</summary>
public sealed class ClingoTests
{
    private static readonly Config Config = Config.QuickThrowOnFailure.WithReplay(20261124, 7);

    [Fact]
    public void Beyond_tables_the_best_worlds_are_those_of_clingo() =>
        Prop.ForAll(
                (
                    from norms in RandomNorms.Norms(40, 30, 60, 3)
                    from settled in RandomNorms.Conditions(40, 0)
                    from never in RandomNorms.Conditions(40, 2).ArrayOf(6)
                    select (norms, settled, never)
                ).ToArbitrary(),
                drawn =>
                {
                    var (norms, settled, never) = drawn;
                    var program = Asp.Ranking(norms, 40, settled, never);
                    var every = Clingo.Ask(program, "0 --opt-mode=optN --enum-mode=cautious");
                    var best = ViolationRanking
                        .Of(norms, never, Atoms(40), CancellationToken.None)
                        .Best(NormReading.Of(settled))!;
                    best.ArePossible.ShouldBe(every.IsSatisfiable);
                    if (!every.IsSatisfiable)
                    {
                        return;
                    }

                    var some = Clingo.Ask(program, "0 --opt-mode=optN --enum-mode=brave");
                    best.Cost.ShouldBe(every.Cost.Select(c => c - 1));
                    for (var i = 0; i < 40; i++)
                    {
                        best.Obligatory(Is($"p{i}")).ShouldBe(every.Shown.Contains($"t({i})"));
                        best.Permitted(Is($"p{i}")).ShouldBe(some.Shown.Contains($"t({i})"));
                    }
                }
            )
            .Check(Config.WithMaxTest(8));

    [Fact]
    public void Beyond_tables_the_gate_opens_where_it_does_for_clingo()
    {
        var open = 0;
        Prop.ForAll(
                (
                    from norms in RandomNorms.Norms(30, 10, 40, 1)
                    from facts in RandomNorms.Conditions(30, 0)
                    select (norms, facts)
                ).ToArbitrary(),
                drawn =>
                {
                    var (norms, facts) = drawn;
                    var found = StandardDeonticLogic.Check(
                        [new("facts", NormReading.Of(facts))],
                        NormReading.Statements(norms),
                        Formula.True,
                        CancellationToken.None
                    );
                    found.IsConsistent.ShouldBe(
                        Clingo.Ask(Asp.Gate(norms, 30, facts), "").IsSatisfiable
                    );
                    open += found.IsConsistent == true ? 1 : 0;
                }
            )
            .Check(Config.WithMaxTest(20));
        open.ShouldBeInRange(3, 17);
    }

    [Fact]
    public void Which_demands_are_in_force_and_violated_is_what_clingo_says() =>
        Prop.ForAll(
                (
                    from norms in RandomNorms.Norms(5, 2, 9, 2)
                    from known in RandomNorms.Conditions(5, 0)
                    from never in RandomNorms.Conditions(5, 2).ArrayOf(1)
                    from days in Gen.Choose(0, 3).ArrayOf(norms.Length)
                    select (
                        norms
                            .Select(
                                (n, i) =>
                                    n with
                                    {
                                        Else = [],
                                        Since = days[i] == 0 ? null : new(2020, 1, days[i]),
                                    }
                            )
                            .ToArray(),
                        known,
                        never
                    )
                ).ToArbitrary(),
                drawn =>
                {
                    var (norms, known, never) = drawn;
                    var situation = Situation.Of(known.Literals) with
                    {
                        Never = never.ToSequence(),
                    };
                    if (!situation.CanMeet(known, Condition.Always))
                    {
                        return;
                    }

                    var verdict = Judge(norms, situation, ("it", "")).Options[0];
                    var peer = Clingo.Ask(Asp.Conflicts(norms, known, never), "").Shown;
                    if (peer.Contains("circle"))
                    {
                        return; // two in force clash; the program does not say what then
                    }

                    Numbers(f => f.Force == Force.InForce).ShouldBe(Peers("in"));
                    Numbers(f => f is { Force: Force.InForce, Keeping: Keeping.Violated })
                        .ShouldBe(Peers("in").Intersect(Peers("bad")));

                    IEnumerable<string> Numbers(Func<NormFinding, bool> which) =>
                        verdict
                            .Findings.Where(which)
                            .Select(f => f.Demand.Norm.Id.Text[1..])
                            .Order(StringComparer.Ordinal);

                    IEnumerable<string> Peers(string shown) =>
                        peer.Where(a => a.StartsWith(shown, StringComparison.Ordinal))
                            .Select(a => a[(shown.Length + 1)..^1])
                            .Order(StringComparer.Ordinal);
                }
            )
            .Check(Config.WithMaxTest(40));

    [Theory]
    [InlineData("", "g,t")] // O-A2b, O-15b
    [InlineData("~g", "~g,~t")]
    public void Chisholm_is_answered_as_clingo_answers_it(string settled, string every) =>
        Agree(
            [Ought("go", "p0"), Ought("tell", "p1", "p0"), Ought("hush", "~p1", "~p0")],
            2,
            Named(settled, "gt"),
            [],
            Named(every, "gt")
        );

    [Theory]
    [InlineData(1, "m,r", "~m,r")] // O-A2d
    [InlineData(0, "m,r", "")]
    public void A_clash_is_answered_as_clingo_answers_it(int rank, string never, string every) =>
        Agree(
            [Ought("meet", "p0"), Ought("rescue", "p1") with { Rank = rank }],
            2,
            "",
            [When(Named(never, "mr"))],
            Named(every, "mr")
        );

    [Theory]
    [InlineData("", "~k,~s")] // O-A2c
    [InlineData("k", "k,s")]
    public void Gentle_murder_is_answered_as_clingo_answers_it(string settled, string every) =>
        Agree(
            [Forbid("no", "p0") with { Rank = 2 }, Ought("gently", "p1", "p0") with { Rank = 1 }],
            2,
            Named(settled, "ks"),
            [When("p1,~p0")],
            Named(every, "ks")
        );

    private static void Agree(
        Norm[] norms,
        int atoms,
        string settled,
        Condition[] never,
        string every
    )
    {
        var peer = Clingo.Ask(
            Asp.Ranking(norms, atoms, When(settled), never),
            "0 --opt-mode=optN --enum-mode=cautious"
        );
        var best = ViolationRanking
            .Of(norms, never, Atoms(atoms), CancellationToken.None)
            .Best(Is(settled))!;
        best.Cost.ShouldBe(peer.Cost.Select(c => c - 1));
        var wanted = When(every).Literals.Select(LiteralText.Write).ToList();
        for (var i = 0; i < atoms; i++)
        {
            best.Obligatory(Is($"p{i}")).ShouldBe(wanted.Contains($"p{i}"));
            best.Obligatory(Is($"~p{i}")).ShouldBe(wanted.Contains($"~p{i}"));
            peer.Shown.Contains($"t({i})").ShouldBe(wanted.Contains($"p{i}"));
        }
    }

    private static string Named(string literals, string letters) =>
        letters
            .Select((letter, i) => (letter, i))
            .Aggregate(literals, (text, l) => text.Replace($"{l.letter}", $"p{l.i}"));

    private static Sequence<Commonweal.Kernel.Norms.Literal> Atoms(int atoms) =>
        When(string.Join(',', Enumerable.Range(0, atoms).Select(i => $"p{i}"))).Literals;
}

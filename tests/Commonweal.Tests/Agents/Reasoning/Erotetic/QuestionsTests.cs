using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Erotetic;
using Commonweal.Kernel;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Erotetic;

public sealed class QuestionsTests
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(3000)
        .WithReplay(20261124, 3);

    [Theory]
    [InlineData("{m.c, k.d};{k}", "{d}", "{d}", true, false, "k")]
    [InlineData("{d}^{k};{k}", "{d}", "{d}", true, true, "")]
    [InlineData("{k};{d}^{k}", "{d}", "{d}", true, true, "")]
    [InlineData("{d}^{k};{~d}", "{~k}", "{~k}", true, true, "")]
    [InlineData("{h}^{c};{h}", "{c}", "nothing", false, false, "")]
    [InlineData("{~c, c};{h.c}^{c};{h}", "{c}", "nothing", true, false, "h")]
    [InlineData("{a, b};{~a}", "{b}", "{b}", true, true, "")]
    [InlineData("{a, b};{x}^{a};{y}^{b}", "{x, y}", "{x, y}", true, true, "")]
    [InlineData("{a}", "{a, q}", "nothing", false, true, "")]
    [InlineData(
        "{health.vitality.joy, biomarker.longevity};{biomarker}",
        "{longevity}",
        "{longevity}",
        true,
        false,
        "biomarker"
    )]
    [InlineData(
        "{adult.consents, minor.guardian};{consents}",
        "{adult}",
        "{adult}",
        true,
        false,
        "consents"
    )]
    public void Problems_are_judged_as_the_theory_judges_them(
        string premises,
        string conclusion,
        string byDefault,
        bool follows,
        bool inEquilibrium,
        string question
    )
    {
        // O-A6b, every row
        var problem = Views.Problem(premises, conclusion).Problem;
        var found = Views.Examine(problem);
        (found.Default is { } view ? problem.Vocabulary.Write(view) : "nothing").ShouldBe(
            byDefault
        );
        found.FollowsByDefault.ShouldBe(follows);
        found.Equilibrium.ShouldBe(inEquilibrium ? Standing.Supported : Standing.Unsupported);
        string.Join(",", found.Leap?.Questions ?? []).ShouldBe(question);
    }

    [Fact]
    public void The_case_that_a_hasty_conclusion_overlooks_is_shown()
    {
        var problem = Views
            .Problem("{health.vitality.joy, biomarker.longevity};{biomarker}", "{longevity}")
            .Problem;
        problem
            .Vocabulary.Write(Views.Examine(problem).Counterexample!.Value)
            .ShouldBe("biomarker.health.joy.~longevity.vitality");
    }

    [Fact]
    public void Premises_that_cannot_all_be_true_are_named_and_support_nothing()
    {
        var found = Views.Examine(Views.Problem("{q};{a};{b}^{a};{~b}", "{c}").Problem);
        found.Equilibrium.ShouldBe(Standing.Inconsistent); // 20 §A6: empty stage
        found.Clash.ShouldBe([2, 3, 4]);
        found.Leap.ShouldBeNull();
    }

    [Fact]
    public void Equilibrium_is_classical_validity_wherever_the_premises_can_be_true()
    {
        var satisfiable = 0;
        Prop.ForAll(
                Problems(4),
                problem =>
                {
                    var models = Enumerable
                        .Range(0, 16)
                        .Select(w => (ulong)w)
                        .Where(w => problem.Premises.All(p => Views.Holds(p, w)))
                        .ToList();
                    var run = new Hearing().Run(problem.Premises, 15);
                    var standing = Views.Examine(problem).Equilibrium;
                    if (models.Count == 0)
                    {
                        run.Stage.Count.ShouldBe(0);
                        standing.ShouldBe(Standing.Inconsistent);
                        return;
                    }

                    satisfiable++;
                    var valid = models.TrueForAll(w => Views.Holds(problem.Conclusion, w));
                    Questions.Supports(run, problem.Conclusion).ShouldBe(valid);
                    standing.ShouldBe(valid ? Standing.Supported : Standing.Unsupported);
                }
            )
            .Check(Config.WithMaxTest(4000));
        satisfiable.ShouldBeGreaterThanOrEqualTo(2668); // 20 §A6
    }

    [Fact]
    public void A_leap_is_undone_by_its_question_and_by_no_smaller_one() =>
        Prop.ForAll(
                Problems(4),
                problem =>
                {
                    if (Views.Examine(problem).Leap is not { IsSmallest: true } leap)
                    {
                        return;
                    }

                    var asked = leap.Questions.Aggregate(
                        0UL,
                        (sum, q) => sum | 1UL << problem.Vocabulary.Find(q)
                    );
                    for (var q = 1UL; q < 16; q++)
                    {
                        var fewer = ulong.PopCount(q) < ulong.PopCount(asked);
                        if (fewer || q == asked)
                        {
                            Questions
                                .Supports(
                                    new Hearing().Run(problem.Premises, q),
                                    problem.Conclusion
                                )
                                .ShouldBe(fewer);
                        }
                    }
                }
            )
            .Check(Config);

    [Fact]
    public void More_atoms_than_a_table_holds_are_refused()
    {
        var premise = $"{{{string.Join('.', Enumerable.Range(0, 17).Select(i => $"a{i}"))}}}";
        Questions
            .Examine(Views.Problem(premise, "{a1}").Problem)
            .ShouldBeOfType<Answer<Examination>.Rejected>()
            .Why.Code.ShouldBe("E-TOO-MANY-ATOMS");
    }

    [Fact]
    public void More_alternatives_than_can_be_held_in_view_are_refused()
    {
        var premises = Enumerable
            .Range(0, 3)
            .Select(k =>
                $"{{{string.Join(", ", Enumerable.Range(1, 100).Select(i => State(i * 7 + k)))}}}^{{z}}"
            );
        Questions
            .Examine(Views.Problem(string.Join(';', premises.Prepend("{z}")), "{p0}").Problem)
            .ShouldBeOfType<Answer<Examination>.Rejected>()
            .Why.Code.ShouldBe("E-TOO-MANY-STATES");

        static string State(int seed) =>
            string.Join(
                '.',
                Enumerable
                    .Range(0, 15)
                    .Where(i => (seed * 2654435761L >> i & 3) == 0)
                    .Select(i => $"p{i}")
                    .DefaultIfEmpty("p0")
            );
    }

    [Theory]
    [InlineData("premise {a}", "file")]
    [InlineData("premise a\nconclusion {b}", "1:9")]
    [InlineData("premise {a\nconclusion {b}", "1:11")]
    [InlineData("premise {a}\n\npremise {A}\nconclusion {b}", "3:10")]
    [InlineData("premise {a} {b}\nconclusion {b}", "1:13")]
    [InlineData("conclusion {a}\nconclusion {b}", "2:1")]
    [InlineData("suppose {a}", "1:1")]
    [InlineData("premise {a.}\nconclusion {b}", "1:12")]
    [InlineData("atom a b\npremise {a}\nconclusion {b}", "1:8")]
    public void What_cannot_be_read_is_shown_with_its_place(string text, string place)
    {
        var slip = ProblemText.Read(text).ShouldBeOfType<Answer<WrittenProblem>.Rejected>().Why;
        slip.Code.ShouldBe("E-PARSE");
        slip.Where.ShouldBe(place);
    }

    private static Arbitrary<Problem> Problems(int atoms)
    {
        var state =
            from literals in Gen.Choose(0, 2).ArrayOf(atoms)
            select new State(Bits(literals, 1), Bits(literals, 2));
        var stage = from n in Gen.Choose(1, 3) from states in state.ArrayOf(n) select states;
        var view =
            from of in stage
            from supposed in Gen.Frequency((2, Gen.Constant(new[] { State.Empty })), (1, stage))
            select View.Of(of, supposed);
        var problem =
            from n in Gen.Choose(1, 4)
            from premises in view.ArrayOf(n)
            from conclusion in view
            select new Problem(
                new(Enumerable.Range(0, atoms).Select(i => $"p{i}").ToSequence()),
                premises.ToSequence(),
                conclusion
            );
        return problem.ToArbitrary();

        static ulong Bits(int[] literals, int wanted) =>
            literals.Select((l, i) => l == wanted ? 1UL << i : 0).Aggregate(0UL, (a, b) => a | b);
    }
}

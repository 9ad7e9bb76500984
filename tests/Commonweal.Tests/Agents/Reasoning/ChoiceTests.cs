using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Choice;
using Commonweal.Numerics.Exact;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning;

public sealed class ChoiceTests
{
    private static Rational N(string text) =>
        Rational.TryParse(text, out var number) ? number : throw new FormatException(text);

    /// <summary>Scores as <c>0.7 0.3</c> or <c>0.6-0.8 0.5-0.7</c>, by criterion in order.</summary>
    private static ChoiceQuestion Question(
        string criteria,
        string order,
        params (string Id, string Scores)[] options
    )
    {
        var names = criteria.Split(' ');
        return new(
            names,
            [
                .. options.Select(o => new ScoredOption(
                    o.Id,
                    names
                        .Zip(o.Scores.Split(' '))
                        .ToDictionary(
                            p => p.First,
                            p => new Score(N(p.Second.Split('-')[0]), N(p.Second.Split('-')[^1])),
                            StringComparer.Ordinal
                        )
                )),
            ],
            [
                .. order
                    .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(p => new WeightOrder(p.Split('>')[0], p.Split('>')[1])),
            ],
            TieBreaking.Ask
        );
    }

    private static ChoiceAnswer Choose(ChoiceQuestion question) =>
        Weighing.Choose(question).ShouldBeOfType<Answer<ChoiceAnswer>.Ok>().Value;

    private static (ChoiceRelation, string, string) Compared(
        ChoiceAnswer answer,
        string a,
        string b
    )
    {
        var found = answer.Comparisons.Single(c => c.A == a && c.B == b);
        return (found.Relation, found.Lo.ToString(), found.Hi.ToString());
    }

    /// <summary>20 O-A4a.</summary>
    [Theory]
    [InlineData("", "1 0 0|0 1 0|0 0 1")]
    [InlineData("0>1 1>2", "1 0 0|1/2 1/2 0|1/3 1/3 1/3")]
    [InlineData("0>2 1>2", "1 0 0|0 1 0|1/3 1/3 1/3")]
    [InlineData("0>1 0>2", "1 0 0|1/2 1/2 0|1/2 0 1/2|1/3 1/3 1/3")]
    public void The_extreme_weightings_are_equal_weights_on_connected_up_sets(
        string order,
        string vertices
    )
    {
        Weightings weightings = new(
            3,
            order
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => (p[0] - '0', p[2] - '0'))
        );

        weightings
            .Vertices()
            .Select(v => string.Join(' ', v))
            .ShouldBe(
                vertices.Split('|').Select(v => string.Join(' ', v.Split(' ').Select(N))),
                ignoreOrder: true
            );
    }

    /// <summary>20 O-A4b.</summary>
    [Fact]
    public void A_small_improvement_does_not_move_options_on_a_par()
    {
        var question = Question(
            "u v",
            "",
            ("a", "0.7 0.3"),
            ("b", "0.4 0.6"),
            ("plus", "0.72 0.32")
        );

        var answer = Choose(question);

        Compared(answer, "a", "b").ShouldBe((ChoiceRelation.OnAPar, "-0.3", "0.3"));
        Compared(answer, "b", "plus").ShouldBe((ChoiceRelation.OnAPar, "-0.32", "0.28"));
        Compared(answer, "a", "plus").ShouldBe((ChoiceRelation.Worse, "-0.02", "-0.02"));
        Weighing
            .Of(question)
            .ShouldBeOfType<Answer<Weighing>.Ok>()
            .Value.IsUnmovedBySmallImprovement("a", "plus", "b")
            .ShouldBeTrue();
    }

    /// <summary>20 O-A4c.</summary>
    [Fact]
    public void What_is_not_known_exactly_widens_the_margin() =>
        Compared(
                Choose(Question("u v", "", ("a", "0.6-0.8 0.5-0.7"), ("b", "0.3-0.5 0.4-0.6"))),
                "a",
                "b"
            )
            .ShouldBe((ChoiceRelation.OnAPar, "-0.1", "0.5"));

    /// <summary>20 O-A4d.</summary>
    [Fact]
    public void An_option_that_no_weighting_makes_best_is_rejected_though_no_rival_beats_it()
    {
        var question = Question("u v", "", ("a", "1 0"), ("b", "0 1"), ("c", "0.4 0.4"));

        var answer = Choose(question);

        Compared(answer, "a", "b").ShouldBe((ChoiceRelation.OnAPar, "-1", "1"));
        Compared(answer, "a", "c").ShouldBe((ChoiceRelation.OnAPar, "-0.4", "0.6"));
        answer.Remaining.ShouldBe(["a", "b"]);
        answer.SettledBy.ShouldBe(Settlement.HardChoice);
        var rejected = answer.Standings.Single(s => s.Status == Admissibility.Rejected);
        rejected.Bound.ShouldBe(N("0.1"));
        rejected.Mixture.ShouldBe([("a", N("1/2")), ("b", N("1/2"))]);
    }

    /// <summary>20 O-A4d.</summary>
    [Fact]
    public void Security_takes_the_best_worst_criterion_only_where_it_was_turned_on()
    {
        var question = Question(
            "u v",
            "",
            ("a", "1 0"),
            ("b", "0 1"),
            ("c", "0.4 0.4"),
            ("d", "0.6 0.55")
        );

        Choose(question).Chosen.ShouldBeNull();
        var answer = Choose(question with { Ties = new(true, null) });

        answer.Remaining.ShouldBe(["a", "b", "d"]);
        answer.Chosen.ShouldBe("d");
        Compared(answer, "c", "d").ShouldBe((ChoiceRelation.Worse, "-0.2", "-0.15"));
    }

    /// <summary>20 O-A4e.</summary>
    [Fact]
    public void A_value_that_covers_two_others_settles_what_they_left_on_a_par()
    {
        var two = Choose(
            Question("h t", "", ("blunt", "0.9 0.1"), ("evade", "0.2 0.9"), ("kind", "0.75 0.6"))
        );
        var three = Choose(
            Question(
                "h t r",
                "r>h r>t",
                ("blunt", "0.9 0.1 0.3"),
                ("evade", "0.2 0.9 0.4"),
                ("kind", "0.75 0.6 0.8")
            )
        );

        Compared(two, "blunt", "evade").ShouldBe((ChoiceRelation.OnAPar, "-0.8", "0.7"));
        Compared(two, "blunt", "kind").ShouldBe((ChoiceRelation.OnAPar, "-0.5", "0.15"));
        Compared(two, "evade", "kind").ShouldBe((ChoiceRelation.OnAPar, "-0.55", "0.3"));
        two.Remaining.Count.ShouldBe(3);
        Compared(three, "blunt", "kind").ShouldBe((ChoiceRelation.Worse, "-0.5", "-0.175"));
        Compared(three, "evade", "kind").ShouldBe((ChoiceRelation.Worse, "-0.475", "-0.05"));
        Compared(three, "blunt", "evade").ShouldBe((ChoiceRelation.OnAPar, "-0.45", "0.3"));
        three.Chosen.ShouldBe("kind");
        three
            .Coverings.Select(c => (c.Value, c.A, c.B, c.With))
            .ShouldBe([
                ("r", "blunt", "kind", ChoiceRelation.Worse),
                ("r", "evade", "kind", ChoiceRelation.Worse),
            ]);
    }

    /// <summary>20 O-A4f.</summary>
    [Theory]
    [InlineData("1/4 1/4 1/4 1/4", "-1 1 0 2", "1", "0.5", "1.5", true)]
    [InlineData("0.4 0.1 0.1 0.4", "-1 1 0 2", "1.3", "1.1", "1.5", false)]
    [InlineData("1/4 1/4 1/4 1/4", "-1 1 1 1", "0.5", "0.5", "0.5", false)]
    public void Reasons_weigh_what_they_change_in_expectation(
        string probabilities,
        string differences,
        string first,
        string second,
        string both,
        bool additive
    )
    {
        List<ReasonState> states =
        [
            .. probabilities
                .Split(' ')
                .Zip(differences.Split(' '))
                .Select((p, i) => new ReasonState(i, N(p.First), N(p.Second))),
        ];

        Reasons.Weight(states, 1).ShouldBe(N(first));
        Reasons.Weight(states, 2).ShouldBe(N(second));
        Reasons.Weight(states, 3).ShouldBe(N(both));
        Reasons.AreAdditive(states, 1, 2).ShouldBe(additive);
    }

    [Theory]
    [InlineData("u u", "", "0 0", "E-DUPLICATE", "criteria[1]")]
    [InlineData("u v", "u>w", "0 0", "E-UNKNOWN", "wiser[0].lo")]
    [InlineData("u v", "", "0.6-0.2 0", "E-INTERVAL", "options[0].scores.u")]
    [InlineData("u v", "", "0 1.5", "E-INTERVAL", "options[0].scores.v")]
    [InlineData("a b c d e f g h i j k l m", "", "0", "E-SIZE", "criteria")]
    public void A_question_that_cannot_be_taken_says_where_and_why(
        string criteria,
        string order,
        string scores,
        string code,
        string where
    )
    {
        var sound = Question(criteria == "u u" ? "u v" : criteria, order, ("a", scores));
        var why = Weighing
            .Choose(sound with { Criteria = criteria.Split(' ') })
            .ShouldBeOfType<Answer<ChoiceAnswer>.Rejected>()
            .Why;

        (why.Code, why.Where).ShouldBe((code, where));
    }

    [Fact]
    public void A_choice_needs_options_and_not_more_than_can_be_weighed()
    {
        Weighing
            .Choose(Question("u", ""))
            .ShouldBeOfType<Answer<ChoiceAnswer>.Rejected>()
            .Why.Code.ShouldBe("E-EMPTY");
        Weighing
            .Choose(Question("u", "", [.. Enumerable.Range(0, 65).Select(i => ($"o{i}", "0"))]))
            .ShouldBeOfType<Answer<ChoiceAnswer>.Rejected>()
            .Why.Code.ShouldBe("E-SIZE");
    }
}

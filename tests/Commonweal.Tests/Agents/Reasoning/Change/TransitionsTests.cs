using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Change;
using Commonweal.Kernel;
using Commonweal.Kernel.Language;
using Commonweal.Numerics.Exact;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Change;

/// <summary>Error-correcting transitions, 20 §A5.1.</summary>
public sealed class TransitionsTests
{
    private static readonly Sequence<PolicyChange> Listening =
    [
        new("words", "words"),
        new(null, "silences"),
    ];

    /// <summary>O-A5a.</summary>
    [Theory]
    [InlineData(6, 1, 8, 128, TransitionStatus.Growth)]
    [InlineData(4, 2, 22, 64, TransitionStatus.NotShown)]
    [InlineData(2, 0, 1, 4, TransitionStatus.Provisional)]
    [InlineData(4, 0, 1, 16, TransitionStatus.Growth)]
    [InlineData(0, 0, 1, 1, TransitionStatus.NotShown)]
    public void Gains_must_outweigh_losses_beyond_a_fair_coin(
        int gains,
        int losses,
        int ways,
        int all,
        TransitionStatus status
    )
    {
        var judged = Judge(TransitionKind.Omission, Listening, Cases(gains, losses));
        (judged.Gains, judged.Losses).ShouldBe((gains, losses));
        judged.SignTest.ShouldBe(Rational.Of(ways, all));
        judged.Status.ShouldBe(status);
    }

    [Fact]
    public void An_omission_is_witnessed_by_a_gain_that_cites_the_new_policy()
    {
        Judge(TransitionKind.Omission, Listening, Cases(6, 0, cites: "words"))
            .KindWitnessed.ShouldBeFalse();
        Judge(TransitionKind.Omission, Listening, Cases(6, 0, cites: "words"))
            .Status.ShouldBe(TransitionStatus.NotShown);
    }

    [Theory]
    [InlineData("words", "tone", "b", "a", true)]
    [InlineData("words", "words", "b", "a", false)]
    [InlineData("words", "tone", "a", "b", false)]
    public void A_contradiction_is_witnessed_by_two_policies_that_rank_options_oppositely(
        string one,
        string other,
        string better,
        string worse,
        bool witnessed
    )
    {
        Sequence<PolicyPreference> preferences = [new(one, "a", "b"), new(other, better, worse)];
        var cases = Cases(6, 0).Select(c => c with { Preferences = preferences }).ToSequence();
        Sequence<PolicyChange> policies =
        [
            new("words", null),
            new("tone", null),
            new(null, "silences"),
        ];
        var judged = Judge(TransitionKind.Contradiction, policies, cases);
        judged.KindWitnessed.ShouldBe(witnessed);
        judged.Status.ShouldBe(witnessed ? TransitionStatus.Growth : TransitionStatus.NotShown);
    }

    [Theory]
    [InlineData("words", true)]
    [InlineData("tone", false)]
    public void A_confusion_is_witnessed_by_one_policy_split_in_two(
        string second,
        bool witnessed
    ) =>
        Judge(
            TransitionKind.Confusion,
            [new("words", "words"), new(second, "silences")],
            Cases(6, 0)
        )
            .KindWitnessed.ShouldBe(witnessed);

    [Theory]
    [InlineData("work", true)]
    [InlineData("home", false)]
    public void An_overreach_is_witnessed_by_gains_outside_the_context_only(
        string context,
        bool witnessed
    ) =>
        Judge(TransitionKind.Overreach, Listening, Cases(6, 0, context))
            .KindWitnessed.ShouldBe(witnessed);

    [Fact]
    public void A_value_that_keeps_nothing_of_the_older_one_is_no_growth()
    {
        var judged = Judge(
            TransitionKind.Omission,
            [new("words", null), new(null, "silences")],
            Cases(6, 0)
        );
        judged.KeepsWhatWasRight.ShouldBeFalse();
        judged.Status.ShouldBe(TransitionStatus.NotShown);
    }

    [Fact]
    public void An_episode_counts_once() =>
        Code([.. Cases(1, 0), .. Cases(1, 0)]).ShouldBe("E-DUPLICATE");

    [Fact]
    public void A_policy_nobody_listed_is_named() =>
        Code(Cases(1, 0, cites: "sighs")).ShouldBe("E-UNKNOWN");

    private static TransitionJudgement Judge(
        TransitionKind kind,
        Sequence<PolicyChange> policies,
        Sequence<TransitionCase> cases
    )
    {
        Transitions
            .Judge(Change(kind, policies, cases))
            .TryGet(out var judged, out _)
            .ShouldBeTrue();
        return judged!;
    }

    private static string Code(Sequence<TransitionCase> cases) =>
        Transitions
            .Judge(Change(TransitionKind.Omission, Listening, cases))
            .ShouldBeOfType<Answer<TransitionJudgement>.Rejected>()
            .Why.Code;

    private static Transition Change(
        TransitionKind kind,
        Sequence<PolicyChange> policies,
        Sequence<TransitionCase> cases
    ) =>
        new(
            "hearing",
            "listening",
            "home",
            kind,
            policies,
            cases,
            "p1",
            "I missed what was not said."
        );

    private static Sequence<TransitionCase> Cases(
        int gains,
        int losses,
        string context = "home",
        string cites = "silences"
    ) =>
        Enumerable
            .Range(0, gains + losses)
            .Select(i => new TransitionCase($"c{i}", context, i >= gains, i < gains, [cites], []))
            .ToSequence();
}

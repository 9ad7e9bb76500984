using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>The numbers of 10 that decide about evidence.</summary>
public sealed class EvidenceTests
{
    [Theory] // 10 §4 B, oracle
    [InlineData(112, 120, .873949)]
    [InlineData(49, 60, .700802)]
    [InlineData(9, 12, .467695)]
    [InlineData(5, 5, .565518)]
    [InlineData(3, 3, .438503)]
    public void What_k_of_n_shows_about_a_share(int k, int n, double bound) =>
        Share.LowerBound(k, n).ShouldBe(bound, 5e-7);

    [Fact]
    public void Nothing_observed_shows_nothing() => Share.LowerBound(0, 0).ShouldBe(0);

    [Theory] // 10 §10, oracle
    [InlineData(0, 3, .2, .636364)]
    [InlineData(1, 3, .4, .384615)]
    [InlineData(3, 3, .8, .058824)]
    [InlineData(0, 0, .5, .285714)]
    public void What_accepting_is_worth_depends_on_the_decoys(
        int accepted,
        int shown,
        double rate,
        double support
    )
    {
        Contamination.DecoyRate(accepted, shown).ShouldBe(rate, 1e-12);
        Contamination.SupportOfAccepted(rate).ShouldBe(support, 5e-7);
    }

    [Fact] // 10 §10: s = max(0, …)
    public void Accepting_everything_is_worth_nothing() =>
        Contamination.SupportOfAccepted(.95).ShouldBe(0);

    [Theory] // 10 §10, oracle: 8 typed, 7 accepted, an edit of 5 own and 4 suggested
    [InlineData(1, 3, .717949)]
    [InlineData(3, 3, .568627)]
    public void The_person_share_of_a_card(int accepted, int shown, double share) =>
        Contamination
            .PersonShare(
                [
                    new(8, 0, false, false, false),
                    new(0, 7, false, false, false),
                    new(5, 4, false, false, false),
                ],
                Contamination.DecoyRate(accepted, shown)
            )!
            .Value.ShouldBe(share, 5e-7);

    [Fact] // 10 §10: echo min(s,.25), restated max(s,.7), separated +.3 capped at 1
    public void Echoes_restatements_and_later_choices_move_the_support()
    {
        PhraseOrigin typed = new(6, 0, false, false, false);

        Contamination.Support(typed, .5).ShouldBe(1);
        Contamination.Support(typed with { Echo = true }, .5).ShouldBe(.25);
        Contamination.Support(typed with { Echo = true, Restated = true }, .5).ShouldBe(.7);
        Contamination
            .Support(new(0, 6, false, false, Separated: true), .5)
            .ShouldBe(.285714 + .3, 5e-7);
        Contamination.Support(typed with { Separated = true }, .5).ShouldBe(1);
        Contamination.PersonShare([], .5).ShouldBeNull();
    }

    [Fact] // 10 §12 B3, oracle: each probe flips with probability .1
    public void Noisy_probes_pass_most_values_and_few_means()
    {
        Passed(new(true, false, true, 4, true, null)).ShouldBe(.896670, 5e-7);
        Passed(new(false, true, false, 1, false, null)).ShouldBe(.005230, 5e-7);
    }

    /// <summary>Probability that V205 stays silent when each of the five answers flips with probability .1.</summary>
    private static double Passed(ConstitutiveTests answers)
    {
        var passed = 0.0;
        for (var flips = 0; flips < 32; flips++)
        {
            bool Flips(int probe) => (flips & (1 << probe)) != 0;
            ConstitutiveTests tests = new(
                answers.StillAttend ^ Flips(0),
                answers.Automate ^ Flips(1),
                answers.Diminished ^ Flips(2),
                (answers.Reasons >= 3) ^ Flips(3) ? 4 : 1,
                answers.WholeAttention ^ Flips(4),
                null
            );
            Document document = new(1, [new Value("v", "V", "p", ["c"], [], tests, [], Span.None)]);
            if (Checker.Check(document, Drafts.Options).Diagnostics.All(d => d.Code != "V205"))
            {
                var flipped = int.PopCount(flips);
                passed += Math.Pow(.1, flipped) * Math.Pow(.9, 5 - flipped);
            }
        }

        return passed;
    }
}

using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs.Building;

/// <summary>How many votes it would take to change a pair (10 §7.5, §8).</summary>
public sealed class BudgetTests
{
    [Fact]
    public void Where_too_many_pairs_hang_together_for_refits_the_figures_are_off_by_one_at_most()
    {
        var pairs = 0;
        for (var seed = 0UL; seed < 60; seed++)
        {
            var fit = Wem.Fit(RandomVotes.Of(seed, groups: false), WemOptions.Default);
            Budgets refitted = new(fit, EvidenceRules.Default);
            Budgets guessed = new(fit, EvidenceRules.Default, largestRefitted: 0);
            foreach (var edge in fit.Model.Edges.Where(e => fit.Estimate(e).Mean >= 0))
            {
                Distance(guessed.Attack(edge, true), refitted.Attack(edge, true))
                    .ShouldBeLessThanOrEqualTo(1);
                Distance(guessed.Robustness(edge, true), refitted.Robustness(edge, true))
                    .ShouldBeLessThanOrEqualTo(1);
                pairs++;
            }
        }

        pairs.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Refits_one_after_another_in_one_work_space_find_what_each_alone_would()
    {
        var fit = Wem.Fit(RandomVotes.Of(7, groups: false), WemOptions.Default);
        Budgets together = new(fit, EvidenceRules.Default);
        foreach (var edge in fit.Model.Edges.Concat(fit.Model.Edges.Reverse()))
        {
            together
                .Attack(edge, true)
                .ShouldBe(new Budgets(fit, EvidenceRules.Default).Attack(edge, true));
        }
    }

    [Fact] // 10 §8
    public void A_pair_that_others_carry_has_no_number_of_people_who_could_lose_it()
    {
        // Everybody finds B wiser than A and C than B; two say so of A and C.
        var votes = Ballots
            .Of("A", "B", (60, 0, 0))
            .Concat(Ballots.Of("B", "A", (0, 0, 60)))
            .Concat(Ballots.Of("B", "C", (60, 0, 0)))
            .Concat(Ballots.Of("C", "B", (0, 0, 60)))
            .Concat(Ballots.Of("A", "C", (2, 0, 0)));
        var carried = MoralGraphBuilder
            .Build([.. votes], MoralGraphOptions.Default, TestContext.Current.CancellationToken)
            .Contexts[0]
            .Edges.Single(e => (e.From, e.To) == ("A", "C"));
        carried.Probability.ShouldBeGreaterThan(.9);
        carried.Robustness.ShouldBeNull();
        carried.AttackBudget.ShouldNotBeNull();
    }

    private static int Distance(int? a, int? b) =>
        a == b ? 0 : Math.Abs((a ?? Budgets.SearchLimit + 1) - (b ?? Budgets.SearchLimit + 1));
}

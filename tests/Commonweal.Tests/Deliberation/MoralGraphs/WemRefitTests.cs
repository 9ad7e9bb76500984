using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>10 §7.2: adding votes one by one, or withdrawing them, gives what a fit of all the votes gives.</summary>
public sealed class WemRefitTests
{
    private const double Exact = 1e-9;

    [Fact]
    public void Votes_added_a_few_at_a_time_give_what_all_at_once_give()
    {
        for (var seed = 0UL; seed < 150; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: seed % 2 == 0);
            var fit = Wem.Fit([], WemOptions.Default);
            foreach (var few in votes.Chunk(5))
            {
                fit = fit.With(few);
            }

            ShouldAgree(fit, Wem.Fit(votes, WemOptions.Default), votes, seed);
        }
    }

    [Fact]
    public void A_voter_who_withdraws_leaves_no_trace()
    {
        for (var seed = 0UL; seed < 150; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: seed % 2 == 0);
            var gone = votes[0].Voter;
            List<Vote> rest = [.. votes.Where(v => v.Voter != gone)];
            var fit = Wem.Fit(votes, WemOptions.Default).Without(gone);
            ShouldAgree(fit, Wem.Fit(rest, WemOptions.Default), votes, seed);
        }
    }

    [Fact]
    public void Raking_moves_every_weight_when_a_group_gains_a_voter()
    {
        var options = WemOptions.Default with
        {
            PopulationShares = new Dictionary<string, double> { ["g1"] = .6, ["g2"] = .4 },
        };
        for (var seed = 0UL; seed < 50; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: true);
            var fit = Wem.Fit(votes, options).Without(votes[^1].Voter);
            List<Vote> rest = [.. votes.Where(v => v.Voter != votes[^1].Voter)];
            ShouldAgree(fit, Wem.Fit(rest, options), votes, seed);
        }
    }

    private static void ShouldAgree(WemFit fit, WemFit batch, List<Vote> votes, ulong seed)
    {
        var message = $"seed {seed}";
        fit.Votes.ShouldBe(batch.Votes, message);
        fit.Variables.ShouldBe(batch.Variables, message);
        fit.Objective.ShouldBe(batch.Objective, Exact, message);
        fit.LogEvidence.ShouldBe(batch.LogEvidence, Exact, message);
        foreach (var vote in votes)
        {
            var (from, to, context) = (vote.From, vote.To, vote.Context);
            var (edge, expected) = (fit.Edge(from, to, context), batch.Edge(from, to, context));
            edge.Mean.ShouldBe(expected.Mean, Exact, message);
            edge.StandardDeviation.ShouldBe(expected.StandardDeviation, Exact, message);
            var level = batch.Level(to, context);
            fit.Level(to, context).Mean.ShouldBe(level.Mean, Exact, message);
            fit.Level(to, context)
                .StandardDeviation.ShouldBe(level.StandardDeviation, Exact, message);
            var story = batch.Story(from, to, context, vote.Story);
            fit.Story(from, to, context, vote.Story).ShouldBe(story, Exact, message);
            if (vote.Group is { } group)
            {
                edge = fit.Edge(from, to, context, group);
                expected = batch.Edge(from, to, context, group);
                edge.Mean.ShouldBe(expected.Mean, Exact, message);
                edge.StandardDeviation.ShouldBe(expected.StandardDeviation, Exact, message);
            }
        }
    }
}

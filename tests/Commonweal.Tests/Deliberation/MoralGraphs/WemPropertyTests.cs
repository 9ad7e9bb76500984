using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>What holds for every deliberation (10 §7.3), on a thousand small random ones.</summary>
public sealed class WemPropertyTests
{
    private const double Exact = 1e-9;
    private const ulong Seeds = 1000;

    private static readonly WemOptions NoGroups = WemOptions.Default with { GroupSpread = 0 };

    [Fact]
    public void The_fit_is_that_of_all_variables_in_one_dense_matrix()
    {
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: seed % 2 == 0);
            var options = Spreads((int)(seed % 5));
            var (fit, dense) = (Wem.Fit(votes, options), new DenseWem(votes, options));
            fit.Variables.ShouldBe(dense.Variables, $"seed {seed}");
            fit.Objective.ShouldBe(dense.Objective(), Exact, $"seed {seed}");
            fit.LogEvidence.ShouldBe(dense.LogEvidence, Exact, $"seed {seed}");
            string[] values = [.. votes.Select(v => v.From).Distinct()];
            foreach (var vote in votes.Take(5))
            {
                var (from, to, context) = (vote.From, vote.To, vote.Context);
                ShouldBe(fit.Edge(from, to, context), dense.Edge(from, to, context, null), seed);
                var (far, near) = (values[^1], values[0]);
                ShouldBe(
                    fit.Edge(far, to, context),
                    far == to ? default : dense.Edge(far, to, context, null),
                    seed
                );
                var level = fit.Level(near, context);
                ShouldBe(
                    new(level.Mean, level.StandardDeviation),
                    dense.Level(near, context),
                    seed
                );
                foreach (var group in new[] { "g1", "nobody" })
                {
                    ShouldBe(
                        fit.Edge(from, to, context, group),
                        dense.Edge(from, to, context, group),
                        seed
                    );
                }
            }
        }
    }

    [Fact]
    public void One_more_yes_lifts_no_value_more_than_the_one_found_wiser_and_lowers_none_more_than_the_other()
    {
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: false);
            var (a, b, c) = (votes[0].From, votes[0].To, votes[0].Context);
            var before = Wem.Fit(votes, NoGroups);
            var after = before.With([votes[0] with { Voter = "new", Answer = Answer.Yes }]);
            double Change(string value, string context) =>
                after.Level(value, context).Mean - before.Level(value, context).Mean;
            double[] all =
            [
                .. votes.SelectMany(v =>
                    new[] { Change(v.From, v.Context), Change(v.To, v.Context) }
                ),
            ];
            Change(b, c)
                .ShouldBeGreaterThanOrEqualTo(Math.Max(0, all.Max()) - Exact, $"seed {seed}");
            Change(a, c).ShouldBeLessThanOrEqualTo(Math.Min(0, all.Min()) + Exact, $"seed {seed}");
            (after.Edge(a, b, c).Mean - before.Edge(a, b, c).Mean).ShouldBeGreaterThan(
                0,
                $"seed {seed}"
            );
        }
    }

    [Fact]
    public void Asked_and_answered_the_other_way_round_every_level_changes_its_sign()
    {
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: true);
            var fit = Wem.Fit(votes, WemOptions.Default);
            var reversed = Wem.Fit(
                [.. votes.Select(v => v with { From = v.To, To = v.From })],
                WemOptions.Default
            );
            foreach (var vote in votes)
            {
                var (from, to, context) = (vote.From, vote.To, vote.Context);
                reversed.Level(to, context).Mean.ShouldBe(-fit.Level(to, context).Mean, Exact);
                ShouldBe(reversed.Edge(to, from, context), fit.Edge(from, to, context), seed);
            }
        }
    }

    [Fact]
    public void Neither_the_order_of_votes_nor_the_names_of_voters_change_a_single_bit()
    {
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            List<Vote> votes =
            [
                .. RandomVotes
                    .Of(seed, groups: true)
                    .Select((v, i) => v with { At = DateTimeOffset.UnixEpoch.AddMinutes(i) }),
            ];
            var fit = Wem.Fit(votes, WemOptions.Default);
            var other = Wem.Fit(
                [.. Shuffled(votes, seed).Select(v => v with { Voter = Rename(v.Voter) })],
                WemOptions.Default
            );
            other.Objective.ShouldBe(fit.Objective);
            foreach (var vote in votes)
            {
                other
                    .Edge(vote.From, vote.To, vote.Context)
                    .ShouldBe(fit.Edge(vote.From, vote.To, vote.Context), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void Votes_about_other_values_change_nothing_and_touch_nothing()
    {
        for (var seed = 0UL; seed < Seeds; seed++)
        {
            var votes = RandomVotes.Of(seed, groups: true);
            var others = RandomVotes
                .Of(seed + Seeds, groups: true)
                .Select(v =>
                    v with
                    {
                        From = "o" + v.From,
                        To = "o" + v.To,
                        Voter = "o" + v.Voter,
                    }
                );
            var fit = Wem.Fit(votes, WemOptions.Default);
            var both = fit.With(others);
            foreach (var vote in votes)
            {
                both.Edge(vote.From, vote.To, vote.Context)
                    .ShouldBe(fit.Edge(vote.From, vote.To, vote.Context), $"seed {seed}");
                both.Level(vote.To, vote.Context).ShouldBe(fit.Level(vote.To, vote.Context));
            }
        }
    }

    [Fact]
    public void Cards_merged_into_one_class_are_scored_as_the_class()
    {
        List<Vote> split =
        [
            .. new[] { "L1", "L2", "L3" }.SelectMany(l => Ballots.Of(l, "W", (3, 0, 0))),
            .. Ballots.Of("M", "W", (5, 2, 1)),
        ];
        List<Vote> one = [.. Ballots.Of("L", "W", (9, 0, 0)), .. Ballots.Of("M", "W", (5, 2, 1))];
        var merged = Wem.Fit(
            [.. split.Select(v => v.From[0] == 'L' ? v with { From = "L" } : v)],
            WemOptions.Default
        );
        var whole = Wem.Fit(one, WemOptions.Default);
        merged.Edge("L", "W", "C").ShouldBe(whole.Edge("L", "W", "C"));
        merged.Level("M", "C").ShouldBe(whole.Level("M", "C"));
    }

    [Fact]
    public void A_thousand_times_the_votes_move_a_pair_only_like_a_logarithm()
    {
        double Mean(int yes) =>
            Wem.Fit([.. Ballots.Of("A", "B", (yes, 0, 0))], NoGroups).Edge("A", "B", "C").Mean;
        var steps = new[] { 10, 100, 1000, 10_000 }.Select(Mean).ToArray();
        for (var i = 1; i < steps.Length; i++)
        {
            (steps[i] - steps[i - 1]).ShouldBeInRange(.5, 2.303);
        }
    }

    private static WemOptions Spreads(int which) =>
        which switch
        {
            0 => WemOptions.Default,
            1 => WemOptions.WithoutLevels,
            2 => WemOptions.Default with { LevelSpread = 0 },
            3 => WemOptions.Default with { ContextSpread = 0 },
            _ => WemOptions.Default with { StorySpread = 0, GroupSpread = .7 },
        };

    private static List<Vote> Shuffled(List<Vote> votes, ulong seed)
    {
        var draw = new Xoshiro256(seed);
        List<Vote> result = [.. votes];
        for (var i = result.Count - 1; i > 0; i--)
        {
            var j = draw.NextBelow(i + 1);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    // Turns the order of voters round.
    private static string Rename(string voter) =>
        string.Concat("q", (1000 - int.Parse(voter.AsSpan(1), null)).ToString("D4", null));

    private static void ShouldBe(EdgeEstimate edge, EdgeEstimate expected, ulong seed)
    {
        edge.Mean.ShouldBe(expected.Mean, Exact, $"seed {seed}");
        edge.StandardDeviation.ShouldBe(expected.StandardDeviation, Exact, $"seed {seed}");
    }
}

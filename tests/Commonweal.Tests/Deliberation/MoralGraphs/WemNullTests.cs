using System.Globalization;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Randomness;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs;

/// <summary>
/// 10 §7.4 O11: no value is wiser than another, stories persuade with spread .35, 200 voters answer 3 questions each about
/// 124 pairs, one direction shown. Printed: compat keeps 103 of 124, WEM finds 5. Statistical: twenty seeded runs, bands.
/// </summary>
public sealed class WemNullTests
{
    private const int Pairs = 124;

    [Fact]
    public void O11_where_nothing_is_wiser_few_pairs_stand_out_and_the_published_scheme_keeps_most()
    {
        var (kept, found) = (new List<int>(), new List<int>());
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var votes = Null(new Xoshiro256(seed));
            kept.Add(MaiGraphs.Summarize(votes).Edges.Count);
            var fit = Wem.Fit(votes, WemOptions.Default);
            found.Add(
                votes
                    .Select(v => fit.Edge(v.From, v.To, v.Context).Probability)
                    .Distinct()
                    .Count(p => p is >= .95 or <= .05)
            );
        }

        kept.Average().ShouldBeInRange(85, 115);
        found.Average().ShouldBeInRange(0, 6);
        found.Max().ShouldBeLessThanOrEqualTo(12);
    }

    private static List<Vote> Null(Xoshiro256 draw)
    {
        double[] stories = [.. Enumerable.Range(0, Pairs).Select(_ => .35 * draw.NextNormal())];
        (int, int)[] pairs =
        [
            .. Enumerable.Range(0, Pairs).Select(p => (p % 60, (p + 1 + (p / 60 * 7)) % 60)),
        ];
        List<Vote> votes = [];
        for (var voter = 0; voter < 200; voter++)
        {
            foreach (
                var pair in Enumerable.Range(0, 3).Select(_ => draw.NextBelow(Pairs)).Distinct()
            )
            {
                var z = 1.4 + stories[pair];
                var (yes, no, share) = (L(z - .7), L(-z - .7), draw.NextShare());
                var answer =
                    share < yes ? Answer.Yes
                    : share < yes + no ? Answer.No
                    : Answer.Unsure;
                votes.Add(
                    new Vote(
                        Name(voter),
                        Name(pairs[pair].Item1),
                        Name(pairs[pair].Item2),
                        "C",
                        answer,
                        null,
                        null,
                        1,
                        null
                    )
                );
            }
        }

        return votes;
    }

    private static double L(double x) => 1 / (1 + Math.Exp(-x));

    private static string Name(int number) => number.ToString("D3", CultureInfo.InvariantCulture);
}

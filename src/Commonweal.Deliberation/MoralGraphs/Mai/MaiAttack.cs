using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>What it takes to bend the published graph (10 §6.5 F10, §8). Nothing here guards against it; it only counts.</summary>
public static class MaiAttack
{
    /// <summary>No search goes beyond this many invented votes.</summary>
    public const int Limit = 10_000;

    /// <summary>
    /// Least number of invented yes votes on a pair that make it a kept edge: zero when it is one, null when none up to
    /// <see cref="Limit"/> does. Counting up is needed, since one more yes may also delete an edge (F1).
    /// </summary>
    public static int? Budget(MaiCounts counts)
    {
        for (var extra = 0; extra <= Limit; extra++)
        {
            if (MaiRule.Keeps(Shifted(counts, extra)))
            {
                return extra;
            }
        }

        return null;
    }

    /// <summary>Least number of yes votes on a kept edge whose removal drops it; null when it is no kept edge.</summary>
    public static int? Robustness(MaiCounts counts)
    {
        if (!MaiRule.Keeps(counts))
        {
            return null;
        }

        var removed = 1;
        while (MaiRule.Keeps(Shifted(counts, -removed)))
        {
            removed++;
        }

        return removed;
    }

    /// <summary>
    /// Invented voters who put the last-ranked value first by saying that it is wiser than each of the top values. The
    /// search takes up to <paramref name="voters"/> voters and 12 answers each, fewest voters first; null when that is
    /// not enough or there is nothing to rank. O(voters × transitions).
    /// </summary>
    public static MaiCapture? Capture(MaiAggregator votes, string context, int voters)
    {
        const int MostAnswers = 12;
        var ranking = votes.Summarize().PageRank;
        if (ranking.Count < 2)
        {
            return null;
        }

        var target = ranking[^1].Value;
        for (var fakes = 1; fakes <= voters; fakes++)
        {
            for (var answers = 1; answers <= Math.Min(MostAnswers, ranking.Count - 1); answers++)
            {
                var attacked = votes.Copy();
                foreach (var (top, _) in ranking.Take(answers))
                {
                    for (var fake = 0; fake < fakes; fake++)
                    {
                        attacked.Add(
                            new("", top, target, context, Answer.Yes, null, null, 1, null)
                        );
                    }
                }

                var after = attacked.Summarize().PageRank;
                if (after[0].Value == target)
                {
                    return new(target, fakes, answers, ranking[^1].Score, after[0].Score);
                }
            }
        }

        return null;
    }

    private static MaiCounts Shifted(MaiCounts counts, int yes) =>
        counts with
        {
            MarkedWiser = counts.MarkedWiser + yes,
            Impressions = counts.Impressions + yes,
        };
}

/// <summary>How the last-ranked value was put first.</summary>
/// <param name="Value">The value.</param>
/// <param name="Voters">Invented voters.</param>
/// <param name="Answers">Yes answers by each.</param>
/// <param name="Before">Its score before.</param>
/// <param name="After">Its score after.</param>
public sealed record MaiCapture(string Value, int Voters, int Answers, double Before, double After);

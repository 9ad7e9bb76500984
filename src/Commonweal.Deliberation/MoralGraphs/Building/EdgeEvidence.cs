using Commonweal.Deliberation.MoralGraphs.Fitting;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Building;

/// <summary>
/// What was asked and answered about one pair in one context, directed from <paramref name="From"/> to
/// <paramref name="To"/>.
/// </summary>
internal sealed record EdgeEvidence(
    string From,
    string To,
    string Context,
    AnswerCounts Forward,
    AnswerCounts Reverse,
    double EffectiveVotes,
    IReadOnlyList<(string Group, int Votes)> Groups
)
{
    /// <summary>Counts the ballots of a pair.</summary>
    /// <param name="table">The table they stand in.</param>
    /// <param name="edge">The pair.</param>
    /// <param name="upward">True when the edge is directed from the lesser to the greater id.</param>
    public static EdgeEvidence Of(VoteTable table, ModelEdge edge, bool upward)
    {
        var ballots = table.Ballots.AsSpan(edge.First, edge.Ballots);
        int[] up = new int[4];
        int[] down = new int[4];
        double sum = 0,
            squares = 0;
        SortedDictionary<int, int> groups = [];
        foreach (var ballot in ballots)
        {
            (ballot.Forward ? up : down)[(int)ballot.Answer]++;
            sum += ballot.Weight;
            squares += ballot.Weight * ballot.Weight;
            if (ballot.Group >= 0)
            {
                groups[ballot.Group] = groups.GetValueOrDefault(ballot.Group) + 1;
            }
        }

        var (low, high) = (table.Values[edge.Low], table.Values[edge.High]);
        return new(
            upward ? low : high,
            upward ? high : low,
            table.Contexts[edge.Context],
            Counts(upward ? up : down),
            Counts(upward ? down : up),
            sum * sum / squares,
            [.. groups.Select(g => (table.Groups[g.Key], g.Value))]
        );
    }

    /// <summary>True when each direction was shown in at least this share of the judgements.</summary>
    public bool BothDirections(double share) =>
        Math.Min(Forward.Total, Reverse.Total) >= share * (Forward.Total + Reverse.Total);

    private static AnswerCounts Counts(int[] answers) =>
        new(
            answers[(int)Answer.Yes],
            answers[(int)Answer.Unsure] + answers[(int)Answer.OnAPar],
            answers[(int)Answer.No],
            answers[(int)Answer.OnAPar]
        );
}

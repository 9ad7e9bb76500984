using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Fitting;

/// <summary>
/// One judgement in numbers. Ids are positions in the table's lists, which are in ordinal order, so comparing numbers
/// compares ids.
/// </summary>
internal readonly record struct Ballot(
    int Voter,
    int Low,
    int High,
    int Context,
    bool Forward,
    int Story,
    int Group,
    Answer Answer,
    double Weight
);

/// <summary>
/// The judgements that count: rows that cannot be scored left out, one for each (voter, pair, context), weighed, and in an
/// order that does not depend on that of the input, so that sums come out alike to the last bit.
/// </summary>
internal sealed record VoteTable(
    string[] Voters,
    string[] Values,
    string[] Contexts,
    string[] Stories,
    string[] Groups,
    Ballot[] Ballots,
    IReadOnlyList<RowFinding> Findings
)
{
    /// <summary>Name that stands for "the one story of (from, to, context)".</summary>
    public const string TheOneStory = "";

    /// <summary>Makes the table. Sorting dominates: O(n log n) for n votes.</summary>
    public static VoteTable Of(IReadOnlyList<Vote> votes, WemOptions options)
    {
        var findings = new List<RowFinding>();
        var rows = Usable(votes, findings);
        var voters = Ids(rows.Select(r => votes[r].Voter));
        var values = Ids(rows.SelectMany(r => new[] { votes[r].From, votes[r].To }));
        var contexts = Ids(rows.Select(r => votes[r].Context));
        var stories = Ids(rows.Select(r => votes[r].Story ?? TheOneStory));
        var groups = Ids(rows.Where(r => votes[r].Group is not null).Select(r => votes[r].Group!));
        Ballot Number(Vote vote)
        {
            var (from, to) = (values.Index[vote.From], values.Index[vote.To]);
            return new Ballot(
                voters.Index[vote.Voter],
                Math.Min(from, to),
                Math.Max(from, to),
                contexts.Index[vote.Context],
                from < to,
                stories.Index[vote.Story ?? TheOneStory],
                vote.Group is null ? -1 : groups.Index[vote.Group],
                vote.Answer,
                vote.Weight
            );
        }

        var ballots = OnePerVoter(votes, rows, Number, findings);
        Weigh(ballots, groups.Names, options);
        Array.Sort(ballots, Compare);
        return new VoteTable(
            voters.Names,
            values.Names,
            contexts.Names,
            stories.Names,
            groups.Names,
            ballots,
            [.. findings.OrderBy(f => f.Row)]
        );
    }

    private static List<int> Usable(IReadOnlyList<Vote> votes, List<RowFinding> findings)
    {
        var rows = new List<int>(votes.Count);
        for (var i = 0; i < votes.Count; i++)
        {
            var vote = votes[i];
            if (string.Equals(vote.From, vote.To, StringComparison.Ordinal))
            {
                findings.Add(VoteFindings.SelfLoop(i + 1, vote.From));
            }
            else if (!(vote.Weight > 0 && vote.Weight <= 1))
            {
                findings.Add(VoteFindings.Weight(i + 1, vote.Weight));
            }
            else
            {
                rows.Add(i);
            }
        }

        return rows;
    }

    // The last by time counts; where times are equal or unknown, the later row.
    private static Ballot[] OnePerVoter(
        IReadOnlyList<Vote> votes,
        List<int> rows,
        Func<Vote, Ballot> number,
        List<RowFinding> findings
    )
    {
        var kept = new Dictionary<(int Voter, int Low, int High, int Context), int>(rows.Count);
        var ballots = new Ballot[votes.Count];
        foreach (var row in rows)
        {
            var ballot = number(votes[row]);
            ballots[row] = ballot;
            var key = (ballot.Voter, ballot.Low, ballot.High, ballot.Context);
            if (!kept.TryAdd(key, row))
            {
                var earlier = kept[key];
                var (drop, keep) =
                    Time(votes[row]) >= Time(votes[earlier]) ? (earlier, row) : (row, earlier);
                kept[key] = keep;
                findings.Add(VoteFindings.Repeated(drop + 1, keep + 1));
            }
        }

        return [.. kept.Values.Select(row => ballots[row])];
    }

    private static DateTimeOffset Time(Vote vote) => vote.At ?? DateTimeOffset.MinValue;

    private static void Weigh(Ballot[] ballots, string[] groups, WemOptions options)
    {
        var counts = new Dictionary<(int Voter, int Context), int>();
        foreach (var ballot in ballots)
        {
            var key = (ballot.Voter, ballot.Context);
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        var factors = Raking.Factors(ballots, groups, options.PopulationShares);
        for (var i = 0; i < ballots.Length; i++)
        {
            var ballot = ballots[i];
            var count = counts[(ballot.Voter, ballot.Context)];
            var weight =
                ballot.Weight
                * Math.Min(1, (double)options.VotesPerContext / count)
                * factors[ballot.Group + 1];
            ballots[i] = ballot with { Weight = weight };
        }
    }

    private static int Compare(Ballot x, Ballot y)
    {
        var order = x.Low.CompareTo(y.Low);
        order = order != 0 ? order : x.High.CompareTo(y.High);
        order = order != 0 ? order : x.Context.CompareTo(y.Context);
        order = order != 0 ? order : y.Forward.CompareTo(x.Forward);
        order = order != 0 ? order : x.Story.CompareTo(y.Story);
        order = order != 0 ? order : x.Group.CompareTo(y.Group);
        order = order != 0 ? order : x.Answer.CompareTo(y.Answer);
        order = order != 0 ? order : x.Weight.CompareTo(y.Weight);
        return order != 0 ? order : x.Voter.CompareTo(y.Voter);
    }

    private static (string[] Names, Dictionary<string, int> Index) Ids(IEnumerable<string> names)
    {
        var distinct = names.ToHashSet(StringComparer.Ordinal).ToArray();
        Array.Sort(distinct, StringComparer.Ordinal);
        var index = new Dictionary<string, int>(distinct.Length, StringComparer.Ordinal);
        for (var i = 0; i < distinct.Length; i++)
        {
            index[distinct[i]] = i;
        }

        return (distinct, index);
    }
}

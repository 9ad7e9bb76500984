using System.Globalization;
using System.Runtime.InteropServices;

namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Keeps every judgement, one per (voter, pair, context) whichever way the pair was shown: of two, the one cast later
/// counts, of two at the same time or without a date the later row (10 §7.2, §13; V908).
/// </summary>
internal sealed class VoteList(VoteNames names) : IVoteSink
{
    private readonly Dictionary<(int Voter, int Low, int High, int Context), int> _places = [];
    private readonly List<VoteRow> _rows = [];

    public bool WantsVoters => true;

    /// <summary>The judgements in the order of the input.</summary>
    public IReadOnlyList<Vote> Votes
    {
        get
        {
            var votes = new List<Vote>(_places.Count);
            foreach (ref readonly var row in CollectionsMarshal.AsSpan(_rows))
            {
                if (row.Row >= 0)
                {
                    votes.Add(ToVote(in row));
                }
            }

            return votes;
        }
    }

    public void Accept(in VoteRow row, FindingLog log)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _places,
            (row.Voter, Math.Min(row.From, row.To), Math.Max(row.From, row.To), row.Context),
            out var known
        );
        if (known)
        {
            ref var earlier = ref CollectionsMarshal.AsSpan(_rows)[place];
            var isLater = row.Ticks == VoteRow.NoDate || earlier.Ticks <= row.Ticks;
            log.Add(
                "V908",
                isLater ? earlier.Row : row.Row,
                ("row", Text(isLater ? earlier.Row : row.Row)),
                ("kept", Text(isLater ? row.Row : earlier.Row)),
                ("voter", names.Voters[row.Voter]),
                ("from", names.Values[row.From]),
                ("to", names.Values[row.To])
            );
            if (!isLater)
            {
                return;
            }

            earlier = earlier with { Row = -1 };
        }

        place = _rows.Count;
        _rows.Add(row);
    }

    private Vote ToVote(in VoteRow row) =>
        new(
            names.Voters[row.Voter],
            names.Values[row.From],
            names.Values[row.To],
            names.Contexts[row.Context],
            row.Answer,
            row.Story < 0 ? null : names.Stories[row.Story],
            row.Group < 0 ? null : names.Groups[row.Group],
            row.Weight,
            row.Ticks == VoteRow.NoDate ? null : new DateTimeOffset(row.Ticks, TimeSpan.Zero)
        );

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

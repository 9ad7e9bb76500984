using System.Numerics;
using System.Runtime.InteropServices;
using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>
/// Counts judgements the way the Meaning Alignment Institute's published graphs do (10 §6.1), in one pass: one look-up a
/// vote, memory linear in the distinct (from, to, context). It is faithful to the published algorithm, faults
/// included: every row counts, one person may count many times, and weights, groups and dates play no part.
/// </summary>
public sealed class MaiAggregator : IVoteSink
{
    private readonly VoteNames _names;
    private int[] _slots = new int[1024];
    private MaiCell[] _cells = new MaiCell[512];
    private int _count;

    /// <summary>An aggregator that has counted nothing.</summary>
    public MaiAggregator()
        : this(new()) { }

    internal MaiAggregator(VoteNames names) => _names = names;

    /// <summary>Rows counted.</summary>
    public long Votes { get; private set; }

    /// <summary>Distinct transitions, each in its context.</summary>
    public int Transitions => _count;

    bool IVoteSink.WantsVoters => false;

    /// <summary>Counts one judgement; "on a par" counts as unsure, which is the nearest the published algorithm knows.</summary>
    public void Add(Vote vote) =>
        Add(
            _names.Values.Add(vote.From),
            _names.Values.Add(vote.To),
            _names.Contexts.Add(vote.Context),
            vote.Answer
        );

    void IVoteSink.Accept(in VoteRow row, FindingLog log) =>
        Add(row.From, row.To, row.Context, row.Answer);

    /// <summary>Counts one judgement whose names are numbers of this aggregator's tables.</summary>
    internal void Add(int from, int to, int context, Answer answer)
    {
        Votes++;
        ref var cell = ref Find(from, to, context);
        switch (answer)
        {
            case Answer.Yes:
                cell.Wiser++;
                break;
            case Answer.No:
                cell.NotWiser++;
                break;
            default:
                cell.Unsure++;
                break;
        }
    }

    /// <summary>
    /// The counts of one ordered pair over all contexts, kept or not; all zero for a pair nobody was asked about. O(transitions).
    /// </summary>
    public MaiCounts Counts(string from, string to)
    {
        var (yes, no, unsure, shown, less) = (0, 0, 0, 0, 0);
        foreach (ref readonly var cell in _cells.AsSpan(0, _count))
        {
            var (source, wiser) = (_names.Values[cell.From], _names.Values[cell.To]);
            var answers = cell.Wiser + cell.NotWiser + cell.Unsure;
            if (source == from && wiser == to)
            {
                (yes, no, unsure) = (yes + cell.Wiser, no + cell.NotWiser, unsure + cell.Unsure);
                shown += answers;
            }
            else if (source == to && wiser == from)
            {
                less += cell.Wiser;
                shown += answers;
            }
        }

        return new(yes, no, less, unsure, shown);
    }

    /// <summary>An aggregator with the same counts, to ask what would be if more votes came.</summary>
    public MaiAggregator Copy() =>
        new(_names)
        {
            _slots = (int[])_slots.Clone(),
            _cells = (MaiCell[])_cells.Clone(),
            _count = _count,
            Votes = Votes,
        };

    /// <summary>The published graph of everything counted.</summary>
    public MaiGraph Summarize() => Summarize(static _ => true);

    /// <summary>The published graph of the judgements in some contexts, without reading them again. O(transitions).</summary>
    /// <param name="contexts">True for the contexts to count.</param>
    public MaiGraph Summarize(Func<string, bool> contexts)
    {
        var wanted = new bool[_names.Contexts.Count];
        for (var i = 0; i < wanted.Length; i++)
        {
            wanted[i] = contexts(_names.Contexts[i]);
        }

        var summary = new MaiSummary(_cells.AsSpan(0, _count), wanted);
        var edges = summary.KeptEdges(_names);
        return new(edges, PageRank.Of(edges), summary.Votes);
    }

    private ref MaiCell Find(int from, int to, int context)
    {
        var hash = Hash(from, to, context);
        var mask = _slots.Length - 1;
        var slot = (int)hash & mask;
        for (; _slots[slot] != 0; slot = (slot + 1) & mask)
        {
            ref var cell = ref _cells[_slots[slot] - 1];
            if (cell.From == from && cell.To == to && cell.Context == context)
            {
                return ref cell;
            }
        }

        if (_count == _cells.Length)
        {
            Grow();
            return ref Find(from, to, context);
        }

        _slots[slot] = _count + 1;
        ref var added = ref _cells[_count++];
        (added.From, added.To, added.Context) = (from, to, context);
        return ref added;
    }

    private void Grow()
    {
        Array.Resize(ref _cells, 2 * _cells.Length);
        _slots = new int[2 * _cells.Length];
        var mask = _slots.Length - 1;
        for (var i = 0; i < _count; i++)
        {
            var slot = (int)Hash(_cells[i].From, _cells[i].To, _cells[i].Context) & mask;
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            _slots[slot] = i + 1;
        }
    }

    private static uint Hash(int from, int to, int context)
    {
        var pair = ((ulong)(uint)from << 32) | (uint)to;
        var mixed =
            (pair ^ BitOperations.RotateLeft((ulong)(uint)context, 20)) * 0x9E3779B97F4A7C15;
        mixed ^= mixed >> 29;
        mixed *= 0xBF58476D1CE4E5B9;
        return (uint)(mixed >> 32);
    }
}

/// <summary>Answers to one transition in one context.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct MaiCell
{
    public int From;
    public int To;
    public int Context;
    public int Wiser;
    public int NotWiser;
    public int Unsure;
}

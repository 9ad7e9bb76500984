using Commonweal.Deliberation.Votes;

namespace Commonweal.Deliberation.MoralGraphs.Mai;

/// <summary>
/// The moral graph as the Meaning Alignment Institute computes it (Klingefjord, Lowe and Edelman 2024; 10 §6), kept for
/// comparison with published graphs. For decisions use the wiser-edge model, which has none of the faults of 10 §6.5.
/// </summary>
public static class MaiGraphs
{
    /// <summary>The published graph of some judgements, in their order. O(votes) time, memory linear in distinct transitions.</summary>
    public static MaiGraph Summarize(IEnumerable<Vote> votes)
    {
        var aggregator = new MaiAggregator();
        foreach (var vote in votes)
        {
            aggregator.Add(vote);
        }

        return aggregator.Summarize();
    }

    /// <summary>Counts a folder or file without keeping its judgements.</summary>
    /// <param name="path">A study's folder, an <c>edge.json</c> or JSON Lines.</param>
    /// <param name="options">What to take.</param>
    /// <param name="cancel">Stops reading.</param>
    public static Imported<MaiCount> Count(
        string path,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var names = new VoteNames();
        var aggregator = new MaiAggregator(names);
        var (log, totals, refusal) = VoteImport.Into(path, options, names, aggregator, cancel);
        return Outcome(aggregator, log, totals, refusal);
    }

    /// <summary>Counts a stream, for example standard input.</summary>
    /// <param name="stream">What to read, to its end; it is not closed.</param>
    /// <param name="place">What to call it in messages.</param>
    /// <param name="options">What to take.</param>
    /// <param name="cancel">Stops reading.</param>
    public static Imported<MaiCount> Count(
        Stream stream,
        string place,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var names = new VoteNames();
        var aggregator = new MaiAggregator(names);
        var log = new FindingLog();
        var reading = new VoteStream(options, null, names, log);
        var refusal = reading.Pour(stream, place, aggregator, cancel);
        return Outcome(aggregator, log, reading.Totals, refusal);
    }

    private static Imported<MaiCount> Outcome(
        MaiAggregator aggregator,
        FindingLog log,
        ImportTotals totals,
        Refusal? refusal
    ) =>
        refusal is null
            ? new Imported<MaiCount>.Read(new(aggregator, totals), log.Findings, log.Counts)
            : new Imported<MaiCount>.Refused(refusal);
}

/// <summary>Judgements counted for the published graph.</summary>
/// <param name="Aggregator">The counts.</param>
/// <param name="Totals">What was read and passed over.</param>
public sealed record MaiCount(MaiAggregator Aggregator, ImportTotals Totals);

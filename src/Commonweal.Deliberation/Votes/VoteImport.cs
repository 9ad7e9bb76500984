namespace Commonweal.Deliberation.Votes;

/// <summary>
/// Reads judgements from a study's export folder, a single <c>edge.json</c>, or JSON Lines (10 §13). Nothing is read
/// halfway: an input is either taken row by row, every row accounted for, or refused as a whole.
/// </summary>
public static class VoteImport
{
    /// <summary>
    /// Reads a folder or file. One judgement is kept per (voter, pair, context). O(bytes) time; memory linear in the
    /// judgements kept.
    /// </summary>
    public static Imported<VoteSet> Votes(
        string path,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var names = new VoteNames();
        var list = new VoteList(names);
        var (log, totals, refusal) = Into(path, options, names, list, cancel);
        return refusal is null ? Finish(list, log, totals) : new Imported<VoteSet>.Refused(refusal);
    }

    /// <summary>Reads a stream, for example standard input.</summary>
    /// <param name="stream">What to read, to its end; it is not closed.</param>
    /// <param name="place">What to call it in messages.</param>
    /// <param name="options">What to take.</param>
    /// <param name="cancel">Stops reading.</param>
    public static Imported<VoteSet> Votes(
        Stream stream,
        string place,
        ImportOptions options,
        CancellationToken cancel
    )
    {
        var names = new VoteNames();
        var (list, log) = (new VoteList(names), new FindingLog());
        var reading = new VoteStream(options, null, names, log);
        return reading.Pour(stream, place, list, cancel) is { } refusal
            ? new Imported<VoteSet>.Refused(refusal)
            : Finish(list, log, reading.Totals);
    }

    /// <summary>Pours a folder or file into any sink.</summary>
    internal static (FindingLog Log, ImportTotals Totals, Refusal? Refusal) Into(
        string path,
        ImportOptions options,
        VoteNames names,
        IVoteSink sink,
        CancellationToken cancel
    )
    {
        var log = new FindingLog();
        Demographics? groups = null;
        if (Directory.Exists(path))
        {
            switch (StudyFolder.Open(path, options.GroupKey))
            {
                case Imported<StudyFolder>.Refused refused:
                    return (log, new(0, 0, 0, 0), refused.Why);
                case Imported<StudyFolder>.Read { What: var folder }:
                    path = Path.Combine(path, StudyFolder.Judgements);
                    groups = folder.Groups;
                    options = options with { Contexts = options.Contexts ?? folder.Contexts };
                    break;
            }
        }

        var reading = new VoteStream(options, groups, names, log);
        try
        {
            using var file = new FileStream(
                path,
                FileMode.Open,
                FileAccess.Read,
                FileShare.Read,
                1,
                FileOptions.SequentialScan
            );
            var refusal = reading.Pour(file, path, sink, cancel);
            return (log, reading.Totals, refusal);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return (log, reading.Totals, Unreadable(path, failure));
        }
    }

    private static Refusal Unreadable(string path, Exception failure) =>
        failure is FileNotFoundException or DirectoryNotFoundException
            ? new(
                $"There is no file or folder {path}.",
                ["Check the path; it is taken from the folder you are in."]
            )
            : new(
                $"{path} could not be read: {failure.Message}",
                ["See that it exists and may be read."]
            );

    private static Imported<VoteSet>.Read Finish(VoteList list, FindingLog log, ImportTotals totals)
    {
        var votes = list.Votes;
        var set = new VoteSet(votes, log.Findings)
        {
            Counts = log.Counts,
            Totals = totals with { Accepted = votes.Count },
        };
        return new(set, set.Findings, set.Counts);
    }
}

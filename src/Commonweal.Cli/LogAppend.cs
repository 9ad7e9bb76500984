using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Institutions.Log;
using Commonweal.Kernel.Justifications;
using Rejection = Commonweal.Agents.Reasoning.Rejection;

namespace Commonweal.Cli;

/// <summary>A file that can be logged.</summary>
/// <param name="File">Its name.</param>
/// <param name="ContentId">What is logged of it.</param>
/// <param name="Bytes">What is kept beside the log: the file in canonical JSON.</param>
internal sealed record LoggableDecision(string File, string ContentId, ReadOnlyMemory<byte> Bytes);

/// <summary>A file that stands in the log.</summary>
/// <param name="Decision">The file.</param>
/// <param name="IsNew">False when it stood there before.</param>
/// <param name="Receipt">Its receipt.</param>
internal sealed record LoggedFile(LoggableDecision Decision, bool IsNew, Receipt Receipt);

/// <summary>Appends decisions, each once: whoever was cut off may simply try again.</summary>
internal static class LogAppend
{
    /// <summary>All files as decisions; null, with a message for each that is none, when one cannot be logged.</summary>
    public static IReadOnlyList<LoggableDecision>? Read(string[] files, TextWriter error)
    {
        List<LoggableDecision> decisions = [];
        foreach (var file in files)
        {
            if (JustificationFile.Json(file, error) is not { } bytes)
            {
                continue;
            }

            if (LoggedDecision.ContentIdOf(bytes).TryGet(out var id, out var why))
            {
                decisions.Add(
                    new(
                        file,
                        id,
                        System.Text.Encoding.UTF8.GetBytes(
                            JustificationReader.Read(bytes).Justification!.ToText()
                        )
                    )
                );
            }
            else
            {
                LogCommands.Refused(error, why with { Where = file });
            }
        }

        return decisions.Count == files.Length ? decisions : null;
    }

    /// <summary>
    /// Logs what is not in the log yet and signs a checkpoint. Looking for what is there reads the log's entries once.
    /// </summary>
    public static Answer<IReadOnlyList<LoggedFile>> Run(
        string folder,
        IReadOnlyList<LoggableDecision> decisions,
        bool keep
    )
    {
        if (!PublishedLog.Open(folder).TryGet(out var before, out var none))
        {
            return none;
        }

        if (!LogKeySource.Read(before.Key.Name).TryGet(out var key, out var unusable))
        {
            return unusable;
        }

        using (key)
        {
            if (!TransparencyLog.Open(folder, key).TryGet(out var log, out var why))
            {
                return why;
            }

            using (log)
            {
                return Run(folder, log, decisions, keep);
            }
        }
    }

    /// <summary>Writes each receipt as INDEX.tlog-proof; gives why one could not be written, or null.</summary>
    public static string? WriteReceipts(string folder, IReadOnlyList<LoggedFile> logged)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return $"The folder {folder} could not be made: {fault.Message}";
        }

        return logged
            .DistinctBy(l => l.Receipt.Index)
            .Select(l =>
                AtomicFile.Write(
                    Path.Combine(
                        folder,
                        string.Create(CultureInfo.InvariantCulture, $"{l.Receipt.Index}.tlog-proof")
                    ),
                    l.Receipt.ToText()
                )
            )
            .FirstOrDefault(problem => problem is not null);
    }

    public static object ForMachines(IReadOnlyList<LoggedFile> logged) =>
        new
        {
            Format = "commonweal.log-append/1",
            logged[0].Receipt.Checkpoint.Origin,
            logged[0].Receipt.Checkpoint.Head.Size,
            Entries = logged.Select(l => new
            {
                l.Decision.File,
                l.Decision.ContentId,
                l.Receipt.Index,
                l.IsNew,
                Receipt = l.Receipt.ToText(),
            }),
        };

    public static object ForMachines(Receipt receipt) =>
        new
        {
            Format = "commonweal.log-receipt/1",
            receipt.Checkpoint.Origin,
            receipt.Checkpoint.Head.Size,
            receipt.Index,
            LogEntry.Read(receipt.EntryBytes())?.ContentId,
            Receipt = receipt.ToText(),
        };

    /// <summary>A single receipt goes to the output, to be kept; of several, where they stand.</summary>
    public static void Write(
        TextWriter output,
        TextWriter error,
        string folder,
        IReadOnlyList<LoggedFile> logged,
        bool hasReceipts
    )
    {
        foreach (var one in logged)
        {
            var line = string.Create(
                CultureInfo.InvariantCulture,
                $"{one.Decision.File}: {(one.IsNew ? "logged as" : "was logged before as")} entry {one.Receipt.Index} of {one.Receipt.Checkpoint.Origin}, content id {one.Decision.ContentId}"
            );
            (logged.Count == 1 && !hasReceipts ? error : output).WriteLine(line);
        }

        if (hasReceipts)
        {
            return;
        }

        if (logged is [var single])
        {
            output.Write(single.Receipt.ToText());
        }
        else
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A receipt to keep: weal log prove {folder} {logged[0].Receipt.Index} > {logged[0].Receipt.Index}.tlog-proof"
                )
            );
        }
    }

    private static Answer<IReadOnlyList<LoggedFile>> Run(
        string folder,
        TransparencyLog log,
        IReadOnlyList<LoggableDecision> decisions,
        bool keep
    )
    {
        // What an earlier writer was cut off from publishing is published first, so that it is found.
        if (!log.Publish().TryGet(out _, out var unpublished))
        {
            return unpublished;
        }

        var wanted = decisions.Select(d => d.ContentId).ToHashSet(StringComparer.Ordinal);
        if (
            !PublishedLog
                .Open(folder)
                .Then(read => read.Places(wanted))
                .TryGet(out var before, out var unread)
        )
        {
            return unread;
        }

        var fresh = decisions
            .DistinctBy(d => d.ContentId, StringComparer.Ordinal)
            .Where(d => !before.ContainsKey(d.ContentId))
            .ToList();
        foreach (var decision in fresh.Where(_ => keep))
        {
            if (!log.Keep(decision.ContentId, decision.Bytes).TryGet(out _, out var unkept))
            {
                return unkept;
            }
        }

        List<ReadOnlyMemory<byte>> entries =
        [
            .. fresh.Select(d => LoggedDecision.Entry(d.ContentId).ToBytes()),
        ];
        if (
            !log.Append(entries)
                .Then(first => log.Publish().Then(_ => Answer<long>.From(first)))
                .TryGet(out var start, out var unlogged)
        )
        {
            return unlogged;
        }

        var places = new Dictionary<string, long>(before, StringComparer.Ordinal);
        foreach (var decision in fresh)
        {
            places.Add(decision.ContentId, start++);
        }

        return Proved(folder, decisions, places, before);
    }

    private static Answer<IReadOnlyList<LoggedFile>> Proved(
        string folder,
        IReadOnlyList<LoggableDecision> decisions,
        Dictionary<string, long> places,
        IReadOnlyDictionary<string, long> before
    )
    {
        if (!PublishedLog.Open(folder).TryGet(out var read, out var unread))
        {
            return unread;
        }

        List<LoggedFile> logged = [];
        foreach (var decision in decisions)
        {
            if (!read.Prove(places[decision.ContentId]).TryGet(out var receipt, out var unproved))
            {
                return unproved;
            }

            logged.Add(new(decision, !before.ContainsKey(decision.ContentId), receipt));
        }

        return logged;
    }
}

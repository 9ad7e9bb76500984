using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Cli.Output;
using Commonweal.Institutions.Log;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary><c>weal log verify</c>: what anyone can check without trusting the log.</summary>
internal static class LogVerify
{
    private static readonly Argument<string> What = new("what")
    {
        Description = "A receipt, checked without the log; or a log's folder, read whole.",
    };

    private static readonly Option<string?> Key = new("--key")
    {
        Description =
            "The log's public key, or a file with it, from a source you trust. Without it nobody is known to have signed.",
        HelpName = "key",
    };

    private static readonly Option<string?> Document = new("--justification")
    {
        Description = "The decision itself: check that the receipt is of exactly this one.",
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The answer as JSON.",
    };

    public static Command Create()
    {
        Command verify = new(
            "verify",
            "Check a receipt without the log, or a whole log entry by entry."
        )
        {
            What,
            Key,
            Document,
            Json,
        };
        verify.SetAction(Verify);
        return verify.WithExamples(
            "weal log verify decision.tlog-proof --key vkey",
            "weal log verify decision.tlog-proof --key vkey --justification decision.json",
            "weal log verify decisions"
        );
    }

    private static int Verify(ParseResult result)
    {
        var error = result.InvocationConfiguration.Error;
        var what = result.GetValue(What)!;
        VerifierKey? key = null;
        if (result.GetValue(Key) is { } given)
        {
            if (!KeyOf(given).TryGet(out key, out var unusable))
            {
                return LogCommands.Refused(error, unusable);
            }
        }

        return Directory.Exists(what)
            ? VerifyLog(result, what, key)
            : VerifyReceipt(result, what, key);
    }

    private static int VerifyReceipt(ParseResult result, string file, VerifierKey? key)
    {
        var (output, error) = Writers(result);
        if (LogCommands.Bytes(file, error) is not { } bytes)
        {
            return Weal.Unusable;
        }

        if (!Receipt.Read(bytes).TryGet(out var receipt, out var unread))
        {
            return LogCommands.Refused(error, unread with { Where = file });
        }

        List<Rejection> faults = [.. Faults(receipt, key)];
        Verdict? verdict = null;
        if (result.GetValue(Document) is { } document)
        {
            if (LogAppend.Read([document], error) is not [var decision])
            {
                return Weal.Unusable;
            }

            if (LogEntry.Read(receipt.EntryBytes())?.ContentId != decision.ContentId)
            {
                faults.Add(
                    new(
                        "E-LOG-DOCUMENT",
                        document,
                        $"The receipt is of another document: this one has the content id {decision.ContentId}. Look for the receipt of this one, or for the document that was logged."
                    )
                );
            }

            verdict = Proof.Check(decision.Bytes.Span);
        }

        var holds = faults.Count == 0 && verdict?.Holds != false;
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(ForMachines(file, receipt, key, faults, verdict)));
        }
        else
        {
            Write(output, file, receipt, key, faults, verdict);
        }

        return holds ? Weal.Fine : Weal.Findings;
    }

    private static IEnumerable<Rejection> Faults(Receipt receipt, VerifierKey? key)
    {
        if (key is not null && receipt.Checkpoint.Problem(key) is { } unsigned)
        {
            yield return unsigned;
        }

        if (receipt.PathProblem is { } astray)
        {
            yield return astray;
        }

        if (key is null)
        {
            yield return new(
                "E-LOG-NOKEY",
                "checkpoint",
                $"Who signed this was not checked, and anyone can write a receipt that fits itself. Get the public key of {receipt.Checkpoint.Origin} from a source you trust and add --key."
            );
        }
    }

    private static void Write(
        TextWriter output,
        string file,
        Receipt receipt,
        VerifierKey? key,
        List<Rejection> faults,
        Verdict? verdict
    )
    {
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{file}: {(faults.Count == 0 ? "this stands in the log" : "not shown to stand in the log")}: entry {receipt.Index} of {receipt.Checkpoint.Head.Size} in {receipt.Checkpoint.Origin}"
            )
        );
        if (LogEntry.Read(receipt.EntryBytes()) is { } entry)
        {
            output.WriteLine($"  {entry.Kind} {entry.ContentId}");
        }

        if (faults.Count == 0)
        {
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  signed by {key!.Name}, key {key.Id:x8}"
                )
            );
        }

        foreach (var fault in faults)
        {
            output.WriteLine($"  {fault.Where}: {fault.Message} ({fault.Code})");
        }

        if (verdict is not null)
        {
            output.WriteLine(
                verdict.Holds
                    ? $"  all {verdict.Steps.Count} steps of the decision hold"
                    : "  not every step of the decision holds; weal verify says which. The log shows what was decided, not that it was right."
            );
        }
    }

    private static int VerifyLog(ParseResult result, string folder, VerifierKey? key)
    {
        var (output, error) = Writers(result);
        if (!PublishedLog.Open(folder).TryGet(out var log, out var why))
        {
            LogCommands.Refused(error, why);
            return why.Code == "E-LOG-NONE" ? Weal.Unusable : Weal.Findings;
        }

        List<Rejection> faults = [];
        if (key is not null && log.Checkpoint.Problem(key) is { } unsigned)
        {
            faults.Add(unsigned);
        }

        using (GraphProgress progress = new(error))
        {
            if (
                !log.Audit(share => progress.Computing("checking entries", share))
                    .TryGet(out var audit, out var unread)
            )
            {
                return LogCommands.Refused(error, unread);
            }

            progress.Clear();
            faults.AddRange(audit.Faults);
            if (result.GetValue(Json))
            {
                output.Write(
                    GraphJson.Serialize(
                        new
                        {
                            Format = "commonweal.log-audit/1",
                            Holds = faults.Count == 0,
                            log.Checkpoint.Origin,
                            Key = (key ?? log.Key).ToText(),
                            KeyWasGiven = key is not null,
                            audit.Entries,
                            audit.Kept,
                            audit.NotKept,
                            Faults = faults,
                        }
                    )
                );
            }
            else
            {
                Write(output, log, audit, faults, key);
            }
        }

        return faults.Count == 0 ? Weal.Fine : Weal.Findings;
    }

    private static void Write(
        TextWriter output,
        PublishedLog log,
        LogAudit audit,
        List<Rejection> faults,
        VerifierKey? key
    )
    {
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{log.Checkpoint.Origin}: {(faults.Count == 0 ? "every entry" : "not every entry")} ({audit.Entries}) and tile is as the checkpoint commits to it"
            )
        );
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"  documents beside the log: {audit.Kept} kept and unchanged, {audit.NotKept} not kept"
            )
        );
        foreach (var fault in faults)
        {
            output.WriteLine($"  {fault.Where}: {fault.Message} ({fault.Code})");
        }

        output.WriteLine(
            key is null
                ? $"  signed by the key in the log's own folder, {log.Key.ToText()}; --key holds it to one you have from elsewhere"
                : $"  held to the key you gave"
        );
    }

    /// <summary>A key given as its line, or as a file with it.</summary>
    internal static Answer<VerifierKey> KeyOf(string given)
    {
        if (!File.Exists(given))
        {
            return VerifierKey.Read(given);
        }

        using StringWriter problem = new();
        return LogCommands.Bytes(given, problem) is { } bytes
            ? VerifierKey.Read(System.Text.Encoding.UTF8.GetString(bytes))
            : new Rejection("E-LOG-KEY", given, problem.ToString().Trim());
    }

    private static object ForMachines(
        string file,
        Receipt receipt,
        VerifierKey? key,
        List<Rejection> faults,
        Verdict? verdict
    ) =>
        new
        {
            Format = "commonweal.log-verdict/1",
            File = file,
            Stands = faults.Count == 0,
            receipt.Checkpoint.Origin,
            receipt.Checkpoint.Head.Size,
            receipt.Index,
            LogEntry.Read(receipt.EntryBytes())?.ContentId,
            Key = key?.ToText(),
            Faults = faults,
            DecisionHolds = verdict?.Holds,
        };

    private static (TextWriter Output, TextWriter Error) Writers(ParseResult result) =>
        (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
}

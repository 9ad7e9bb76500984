using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Institutions.Log;

namespace Commonweal.Cli;

/// <summary><c>weal log</c>: keep decisions in a log that cannot forget, and give receipts.</summary>
internal static class LogCommands
{
    private static readonly Argument<string> Log = new("log") { Description = "The log's folder." };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The answer as JSON.",
    };

    private static readonly Argument<string> KeyFile = new("file")
    {
        Description = "Where the private key is to go; an existing file is not touched.",
    };

    private static readonly Option<string> Origin = new("--origin")
    {
        Description =
            "The log's name, for ever; best an address of yours, such as example.org/decisions.",
        HelpName = "name",
        Required = true,
    };

    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "Justifications (commonweal.justification/1); - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Receipts = new("--receipts")
    {
        Description = "Write each receipt into this folder, as INDEX.tlog-proof.",
        HelpName = "folder",
    };

    private static readonly Option<bool> HashOnly = new("--hash-only")
    {
        Description = "Log the content ids and keep no copy of the files beside the log.",
    };

    private static readonly Argument<string> What = new("what")
    {
        Description = "An index, counted from 0, a content id, or a justification's file.",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "A checkpoint you kept: prove that the log only grew since.",
        HelpName = "checkpoint",
    };

    public static Command Create()
    {
        Command key = new("key", "Make a private key for a log.") { KeyFile };
        key.SetAction(MakeKey);
        Command create = new("create", "Make a log in a new folder.") { Log, Origin, Json };
        create.SetAction(MakeLog);
        Command append = new(
            "append",
            "Log decisions: their content ids for ever, the files beside. Gives receipts."
        )
        {
            Log,
            Files,
            Receipts,
            HashOnly,
            Json,
        };
        append.SetAction(Append);
        Command prove = new("prove", "Give the receipt of an entry again; needs no private key.")
        {
            Log,
            What,
            Json,
        };
        prove.SetAction(Prove);
        Command checkpoint = new(
            "checkpoint",
            "Show what the log has committed to, and that it only grew since an earlier time."
        )
        {
            Log,
            Since,
            Json,
        };
        checkpoint.SetAction(ShowCheckpoint);
        return new("log", "Keep decisions in a log that cannot forget, and check receipts.")
        {
            key.WithExamples("weal log key log.pem"),
            create.WithExamples("weal log create decisions --origin example.org/decisions"),
            append.WithExamples(
                "weal log append decisions decision.json > decision.tlog-proof",
                "weal log append decisions monday/a.json monday/b.json --receipts receipts"
            ),
            prove.WithExamples(
                "weal log prove decisions 3 > decision.tlog-proof",
                "weal log prove decisions decision.json --json"
            ),
            LogVerify.Create(),
            checkpoint.WithExamples(
                "weal log checkpoint decisions > checkpoint.txt",
                "weal log checkpoint decisions --since checkpoint.txt > growth.txt"
            ),
            LogCompare.Create(),
        };
    }

    /// <summary>Says why something was refused and how it ends.</summary>
    internal static int Refused(TextWriter error, Rejection why)
    {
        error.WriteLine($"{why.Where}: {why.Message} ({why.Code})");
        return Weal.Unusable;
    }

    /// <summary>The bytes of a file or of standard input; null, with a message, when they cannot be read.</summary>
    internal static byte[]? Bytes(string file, TextWriter error)
    {
        var (bytes, problem) = WealInput.ReadBytes(file);
        if (bytes is null)
        {
            error.WriteLine(problem);
        }

        return bytes;
    }

    private static int MakeKey(ParseResult result)
    {
        var (output, error) = Writers(result);
        var file = result.GetValue(KeyFile)!;
        if (LogKeySource.Write(file) is { } problem)
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        output.WriteLine(
            $"A private key is in {file}; only you can read it. Keep a copy in a safe place."
        );
        output.WriteLine("Whoever has it can sign in the log's name. Tell weal where it is:");
        output.WriteLine($"  export {LogKeySource.FileVariable}={file}");
        output.WriteLine("The same with openssl:");
        output.WriteLine(
            $"  openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out {file}"
        );
        return Weal.Fine;
    }

    private static int MakeLog(ParseResult result)
    {
        var (output, error) = Writers(result);
        var folder = result.GetValue(Log)!;
        if (!LogKeySource.Read(result.GetValue(Origin)!).TryGet(out var key, out var none))
        {
            return Refused(error, none);
        }

        using (key)
        {
            if (!TransparencyLog.Create(folder, key).TryGet(out var log, out var why))
            {
                return Refused(error, why);
            }

            log.Dispose();
            if (result.GetValue(Json))
            {
                output.Write(
                    GraphJson.Serialize(
                        new
                        {
                            Format = "commonweal.log/1",
                            Origin = key.Public.Name,
                            Key = key.Public.ToText(),
                        }
                    )
                );
                return Weal.Fine;
            }

            output.WriteLine(
                $"{folder} is the log {key.Public.Name}, without entries. Its public key:"
            );
            output.WriteLine($"  {key.Public.ToText()}");
            output.WriteLine(
                "Publish this line where people will believe it is yours: receipts are checked with it."
            );
            return Weal.Fine;
        }
    }

    private static int Append(ParseResult result)
    {
        var (output, error) = Writers(result);
        var (folder, files) = (result.GetValue(Log)!, result.GetValue(Files)!);
        if (LogAppend.Read(files, error) is not { } decisions)
        {
            error.WriteLine("Nothing was logged.");
            return Weal.Unusable;
        }

        if (
            !LogAppend
                .Run(folder, decisions, keep: !result.GetValue(HashOnly))
                .TryGet(out var logged, out var why)
        )
        {
            return Refused(error, why);
        }

        if (
            result.GetValue(Receipts) is { } receipts
            && LogAppend.WriteReceipts(receipts, logged) is { } unwritten
        )
        {
            error.WriteLine(
                $"{unwritten} The entries are logged; weal log prove gives receipts again."
            );
            return Weal.Unusable;
        }

        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(LogAppend.ForMachines(logged)));
        }
        else
        {
            LogAppend.Write(output, error, folder, logged, result.GetValue(Receipts) is not null);
        }

        return Weal.Fine;
    }

    private static int Prove(ParseResult result)
    {
        var (output, error) = Writers(result);
        if (!PublishedLog.Open(result.GetValue(Log)!).TryGet(out var log, out var why))
        {
            return Refused(error, why);
        }

        if (!Place(log, result.GetValue(What)!).TryGet(out var index, out var unusable))
        {
            Refused(error, unusable);
            return unusable.Code == "E-LOG-ABSENT" ? Weal.Findings : Weal.Unusable;
        }

        if (!log.Prove(index).TryGet(out var receipt, out var unproved))
        {
            return Refused(error, unproved);
        }

        output.Write(
            result.GetValue(Json)
                ? GraphJson.Serialize(LogAppend.ForMachines(receipt))
                : receipt.ToText()
        );
        return Weal.Fine;
    }

    private static Answer<long> Place(PublishedLog log, string what)
    {
        if (
            what.Length < 20
            && long.TryParse(what, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        )
        {
            return index;
        }

        var id = what;
        if (!LogEntry.IsContentId(what))
        {
            using StringWriter problems = new();
            if (LogAppend.Read([what], problems) is not [var decision])
            {
                return new Rejection("E-LOG-DOCUMENT", what, problems.ToString().Trim());
            }

            id = decision.ContentId;
        }

        return log.Places(new HashSet<string>(StringComparer.Ordinal) { id })
            .Then(places =>
                places.TryGetValue(id, out var found)
                    ? Answer<long>.From(found)
                    : new Rejection(
                        "E-LOG-ABSENT",
                        what,
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"None of the {log.Checkpoint.Head.Size} entries of {log.Checkpoint.Origin} has the content id {id}. If it was logged only now, its checkpoint may not be out yet."
                        )
                    )
            );
    }

    private static int ShowCheckpoint(ParseResult result)
    {
        var (output, error) = Writers(result);
        if (!PublishedLog.Open(result.GetValue(Log)!).TryGet(out var log, out var why))
        {
            return Refused(error, why);
        }

        if (result.GetValue(Since) is { } file)
        {
            return LogCompare.Growing(result, log, file, result.GetValue(Json));
        }

        output.Write(
            result.GetValue(Json)
                ? GraphJson.Serialize(
                    new
                    {
                        Format = "commonweal.log-checkpoint/1",
                        log.Checkpoint.Origin,
                        log.Checkpoint.Head.Size,
                        Root = log.Checkpoint.Head.Root.ToString(),
                        Checkpoint = log.Checkpoint.Note.ToText(),
                        Key = log.Key.ToText(),
                    }
                )
                : log.Checkpoint.Note.ToText()
        );
        return Weal.Fine;
    }

    private static (TextWriter Output, TextWriter Error) Writers(ParseResult result) =>
        (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
}

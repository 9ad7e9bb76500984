using System.CommandLine;
using System.Globalization;
using Commonweal.Cli.Output;
using Commonweal.Institutions.Log;

namespace Commonweal.Cli;

/// <summary><c>weal log compare</c>, and <c>weal log checkpoint</c> with an older one: does the log show everyone the same past?</summary>
internal static class LogCompare
{
    private static readonly Argument<string> Old = new("old")
    {
        Description = "A checkpoint you kept, or heard of from someone else.",
    };

    private static readonly Argument<string> New = new("new")
    {
        Description = "Another one, or what weal log checkpoint LOG --since OLD gave.",
    };

    private static readonly Option<string> TrustedKey = new("--key")
    {
        Description = "The log's public key, or a file with it, from a source you trust.",
        HelpName = "key",
        Required = true,
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The answer as JSON.",
    };

    public static Command Create()
    {
        Command compare = new(
            "compare",
            "Compare two checkpoints: does the log show everyone the same past?"
        )
        {
            Old,
            New,
            TrustedKey,
            Json,
        };
        compare.SetAction(Compare);
        return compare.WithExamples(
            "weal log compare checkpoint.txt growth.txt --key vkey",
            "weal log compare mine.txt yours.txt --key example.org/decisions+652bfb46+AjBZ"
        );
    }

    /// <summary><c>weal log checkpoint LOG --since OLD</c>.</summary>
    public static int Growing(ParseResult result, PublishedLog log, string file, bool json)
    {
        var (output, error) = Writers(result);
        if (LogCommands.Bytes(file, error) is not { } bytes)
        {
            return Weal.Unusable;
        }

        if (!Growth.Read(bytes).TryGet(out var read, out var unread))
        {
            return LogCommands.Refused(error, unread with { Where = file });
        }

        var older = read.Newer;
        if (older.Problem(log.Key) is { } unsigned)
        {
            LogCommands.Refused(error, unsigned with { Where = file });
            return Weal.Findings;
        }

        if (!log.Since(older).TryGet(out var growth, out var damaged))
        {
            return LogCommands.Refused(error, damaged);
        }

        var views = growth.Against(older);
        if (json)
        {
            output.Write(GraphJson.Serialize(ForMachines(older, growth, views)));
        }
        else
        {
            error.WriteLine(
                views == Views.Shrunk
                    ? Line(
                        $"ROLLED BACK: {older.Origin} signed {older.Head.Size} entries before and shows {growth.Newer.Head.Size} now. Keep {file}: it proves that entries are gone."
                    )
                    : Words(older, growth.Newer, views)
            );
            if (IsFine(views))
            {
                output.Write(growth.ToText());
            }
        }

        return IsFine(views) ? Weal.Fine : Weal.Findings;
    }

    private static int Compare(ParseResult result)
    {
        var (output, error) = Writers(result);
        var (old, other) = (result.GetValue(Old)!, result.GetValue(New)!);
        if (!LogVerify.KeyOf(result.GetValue(TrustedKey)!).TryGet(out var key, out var unusable))
        {
            return LogCommands.Refused(error, unusable);
        }

        if (Signed(old, key, error) is not { } older || Signed(other, key, error) is not { } newer)
        {
            return Weal.Unusable;
        }

        var views = newer.Against(older.Newer);
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(ForMachines(older.Newer, newer, views)));
        }
        else
        {
            output.WriteLine(Words(older.Newer, newer.Newer, views));
        }

        return IsFine(views) ? Weal.Fine : Weal.Findings;
    }

    private static Growth? Signed(string file, VerifierKey key, TextWriter error)
    {
        if (LogCommands.Bytes(file, error) is not { } bytes)
        {
            return null;
        }

        if (!Growth.Read(bytes).TryGet(out var read, out var unread))
        {
            LogCommands.Refused(error, unread with { Where = file });
            return null;
        }

        if (read.Newer.Problem(key) is { } unsigned)
        {
            LogCommands.Refused(error, unsigned with { Where = file });
            return null;
        }

        return read;
    }

    private static bool IsFine(Views views) => views is Views.Same or Views.Grown;

    private static string Words(Checkpoint older, Checkpoint newer, Views views)
    {
        var (before, after) = (older.Head.Size, newer.Head.Size);
        return views switch
        {
            Views.Same => Line($"Both commit to the same {before} entries of {older.Origin}."),
            Views.Grown => Line(
                $"{older.Origin} only grew: the {after} entries begin with the same {before}."
            ),
            Views.Split => Line(
                $"SPLIT VIEW: {older.Origin} signed two different lists of {before} entries. It shows different people different pasts. Keep both files and make them public: together they prove it."
            ),
            Views.Rewritten => Line(
                $"NOT SHOWN TO GROW: the proof does not lead from the {before} entries signed before to the {after} signed now. Ask for it again; if no proof is given, {older.Origin} was rewritten."
            ),
            Views.Unproved => Line(
                $"Undecided: {after} entries against {before}, and nothing here shows that they begin with the same {before}. Ask the log for that: weal log checkpoint LOG --since OLD > growth.txt, then compare OLD with growth.txt."
            ),
            Views.Shrunk => Line(
                $"The first has {before} entries, the second {after}. Give the smaller one first."
            ),
            _ =>
                $"These are checkpoints of two logs, {older.Origin} and {newer.Origin}; they say nothing of each other.",
        };
    }

    private static string Line(FormattableString text) =>
        text.ToString(CultureInfo.InvariantCulture);

    private static object ForMachines(Checkpoint older, Growth growth, Views views) =>
        new
        {
            Format = "commonweal.log-comparison/1",
            Views = views,
            older.Origin,
            OldSize = older.Head.Size,
            NewSize = growth.Newer.Head.Size,
            Hashes = growth.Path.Select(h => h.ToString()),
            Growth = growth.OldSize < 0 ? null : growth.ToText(),
        };

    private static (TextWriter Output, TextWriter Error) Writers(ParseResult result) =>
        (result.InvocationConfiguration.Output, result.InvocationConfiguration.Error);
}

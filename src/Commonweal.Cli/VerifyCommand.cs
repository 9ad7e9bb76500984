using System.CommandLine;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary><c>weal verify</c>: does every step of a decision follow?</summary>
internal static class VerifyCommand
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description =
            "Justifications (commonweal.justification/1), as JSON or in lines; - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Snapshot = new("--snapshot")
    {
        Description = "The values and norms to hold it against, instead of those attached.",
        HelpName = "file",
    };

    private static readonly Option<string?> Evidence = new("--evidence")
    {
        Description = "The evidence to hold it against, instead of what is attached.",
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The verdicts as JSON.",
    };

    public static Command Create()
    {
        Command command = new(
            "verify",
            "Check a decision step by step, from its snapshot and evidence alone."
        )
        {
            Files,
            Snapshot,
            Evidence,
            Json,
        };
        command.SetAction(Run);
        return command.WithExamples(
            "weal verify decision.json",
            "weal verify decision.json --snapshot snapshot.json --evidence evidence.json",
            "weal verify decisions/a.json decisions/b.json --json"
        );
    }

    private static int Run(ParseResult result)
    {
        var (output, error) = (
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error
        );
        var verdicts = Check(
            result.GetValue(Files)!,
            result.GetValue(Snapshot),
            result.GetValue(Evidence),
            error
        );
        var code = verdicts
            .Select(v => Code(v.Verdict))
            .Append(verdicts.Count < result.GetValue(Files)!.Length ? Weal.Unusable : Weal.Fine)
            .Max();
        if (result.GetValue(Json))
        {
            output.Write(
                GraphJson.Serialize(
                    new
                    {
                        Format = "commonweal.verdicts/1",
                        ExitCode = code,
                        Verdict.Soundness,
                        Files = verdicts.Select(v => VerdictText.ForMachines(v.File, v.Verdict)),
                    }
                )
            );
            return code;
        }

        foreach (var (file, verdict) in verdicts)
        {
            VerdictText.Write(output, file, verdict);
        }

        output.WriteLine();
        output.WriteLine(Verdict.Soundness);
        return code;
    }

    private static List<(string File, Verdict Verdict)> Check(
        string[] files,
        string? snapshot,
        string? evidence,
        TextWriter error
    )
    {
        var (known, seen) = (Bytes(snapshot, error), Bytes(evidence, error));
        List<(string, Verdict)> verdicts = [];
        if (known is null || seen is null)
        {
            return verdicts;
        }

        foreach (var file in files)
        {
            if (JustificationFile.Json(file, error) is { } bytes)
            {
                verdicts.Add((file, Proof.Check(bytes, known, seen)));
            }
        }

        return verdicts;
    }

    private static int Code(Verdict verdict) =>
        !verdict.IsReadable ? Weal.Unusable
        : verdict.Holds ? Weal.Fine
        : Weal.Findings;

    /// <summary>The bytes of a file; none without a name; null, with a message, when it cannot be read.</summary>
    private static byte[]? Bytes(string? file, TextWriter error)
    {
        if (file is null)
        {
            return [];
        }

        var (bytes, problem) = WealInput.ReadBytes(file);
        if (bytes is null)
        {
            error.WriteLine(problem);
        }

        return bytes;
    }
}

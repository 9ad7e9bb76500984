using System.CommandLine;
using System.Text;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Figures.Decisions;
using Commonweal.Kernel.Justifications;
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

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Also write the decision as a page for people, which needs no other file.",
        HelpName = "page",
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
            Html,
        };
        command.SetAction((result, _) => Run(result));
        return command.WithExamples(
            "weal verify decision.json",
            "weal verify decision.json --snapshot snapshot.json --evidence evidence.json",
            "weal verify decision.json --html decision.html",
            "weal verify decisions/a.json decisions/b.json --json"
        );
    }

    private static async Task<int> Run(ParseResult result)
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
        if (result.GetValue(Html) is { } page && await Page(result, page, verdicts) is { } problem)
        {
            await error.WriteLineAsync(problem);
            return Weal.Unusable;
        }

        if (result.GetValue(Json))
        {
            await output.WriteAsync(
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

        foreach (var (file, _, verdict) in verdicts)
        {
            VerdictText.Write(output, file, verdict);
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync(Verdict.Soundness);
        if (result.GetValue(Html) is { } written)
        {
            await output.WriteLineAsync($"The page is written. Open {written}");
        }

        return code;
    }

    private static List<(string File, byte[] Bytes, Verdict Verdict)> Check(
        string[] files,
        string? snapshot,
        string? evidence,
        TextWriter error
    )
    {
        var (known, seen) = (Bytes(snapshot, error), Bytes(evidence, error));
        List<(string, byte[], Verdict)> verdicts = [];
        if (known is null || seen is null)
        {
            return verdicts;
        }

        foreach (var file in files)
        {
            if (JustificationFile.Json(file, error) is { } bytes)
            {
                verdicts.Add((file, bytes, Proof.Check(bytes, known, seen)));
            }
        }

        return verdicts;
    }

    /// <summary>Writes the page; returns why it could not, or null.</summary>
    private static async Task<string?> Page(
        ParseResult result,
        string page,
        List<(string File, byte[] Bytes, Verdict Verdict)> verdicts
    )
    {
        if (verdicts is not [var (file, bytes, verdict)])
        {
            return "A page shows one decision: give one file with --html.";
        }

        var (read, slip) = JustificationReader.Read(bytes);
        if (read is null || verdict.Steps.Count != read.Steps.Count)
        {
            return $"{file}: no page can be made of what cannot be read. {slip?.ToString() ?? verdict.Problem?.Message}";
        }

        var (snapshot, evidence) = (result.GetValue(Snapshot), result.GetValue(Evidence));
        return AtomicFile.Write(
            page,
            await DecisionPage.Render(
                read with
                {
                    Snapshot = Given(snapshot) ?? read.Snapshot,
                    Evidence = Given(evidence) ?? read.Evidence,
                },
                verdict
            )
        );
    }

    private static string? Given(string? file) =>
        file is null ? null : Encoding.UTF8.GetString(WealInput.ReadBytes(file).Bytes ?? []);

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

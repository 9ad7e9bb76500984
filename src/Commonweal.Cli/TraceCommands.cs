using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Justifications;
using Commonweal.Kernel.Language;
using Commonweal.Verifier;

namespace Commonweal.Cli;

/// <summary><c>weal trace</c>: score, mutate and export justifications, to supervise a model's reasoning.</summary>
internal static class TraceCommands
{
    private static readonly Argument<string> File = new("file")
    {
        Description =
            "A justification with its snapshot and evidence attached, as JSON or in lines; - reads standard input.",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "Which step each fault falls on; the same seed gives the same faults.",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "The score as JSON.",
    };

    private static readonly Option<string> As = new Option<string>("--as")
    {
        Description =
            "sft: prompt, reasoning, answer; prm: a label for each step; pairs: with and without a fault; rl: rewards.",
        Required = true,
    }.AcceptOnlyFromAmong("sft", "prm", "pairs", "rl");

    private static readonly Argument<string[]> Several = new("file")
    {
        Description =
            "Justifications with snapshot and evidence attached, as JSON or in lines; - reads standard input.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> Consent = new("--consent")
    {
        Description = "The people whose evidence this is have agreed to its export.",
    };

    public static Command Create()
    {
        Command score = new("score", "Score a justification and reward its steps.") { File, Json };
        score.SetAction(result => Scored(result));
        Command mutate = new(
            "mutate",
            "Put one fault of each kind into a justification that holds; one JSON object a line."
        )
        {
            File,
            Seed,
        };
        mutate.SetAction(result => Mutated(result));
        Command export = new(
            "export",
            "Write training data from justifications, one a line; ids of evidence are replaced."
        )
        {
            Several,
            As,
            Seed,
            Consent,
        };
        export.SetAction(result => Exported(result));
        return new(
            "trace",
            "Read, score, mutate and export justifications, to supervise a model's reasoning."
        )
        {
            score.WithExamples(
                "weal trace score decision.json",
                "weal trace score decision.json --json"
            ),
            mutate.WithExamples("weal trace mutate decision.json --seed 7 > faults.jsonl"),
            TraceConvertCommand.Create(),
            TraceProposeCommand.Create(),
            export.WithExamples(
                "weal trace export decision.json --as prm --consent > steps.jsonl",
                "weal trace export a.json b.json --as sft --consent > traces.jsonl"
            ),
        };
    }

    private static int Scored(ParseResult result)
    {
        var output = result.InvocationConfiguration.Output;
        if (
            JustificationFile.Json(result.GetValue(File)!, result.InvocationConfiguration.Error)
            is not { } bytes
        )
        {
            return Weal.Unusable;
        }

        var verdict = Proof.Check(bytes);
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(TraceExport.Reward(verdict)));
        }
        else
        {
            VerdictText.Write(output, result.GetValue(File)!, verdict);
            output.WriteLine(Verdict.Soundness);
        }

        return !verdict.IsReadable ? Weal.Unusable
            : verdict.Holds ? Weal.Fine
            : Weal.Findings;
    }

    private static int Mutated(ParseResult result)
    {
        if (Whole(result) is not { } whole)
        {
            return Weal.Unusable;
        }

        foreach (var mutation in Mutations.OnePerOperator(whole, result.GetValue(Seed)))
        {
            result.InvocationConfiguration.Output.WriteLine(
                CanonicalJson.Of(
                    new JsonObject
                    {
                        ["operator"] = mutation.Operator,
                        ["step"] = mutation.Step,
                        ["code"] = mutation.Code,
                        ["justification"] = JsonNode.Parse(mutation.Mutant.ToText()),
                    }
                )
            );
        }

        return Weal.Fine;
    }

    private static int Exported(ParseResult result)
    {
        if (!result.GetValue(Consent))
        {
            result.InvocationConfiguration.Error.WriteLine(
                "A justification holds what people said of themselves. Ask them, then add --consent; without it nothing is exported."
            );
            return Weal.Unusable;
        }

        var form = result.GetValue(As)!;
        List<Justification> all = [];
        foreach (var file in result.GetValue(Several)!)
        {
            if (JustificationFile.Read(file, result.InvocationConfiguration.Error) is not { } read)
            {
                return Weal.Unusable;
            }

            if (form is "sft" or "pairs" && Whole(result, file, read) is null)
            {
                return Weal.Findings;
            }

            all.Add(read);
        }

        foreach (var line in all.SelectMany(j => TraceExport.Lines(j, form, result.GetValue(Seed))))
        {
            result.InvocationConfiguration.Output.WriteLine(line);
        }

        return Weal.Fine;
    }

    private static Justification? Whole(ParseResult result) =>
        Read(result) is { } read ? Whole(result, result.GetValue(File)!, read) : null;

    private static Justification? Whole(ParseResult result, string file, Justification read)
    {
        if (
            read is { Snapshot: not null, Evidence: not null }
            && Proof.Check(Encoding.UTF8.GetBytes(read.ToText())).Holds
        )
        {
            return read;
        }

        result.InvocationConfiguration.Error.WriteLine(
            $"{file}: this needs a justification whose every step holds, with snapshot and evidence attached; weal verify says what is at fault."
        );
        return null;
    }

    private static Justification? Read(ParseResult result) =>
        JustificationFile.Read(result.GetValue(File)!, result.InvocationConfiguration.Error);
}

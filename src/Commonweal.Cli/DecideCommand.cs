using System.CommandLine;
using System.Text.Json.Nodes;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Justifications;
using ParseResult = System.CommandLine.ParseResult;

namespace Commonweal.Cli;

/// <summary><c>weal decide</c>: from values, norms and evidence to a decision that anyone can check.</summary>
internal static class DecideCommand
{
    private static readonly Argument<string> Query = new("query")
    {
        Description = "What is to be decided (commonweal.query/1); - reads standard input.",
    };

    private static readonly Option<string> Values = new("--values")
    {
        Description = "Document with the values and norms (.weal or its JSON form).",
        HelpName = "file",
        Required = true,
    };

    private static readonly Option<string?> Votes = new("--votes")
    {
        Description =
            "Judgements of which value is wiser; without them the counts stated in the document are taken.",
        HelpName = "file",
    };

    private static readonly Option<string?> Facts = new("--facts")
    {
        Description = "More facts, levels and commitments, or a file commonweal.evidence/1.",
        HelpName = "file",
    };

    private static readonly Option<string?> Out = new("--out", "-o")
    {
        Description = "Also write the justification into this file, for weal verify.",
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    private static readonly Option<bool> Explain = new("--explain")
    {
        Description = "Tell reasons, evidence, dissent, and what would have changed the decision.",
    };

    public static Command Create()
    {
        Command command = new(
            "decide",
            "Decide by values, norms and evidence, with a proof; ask where asking comes first. Exit code 1: the choice is the person's."
        )
        {
            Query,
            Values,
            Votes,
            Facts,
            Out,
            Json,
            Explain,
        };
        command.SetAction((result, cancel) => Task.FromResult(Run(result, cancel)));
        const string Example =
            "weal decide examples/river-library/query.json --values examples/river-library/submissions.weal";
        return command.WithExamples(
            $"{Example} --votes examples/river-library/votes.jsonl --explain",
            $"{Example} --out decision.json   # then: weal verify decision.json",
            "weal decide examples/river-library/query-sleeper.json --values examples/river-library/submissions.weal"
        );
    }

    private static int Run(ParseResult result, CancellationToken cancel)
    {
        var error = result.InvocationConfiguration.Error;
        if (
            Written(result, error) is not { } written
            || Basis(result, written.Day, error, cancel) is not { } basis
        )
        {
            return Weal.Unusable;
        }

        if (
            !Decide.Of(basis, written.Query, written.Evidence).TryGet(out var decision, out var why)
        )
        {
            return Refuse(error, result.GetValue(Query)!, why);
        }

        var explains = result.GetValue(Explain);
        var flips =
            explains
            && Flips.Of(basis, written.Query, written.Evidence).TryGet(out var found, out _)
                ? found
                : null;
        if (
            result.GetValue(Out) is { } file
            && AtomicFile.Write(file, decision.Justification.ToText() + "\n") is { } problem
        )
        {
            error.WriteLine(problem);
            return Weal.Unusable;
        }

        if (result.GetValue(Json))
        {
            result.InvocationConfiguration.Output.Write(
                GraphJson.Serialize(ForMachines(decision, flips))
            );
        }
        else
        {
            Tell(result, decision, explains, flips);
        }

        return decision.Kind == DecisionKind.Act ? Weal.Fine : Weal.Findings;
    }

    private static WrittenQuery? Written(ParseResult result, TextWriter error)
    {
        var name = result.GetValue(Query)!;
        if (Bytes(name, error) is not { } bytes)
        {
            return null;
        }

        if (!QueryText.Read(bytes).TryGet(out var written, out var why))
        {
            Refuse(error, name, why);
            return null;
        }

        if (result.GetValue(Facts) is not { } facts)
        {
            return written;
        }

        if (Bytes(facts, error) is not { } more)
        {
            return null;
        }

        if (!QueryText.Add(more, written).TryGet(out var together, out why))
        {
            Refuse(error, facts, why);
            return null;
        }

        return together;
    }

    private static byte[]? Bytes(string file, TextWriter error)
    {
        var (bytes, problem) = WealInput.ReadBytes(file);
        if (bytes is null)
        {
            error.WriteLine(problem);
        }

        return bytes;
    }

    private static int Refuse(TextWriter error, string file, Rejection why)
    {
        error.WriteLine($"{file}: {why.Where}: {why.Message} ({why.Code})");
        return Weal.Unusable;
    }

    private static DecisionBasis? Basis(
        ParseResult result,
        DateOnly? day,
        TextWriter error,
        CancellationToken cancel
    )
    {
        var (input, problem) = WealInput.Read(result.GetValue(Values)!);
        if (input is null)
        {
            error.WriteLine(problem);
            return null;
        }

        Finding[] slips =
        [
            .. input.Parsed.Findings.Where(f => RulePage.Of(f.Code)?.Severity == Severity.Error),
        ];
        if (slips.Length > 0)
        {
            SyntaxErrors.Write(error, input, slips);
            return null;
        }

        var today = day ?? DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime);
        var document = CheckedDocument.Of(input, today);
        IEnumerable<SnapshotWiser>? established = null;
        if (result.GetValue(Votes) is { } votes)
        {
            if (Graph(votes, document, error, cancel) is not { } graph)
            {
                return null;
            }

            established = DecisionBasis.Established(graph);
        }

        return DecisionBasis.Of(document.Document, document.File.Report, today, established);
    }

    private static MoralGraph? Graph(
        string votes,
        CheckedDocument document,
        TextWriter error,
        CancellationToken cancel
    )
    {
        using GraphProgress progress = new(error);
        var imported = VoteImport.Votes(votes, new() { Progress = progress.Reading }, cancel);
        if (imported is not Imported<VoteSet>.Read read)
        {
            progress.Clear();
            GraphText.Refuse(error, ((Imported<VoteSet>.Refused)imported).Why);
            return null;
        }

        return MoralGraphBuilder.Build(
            read.What.Accepted,
            MoralGraphOptions.Default with
            {
                FlawedRecords = document.FlawedRecords(),
                Progress = progress.Computing,
            },
            cancel
        );
    }

    private static void Tell(
        ParseResult result,
        Decision decision,
        bool explains,
        FlipSearch? flips
    )
    {
        var output = result.InvocationConfiguration.Output;
        var account = decision.Account;
        output.WriteLine(account.Claim);
        Part(output, "Reasons", account.Reasons);
        if (explains)
        {
            Part(output, "Evidence", account.Evidence);
            Part(output, "Dissent", account.Dissent);
            Part(output, "Not counted", account.SetAside);
            Part(
                output,
                "What would have changed it",
                flips is { Found.Count: > 0 }
                    ? flips.Found.Select(f => $"{f.Change}, {f.Outcome}")
                    : ["Nothing that was tried: no single fact, level, norm or relation."]
            );
            if (flips is { IsComplete: false })
            {
                output.WriteLine("  Not every single change was tried.");
            }
        }

        output.WriteLine();
        output.WriteLine(
            result.GetValue(Out) is { } file
                ? $"The proof is in {file}; check it with: {Invoked.As} verify {file}"
                : $"The proof has {decision.Justification.Steps.Count} steps; --out FILE writes it for {Invoked.As} verify."
        );
    }

    private static void Part(TextWriter output, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title);
        all.ForEach(line => output.WriteLine($"  - {line}"));
    }

    private static object ForMachines(Decision decision, FlipSearch? flips) =>
        new
        {
            Format = "commonweal.decision/1",
            decision.Kind,
            Option = decision.Option ?? "",
            Remaining = decision.Remaining.ToList(),
            Asks = decision.Question is { } question
                ?
                [
                    new
                    {
                        question.Reason,
                        question.Text,
                        Option = question.Option ?? "",
                    },
                ]
                : Array.Empty<object>(),
            Account = new
            {
                decision.Account.Claim,
                Reasons = decision.Account.Reasons.ToList(),
                Evidence = decision.Account.Evidence.ToList(),
                Dissent = decision.Account.Dissent.ToList(),
                SetAside = decision.Account.SetAside.ToList(),
            },
            WouldChange = (flips?.Found ?? []).Select(f => new { f.Change, f.Outcome }).ToList(),
            Justification = JsonNode.Parse(decision.Justification.ToText()),
        };
}

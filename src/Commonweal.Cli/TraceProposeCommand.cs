using System.CommandLine;
using System.Text.Json.Nodes;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Justifications;
using Commonweal.Proposers;
using Commonweal.Verifier;
using Microsoft.Extensions.AI;

namespace Commonweal.Cli;

/// <summary><c>weal trace propose</c>: a model proposes the steps, the verifier checks them, faults go back until all hold.</summary>
internal static class TraceProposeCommand
{
    private static readonly Argument<string> Query = new("query")
    {
        Description =
            "A justification in either form: its header asks, its snapshot and evidence are what may be used; its steps are not looked at.",
    };

    private static readonly Option<string?> Snapshot = new("--snapshot")
    {
        Description = "The values and norms, instead of those attached.",
        HelpName = "file",
    };

    private static readonly Option<string?> Evidence = new("--evidence")
    {
        Description = "The evidence, instead of what is attached.",
        HelpName = "file",
    };

    private static readonly Option<Uri?> Endpoint = new("--endpoint")
    {
        Description = "Where a model answers as OpenAI's chat completions do.",
        HelpName = "url",
        CustomParser = parsed =>
        {
            if (
                Uri.TryCreate(parsed.Tokens[0].Value, UriKind.Absolute, out var address)
                && address.Scheme is "http" or "https"
            )
            {
                return address;
            }

            parsed.AddError(
                $"{parsed.Tokens[0].Value} is no address that begins with http:// or https://."
            );
            return null;
        },
    };

    private static readonly Option<string?> Model = new("--model")
    {
        Description = "The name of the model there.",
        HelpName = "name",
    };

    private static readonly Option<string> KeyFrom = new("--key-from")
    {
        Description = "The environment variable that holds the key of the endpoint.",
        HelpName = "variable",
        DefaultValueFactory = _ => "WEAL_MODEL_KEY",
    };

    private static readonly Option<string?> Script = new("--script")
    {
        Description =
            "Answers written beforehand, with lines of --- between them, instead of a model.",
        HelpName = "file",
    };

    private static readonly Option<int> Rounds = Number(
        "--rounds",
        "Most answers that are asked for.",
        8
    );

    private static readonly Option<int> Tokens = Number(
        "--tokens",
        "Most tokens of all rounds together.",
        100_000
    );

    private static readonly Option<int> Patience = Number(
        "--patience",
        "Most seconds to wait for one answer.",
        120
    );

    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write the justification here, once it is verified.",
        HelpName = "file",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Every round, the outcome and the justification as JSON.",
    };

    public static Command Create()
    {
        Command command = new(
            "propose",
            "Let a model propose the steps of a decision, and take them only when all of them hold."
        );
        command.Add(Query);
        foreach (
            var option in new Option[]
            {
                Snapshot,
                Evidence,
                Endpoint,
                Model,
                KeyFrom,
                Script,
                Rounds,
                Tokens,
                Patience,
                Out,
                Json,
            }
        )
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            // An address that cannot be read has told so already, and has no value to ask for.
            var (script, endpoint) = (result.GetResult(Script), result.GetResult(Endpoint));
            if (script is null == endpoint is null)
            {
                result.AddError("Name what proposes: --endpoint with --model, or --script.");
            }
            else if (endpoint is not null && string.IsNullOrWhiteSpace(result.GetValue(Model)))
            {
                result.AddError("Name the model at the endpoint with --model.");
            }
        });
        command.SetAction(Run);
        return command.WithExamples(
            "weal trace propose examples/decisions/feedback.trace --script examples/decisions/feedback.answers",
            "weal trace propose decision.json --endpoint http://localhost:8080/v1 --model qwen3 --out proposed.json"
        );
    }

    private static async Task<int> Run(ParseResult result, CancellationToken cancel)
    {
        var error = result.InvocationConfiguration.Error;
        if (
            ProposalInput.Task(
                result.GetValue(Query)!,
                result.GetValue(Snapshot),
                result.GetValue(Evidence),
                error
            )
            is not { } task
        )
        {
            return Weal.Unusable;
        }

        using HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false })
        {
            Timeout = Timeout.InfiniteTimeSpan,
            MaxResponseContentBufferSize = 4 << 20,
        };
        using var model = Client(result, http, error);
        if (model is null)
        {
            return Weal.Unusable;
        }

        var proposal = await ProposalLoop.Run(
            model,
            task,
            new()
            {
                Rounds = result.GetValue(Rounds),
                Tokens = result.GetValue(Tokens),
                Patience = TimeSpan.FromSeconds(result.GetValue(Patience)),
            },
            TimeProvider.System,
            result.GetValue(Json)
                ? null
                : round => ProposalText.Write(result.InvocationConfiguration.Output, round),
            cancel
        );
        return Tell(result, proposal);
    }

    private static int Tell(ParseResult result, Proposal proposal)
    {
        var (output, error) = (
            result.InvocationConfiguration.Output,
            result.InvocationConfiguration.Error
        );
        if (
            proposal is Proposal.Verified verified
            && result.GetValue(Out) is { } path
            && AtomicFile.Write(path, verified.Justification.ToText() + "\n") is { } fault
        )
        {
            error.WriteLine(fault);
            return Weal.Unusable;
        }

        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(ProposalText.ForMachines(proposal)));
        }
        else
        {
            ProposalText.Write(output, proposal, result.GetValue(Out));
        }

        return proposal is Proposal.Verified ? Weal.Fine : Weal.Findings;
    }

    private static IChatClient? Client(ParseResult result, HttpClient http, TextWriter error)
    {
        if (result.GetValue(Script) is { } script)
        {
            var (bytes, problem) = WealInput.ReadBytes(script);
            if (bytes is null)
            {
                error.WriteLine(problem);
                return null;
            }

            return ScriptedModel.Of(System.Text.Encoding.UTF8.GetString(bytes));
        }

        var (address, variable) = (result.GetValue(Endpoint)!, result.GetValue(KeyFrom)!);
        var key = Environment.GetEnvironmentVariable(variable);
        if (!string.IsNullOrEmpty(key) && address is { Scheme: "http", IsLoopback: false })
        {
            error.WriteLine(
                $"The key in {variable} would go over the network for anyone to read. Use an address that begins with https://, or unset {variable}."
            );
            return null;
        }

        return new ChatEndpoint(
            http,
            new(address, result.GetValue(Model)!, string.IsNullOrEmpty(key) ? null : key),
            TimeProvider.System
        );
    }

    private static Option<int> Number(string name, string description, int usual)
    {
        Option<int> option = new(name)
        {
            Description = description,
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<int>() is < 1 or > 100_000_000)
            {
                result.AddError($"{name} is a whole number of 1 or more.");
            }
        });
        return option;
    }
}

using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli;

/// <summary><c>weal args</c>: which arguments stand together.</summary>
internal static class ArgsCommands
{
    private const int BudgetEnded = 3;

    private static readonly Dictionary<string, Semantics> SemanticsOf = new(StringComparer.Ordinal)
    {
        ["CF"] = Semantics.ConflictFree,
        ["NA"] = Semantics.Naive,
        ["AD"] = Semantics.Admissible,
        ["CO"] = Semantics.Complete,
        ["GR"] = Semantics.Grounded,
        ["PR"] = Semantics.Preferred,
        ["ST"] = Semantics.Stable,
        ["SST"] = Semantics.SemiStable,
        ["STG"] = Semantics.Stage,
        ["ID"] = Semantics.Ideal,
    };

    private static readonly Option<string> Problem = new("--problem", "-p")
    {
        Description =
            "SE (one set), DC (in some set), DS (in every set), EE (all sets) or CE (their number), a hyphen, and CF, NA, AD, CO, GR, PR, ST, SST, STG or ID.",
        Required = true,
        HelpName = "problem",
    };

    private static readonly Option<string> FrameworkFile = new("--file", "-f")
    {
        Description = "The framework: .apx, .tgf, or else the form of ICCMA'23 (.af).",
        Required = true,
        HelpName = "file",
    };

    private static readonly Option<string> About = new("--argument", "-a")
    {
        Description = "The argument that DC and DS ask about.",
        HelpName = "name",
    };

    private static readonly Option<double> Budget = new("--budget")
    {
        Description = "Seconds after which the answer is UNKNOWN (exit code 3); none by default.",
        HelpName = "seconds",
    };

    private static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON instead of text.",
    };

    public static Command Create()
    {
        Command solve = new(
            "solve",
            "Answer a problem of the argumentation competitions; NO exits with 1."
        )
        {
            Problem,
            FrameworkFile,
            About,
            Budget,
            Json,
        };
        solve.SetAction((result, stop) => Task.FromResult(Solve(result, stop)));
        return new("args", "See which arguments stand together once their attacks are weighed.")
        {
            solve.WithExamples(
                "weal args solve -p EE-PR -f examples/argumentation/moderation.apx",
                "weal args solve -p DS-GR -f examples/argumentation/moderation.apx -a threat",
                "weal args solve -p CE-CO -f examples/argumentation/circle.af --json"
            ),
        };
    }

    private static int Solve(System.CommandLine.ParseResult result, CancellationToken stop)
    {
        var error = result.InvocationConfiguration.Error;
        var asked = result.GetValue(Problem)!;
        var parts = asked.ToUpperInvariant().Split('-');
        if (
            parts is not [("SE" or "DC" or "DS" or "EE" or "CE") and var problem, var letters]
            || !SemanticsOf.TryGetValue(letters, out var semantics)
        )
        {
            error.WriteLine($"'{asked}' names no problem. Write for example EE-PR or DC-ST.");
            return Weal.Unusable;
        }

        if (Read(result.GetValue(FrameworkFile)!, error) is not { } framework)
        {
            return Weal.Unusable;
        }

        if (Argument(problem, result.GetValue(About), framework, error) is not { } argument)
        {
            return Weal.Unusable;
        }

        var seconds = result.GetValue(Budget);
        if (result.GetResult(Budget) is not null && seconds is not (> 0 and < 1_000_000))
        {
            error.WriteLine("--budget takes seconds, more than 0 and less than a million.");
            return Weal.Unusable;
        }

        using var budget = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (seconds > 0)
        {
            budget.CancelAfter(TimeSpan.FromSeconds(seconds));
        }

        var told = Tell(framework, problem, semantics, argument, budget.Token);
        stop.ThrowIfCancellationRequested();
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(told.AsJson(asked.ToUpperInvariant())));
        }
        else
        {
            told.Lines().ForEach(output.WriteLine);
        }

        return told.Verdict switch
        {
            "UNKNOWN" => BudgetEnded,
            "NO" => Weal.Findings,
            _ => Weal.Fine,
        };
    }

    private static ArgumentFramework? Read(string name, TextWriter error)
    {
        var (bytes, unread) = WealInput.ReadBytes(name);
        if (bytes is null)
        {
            error.WriteLine(unread);
            return null;
        }

        var format = Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".APX" => FrameworkFormat.Apx,
            ".TGF" => FrameworkFormat.Tgf,
            _ => FrameworkFormat.Af,
        };
        var text = SourceText.FromUtf8(bytes).Text;
        if (!FrameworkText.Read(text, format).TryGet(out var read, out var why))
        {
            error.WriteLine($"{name}: {why.Where}: {why.Message} ({why.Code})");
            return null;
        }

        foreach (var warning in read.Warnings)
        {
            error.WriteLine($"{name}: {warning}");
        }

        return read.Framework;
    }

    // -1 where none is asked about, null where the one asked about is not there.
    private static int? Argument(
        string problem,
        string? name,
        ArgumentFramework framework,
        TextWriter error
    )
    {
        if (problem is not ("DC" or "DS"))
        {
            return -1;
        }

        for (var a = 0; a < framework.Count; a++)
        {
            if (string.Equals(framework.NameOf(a), name, StringComparison.Ordinal))
            {
                return a;
            }
        }

        error.WriteLine(
            name is null
                ? $"{problem} asks about one argument: name it with -a."
                : $"There is no argument '{name}' in the framework. Name one of its {framework.Count} arguments with -a."
        );
        return null;
    }

    private static Told Tell(
        ArgumentFramework framework,
        string problem,
        Semantics semantics,
        int argument,
        CancellationToken budget
    )
    {
        List<string> Names(IReadOnlyList<int> set) => [.. set.Select(framework.NameOf)];
        if (problem == "CE")
        {
            return Acceptance.Count(framework, semantics, budget) is { } count
                ? new(count.ToString(CultureInfo.InvariantCulture), null)
                : new("UNKNOWN", null);
        }

        if (problem == "EE")
        {
            return Acceptance.Every(framework, semantics, budget) is { } every
                ? new("", [.. every.Select(Names)])
                : new("UNKNOWN", null);
        }

        var answer = problem switch
        {
            "DC" => Acceptance.Credulous(framework, semantics, argument, budget),
            "DS" => Acceptance.Sceptical(framework, semantics, argument, budget),
            _ => Acceptance.Some(framework, semantics, budget),
        };
        var verdict = answer.Verdict switch
        {
            Verdict.Yes => problem == "SE" ? "" : "YES",
            Verdict.No => "NO",
            _ => "UNKNOWN",
        };
        return new(verdict, answer.Witness is { } witness ? [Names(witness)] : null);
    }

    private sealed record Told(string Verdict, List<List<string>>? Sets)
    {
        public List<string> Lines() =>
            [
                .. Verdict.Length > 0 ? [Verdict] : Array.Empty<string>(),
                .. (Sets ?? []).Select(s => string.Join(' ', s.Prepend("w"))),
            ];

        public object AsJson(string problem) =>
            new
            {
                problem,
                answer = Verdict.Length > 0 ? Verdict : "YES",
                sets = Sets ?? [],
            };
    }
}

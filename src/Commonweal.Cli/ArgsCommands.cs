using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning;
using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli;

/// <summary><c>weal args</c>: which arguments stand together.</summary>
internal static class ArgsCommands
{
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

    internal static readonly Option<string> FrameworkFile = new("--file", "-f")
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

    private static readonly Option<string> Audience = new("--audience")
    {
        Description =
            "The values of a valued framework, the highest first, with commas between: life,property.",
        HelpName = "values",
    };

    private static readonly Option<string> Rule = new("--reduction")
    {
        Description =
            "What becomes of an attack on what is preferred: R1 it fails, R2 it turns round (default), R3 it fails where it is answered, R4 it is answered.",
        HelpName = "R1|R2|R3|R4",
    };

    internal static readonly Option<double> Seconds = Budget.Create();

    internal static readonly Option<bool> Json = new("--json")
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
            Audience,
            Rule,
            Seconds,
            Json,
        };
        solve.SetAction((result, stop) => Task.FromResult(Solve(result, stop)));
        return new("args", "See which arguments stand together once their attacks are weighed.")
        {
            solve.WithExamples(
                "weal args solve -p EE-PR -f examples/argumentation/moderation.apx",
                "weal args solve -p DS-GR -f examples/argumentation/moderation.apx -a threat",
                "weal args solve -p CE-CO -f examples/argumentation/circle.af --json",
                "weal args solve -p EE-PR -f examples/argumentation/valued.apx --audience safety,belonging"
            ),
            ArgsAudiences.Create(),
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

        if (Weighed(result, error) is not { } reduced)
        {
            return Weal.Unusable;
        }

        var framework = reduced.Defeats;
        if (Argument(problem, result.GetValue(About), framework, error) is not { } argument)
        {
            return Weal.Unusable;
        }

        using var budget = Budget.Start(result, Seconds, stop);
        if (budget is null)
        {
            return Weal.Unusable;
        }

        var told = Tell(framework, problem, semantics, argument, budget.Token);
        stop.ThrowIfCancellationRequested();
        var conflicts = told.Conflicts(reduced);
        foreach (var (from, to) in conflicts.Take(20))
        {
            error.WriteLine($"A set holds both {from} and {to}, though {from} attacks {to}.");
        }

        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(Json))
        {
            output.Write(GraphJson.Serialize(told.AsJson(asked.ToUpperInvariant(), conflicts)));
        }
        else
        {
            told.Lines().ForEach(output.WriteLine);
        }

        return told.Verdict switch
        {
            "UNKNOWN" => Budget.Ended,
            "NO" => Weal.Findings,
            _ => Weal.Fine,
        };
    }

    // The framework with what its preferences or one audience leave of the attacks; null where that cannot be said.
    private static Reduced? Weighed(System.CommandLine.ParseResult result, TextWriter error)
    {
        var name = result.GetValue(FrameworkFile)!;
        var asked = result.GetValue(Rule);
        if (!TryRule(asked ?? "R2", out var rule))
        {
            error.WriteLine($"--reduction takes R1, R2, R3 or R4; '{asked}' is none of them.");
            return null;
        }

        if (Read(name, error) is not { } read)
        {
            return null;
        }

        var audience = result.GetValue(Audience);
        if (
            (audience is not null && read.Values.Count == 0)
            || (asked is not null && read.Preferences.Count == 0)
        )
        {
            error.WriteLine(
                audience is not null
                    ? $"{name}: no argument promotes a value, so there is nothing an audience could rank. Add lines val(a,v)."
                    : $"{name}: no argument is preferred to another, so there is nothing to reduce. Add lines pref(a,b)."
            );
            return null;
        }

        var answer =
            read.Values.Count > 0
                ? ValuedFramework
                    .Of(read.Framework, read.Values)
                    .Then(valued => ForAudience(valued, read, audience))
                : StrictOrder
                    .Of(read.Framework.Names, read.Preferences)
                    .Then<Reduced>(order => Preferences.Apply(read.Framework, order, rule));
        if (!answer.TryGet(out var reduced, out var why))
        {
            error.WriteLine($"{name}: {why.Where}: {why.Message} ({why.Code})");
        }

        return reduced;
    }

    private static Answer<Reduced> ForAudience(
        ValuedFramework valued,
        ReadFramework read,
        string? audience
    ) =>
        audience is null
            ? Audiences
                .Of(valued, read.ValueOrder, new(1, 0))
                .Then<Reduced>(all =>
                    all.OnlyOne() is { } only
                        ? only
                        : new Rejection(
                            "E_AUDIENCE",
                            "values",
                            "What defeats what depends on who ranks the values. Name them with --audience, the highest first, or ask 'weal args audiences'."
                        )
                )
            : valued.For(audience.Split(',', StringSplitOptions.TrimEntries));

    private static bool TryRule(string written, out Reduction rule)
    {
        rule = (Reduction)(Array.IndexOf(["R1", "R2", "R3", "R4"], written.ToUpperInvariant()));
        return Enum.IsDefined(rule);
    }

    internal static ReadFramework? Read(string name, TextWriter error)
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

        return read;
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

        public List<(string From, string To)> Conflicts(Reduced reduced)
        {
            if (ReferenceEquals(reduced.Original, reduced.Defeats))
            {
                return [];
            }

            Dictionary<string, int> places = new(StringComparer.Ordinal);
            foreach (var name in reduced.Original.Names)
            {
                places.Add(name, places.Count);
            }

            return
            [
                .. (Sets ?? [])
                    .SelectMany(s => reduced.ConflictsInOriginal(s.Select(n => places[n])))
                    .Distinct()
                    .Order()
                    .Select(c => (reduced.Original.NameOf(c.From), reduced.Original.NameOf(c.To))),
            ];
        }

        public object AsJson(string problem, List<(string From, string To)> conflicts) =>
            new
            {
                problem,
                answer = Verdict.Length > 0 ? Verdict : "YES",
                sets = Sets ?? [],
                conflictsInOriginal = conflicts.Select(c => new[] { c.From, c.To }),
            };
    }
}

using System.CommandLine;
using System.Globalization;
using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Cli.Input;
using Commonweal.Cli.Output;

namespace Commonweal.Cli;

/// <summary><c>weal args audiences</c>: which arguments every audience accepts, and which depend on who ranks the values.</summary>
internal static class ArgsAudiences
{
    private static readonly Option<int> Sample = new("--sample")
    {
        Description =
            "Draw so many audiences where more than seven values are unordered; said in the answer.",
        HelpName = "count",
    };

    private static readonly Option<ulong> Seed = new("--seed")
    {
        Description = "The seed that audiences are drawn with.",
        DefaultValueFactory = _ => 1,
        HelpName = "number",
    };

    public static Command Create()
    {
        Command audiences = new(
            "audiences",
            "See which arguments stand for all audiences that an order of values allows."
        )
        {
            ArgsCommands.FrameworkFile,
            Sample,
            Seed,
            ArgsCommands.Seconds,
            ArgsCommands.Json,
        };
        audiences.SetAction((result, stop) => Task.FromResult(Run(result, stop)));
        return audiences.WithExamples(
            "weal args audiences -f examples/argumentation/valued.apx",
            "weal args audiences -f examples/argumentation/valued.apx --json"
        );
    }

    private static int Run(System.CommandLine.ParseResult result, CancellationToken stop)
    {
        var error = result.InvocationConfiguration.Error;
        var name = result.GetValue(ArgsCommands.FrameworkFile)!;
        if (ArgsCommands.Read(name, error) is not { } read)
        {
            return Weal.Unusable;
        }

        AudienceSample? sample = result.GetResult(Sample) is null
            ? null
            : new(result.GetValue(Sample), result.GetValue(Seed));
        var answer = ValuedFramework
            .Of(read.Framework, read.Values)
            .Then(valued => Audiences.Of(valued, read.ValueOrder, sample));
        if (!answer.TryGet(out var audiences, out var why))
        {
            error.WriteLine($"{name}: {why.Where}: {why.Message} ({why.Code})");
            return Weal.Unusable;
        }

        using var budget = Budget.Start(result, ArgsCommands.Seconds, stop);
        if (budget is null)
        {
            return Weal.Unusable;
        }

        var report = audiences.Judge(budget.Token);
        stop.ThrowIfCancellationRequested();
        Write(result, read.Framework, report);
        return report is null ? Budget.Ended : Weal.Fine;
    }

    private static void Write(
        System.CommandLine.ParseResult result,
        ArgumentFramework framework,
        AudienceReport? report
    )
    {
        var output = result.InvocationConfiguration.Output;
        if (result.GetValue(ArgsCommands.Json))
        {
            output.Write(GraphJson.Serialize(AsJson(framework, report)));
            return;
        }

        if (report is null)
        {
            output.WriteLine("UNKNOWN");
            return;
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Audiences} {(report.Audiences == 1 ? "audience" : "audiences")}{(report.Sampled ? ", drawn from more" : "")}"
            )
        );
        var width = framework.Names.Select(n => n.Length).DefaultIfEmpty().Max();
        for (var a = 0; a < framework.Count; a++)
        {
            var (standing, convinced) = report.Arguments[a];
            output.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{framework.NameOf(a).PadRight(width)}  {Word(standing), -12}  {convinced}/{report.Audiences}"
                )
            );
        }
    }

    private static object AsJson(ArgumentFramework framework, AudienceReport? report) =>
        report is null
            ? new { answer = "UNKNOWN" }
            : new
            {
                answer = "YES",
                audiences = report.Audiences,
                sampled = report.Sampled,
                arguments = report.Arguments.Select(
                    (s, a) =>
                        new
                        {
                            name = framework.NameOf(a),
                            standing = Word(s.Standing),
                            convinced = s.Convinced,
                        }
                ),
            };

    private static string Word(Standing standing) =>
        standing switch
        {
            Standing.Objective => "objective",
            Standing.Subjective => "subjective",
            _ => "indefensible",
        };
}

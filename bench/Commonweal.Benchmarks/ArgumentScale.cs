using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning.Argumentation;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>
/// Which arguments stand together, against size, each case in a process of its own, beside clingo where it is installed:
/// <c>dotnet Commonweal.Benchmarks.dll args</c>.
/// </summary>
internal static class ArgumentScale
{
    // Largest admissible sets by deciding members first and as true, as the solver here does.
    private const string Largest =
        "{in(X)} :- arg(X). :- in(X),in(Y),att(X,Y). out(Y) :- in(X),att(X,Y). :- in(X),att(Y,X),not out(Y). #heuristic in(X) : arg(X). [1,true] #show in/1. ";

    private const string Stable =
        "{in(X)} :- arg(X). :- in(X),in(Y),att(X,Y). out(Y) :- in(X),att(X,Y). :- arg(X),not in(X),not out(X). #show in/1. ";

    private static readonly (
        string Problem,
        int Arguments,
        double Share,
        double Mutual,
        ulong Seed
    )[] Cases =
    [
        ("GR", 50_000, 3e-5, 0, 1),
        ("GR", 200_000, 1.25e-4, 0, 1),
        ("CE-PR", 160, .03, .24, 1),
        ("CE-PR", 160, .03, .24, 3),
        ("CE-PR", 160, .06, .24, 1),
        ("CE-SST", 160, .03, .24, 1),
        ("CE-STG", 80, .06, .24, 1),
        ("DC-ST", 7_346, 4e-4, .24, 1),
        ("DS-ST", 7_346, 4e-4, .24, 1),
        ("DC-PR", 7_346, 4e-4, .24, 1),
    ];

    public static int Run(string[] args)
    {
        if (args is [var which])
        {
            Measure(int.Parse(which, CultureInfo.InvariantCulture));
            return 0;
        }

        Console.WriteLine(
            "problem  arguments  attacks   answer         read s  solve s  peak MB  clingo s"
        );
        for (var i = 0; i < Cases.Length; i++)
        {
            using var child = Process.Start(
                "dotnet",
                [
                    typeof(ArgumentScale).Assembly.Location,
                    "args",
                    i.ToString(CultureInfo.InvariantCulture),
                ]
            );
            child.WaitForExit();
        }

        return 0;
    }

    private static void Measure(int which)
    {
        var (problem, count, share, mutual, seed) = Cases[which];
        var attacks = Attacks(count, share, mutual, seed);
        var text = new StringBuilder($"p af {count}\n");
        attacks.ForEach(a =>
            text.Append(CultureInfo.InvariantCulture, $"{a.From + 1} {a.To + 1}\n")
        );
        var written = text.ToString();
        _ = Answer(new(["a", "b"], [(0, 1), (1, 0)]), problem);
        var clock = Stopwatch.StartNew();
        if (!FrameworkText.Read(written, FrameworkFormat.Af).TryGet(out var read, out _))
        {
            return;
        }

        var reading = clock.Elapsed;
        clock.Restart();
        var answer = Answer(read.Framework, problem);
        var solving = clock.Elapsed;
        using var self = Process.GetCurrentProcess();
        var peak = self.PeakWorkingSet64 / 1e6;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{problem, -8} {count, -10:N0} {read.Framework.Attacks, -9:N0} {answer, -13} {reading.TotalSeconds, 7:N3}  {solving.TotalSeconds, 7:N3}  {peak, 7:N0}  {Clingo(problem, count, attacks)}"
            )
        );
    }

    private static string Answer(ArgumentFramework framework, string problem) =>
        problem switch
        {
            "GR" => Text(GroundedLabelling.Of(framework).Extension.Count),
            "CE-PR" =>
                $"{Acceptance.Count(framework, Semantics.Preferred, CancellationToken.None)}",
            "CE-SST" =>
                $"{Acceptance.Count(framework, Semantics.SemiStable, CancellationToken.None)}",
            "CE-STG" => $"{Acceptance.Count(framework, Semantics.Stage, CancellationToken.None)}",
            "DC-ST" =>
                $"{Acceptance.Credulous(framework, Semantics.Stable, 0, CancellationToken.None).Verdict}",
            "DS-ST" =>
                $"{Acceptance.Sceptical(framework, Semantics.Stable, 0, CancellationToken.None).Verdict}",
            _ =>
                $"{Acceptance.Credulous(framework, Semantics.Preferred, 0, CancellationToken.None).Verdict}",
        };

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    // Whole run of the program, start and grounding included; at most two minutes.
    private static string Clingo(string problem, int count, List<(int From, int To)> attacks)
    {
        string[]? options = problem switch
        {
            "CE-PR" => ["0", "-q", "--heuristic=Domain", "--enum-mode=domRec"],
            "DC-ST" or "DS-ST" => ["1", "-q"],
            _ => null,
        };
        if (options is null)
        {
            return "";
        }

        StringBuilder program = new(problem == "CE-PR" ? Largest : Stable);
        program.Append(
            problem switch
            {
                "DC-ST" => ":- not in(0). ",
                "DS-ST" => ":- in(0). ",
                _ => "",
            }
        );
        program.Append(CultureInfo.InvariantCulture, $"arg(0..{count - 1}).\n");
        attacks.ForEach(a =>
            program.Append(CultureInfo.InvariantCulture, $"att({a.From},{a.To}).\n")
        );
        try
        {
            var clock = Stopwatch.StartNew();
            using var run = Process.Start(
                new ProcessStartInfo("clingo", [.. options, "--time-limit=120", "-"])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                }
            )!;
            run.StandardInput.Write(program);
            run.StandardInput.Close();
            var said = run.StandardOutput.ReadToEnd();
            run.WaitForExit();
            var models = said.Split('\n')
                .FirstOrDefault(l => l.StartsWith("Models", StringComparison.Ordinal));
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{clock.Elapsed.TotalSeconds:N3} ({models?.Split(':')[1].Trim()})"
            );
        }
        catch (Win32Exception)
        {
            return "not installed";
        }
    }

    // Each pair is joined with the given chance: both ways by the share of mutual attacks, else one way. Without mutual
    // attacks, so many attacks as the share says are drawn one by one.
    private static List<(int From, int To)> Attacks(
        int count,
        double share,
        double mutual,
        ulong seed
    )
    {
        SplitMix64 draws = new(seed);
        List<(int, int)> attacks = [];
        if (mutual <= 0)
        {
            int Any() => (int)(draws.NextShare() * count);
            attacks.AddRange(
                Enumerable.Range(0, (int)(share * count * count)).Select(_ => (Any(), Any()))
            );
            return attacks;
        }

        for (var i = 0; i < count; i++)
        {
            for (var j = i + 1; j < count; j++)
            {
                if (draws.NextShare() >= share)
                {
                    continue;
                }

                if (draws.NextShare() < mutual)
                {
                    attacks.AddRange([(i, j), (j, i)]);
                }
                else
                {
                    attacks.Add(draws.NextShare() < .5 ? (i, j) : (j, i));
                }
            }
        }

        return attacks;
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning.Argumentation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

/// <summary>
/// The sets of an answer set solver by other hands (clingo, Debian package gringo) are the sets found here. Skipped where it
/// is not installed.
/// </summary>
public sealed class ClingoTests
{
    private const string Free =
        "{in(X)} :- arg(X). :- in(X),in(Y),att(X,Y). out(Y) :- in(X),att(X,Y). #show in/1. ";
    private const string Admissible = Free + ":- in(X),att(Y,X),not out(Y). ";
    private const string Complete =
        Admissible + "open(X) :- att(Y,X),not out(Y). :- arg(X),not open(X),not in(X). ";
    private const string Stable = Free + ":- arg(X),not in(X),not out(X). ";
    private const string Largest = "#heuristic in(X) : arg(X). [1,true] ";

    [Theory]
    [InlineData(101UL)]
    [InlineData(102UL)]
    public void Small_random_frameworks_have_the_sets_that_clingo_finds(ulong seed)
    {
        var framework = BruteForce.Random(11, .12 + (.02 * (seed % 4)), seed);

        Agree(framework, Semantics.ConflictFree, Free);
        Agree(framework, Semantics.Admissible, Admissible);
        Agree(framework, Semantics.Complete, Complete);
        Agree(framework, Semantics.Stable, Stable);
        Agree(framework, Semantics.Preferred, Admissible + Largest, "--enum-mode=domRec");
        Agree(framework, Semantics.Naive, Free + Largest, "--enum-mode=domRec");
    }

    [Theory]
    [InlineData(60, .04, 201UL)]
    [InlineData(120, .015, 203UL)]
    public void Larger_random_frameworks_have_the_sets_that_clingo_finds(
        int count,
        double share,
        ulong seed
    )
    {
        var framework = BruteForce.Random(count, share, seed);

        Agree(framework, Semantics.Stable, Stable);
        Agree(framework, Semantics.Preferred, Admissible + Largest, "--enum-mode=domRec");
        Agree(framework, Semantics.Complete, Complete);
    }

    private static void Agree(
        ArgumentFramework framework,
        Semantics semantics,
        string program,
        params string[] options
    )
    {
        var found = Lettered
            .Every(framework, semantics)
            .Select(e => string.Join(' ', e))
            .Order(StringComparer.Ordinal);

        found.ShouldBe(Sets(framework, program, options), $"{semantics}");
    }

    private static IEnumerable<string> Sets(
        ArgumentFramework framework,
        string program,
        string[] options
    )
    {
        StringBuilder text = new(program);
        for (var a = 0; a < framework.Count; a++)
        {
            text.Append(CultureInfo.InvariantCulture, $"arg({a}). ");
            foreach (var b in framework.TargetsOf(a))
            {
                text.Append(CultureInfo.InvariantCulture, $"att({a},{b}). ");
            }
        }

        return Run(text.ToString(), options)
            .Select(line =>
                string.Join(
                    ' ',
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(w => int.Parse(w[3..^1], CultureInfo.InvariantCulture))
                        .Order()
                )
            )
            .Order(StringComparer.Ordinal);
    }

    // The line after each "Answer: n" holds the set.
    private static List<string> Run(string program, string[] options)
    {
        Process? run = null;
        try
        {
            run = Process.Start(
                new ProcessStartInfo("clingo", ["0", "--heuristic=Domain", .. options, "-"])
                {
                    UseShellExecute = false,
                    RedirectStandardInput = true,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            );
        }
        catch (Win32Exception)
        {
            Assert.Skip(
                "clingo is not installed (Debian package gringo), so its answers were not compared."
            );
        }

        using (run)
        {
            run!.StandardInput.Write(program);
            run.StandardInput.Close();
            var lines = run.StandardOutput.ReadToEnd().Split('\n');
            run.WaitForExit();
            return
            [
                .. Enumerable
                    .Range(1, lines.Length - 1)
                    .Where(i => lines[i - 1].StartsWith("Answer:", StringComparison.Ordinal))
                    .Select(i => lines[i].TrimEnd()),
            ];
        }
    }
}

using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using Xunit;

namespace Commonweal.Tests.Agents.Reasoning.Deontic;

/// <summary>
/// The answer-set solver clingo (Gebser et al. 2019) as a peer that shares no code with this project. Debian has it in
/// the package gringo; where it is absent the tests that ask it are skipped with a message.
/// </summary>
internal static class Clingo
{
    /// <summary>What a program's answer sets show: whether there is one, the last one shown, and its cost by priority, highest first.</summary>
    public sealed record Answer(bool IsSatisfiable, HashSet<string> Shown, List<int> Cost);

    /// <summary>Runs a program.</summary>
    /// <param name="program">The program.</param>
    /// <param name="options">Such as <c>0 --opt-mode=optN --enum-mode=brave</c>.</param>
    public static Answer Ask(string program, string options)
    {
        ProcessStartInfo start = new("clingo", $"--outf=2 {options} -")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Start(start);
        process.StandardInput.Write(program);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var json = JsonDocument.Parse(output);
        var result = json.RootElement.GetProperty("Result").GetString();
        if (result == "UNSATISFIABLE")
        {
            return new(false, [], []);
        }

        var last = json
            .RootElement.GetProperty("Call")[0]
            .GetProperty("Witnesses")
            .EnumerateArray()
            .Last();
        return new(
            true,
            [.. last.GetProperty("Value").EnumerateArray().Select(v => v.GetString()!)],
            last.TryGetProperty("Costs", out var costs)
                ? [.. costs.EnumerateArray().Select(c => c.GetInt32())]
                : []
        );
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("clingo is not installed (Debian: package gringo).");
            throw;
        }
    }
}

using System.Diagnostics;
using System.Text.RegularExpressions;
using Commonweal.Institutions.Log;
using Commonweal.Tests.Verifier;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

/// <summary>
/// Runs docs/guide/log.md from top to bottom: commands of weal in this process, other lines by the shell, and each line of a text
/// block must have been printed by the block before it.
/// </summary>
public sealed partial class LogGuideTests : IDisposable
{
    private readonly Folder _folder = new();

    /// <summary>The guide's export reaches only its own shell; in this process the key is that of all tests of the log.</summary>
    public LogGuideTests() => LogCommandTests.HasKey.ShouldBeTrue();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_guide_to_the_log_runs_as_written()
    {
        Assert.SkipUnless(File.Exists("/bin/sh"), "There is no /bin/sh for the other commands.");
        Directory.CreateDirectory(_folder.PathOf("out"));
        var said = "";
        var commands = 0;
        foreach (Match block in Blocks().Matches(await File.ReadAllTextAsync(Guide, Cancel)))
        {
            var text = block.Groups["text"].Value;
            if (block.Groups["info"].Value == "text")
            {
                foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                {
                    said.ShouldContain(line);
                }

                continue;
            }

            commands++;
            said = text.StartsWith("./weal ", StringComparison.Ordinal)
                ? await RunWeal(text.Trim(), block.Groups["info"].Value.EndsWith('1') ? 1 : 0)
                : await Shell(text);
        }

        commands.ShouldBeGreaterThan(10);
    }

    [Fact]
    public async Task The_guide_lists_every_code_of_the_log()
    {
        var guide = await File.ReadAllTextAsync(Guide, Cancel);
        var sources = new[] { "src/Commonweal.Institutions/Log", "src/Commonweal.Cli" }
            .SelectMany(folder =>
                Directory.EnumerateFiles(Repository.PathOf(folder.Split('/')), "*.cs")
            )
            .Select(File.ReadAllText);
        var codes = sources
            .SelectMany(source => Codes().Matches(source))
            .Select(match => match.Value)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        codes.Count.ShouldBeGreaterThan(15);
        codes.Where(code => !guide.Contains(code, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_decision_of_the_guide_is_one_that_holds() =>
        Golden.ShouldBeKept(
            FeedbackTrace.Written.ToText() + "\n",
            "examples",
            "decisions",
            "feedback.json"
        );

    private static string Guide => Repository.PathOf("docs", "guide", "log.md");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> RunWeal(string line, int expected)
    {
        var parts = line["./weal ".Length..].Split(" > ");
        var run = await CommandLine.Run([.. parts[0].Split(' ').Select(Placed)]);
        run.Code.ShouldBe(expected, $"{line}\n{run.Output}{run.Error}");
        if (parts is [_, var file])
        {
            await File.WriteAllTextAsync(Placed(file), run.Output, Cancel);
        }

        return (run.Error + run.Output)
            .Replace(Repository.Root, "", StringComparison.Ordinal)
            .Replace(_folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }

    /// <summary>What the page names in the repository is there; what it writes goes to a folder that is thrown away.</summary>
    private string Placed(string word) =>
        word.StartsWith("examples/", StringComparison.Ordinal) ? Repository.Root + word
        : word.StartsWith("out/", StringComparison.Ordinal) ? _folder.PathOf(word)
        : word;

    private async Task<string> Shell(string script)
    {
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-ec", script },
                WorkingDirectory = _folder.Root,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var said = await shell.StandardOutput.ReadToEndAsync(Cancel);
        await shell.WaitForExitAsync(Cancel);
        shell.ExitCode.ShouldBe(0, script);
        return said;
    }

    [GeneratedRegex(
        @"^```(?<info>sh exit 1|sh|text)\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Blocks();

    [GeneratedRegex("E-LOG-[A-Z-]+", RegexOptions.None, 1000)]
    private static partial Regex Codes();
}

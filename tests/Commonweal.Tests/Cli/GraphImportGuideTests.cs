using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

/// <summary>
/// Runs docs/guide/import.md from top to bottom: blocks with a file name are written, shell blocks are run, and each line of a text block
/// must have been printed by the block before it.
/// </summary>
public sealed partial class GraphImportGuideTests : IDisposable
{
    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_guide_to_importing_runs_as_written()
    {
        var said = "";
        var commands = 0;
        foreach (Match block in Blocks().Matches(await File.ReadAllTextAsync(Guide, Cancel)))
        {
            var info = block.Groups["info"].Value.Split(' ');
            var text = block.Groups["text"].Value;
            switch (info)
            {
                case ["sh", ..]:
                    said = await RunAll(
                        text,
                        info is [_, "exit", var code]
                            ? int.Parse(code, CultureInfo.InvariantCulture)
                            : 0
                    );
                    commands++;
                    break;
                case ["text"]:
                    foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        said.ShouldContain(line);
                    }

                    break;
                case [_, var name]:
                    Directory.CreateDirectory(Path.GetDirectoryName(_folder.PathOf(name))!);
                    _folder.Write(name, text);
                    break;
            }
        }

        commands.ShouldBeGreaterThan(6);
    }

    [Fact]
    public async Task The_guide_lists_every_code_of_row_findings()
    {
        var guide = await File.ReadAllTextAsync(Guide, Cancel);

        foreach (
            var page in RulePage.All.Where(p => p.Code.StartsWith("V9", StringComparison.Ordinal))
        )
        {
            var kind = page.Severity switch
            {
                Severity.Error => "left out",
                Severity.Warning => "changed",
                _ => "note",
            };
            guide.ShouldContain($"| [{page.Code}](../rules/{page.Code}.md) | {kind} |");
        }
    }

    private static string Guide => Repository.PathOf("docs", "guide", "import.md");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<string> RunAll(string script, int expected)
    {
        var said = "";
        foreach (var line in script.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!line.StartsWith("weal ", StringComparison.Ordinal))
            {
                await Shell(line);
                continue;
            }

            var words = line["weal ".Length..].Split(' ');
            var run = await CommandLine.Run([
                .. words.Select(w => Path.Exists(_folder.PathOf(w)) ? _folder.PathOf(w) : w),
            ]);
            run.Code.ShouldBe(expected, $"{line}\n{run.Error}");
            said += (run.Error + run.Output).Replace(
                _folder.Root + Path.DirectorySeparatorChar,
                "",
                StringComparison.Ordinal
            );
        }

        return said;
    }

    private async Task Shell(string line)
    {
        Assert.SkipUnless(
            File.Exists("/bin/sh"),
            "There is no /bin/sh to run the guide's other commands."
        );
        using var shell = Process.Start(
            new ProcessStartInfo("/bin/sh")
            {
                ArgumentList = { "-c", line },
                WorkingDirectory = _folder.Root,
            }
        )!;
        await shell.WaitForExitAsync(Cancel);
        shell.ExitCode.ShouldBe(0, line);
    }

    [GeneratedRegex(
        @"^```(?<info>[^\n]+)\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline,
        1000
    )]
    private static partial Regex Blocks();
}

using Commonweal.Kernel.Checking;
using Commonweal.Tests.Cli;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>The pages a newcomer reads keep what they promise.</summary>
public class PagesTests
{
    public static TheoryData<string> Pages =>
        [
            "README.md",
            "docs/guide/tutorial.md",
            "docs/guide/write-a-value.md",
            "docs/guide/supervise-a-model.md",
            "examples/bench/README.md",
            "examples/river-library/README.md",
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_command_on_a_page_ends_and_speaks_as_the_page_shows(string page)
    {
        using Folder folder = new();
        foreach (var shown in ShownCommand.On(page))
        {
            var said = await CommandLine.Run([
                .. shown.Arguments.Select(a => Placed(a, folder)),
                .. Elsewhere(shown, folder),
            ]);

            var output = (said.Output + said.Error)
                .Replace(Repository.Root, "", StringComparison.Ordinal)
                .Replace(folder.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            shown.FirstMissing(output).ShouldBeNull($"{shown.Line}\n{output}");
            said.Code.ShouldBe(shown.ExitCode, shown.Line);
        }
    }

    [Fact]
    public void Every_line_offered_in_place_of_a_refused_one_passes_the_rules_of_wording()
    {
        var offered = File.ReadLines(Repository.PathOf("docs", "guide", "write-a-value.md"))
            .Where(row => row.StartsWith("| ", StringComparison.Ordinal))
            .Select(row => row.Split('|')[4].Split(';')[0].Trim())
            .Where(line => line.Length > 1 && char.IsUpper(line[1]))
            .ToList();

        offered.Count.ShouldBe(11);
        offered
            .SelectMany(line =>
                PhraseChecker.Check(line, Commonweal.Kernel.Language.Span.None).Findings
            )
            .Select(f => $"{f.Code} {f.Arguments}")
            .ShouldBeEmpty();
    }

    /// <summary>The demonstration writes into the folder it is run from; here it writes elsewhere.</summary>
    private static string[] Elsewhere(ShownCommand shown, Folder folder) =>
        shown.Arguments is ["demo"] ? ["--out", folder.PathOf("demo")] : [];

    /// <summary>What a page names is in the repository; what a command writes goes to a folder that is thrown away.</summary>
    private static string Placed(string argument, Folder folder) =>
        argument.StartsWith("examples/", StringComparison.Ordinal) ? Repository.Root + argument
        : argument.StartsWith("out/", StringComparison.Ordinal) ? folder.PathOf(argument)
        : argument;
}

using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ConvertCommandTests
{
    private static readonly string Draft = Repository.PathOf(
        "examples",
        "river-library",
        "submissions.weal"
    );

    [Fact]
    public async Task There_and_back_changes_nothing_but_layout()
    {
        using Folder folder = new();
        var json = folder.PathOf("a.json");
        var weal = folder.PathOf("b.weal");
        (await CommandLine.Run("convert", "--to", "json", Draft, "--out", json)).Code.ShouldBe(0);
        (await CommandLine.Run("convert", "--to", "weal", json, "--out", weal)).Code.ShouldBe(0);
        var there = await CommandLine.Run("convert", "--to", "json", weal);
        there.Output.ShouldBe(File.ReadAllText(json));
    }

    [Fact]
    public async Task A_document_with_slips_is_not_converted()
    {
        using Folder folder = new();
        var path = folder.Write("a.weal", "weal 1\nvalue grain {\n");
        var run = await CommandLine.Run(
            "convert",
            "--to",
            "json",
            path,
            "--out",
            folder.PathOf("a.json")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("error[L");
        File.Exists(folder.PathOf("a.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task The_checker_reads_both_forms()
    {
        using Folder folder = new();
        var json = folder.PathOf("a.json");
        await CommandLine.Run("convert", "--to", "json", Draft, "--out", json);
        var text = await CommandLine.Run("check", Draft, "--today", "2026-06-01");
        var twin = await CommandLine.Run("check", json, "--today", "2026-06-01");
        twin.Code.ShouldBe(text.Code);
        Statuses(twin).ShouldBe(Statuses(text));
    }

    private static List<string> Statuses(CommandLine run) =>
        [
            .. run
                .Output.Split('\n')
                .Where(line =>
                    line.StartsWith("  ", StringComparison.Ordinal)
                    && line.Contains(": ", StringComparison.Ordinal)
                    && !line.Contains("-->", StringComparison.Ordinal)
                    && !line.StartsWith("   ", StringComparison.Ordinal)
                ),
        ];
}

using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class GraphReportCommandTests
{
    private static readonly string Example = Repository.PathOf("examples", "river-library");

    [Fact]
    public async Task A_report_is_written_from_judgements_alone()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            Path.Combine(Example, "votes.jsonl"),
            "--out",
            folder.PathOf("r"),
            "--today",
            "2026-06-01"
        );
        run.Code.ShouldBe(0);
        run.Output.ShouldContain("index.html");
        (
            await File.ReadAllTextAsync(
                folder.PathOf("r/index.html"),
                TestContext.Current.CancellationToken
            )
        ).ShouldContain("<html");
        File.Exists(folder.PathOf("r/submissions.html")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_report_is_called_what_the_deliberation_beside_the_judgements_is_called()
    {
        using Folder folder = new();
        await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            Path.Combine(Example, "votes.jsonl"),
            "--cards",
            Path.Combine(Example, "submissions.weal"),
            "--out",
            folder.PathOf("named")
        );
        Text("named/index.html").ShouldContain("The library by the river");

        File.Copy(Path.Combine(Example, "votes.jsonl"), folder.PathOf("alone.jsonl"));
        await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            folder.PathOf("alone.jsonl"),
            "--out",
            folder.PathOf("unnamed")
        );
        Text("unnamed/index.html").ShouldContain("What 54 people judged wiser");

        string Text(string page) => File.ReadAllText(folder.PathOf(page));
    }

    [Fact]
    public async Task Rows_that_were_left_out_are_counted_on_the_first_page()
    {
        using Folder folder = new();
        var votes = folder.Write(
            "v.jsonl",
            await File.ReadAllTextAsync(
                Path.Combine(Example, "votes.jsonl"),
                TestContext.Current.CancellationToken
            ) + "{}\n"
        );
        var run = await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            votes,
            "--out",
            folder.PathOf("r")
        );
        run.Code.ShouldBe(1);
        File.ReadAllText(folder.PathOf("r/index.html")).ShouldContain("V902");
    }

    [Fact]
    public async Task Judgements_that_are_not_there_leave_nothing_behind()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            folder.PathOf("none.jsonl"),
            "--out",
            folder.PathOf("r")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
        Directory.GetFileSystemEntries(folder.Root).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_2023_study_becomes_a_report()
    {
        var study = Repository.RealData("dft");
        using Folder folder = new();
        var run = await CommandLine.Run(
            "graph",
            "report",
            "--votes",
            study,
            "--groups",
            "usPoliticalAffiliation",
            "--until",
            "2023-10-18",
            "--legacy",
            "--out",
            folder.PathOf("r")
        );
        run.Code.ShouldBeLessThan(2);
        File.Exists(folder.PathOf("r/compare.html")).ShouldBeTrue();
        var index = await File.ReadAllTextAsync(
            folder.PathOf("r/index.html"),
            TestContext.Current.CancellationToken
        );
        index.ShouldContain("The rule that each pair be asked both ways round was waived here");
        index.ShouldContain("What 506 people judged wiser");
    }
}

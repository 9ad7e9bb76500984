using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class DemoCommandTests
{
    [Fact]
    public async Task The_demo_shows_what_was_refused_and_what_was_established_and_writes_a_report()
    {
        using Folder folder = new();
        var run = await CommandLine.Run("demo", "--out", folder.PathOf("demo"));
        run.Code.ShouldBe(0);
        run.Error.ShouldBeEmpty();
        string[] kinds = ["slogan", "goal", "taste", "metric", "norm", "feeling", "virtue-word"];
        kinds.ShouldAllBe(kind => run.Output.Contains(kind, StringComparison.Ordinal));
        run.Output.ShouldContain("A goodnight that leads somewhere");
        run.Output.ShouldContain("No value is established here yet.");
        File.Exists(folder.PathOf("demo/report/index.html")).ShouldBeTrue();
        File.Exists(folder.PathOf("demo/report/submissions.html")).ShouldBeTrue();
        run.Output.Split('\n').ShouldAllBe(line => line == line.TrimEnd());
    }

    [Fact]
    public async Task A_second_run_replaces_the_first_and_says_the_same()
    {
        using Folder folder = new();
        var first = await CommandLine.Run("demo", "--out", folder.PathOf("demo"));
        var second = await CommandLine.Run("demo", "--out", folder.PathOf("demo"));
        second.ShouldBe(first);
    }

    [Fact]
    public async Task A_folder_with_other_things_in_place_of_the_report_is_left_alone()
    {
        using Folder folder = new();
        Directory.CreateDirectory(folder.PathOf("report"));
        folder.Write("report/mine.txt", "mine");
        var run = await CommandLine.Run("demo", "--out", folder.Root);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("try:");
        Directory.GetFiles(folder.PathOf("report")).ShouldHaveSingleItem();
    }
}

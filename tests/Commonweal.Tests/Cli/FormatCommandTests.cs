using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class FormatCommandTests
{
    private const string Loose = "weal 1\n# who decides\nperson   p1\n";

    [Fact]
    public async Task A_file_is_laid_out_in_place_with_its_comments_and_then_stays()
    {
        using Folder folder = new();
        var path = folder.Write("a.weal", Loose);
        (await CommandLine.Run("fmt", "--check", path)).Code.ShouldBe(1);
        File.ReadAllText(path).ShouldBe(Loose);
        (await CommandLine.Run("fmt", path)).Code.ShouldBe(0);
        File.ReadAllText(path).ShouldContain("# who decides");
        (await CommandLine.Run("fmt", "--check", path)).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_with_a_slip_of_syntax_is_left_as_it_is()
    {
        using Folder folder = new();
        var path = folder.Write("a.weal", "weal 1\nperson \"p1\n");
        var run = await CommandLine.Run("fmt", path);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("error[L");
        run.Error.ShouldContain("left as it is");
        File.ReadAllText(path).ShouldBe("weal 1\nperson \"p1\n");
        Directory.GetFiles(folder.Root).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Quotation_marks_of_a_word_processor_are_set_plain_and_the_checker_is_content()
    {
        using Folder folder = new();
        var path = folder.Write("a.weal", "weal 1\nperson p1 “Pat”\nperson p2 „Jo“\n");
        (await CommandLine.Run("check", path)).Output.ShouldContain("L028");
        (await CommandLine.Run("fmt", path)).Code.ShouldBe(0);
        File.ReadAllText(path).ShouldBe("weal 1\n\nperson p1 \"Pat\"\nperson p2 \"Jo\"\n");
        (await CommandLine.Run("check", path)).Output.ShouldNotContain("L028");
    }

    [Theory]
    [InlineData("weal 1\nperson p1 “Pat\n")]
    [InlineData("weal 1\nperson p1 “Pat\\”\n")]
    public async Task A_curly_mark_that_nothing_closes_is_left_to_the_writer(string draft)
    {
        using Folder folder = new();
        var path = folder.Write("a.weal", draft);
        var run = await CommandLine.Run("fmt", path);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("L028");
        File.ReadAllText(path).ShouldBe(draft);
    }
}

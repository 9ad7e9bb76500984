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
}

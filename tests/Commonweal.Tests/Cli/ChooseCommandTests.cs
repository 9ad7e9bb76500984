using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

/// <summary>The example is O-A4e: with respect above honesty and tact, one option is left; without it, none.</summary>
public sealed class ChooseCommandTests
{
    private static readonly string Example = Repository.PathOf(
        "examples",
        "choice",
        "feedback.json"
    );

    [Fact]
    public async Task One_admissible_option_is_chosen_and_margins_are_told()
    {
        var run = await CommandLine.Run("choose", "-q", Example);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("blunt and kind: blunt is worse (margin -0.5 to -0.175)");
        run.Output.ShouldContain("blunt and evade: blunt is on a par (margin -0.45 to 0.3)");
        run.Output.ShouldEndWith($"Choose kind.{Environment.NewLine}");
    }

    [Fact]
    public async Task Json_carries_the_certificates()
    {
        var run = await CommandLine.Run("choose", "-q", Example, "--json");

        run.Code.ShouldBe(0);
        var root = JsonDocument.Parse(run.Output).RootElement;
        root.GetProperty("format").GetString().ShouldBe("commonweal.choice-answer/1");
        root.GetProperty("chosen").GetString().ShouldBe("kind");
        root.GetProperty("vertices").GetArrayLength().ShouldBe(4);
        root.GetProperty("standings")
            .EnumerateArray()
            .Select(s => s.GetProperty("status").GetString())
            .ShouldBe(["rejected", "rejected", "admitted"]);
    }

    [Fact]
    public async Task Without_a_covering_value_the_person_decides()
    {
        using Folder folder = new();
        var query = folder.Write(
            "query.json",
            """
            {"criteria":["honesty","tact"],"wiser":[],"options":[
              {"id":"blunt","scores":{"honesty":"0.9","tact":"0.1"}},
              {"id":"evade","scores":{"honesty":"0.2","tact":"0.9"}},
              {"id":"kind","scores":{"honesty":"0.75","tact":"0.6"}}]}
            """
        );

        var run = await CommandLine.Run("choose", "-q", query);

        run.Code.ShouldBe(0);
        run.Output.ShouldContain("A hard choice between blunt, evade, kind: the person decides.");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"criteria":[],"wiser":[],"options":[]}""")]
    [InlineData(
        """{"criteria":["a"],"wiser":[],"options":[{"id":"x","scores":{"a":"much"}},{"id":"y","scores":{"a":"1"}}]}"""
    )]
    [InlineData(
        """{"criteria":["a"],"wiser":[],"options":[{"id":"x","scores":{"a":"2"}},{"id":"y","scores":{"a":"1"}}]}"""
    )]
    [InlineData(
        """{"criteria":["a"],"wiser":[{"hi":"a","lo":"b"}],"options":[{"id":"x","scores":{"a":"1"}},{"id":"y","scores":{"a":"1"}}]}"""
    )]
    public async Task What_cannot_be_weighed_is_refused_with_a_place_and_a_code(string text)
    {
        using Folder folder = new();

        var run = await CommandLine.Run("choose", "-q", folder.Write("query.json", text));

        run.Code.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Error.ShouldMatch(@"query\.json: .+ \(E-[A-Z-]+\)");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var run = await CommandLine.Run("choose", "-q", "nosuch.json");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("nosuch.json was not found.");
    }
}

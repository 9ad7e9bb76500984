using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ChangeCommandTests
{
    [Fact]
    public async Task What_someone_would_give_up_is_listed_for_them()
    {
        // 20 §A5.2, O-A5b, second case
        var run = await Equilibrium("promises.commitments", "--json");
        run.Code.ShouldBe(1, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        Words(json, "theory").ShouldBe("good");
        Words(json, "dropped").ShouldBe("strangers,dead");
        Words(json, "takenOn").ShouldBe("~word,~dead,count");
        json.RootElement.GetProperty("isHeuristic").GetBoolean().ShouldBeFalse();
        (await Equilibrium("promises.commitments")).Output.ShouldContain(
            "strangers: \"Promises to strangers bind\""
        );
    }

    [Fact]
    public async Task A_proposal_of_a_search_says_so_and_keeps_what_is_locked()
    {
        var run = await Equilibrium("library.commitments", "--seed", "7");
        run.Code.ShouldBe(1, run.Error);
        run.Output.ShouldContain("heuristic");
        using var json = JsonDocument.Parse(
            (await Equilibrium("library.commitments", "--seed", "7", "--json")).Output
        );
        Words(json, "commitments").Split(',').ShouldContain("charter");
    }

    [Fact]
    public async Task A_transition_is_judged_by_its_cases()
    {
        // 20 §A5.1: O-A5a: six gains and one loss, P = 8/128
        var run = await CommandLine.Run(
            "change",
            "transition",
            Repository.PathOf("examples", "change", "listening.transition"),
            "--json"
        );
        run.Code.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("status").GetString().ShouldBe("growth");
        json.RootElement.GetProperty("signTest").GetString().ShouldBe("0.0625");
        json.RootElement.GetProperty("kindWitnessed").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("equilibrium", "sentence a\ncommit b\n", "it:2:8", "E-UNKNOWN")]
    [InlineData("equilibrium", "sentence a\ncommit a, ~a\n", "commitments", "E-CONTRADICTION")]
    [InlineData(
        "equilibrium",
        "sentence a\nargument a -> ~a\nlocked a\ncommit a\n",
        "locked",
        "E-CONTRADICTION"
    )]
    [InlineData("transition", "from a\n", "it:1:7", "E-PARSE")]
    public async Task A_slip_is_shown_with_its_place(
        string command,
        string text,
        string place,
        string code
    )
    {
        using Folder folder = new();
        var run = await CommandLine.Run("change", command, folder.Write("it", text));
        run.Code.ShouldBe(2);
        run.Error.ShouldContain(place);
        run.Error.ShouldContain(code);
    }

    private static Task<CommandLine> Equilibrium(string file, params string[] more) =>
        CommandLine.Run([
            "change",
            "equilibrium",
            Repository.PathOf("examples", "change", file),
            .. more,
        ]);

    private static string Words(JsonDocument json, string member) =>
        string.Join(',', json.RootElement.GetProperty(member).EnumerateArray());
}

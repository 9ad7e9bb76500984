using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class DeonticCommandTests
{
    [Theory]
    [InlineData("fence.weal", "seaside.case", 0, "permitted-strong")]
    [InlineData("fence.weal", "painted.case", 1, "forbidden")]
    [InlineData("park.weal", "ambulance.case", 0, "permitted-strong")]
    [InlineData("park.weal", "street.case", 0, "no-norm")]
    [InlineData("rescue.weal", "drowning.case", 0, "forbidden")]
    [InlineData("promises.weal", "same-evening.case", 1, "dilemma")]
    public async Task Each_example_is_judged_as_it_says(
        string norms,
        string facts,
        int code,
        string status
    )
    {
        var run = await Run("check", norms, facts);
        run.Code.ShouldBe(code, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("options")[0]
            .GetProperty("status")
            .GetString()
            .ShouldBe(status);
    }

    [Fact]
    public async Task Where_one_duty_must_yield_the_other_is_what_ought_to_be_done()
    {
        var run = await Run("best", "rescue.weal", "drowning.case");
        run.Code.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        string.Join(",", json.RootElement.GetProperty("ought").EnumerateArray())
            .ShouldBe("~meet,rescue");
    }

    [Fact]
    public async Task What_no_norm_speaks_against_is_told_apart_from_what_one_grants()
    {
        var run = await Run("check", "fence.weal", "seaside.case");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("options")
            .EnumerateArray()
            .Select(o => o.GetProperty("status").GetString())
            .ShouldBe(["permitted-strong", "permitted-weak"]);
    }

    [Fact]
    public async Task A_dilemma_names_the_norms_of_which_one_must_yield()
    {
        var run = await Run("best", "promises.weal", "same-evening.case");
        run.Code.ShouldBe(1, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        string.Join(",", json.RootElement.GetProperty("openWhichIsViolated").EnumerateArray())
            .ShouldBe("keep-first,keep-second");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("best")]
    public async Task A_budget_too_short_answers_unknown_with_three(string command)
    {
        var run = await CommandLine.Run(
            "deontic",
            command,
            "-n",
            Example("promises.weal"),
            "-f",
            Example("same-evening.case"),
            "--budget",
            "0.0000001"
        );
        run.Code.ShouldBe(3, run.Output);
        run.Output.ShouldContain("UNKNOWN");
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_budget_that_is_no_time_is_refused(string budget)
    {
        var run = await CommandLine.Run(
            "deontic",
            "check",
            "-n",
            Example("promises.weal"),
            "-f",
            Example("same-evening.case"),
            "--budget",
            budget
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_case_with_a_slip_is_shown_with_its_line()
    {
        using Folder folder = new();
        var run = await CommandLine.Run(
            "deontic",
            "check",
            "-n",
            Example("park.weal"),
            "-f",
            folder.Write("a.case", "fact park\nchoice x\n")
        );
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("a.case:2");
        run.Error.ShouldContain("E-PARSE");
    }

    private static Task<CommandLine> Run(string command, string norms, string facts) =>
        CommandLine.Run("deontic", command, "-n", Example(norms), "-f", Example(facts), "--json");

    private static string Example(string name) => Repository.PathOf("examples", "deontic", name);
}

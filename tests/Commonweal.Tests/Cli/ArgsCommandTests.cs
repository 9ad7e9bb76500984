using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ArgsCommandTests
{
    private static readonly string Circle = Repository.PathOf("examples/argumentation/circle.af");
    private static readonly string Moderation = Repository.PathOf(
        "examples/argumentation/moderation.apx"
    );

    [Theory]
    [InlineData("CE-STG", null, 0, "3\n")]
    [InlineData("EE-STG", null, 0, "w 1\nw 2\nw 3\n")]
    [InlineData("SE-ST", null, 1, "NO\n")]
    [InlineData("SE-PR", null, 0, "w\n")]
    [InlineData("DC-CO", "1", 1, "NO\n")]
    [InlineData("DS-ST", "1", 0, "YES\n")]
    [InlineData("DS-PR", "1", 1, "NO\nw\n")]
    public async Task Answers_have_the_form_of_the_competitions(
        string problem,
        string? argument,
        int code,
        string output
    )
    {
        string[] about = argument is null ? [] : ["-a", argument];
        var run = await CommandLine.Run(["args", "solve", "-p", problem, "-f", Circle, .. about]);

        run.Error.ShouldBeEmpty();
        run.Output.ReplaceLineEndings("\n").ShouldBe(output);
        run.Code.ShouldBe(code);
    }

    [Fact]
    public async Task A_witness_names_arguments_as_they_were_written()
    {
        var run = await CommandLine.Run(
            "args",
            "solve",
            "-p",
            "DC-PR",
            "-f",
            Moderation,
            "-a",
            "ban"
        );

        run.Output.ReplaceLineEndings("\n").ShouldBe("YES\nw ban threat\n");
    }

    [Fact]
    public async Task A_budget_that_ends_prints_unknown_and_exits_with_three()
    {
        using Folder folder = new();
        var pairs = Enumerable
            .Range(0, 40)
            .Select(i => $"{(2 * i) + 1} {(2 * i) + 2}\n{(2 * i) + 2} {(2 * i) + 1}");
        var file = folder.Write("many.af", $"p af 80\n{string.Join('\n', pairs)}\n");

        var run = await CommandLine.Run(
            "args",
            "solve",
            "-p",
            "CE-PR",
            "-f",
            file,
            "--budget",
            "0.05"
        );

        run.Output.Trim().ShouldBe("UNKNOWN");
        run.Code.ShouldBe(3);
    }

    [Theory]
    [InlineData("XX-PR", "1", "names no problem")]
    [InlineData("DC-PR", "9", "no argument '9'")]
    public async Task A_question_that_cannot_be_taken_says_how_to_mend_it(
        string problem,
        string argument,
        string said
    )
    {
        var run = await CommandLine.Run(
            "args",
            "solve",
            "-p",
            problem,
            "-f",
            Circle,
            "-a",
            argument
        );

        run.Code.ShouldBe(2);
        run.Error.ShouldContain(said);
    }
}

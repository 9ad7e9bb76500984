using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ArgsCommandTests
{
    private static readonly string Circle = Repository.PathOf("examples/argumentation/circle.af");
    private static readonly string Moderation = Repository.PathOf(
        "examples/argumentation/moderation.apx"
    );
    private static readonly string Valued = Repository.PathOf("examples/argumentation/valued.apx");

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
        // 2⁴⁰ sets in one component: forty pairs at odds, and one that attacks itself and is attacked by one of each.
        var pairs = Enumerable
            .Range(0, 40)
            .Select(i =>
                $"{(2 * i) + 1} {(2 * i) + 2}\n{(2 * i) + 2} {(2 * i) + 1}\n{(2 * i) + 1} 81"
            );
        var file = folder.Write("many.af", $"p af 81\n81 81\n{string.Join('\n', pairs)}\n");

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

    [Fact]
    public async Task Parts_that_do_not_touch_are_counted_apart()
    {
        using Folder folder = new();
        var pairs = Enumerable
            .Range(0, 80)
            .Select(i => $"{(2 * i) + 1} {(2 * i) + 2}\n{(2 * i) + 2} {(2 * i) + 1}");
        var file = folder.Write("many.af", $"p af 160\n{string.Join('\n', pairs)}\n");

        (await Solve(file, "CE-PR")).Output.Trim().ShouldBe("1208925819614629174706176");
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

    // 20 §A3.3, O-A3g.
    [Theory]
    [InlineData("belonging,safety", "w reclaimed practice threat\n")]
    [InlineData("safety, belonging", "w ban threat\n")]
    public async Task An_audience_ranks_the_values_of_a_valued_framework(
        string audience,
        string output
    )
    {
        var run = await Solve(Valued, "EE-PR", "--audience", audience);

        run.Output.ReplaceLineEndings("\n").ShouldBe(output);
        run.Code.ShouldBe(0);
    }

    [Fact]
    public async Task All_audiences_together_tell_what_depends_on_who_ranks()
    {
        var run = await CommandLine.Run("args", "audiences", "-f", Valued);

        run.Error.ShouldBeEmpty();
        run.Output.ReplaceLineEndings("\n")
            .ShouldBe(
                "2 audiences\nban        subjective    1/2\nreclaimed  subjective    1/2\npractice   subjective    1/2\nthreat     objective     2/2\n"
            );
    }

    // 20 §A3.2, O-A3c.
    [Theory]
    [InlineData("R1", "w a b\n", "though a attacks b")]
    [InlineData("R2", "w b\n", "")]
    [InlineData("R3", "w a\n", "")]
    [InlineData("R4", "w a\nw b\n", "")]
    public async Task A_reduction_says_what_preferences_do_to_attacks(
        string rule,
        string output,
        string said
    )
    {
        using Folder folder = new();
        var file = folder.Write("p.apx", "arg(a).\narg(b).\natt(a,b).\npref(b,a).\n");

        var run = await Solve(file, "EE-PR", "--reduction", rule);

        run.Output.ReplaceLineEndings("\n").ShouldBe(output);
        run.Error.ShouldContain(said);
        (await Solve(file, "EE-PR")).Output.ShouldBe(
            (await Solve(file, "EE-PR", "--reduction", "r2")).Output
        );
    }

    [Fact]
    public async Task What_a_file_does_not_say_is_asked_for()
    {
        (await Solve(Valued, "EE-PR")).Error.ShouldContain("E_AUDIENCE");
        (await Solve(Valued, "EE-PR", "--audience", "safety")).Error.ShouldContain("E_UNDECLARED");
        (await Solve(Moderation, "EE-PR", "--audience", "a")).Error.ShouldContain("val(a,v)");
        (await Solve(Moderation, "EE-PR", "--reduction", "R1")).Error.ShouldContain("pref(a,b)");
        (await Solve(Moderation, "EE-PR", "--reduction", "R5")).Code.ShouldBe(2);
        (await CommandLine.Run("args", "audiences", "-f", Moderation)).Code.ShouldBe(2);
    }

    private static Task<CommandLine> Solve(string file, string problem, params string[] more) =>
        CommandLine.Run(["args", "solve", "-p", problem, "-f", file, .. more]);
}

using System.Text.Json;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class CheckCommandTests
{
    private static readonly string Draft = Repository.PathOf(
        "examples",
        "bench",
        "1-as-submitted.weal"
    );

    [Fact]
    public async Task A_finding_is_shown_with_its_place_its_reason_and_ways_on()
    {
        var run = await CommandLine.Run("check", Draft, "--today", "2026-06-01");
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("error[V106]");
        run.Output.ShouldContain($"--> {Draft}:");
        run.Output.ShouldContain("^^^");
        run.Output.ShouldContain("why:");
        run.Output.ShouldContain("try:");
        run.Output.ShouldContain("grain: rejected(goal)");
        run.Output.ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Json_carries_the_same_findings_with_lines_and_columns()
    {
        var run = await CommandLine.Run("check", Draft, "--json", "--today", "2026-06-01");
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("exitCode").GetInt32().ShouldBe(1);
        var file = json.RootElement.GetProperty("files")[0];
        file.GetProperty("statuses")[0].GetProperty("standing").GetString().ShouldBe("rejected");
        file.GetProperty("statuses")[0].GetProperty("kind").GetString().ShouldBe("goal");
        var goal = file.GetProperty("diagnostics")
            .EnumerateArray()
            .Single(d => d.GetProperty("code").GetString() == "V106");
        goal.GetProperty("severity").GetString().ShouldBe("error");
        goal.GetProperty("line").GetInt32().ShouldBeGreaterThan(1);
        goal.GetProperty("mend").GetArrayLength().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Sarif_names_the_tool_its_rules_and_the_places()
    {
        var run = await CommandLine.Run(
            "check",
            Draft,
            "--format",
            "sarif",
            "--today",
            "2026-06-01"
        );
        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("version").GetString().ShouldBe("2.1.0");
        var first = json.RootElement.GetProperty("runs")[0];
        var rules = first.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        foreach (var result in first.GetProperty("results").EnumerateArray())
        {
            rules[result.GetProperty("ruleIndex").GetInt32()]
                .GetProperty("id")
                .GetString()
                .ShouldBe(result.GetProperty("ruleId").GetString());
            result
                .GetProperty("locations")[0]
                .GetProperty("physicalLocation")
                .GetProperty("region")
                .GetProperty("startLine")
                .GetInt32()
                .ShouldBeGreaterThan(0);
        }
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named_and_the_others_are_still_checked()
    {
        var run = await CommandLine.Run("check", "no-such-file.weal", Draft);
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("no-such-file.weal was not found");
        run.Output.ShouldContain("rejected(goal)");
    }

    [Fact]
    public async Task Phrases_come_out_one_object_a_line()
    {
        using Folder folder = new();
        var lines = folder.Write(
            "lines.txt",
            "MOMENTS when someone lingers because there is nowhere warm to go\n\nDefund the police\n"
        );
        var run = await CommandLine.Run("check", "--phrases", "--format", "json", lines);
        run.Code.ShouldBe(1);
        var objects = run
            .Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        objects.Select(o => o.GetProperty("kind").GetString()).ShouldBe(["policy", "slogan"]);
        objects[1]
            .GetProperty("diagnostics")[0]
            .EnumerateObject()
            .Select(p => p.Name)
            .ShouldBe(["code", "severity", "message"]);
    }

    [Fact]
    public async Task Bytes_that_are_no_document_are_findings_and_not_a_fault()
    {
        using Folder folder = new();
        var path = folder.PathOf("noise.weal");
        await File.WriteAllBytesAsync(
            path,
            [0xFF, 0x00, 0xC3, 0x28],
            TestContext.Current.CancellationToken
        );
        var run = await CommandLine.Run("check", path);
        run.Code.ShouldBe(2);
        run.Output.ShouldContain("error[L");
    }

    [Fact]
    public async Task Explain_shows_a_page_and_lists_all_of_them()
    {
        (await CommandLine.Run("explain", "v104")).Output.ShouldContain("## Why");
        (await CommandLine.Run("explain")).Output.ShouldContain("V104");
        (await CommandLine.Run("explain", "V000")).Code.ShouldBe(2);
    }

    [Fact]
    public async Task A_misspelled_option_is_named_as_one()
    {
        var run = await CommandLine.Run("check", "--fromat");
        run.Code.ShouldBe(2);
        run.Error.ShouldContain("--fromat is no option");
    }

    [Fact]
    public async Task A_name_left_open_is_shown_as_the_mark_that_stands_for_it()
    {
        using Folder folder = new();
        var path = folder.Write(
            "a.weal",
            "weal 1\nperson p1\nvalue v1 \"V\" by p1 { }\nupgrade v1 -> ? in ? { story \"s\" }\n"
        );
        var run = await CommandLine.Run("check", path);
        run.Output.ShouldContain("upgrade from v1 to ? ");
        run.Output.ShouldNotContain("from v1 to  ");
    }
}

using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Tests.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Worked;

/// <summary>The value from the workbench (10 §5.1), as submitted and in its two repaired variants.</summary>
public sealed class BenchTests
{
    private static readonly CheckOptions Options = new(new(2026, 6, 1), Publish: false);

    [Fact]
    public void As_submitted_it_is_a_goal_and_rests_on_a_metric() =>
        Told(Weal.WorkedExample)
            .ShouldBe([
                "V301 Warning grain",
                "P607 Information t9",
                "P602 Warning OPPORTUNITIES \"to become a more efficient maker\"",
                "V106 Error to become",
                "V108 Warning more efficient",
                "S505 Error grain because panels",
                "grain rejected(goal)",
                "exit 1",
            ]);

    [Fact]
    public void Without_the_goal_it_is_accepted_and_the_reason_is_still_wrong() =>
        Told(WithoutTheGoal)
            .ShouldBe([
                "V116 Warning grain",
                "V301 Warning grain",
                "P607 Information t9",
                "S505 Error grain because panels",
                "grain accepted",
                "exit 1",
            ]);

    [Fact]
    public void Without_the_metric_as_a_reason_nothing_stands_in_the_way() =>
        Told(WithoutTheGoal.Replace("grain because panels", "", StringComparison.Ordinal))
            .ShouldBe([
                "V116 Warning grain",
                "V301 Warning grain",
                "P607 Information t9",
                "grain accepted",
                "exit 0",
            ]);

    private static string WithoutTheGoal { get; } =
        string.Join(
            '\n',
            Weal.WorkedExample.Split('\n')
                .Where(l => !l.Contains("OPPORTUNITIES", StringComparison.Ordinal))
        );

    private static IEnumerable<string> Told(string text)
    {
        var report = Checker.Check(WealParser.Parse(text), Options);
        return report
            .Diagnostics.Select(d => $"{d.Code} {d.Severity} {text[d.Span.Start..d.Span.End]}")
            .Concat(report.Statuses.Select(s => $"{s.Id} {s}"))
            .Append($"exit {report.ExitCode}");
    }
}

using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>The worked example of 10 §5.1 and its two variants, as the files under examples/bench say it.</summary>
public class BenchTests
{
    [Fact]
    public void As_submitted_the_value_is_a_goal()
    {
        var report = Check("1-as-submitted.weal");

        report.Statuses.ShouldHaveSingleItem().ToString().ShouldBe("rejected(goal)");
        Codes(report).ShouldBe(["P602", "P607", "S505", "V106", "V108", "V301"]);
        report.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Without_the_goal_it_is_accepted_and_the_number_is_still_no_reason()
    {
        var report = Check("2-without-the-goal.weal");

        report.Statuses.ShouldHaveSingleItem().ToString().ShouldBe("accepted");
        Codes(report).ShouldBe(["P607", "S505", "V116", "V301"]);
        report.ExitCode.ShouldBe(1);
    }

    [Fact]
    public void Without_the_number_as_its_reason_nothing_is_refused()
    {
        var report = Check("3-without-the-number.weal");

        report.Statuses.ShouldHaveSingleItem().ToString().ShouldBe("accepted");
        Codes(report).ShouldBe(["P607", "V116", "V301"]);
        report.ExitCode.ShouldBe(0);
    }

    private static Report Check(string file) =>
        Checker.Check(
            WealParser.Parse(File.ReadAllBytes(Repository.PathOf("examples", "bench", file))),
            new(new DateOnly(2026, 6, 1), Publish: false)
        );

    private static IEnumerable<string> Codes(Report report) =>
        report
            .Diagnostics.Select(d => d.Code)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}

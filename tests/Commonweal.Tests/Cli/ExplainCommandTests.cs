using Shouldly;
using Xunit;

namespace Commonweal.Tests.Cli;

public sealed class ExplainCommandTests
{
    [Fact]
    public async Task Half_a_code_is_answered_with_the_codes_that_begin_so()
    {
        var run = await CommandLine.Run("explain", "v20");

        run.Code.ShouldBe(2);
        run.Error.ShouldContain("There is no code v20. There are V201, V202, V203");
    }

    [Fact]
    public async Task A_code_is_found_however_it_is_capitalised()
    {
        var run = await CommandLine.Run("explain", "v106");

        run.Code.ShouldBe(0);
        run.Output.ShouldStartWith("V106 ");
    }
}

using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

public sealed class IdentifiersTests
{
    [Theory]
    [InlineData("listning", "listening", 1)]
    [InlineData("listneing", "listening", 1)]
    [InlineData("candour", "candor", 1)]
    [InlineData("grain", "trust", 4)]
    [InlineData("same", "same", 0)]
    public void Slips_are_counted_as_typists_make_them(string a, string b, int edits)
    {
        Identifiers.Distance(a, b, 9).ShouldBe(edits);
        Identifiers.Distance(b, a, 9).ShouldBe(edits);
    }

    [Fact]
    public void The_nearest_declared_name_is_offered_and_nothing_far_off()
    {
        Identifiers.Nearest("listning", ["glistening", "listening"]).ShouldBe("listening");
        Identifiers.Nearest("listning", ["grain", "candour"]).ShouldBeNull();
    }
}

using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Justifications;

public sealed class JustificationTests
{
    private static readonly Justification Small = Justification.Over(
        new("solver", "an answer", "feedback", ["kind", "blunt"]),
        [
            Steps.Context("feedback", "e1"),
            Steps.Values(1, ["tact", "honesty"]) with
            {
                Text = "both",
            },
        ],
        new([new("feedback")], [], [], [], []),
        new([new("e1", "ctx", "person") { Context = "feedback" }])
    );

    [Fact]
    public void What_is_written_is_read_back()
    {
        var (read, problem) = JustificationReader.Read(Encoding.UTF8.GetBytes(Small.ToText()));
        problem.ShouldBeNull();
        read!.ToText().ShouldBe(Small.ToText());
        read.ContentId.ShouldBe(Small.ContentId);
    }

    [Fact]
    public void The_attachments_are_bound_by_their_hashes_and_stand_outside_the_content_id()
    {
        (Small with { Snapshot = null, Evidence = null }).ContentId.ShouldBe(Small.ContentId);
        (Small with { Header = Small.Header with { Kernel = "" } }).ContentId.ShouldNotBe(
            Small.ContentId
        );
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"format":"commonweal.justification/1","steps":1}""")]
    [InlineData(
        """{"format":"commonweal.justification/1","format":"commonweal.justification/1"}"""
    )]
    public void What_cannot_be_read_is_answered_with_a_reason(string text)
    {
        var (read, problem) = JustificationReader.Read(Encoding.UTF8.GetBytes(text));
        read.ShouldBeNull();
        problem.ShouldNotBeNull().Mend.ShouldNotBeNullOrWhiteSpace();
    }
}

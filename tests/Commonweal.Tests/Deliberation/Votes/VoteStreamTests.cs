using System.Globalization;
using System.Text;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

/// <summary>Votes are read as a stream: large input, input cut anywhere, progress, and stopping.</summary>
public sealed class VoteStreamTests
{
    [Fact]
    public void A_long_file_of_something_else_is_given_up_early()
    {
        using var stream = new EndlessRubbish();

        VoteImport
            .Votes(
                stream,
                "rubbish",
                ImportOptions.Everything,
                TestContext.Current.CancellationToken
            )
            .ShouldBeOfType<Imported<VoteSet>.Refused>();
    }

    [Fact]
    public void A_very_long_row_costs_only_itself()
    {
        var giant = $$"""{"voter":"v0","story":"{{new string('x', 3 << 20)}}"}""";
        var lines = Reading.Of($"{giant}\n{Reading.Row}\n{giant}");
        var list = Reading.Of($"[{giant},{Reading.Row},{giant}]");

        foreach (var set in new[] { lines, list })
        {
            set.Accepted.Count.ShouldBe(1);
            set.Findings.Select(f => (f.Code, f.Row)).ShouldBe([("V911", 1L), ("V911", 3L)]);
        }
    }

    [Fact]
    public void Rows_are_cut_the_same_wherever_a_buffer_ends()
    {
        var rows = Enumerable
            .Range(0, 4000)
            .Select(i =>
                $$"""{"voter":"v{{i}}","from":"a{{i % 7}}","to":"b","context":"{{new string('k', i % 150)}}c","answer":"yes"}"""
            )
            .ToList();

        foreach (var text in new[] { string.Join('\n', rows), $"[{string.Join(",", rows)}]" })
        {
            using var stream = new Trickle(Encoding.UTF8.GetBytes(text));
            var set = VoteImport
                .Votes(
                    stream,
                    "trickle",
                    ImportOptions.Everything,
                    TestContext.Current.CancellationToken
                )
                .ShouldBeOfType<Imported<VoteSet>.Read>()
                .What;
            set.Findings.ShouldBeEmpty();
            set.Accepted.Select(v => v.Voter)
                .ShouldBe(Enumerable.Range(0, 4000).Select(i => $"v{i}"));
        }
    }

    [Fact]
    public void Progress_tells_bytes_read_of_all()
    {
        var text = string.Join('\n', Enumerable.Repeat(Reading.Row, 10_000));
        var seen = new List<ImportProgress>();

        Reading.Of(text, new() { Progress = seen.Add });

        seen[^1].Bytes.ShouldBe(text.Length);
        seen.ShouldAllBe(p => p.Length == text.Length);
    }

    [Fact]
    public void Reading_stops_when_it_is_called_off()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Should.Throw<OperationCanceledException>(() =>
            VoteImport.Votes(
                new MemoryStream([1, 2, 3]),
                "x",
                ImportOptions.Everything,
                source.Token
            )
        );
    }

    private sealed class EndlessRubbish : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Encoding.ASCII.GetBytes("a,b;c\n").CopyTo(buffer, offset);
            return 6;
        }
    }

    /// <summary>Gives 1 to 97 bytes at a time.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        private int _step;

        public override int Read(byte[] buffer, int offset, int count)
        {
            _step = _step % 97 + 1;
            return base.Read(buffer, offset, Math.Min(count, _step));
        }
    }
}

using System.Text;
using Commonweal.Kernel.Justifications;
using Commonweal.Tests.Verifier;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Justifications;

public sealed class TraceTests
{
    private const string Head = """
        commonweal.justification/1
        purpose="how to answer" author=person context=feedback
        options=blunt,kind
        """;

    [Fact]
    public void A_step_is_written_on_one_line_that_a_reader_understands()
    {
        // 20 §A7.1
        var lines = FeedbackTrace
            .Written.Steps.Select((s, i) => TracePrinter.Line(s, i + 1))
            .ToList();
        lines[0].ShouldBe("S1: CONTEXT context=feedback cites=c");
        lines[1].ShouldBe("S2: VALUES values=honesty,respect,tact <- S1");
        lines[5].ShouldBe("S6: EXCLUDE option=evade <- S4,S5");
        lines[8]
            .ShouldBe(
                "S9: ASSESS hi=0.3 lo=0.3 option=blunt policy=r value=respect cites=e3 <- S2"
            );
        lines[12].ShouldBe("S13: WISER hi=respect lo=honesty <- S1");
        lines[17].ShouldBe("S18: CONCLUDE option=kind <- S17");
    }

    [Fact]
    public void The_trace_of_eighteen_steps_is_the_same_in_both_forms()
    {
        var (read, slips) = Parse(TracePrinter.Print(FeedbackTrace.Written));
        slips.ShouldBeEmpty();
        read.ShouldBe(FeedbackTrace.Written with { Header = Sorted(FeedbackTrace.Written) });
        read!.ContentId.ShouldBe(FeedbackTrace.Written.ContentId);
        FeedbackTrace.Check(read).Holds.ShouldBeTrue();
    }

    [Fact]
    public void Whatever_is_written_is_read_back() =>
        Prop.ForAll(
                TraceGenerator.Any,
                whole =>
                {
                    var (read, slips) = Parse(TracePrinter.Print(whole));
                    slips.ShouldBeEmpty();
                    read.ShouldBe(whole);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithReplay(2026, 11));

    [Fact]
    public void Without_its_attachments_a_justification_keeps_its_id() =>
        Prop.ForAll(
                TraceGenerator.Any,
                whole =>
                    Parse(TracePrinter.Print(whole, attachments: false)).Justification
                    == whole with
                    {
                        Snapshot = null,
                        Evidence = null,
                    }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay(2026, 13));

    [Fact]
    public void No_text_whatever_makes_the_reader_fail_and_what_it_reads_it_can_write()
    {
        var seedling = TracePrinter.Print(FeedbackTrace.Written, attachments: false);
        SplitMix random = new(11);
        const string Signs = "S1:=,<-//\"{}[]~ \n\t\\x0\ud800é";
        var read = 0;
        for (var run = 0; run < 1_500; run++)
        {
            StringBuilder text = new(seedling);
            for (var change = 0; change <= run % 4; change++)
            {
                text[random.Below(text.Length)] = Signs[random.Below(Signs.Length)];
            }

            var (justification, slips) = Parse(text.ToString());
            (justification is null).ShouldBe(slips.Count > 0);
            if (justification is not null)
            {
                read++;
                Parse(TracePrinter.Print(justification))
                    .Justification!.ToText()
                    .ShouldBe(justification.ToText());
            }
        }

        read.ShouldBeInRange(1, 1_499);
    }

    [Theory]
    [InlineData("S1 CONTEXT context=a", "T01", 4, 3)]
    [InlineData("then we weigh", "T06", 4, 5)]
    [InlineData("S1: context=a", "T01", 4, 12)]
    [InlineData("S2: CONTEXT context=a", "T02", 4, 3)]
    [InlineData("S1: CONTEXT context=a context=b", "T02", 4, 23)]
    [InlineData("S1: CONTEXT context=a cites=e cites=f", "T02", 4, 31)]
    [InlineData("S1: CONTEXT context= cites=e", "T03", 4, 21)]
    [InlineData("S1: CONTEXT context=a b", "T03", 4, 24)]
    [InlineData("S1: CONTEXT context=a,b", "T03", 4, 22)]
    [InlineData("S1: ADMIT certificate={\"a\":1.5}", "T04", 4, 23)]
    [InlineData("S1: ADMIT certificate={\"a\":1,\"a\":2}", "T04", 4, 23)]
    [InlineData("S1: FACT literal=\"half", "T04", 4, 18)]
    [InlineData("S1: VALUES values=a <- 1", "T05", 4, 24)]
    [InlineData("S1: VALUES values=a <- S1,", "T05", 4, 27)]
    [InlineData("snapshot: {", "T04", 4, 11)]
    [InlineData("theta=two", "T06", 4, 10)]
    public void A_slip_is_told_with_its_line_its_column_and_a_way_to_mend_it(
        string line,
        string code,
        int at,
        int column
    )
    {
        var (read, slips) = Parse($"{Head}\n{line}\n");
        read.ShouldBeNull();
        var slip = slips.ShouldHaveSingleItem();
        (slip.Code, slip.Line, slip.Column).ShouldBe((code, at, column), slip.Message);
        slip.Message.ShouldNotBeNullOrWhiteSpace();
        slip.Mend.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Every_line_with_a_slip_is_told_and_the_rest_is_read_on()
    {
        var (_, slips) = Parse($"{Head}\nS1: CONTEXT x\nS2: VALUES values=a <- S1\nS3: \nS5: X\n");
        slips.Select(s => (s.Code, s.Line)).ShouldBe([("T03", 4), ("T01", 6), ("T02", 7)]);
    }

    [Theory]
    [InlineData("", "T06")]
    [InlineData("commonweal.justification/2\n", "T01")]
    [InlineData("commonweal.justification/1\nauthor=me\n", "T06")]
    public void A_file_without_its_head_is_told_what_it_lacks(string text, string code) =>
        Parse(text).Slips.ShouldContain(s => s.Code == code);

    [Fact]
    public void Blanks_after_commas_and_lines_of_free_words_do_no_harm()
    {
        var (steps, slips) = TraceParser.ParseSteps(
            "// first\r\n\r\n  S1: VALUES values=a, b   <- S2, S3 cites=e // why\r\n"
        );
        slips.ShouldBeEmpty();
        steps
            .ShouldHaveSingleItem()
            .ShouldBe(new("VALUES", """{"values":["a","b"]}""", [2, 3], ["e"], null, "why"));
    }

    private static (Justification? Justification, IReadOnlyList<TraceSlip> Slips) Parse(
        string text
    ) => TraceParser.Parse(Encoding.UTF8.GetBytes(text));

    private static Header Sorted(Justification whole) =>
        whole.Header with
        {
            Options = [.. whole.Header.Options.Order(StringComparer.Ordinal)],
        };
}

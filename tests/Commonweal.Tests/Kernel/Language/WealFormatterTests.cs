using System.Text;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Language.Parsing;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class WealFormatterTests
{
    private static readonly string[] Gaps =
    [
        " ",
        " ",
        " ",
        "\n",
        "\r\n\r\n",
        "\n\n\n\n",
        "\t\t",
        " # one\n",
        "\n  # two\n",
        "#three # \"three\" }\r\n",
        "\n\n# four\n\n#\n",
    ];

    [Fact]
    public void A_canonical_text_is_left_as_it_is() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var text = WealPrinter.Print(document);
                    WealFormatter.Format(text).Text.ShouldBe(text);
                }
            )
            .Check(WealPrinterTests.Laws);

    [Fact]
    public void However_a_text_was_laid_out_nothing_of_it_is_lost_and_formatting_again_changes_nothing() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                Gen.Choose(1, 1_000_000).ToArbitrary(),
                (document, seed) =>
                {
                    var text = Scatter(WealPrinter.Print(document), seed);
                    var formatted = WealFormatter.Format(text).Text.ShouldNotBeNull();
                    WealParser.Parse(formatted).Document.ShouldBe(document, formatted);
                    Comments(formatted).ShouldBe(Comments(text), text);
                    WealFormatter.Format(formatted).Text.ShouldBe(formatted, text);
                }
            )
            .Check(WealPrinterTests.Laws);

    [Fact]
    public void Comments_stay_with_the_clause_they_are_about() =>
        WealFormatter
            .Format(
                """
                # about the file
                weal 1 # the first version
                person p1 # a pseudonym

                # about the value
                value grain "Grain" # trails the header
                  by p1 { # trails the brace
                  # about the context
                  in bench # where

                  attend # in the middle
                    SOUNDS "of the blade" # trails the policy
                  # last words
                } # trails the block
                # the end
                """
            )
            .Text.ShouldBe(
                """
                # about the file
                weal 1 # the first version

                person p1 # a pseudonym

                # about the value
                # trails the header
                value grain "Grain" by p1 { # trails the brace
                  # about the context
                  in bench # where

                  # in the middle
                  attend SOUNDS "of the blade" # trails the policy
                  # last words
                } # trails the block
                # the end

                """.ReplaceLineEndings("\n")
            );

    [Fact]
    public void The_order_of_clauses_is_the_writer_s() =>
        WealFormatter
            .Format("weal 1\nnorm n \"N\" { in ward  obliges   physician to tell }")
            .Text.ShouldBe("weal 1\n\nnorm n \"N\" {\n  in ward\n  obliges physician to tell\n}\n");

    [Fact]
    public void A_text_with_slips_is_not_touched_and_the_slips_are_told()
    {
        var result = WealFormatter.Format("weal 1\nvaleu grain");

        result.Text.ShouldBeNull();
        result.Findings.Select(f => f.Code).ShouldBe(["L010"]);
    }

    private static string Scatter(string text, int seed)
    {
        var state = (ulong)seed * 2_862_933_555_777_941_757;
        StringBuilder scattered = new();
        foreach (var token in OutlineOf(text).Tokens)
        {
            state = (state * 2_862_933_555_777_941_757) + 3_037_000_493;
            scattered.Append(text.AsSpan()[token.Start..token.End]);
            scattered.Append(Gaps[(int)((state >> 33) % (ulong)Gaps.Length)]);
        }

        return scattered.ToString();
    }

    private static string[] Comments(string text) =>
        [.. OutlineOf(text).Comments.Select(c => text[c.Start..c.End].TrimEnd())];

    private static Outline OutlineOf(string text)
    {
        Outline outline = new();
        WealParser.Parse(new(text), outline);
        return outline;
    }
}

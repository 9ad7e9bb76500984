using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

public sealed class WealPrinterTests
{
    internal static readonly Config Laws = Config
        .QuickThrowOnFailure.WithMaxTest(300)
        .WithReplay(20_260_101, 7);

    /// <summary>10 §2: <c>parse(print(parse(s))) == parse(s)</c></summary>
    [Fact]
    public void What_is_printed_is_read_back_equal_and_without_findings() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var text = WealPrinter.Print(document);
                    var result = WealParser.Parse(text);
                    result.Findings.Where(f => f.Code != "L021").ShouldBeEmpty(text);
                    result.Document.ShouldBe(document, text);
                }
            )
            .Check(Laws);

    [Fact]
    public void Printing_what_was_read_from_a_print_changes_nothing() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var text = WealPrinter.Print(document);
                    WealPrinter.Print(WealParser.Parse(text).Document).ShouldBe(text);
                }
            )
            .Check(Laws);

    [Fact]
    public void The_worked_example_in_its_canonical_form() =>
        WealPrinter
            .Print(WealParser.Parse(Weal.WorkedExample).Document)
            .ShouldBe(
                """
                weal 1

                domain craft "Woodwork"

                context bench "Working alone at the bench" {
                  part-of craft
                  not-when "an apprentice needs the piece today"
                }

                person p7
                model m1

                choice c9 by p7 in bench {
                  on 2025-04-11
                  lived
                  did "planed the panel again"
                  over "sanded the tear-out away"
                  over "turned the bad face inward"
                }

                value grain "Listening to the grain" by p7 {
                  in bench
                  attend SOUNDS "of the blade that tell whether the fibre lifts" from p7 t9 0..47 at c9
                  attend PLACES "where the board resists the way I wanted to go" from p7 t9 48..95 at c9
                  attend OPPORTUNITIES "to become a more efficient maker" from m1 t9 120..153 accepted at c9
                  test still-attend yes
                  test automate no
                  test diminished yes
                  test reasons 3
                  test whole-attention yes
                  constitutive-of craft
                }

                metric panels "Panels per week" proxies grain

                grain because panels

                """.ReplaceLineEndings("\n")
            );
}

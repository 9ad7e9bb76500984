using System.Globalization;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>What holds for every text whatsoever.</summary>
public sealed class PhraseLawTests
{
    private static readonly Config Fixed = Config
        .QuickThrowOnFailure.WithReplay(7, 11)
        .WithMaxTest(400);

    /// <summary>Texts of words of the corpus, marks, numbers and arbitrary characters.</summary>
    private static readonly Arbitrary<string> Texts = Gen.Elements(
            Corpus
                .NoValues.SelectMany(l => l.Text.Split(' '))
                .Concat([
                    "MOMENTS",
                    "SIGNS",
                    "when",
                    "never",
                    "’",
                    "-",
                    "'s",
                    "9",
                    "1,000",
                    "%",
                    "$",
                    "@",
                    "ẞ",
                    "İ",
                    "ﬃ",
                    "\u0301",
                    "\ud800",
                    "no longer",
                    "\0",
                ])
                .ToArray()
        )
        .ListOf()
        .Select(words => string.Join(' ', words))
        .ToArbitrary();

    [Fact]
    public void Every_finding_lies_inside_the_text() =>
        Prop.ForAll(
                Texts,
                text =>
                    PhraseChecker
                        .Check(text, new Span(0, text.Length))
                        .Findings.All(f =>
                            f.Span.Start >= 0
                            && f.Span.Start <= f.Span.End
                            && f.Span.End <= text.Length
                        )
            )
            .Check(Fixed);

    [Fact]
    public void Arbitrary_characters_are_read_without_failing() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(t => t is not null),
                text => PhraseChecker.Check(text, new Span(0, text.Length)).Findings.Count > 0
            )
            .Check(Fixed);

    [Fact]
    public void A_kind_is_named_only_where_an_error_was_found() =>
        Prop.ForAll(
                Texts,
                text =>
                    PhraseChecker.Check(text, new Span(0, text.Length)) is var report
                    && report.Kind is null != Corpus.IsRejected(report)
            )
            .Check(Fixed);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void The_culture_of_the_machine_changes_nothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        var invariant = Corpus.NoValues.SelectMany(l => Corpus.Found(l.Text)).ToList();
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Corpus.NoValues.SelectMany(l => Corpus.Found(l.Text)).ShouldBe(invariant);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("no longer ")]
    [InlineData("I never ")]
    [InlineData("people ")]
    [InlineData("I am sad ")]
    [InlineData("7 ")]
    [InlineData("100 555 ")]
    [InlineData("A-")]
    [InlineData("SIGNS ")]
    [InlineData("would have to change my ")]
    [InlineData("a@")]
    public void A_megabyte_of_one_line_is_read_in_time_that_grows_with_its_length(string part)
    {
        // Were any rule quadratic, this would take hours.
        var text =
            "MOMENTS when " + string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length));

        PhraseChecker.Check(text, new Span(0, text.Length)).ShouldNotBeNull();
    }
}

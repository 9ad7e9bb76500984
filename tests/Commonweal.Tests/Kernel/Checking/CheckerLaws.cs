using System.Globalization;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Values;
using Commonweal.Tests.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>What holds of every document.</summary>
public sealed class CheckerLaws
{
    private static readonly Config Config = Config
        .QuickThrowOnFailure.WithMaxTest(200)
        .WithReplay(20260601, 11);

    private static readonly CheckOptions Options = Drafts.Options with
    {
        Publish = true,
        Situation = new("b-1", null),
    };

    [Fact]
    public void Any_document_gets_a_report_that_is_sorted_without_repetition_and_complete() =>
        Prop.ForAll(
                DocumentGenerator.Arbitrary,
                document =>
                {
                    var report = Checker.Check(document, Options);
                    var places = report
                        .Diagnostics.Select(d => (d.Span.Start, d.Code, d.Entity, d.Message))
                        .ToList();
                    places
                        .Zip(places.Skip(1))
                        .ShouldAllBe(p =>
                            p.First.Start < p.Second.Start
                            || (
                                p.First.Start == p.Second.Start
                                && string.CompareOrdinal(p.First.Code, p.Second.Code) <= 0
                            )
                        );
                    places.Distinct().Count().ShouldBe(places.Count);
                    report.Statuses.Count.ShouldBe(
                        document.Declarations.Count(d => d is Value or Commonweal.Kernel.Norms.Norm)
                    );
                }
            )
            .Check(Config);

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void The_report_is_the_same_in_every_culture(string culture)
    {
        var document = WealParser.Parse(Submissions()).Document;
        var expected = Told(Checker.Check(document, Options));
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Told(Checker.Check(document, Options)).ShouldBe(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_declarations_changes_nothing_but_places()
    {
        var documents = RulePage
            .All.SelectMany(PageDrafts.Documents)
            .Append(Submissions())
            .Select(text => WealParser.Parse(text).Document);
        foreach (var document in documents)
        {
            var expected = Told(Checker.Check(document, Options)).Order(StringComparer.Ordinal);
            for (var seed = 1; seed <= 3; seed++)
            {
                Document shuffled = document with
                {
                    Declarations = Shuffled(document.Declarations, seed),
                };
                Told(Checker.Check(shuffled, Options))
                    .Order(StringComparer.Ordinal)
                    .ShouldBe(expected);
            }
        }
    }

    [Fact] // 10 §0 L1: text can only reject; acceptance needs choice, probes and provenance
    public void Nothing_is_accepted_on_its_words_alone()
    {
        var (accepted, refused) = (0, 0);
        Prop.ForAll(
                Gen.Choose(0, 1023).ToArbitrary(),
                missing =>
                {
                    bool Has(int part) => (missing & (1 << part)) == 0;
                    var isAccepted = Drafts.Standing(WithEvidence(Has)) == "accepted";
                    _ = isAccepted ? accepted++ : refused++;
                    return isAccepted == (missing == 0);
                }
            )
            .Check(Config.WithMaxTest(1000));

        accepted.ShouldBeGreaterThan(0);
        refused.ShouldBeGreaterThan(0);
    }

    [Fact] // 10 §0 L2, §3
    public void No_reason_in_an_accepted_document_rests_on_a_signal()
    {
        var (whole, chains) = (0, 0);
        Prop.ForAll(
                ReasonGraphs,
                draft =>
                {
                    var parsed = WealParser.Parse(draft);
                    if (Checker.Check(parsed, Drafts.Options).ExitCode != 0)
                    {
                        return;
                    }

                    whole++;
                    var signals = parsed
                        .Document.Declarations.OfType<Signal>()
                        .Select(s => s.Id.Text)
                        .ToHashSet();
                    foreach (var from in parsed.Document.Declarations.OfType<ValueReference>())
                    {
                        var ends = ReasonRule.Ends(parsed.Document, from.Id.Text);
                        chains += ends.Count;
                        ends.ShouldNotBeEmpty();
                        ends.ShouldAllBe(end => !signals.Contains(end));
                    }
                }
            )
            .Check(Config.WithMaxTest(1000));

        whole.ShouldBeGreaterThan(100);
        chains.ShouldBeGreaterThan(whole);
    }

    /// <summary>Some values, two norms and some signals, with a few relations drawn at random among them.</summary>
    private static Arbitrary<string> ReasonGraphs { get; } =
        Gen.Elements("a", "a", "b", "b", "c", "c", "d", "d", "n-1", "n-2", "m", "g")
            .Two()
            .Zip(Gen.Elements("because", "because", "because", "because", "in-order-to"))
            .ListOf()
            .Select(relations =>
                relations
                    .Take(4)
                    .Aggregate(
                        ReasonGraphNodes,
                        (draft, r) => $"{draft}{r.Item1.Item1} {r.Item2} {r.Item1.Item2}\n"
                    )
            )
            .ToArbitrary();

    private const string ReasonGraphNodes = """
        weal 1
        value-ref a "A"
        value-ref b "B"
        value-ref c "C"
        value-ref d "D"
        metric m "M"
        goal g "G"
        context hall "The hall"
        norm n-1 "N" { obliges member to bow "bow on entering the hall" in hall practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2025-09-15 }
        norm n-2 "N" { obliges member to sit "sit down without a sound" in hall practiced 112 of 120 observed 2025-09-01 expected 49 of 60 asked 2025-09-15 }

        """;

    /// <summary>A value with impeccable words and ten pieces of evidence, each of which may be missing.</summary>
    private static string WithEvidence(Func<int, bool> has)
    {
        var from = has(6) ? "from p4 t1 68..107" : "";
        from = has(7) ? from : "from m1 t1 68..107 accepted";
        var at = has(8) ? "at c1" : "";
        string[] probes =
        [
            "still-attend yes",
            "automate no",
            "diminished yes",
            "reasons 4",
            "whole-attention yes",
        ];
        return "model m1\n"
            + Drafts
                .Setting.Replace("lived", has(5) ? "lived" : "imagined", StringComparison.Ordinal)
                .Replace("over \"left\"", has(9) ? "over \"left\"" : "", StringComparison.Ordinal)
            + Drafts.Value(
                $"""
                attend PAUSES "in which someone gathers what to say next" from p4 t1 0..41 at c1
                attend MOMENTS "when a hand is looked for" from p4 t1 42..67 at c1
                attend SIGNS "that company has become tiring for them" {from} {at}
                """,
                string.Join('\n', probes.Where((_, i) => has(i)).Select(p => $"test {p}"))
            );
    }

    private static string Submissions() =>
        File.ReadAllText(Repository.PathOf("examples", "river-library", "submissions.weal"));

    private static IEnumerable<string> Told(Report report) =>
        report
            .Diagnostics.Select(d =>
                $"{d.Code} {d.Severity} {d.Entity}: {d.Message} {d.Why} {d.Mend}"
            )
            .Concat(report.Statuses.Select(s => $"{s.Id} {s}"));

    private static Sequence<Declaration> Shuffled(Sequence<Declaration> declarations, int seed)
    {
        Declaration[] all = [.. declarations];
        var state = (ulong)seed;
        for (var i = all.Length - 1; i > 0; i--)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            var j = (int)((state >> 33) % (ulong)(i + 1));
            (all[i], all[j]) = (all[j], all[i]);
        }

        return all.ToSequence();
    }
}

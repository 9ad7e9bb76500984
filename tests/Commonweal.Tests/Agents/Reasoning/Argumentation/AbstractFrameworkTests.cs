using Commonweal.Agents.Reasoning.Argumentation;
using Shouldly;
using Xunit;
using static Commonweal.Tests.Agents.Reasoning.Argumentation.Lettered;

namespace Commonweal.Tests.Agents.Reasoning.Argumentation;

public sealed class AbstractFrameworkTests
{
    private static readonly Semantics[] Kinds = Enum.GetValues<Semantics>();

    // 20 §A3.1, O-A3a: attacks, then CO, GR, PR, ST, SST, STG, ID ("-" is the empty set, "none" no set), #CF, #AD.
    [Theory]
    [InlineData("ab bc", "ac", "ac", "ac", "ac", "ac", "ac", "ac", 5, 3)]
    [InlineData("ab ba", "- a b", "-", "a b", "a b", "a b", "a b", "-", 3, 3)]
    [InlineData("ab bc ca", "-", "-", "-", "none", "-", "a b c", "-", 4, 1)]
    [InlineData("ab bc cd da", "- ac bd", "-", "ac bd", "ac bd", "ac bd", "ac bd", "-", 7, 3)]
    [InlineData("aa ab", "-", "-", "-", "none", "-", "b", "-", 2, 1)]
    [InlineData("ab ba ac bc cd", "- ad bd", "-", "ad bd", "ad bd", "ad bd", "ad bd", "-", 7, 5)]
    [InlineData("ab cb cd dc de ee", "a ac ad", "a", "ac ad", "ad", "ad", "ad", "a", 8, 6)]
    [InlineData("ab ba bc cd de ec", "- a bd", "-", "a bd", "bd", "bd", "bd", "-", 11, 4)]
    [InlineData("", "-", "-", "-", "-", "-", "-", "-", 1, 1)]
    public void The_worked_frameworks_have_the_extensions_of_the_table(
        string attacks,
        string complete,
        string grounded,
        string preferred,
        string stable,
        string semiStable,
        string stage,
        string ideal,
        int free,
        int admissible
    )
    {
        var framework = Letters(attacks);

        Shown(framework, Semantics.Complete).ShouldBe(complete);
        Shown(framework, Semantics.Grounded).ShouldBe(grounded);
        Shown(framework, Semantics.Preferred).ShouldBe(preferred);
        Shown(framework, Semantics.Stable).ShouldBe(stable);
        Shown(framework, Semantics.SemiStable).ShouldBe(semiStable);
        Shown(framework, Semantics.Stage).ShouldBe(stage);
        Shown(framework, Semantics.Ideal).ShouldBe(ideal);
        Count(framework, Semantics.ConflictFree).ShouldBe(free);
        Count(framework, Semantics.Admissible).ShouldBe(admissible);
    }

    // 20 §A3.1, O-A3b: attacks, CF AD CO PR ST SST STG NA, |ID|, |GR|.
    [Theory]
    [InlineData(1UL, 24, new[] { 164, 12, 2, 1, 1, 1, 1, 16 }, 5, 2)]
    [InlineData(2UL, 13, new[] { 288, 12, 1, 1, 0, 1, 1, 11 }, 4, 4)]
    [InlineData(3UL, 17, new[] { 193, 5, 2, 1, 1, 1, 1, 14 }, 5, 0)]
    [InlineData(4UL, 22, new[] { 185, 17, 2, 1, 1, 1, 1, 21 }, 5, 0)]
    public void Random_frameworks_of_twelve_have_the_counts_of_the_table(
        ulong seed,
        int attacks,
        int[] counts,
        int ideal,
        int grounded
    )
    {
        var framework = BruteForce.Random(12, .15, seed);

        framework.Attacks.ShouldBe(attacks);
        new[]
        {
            Semantics.ConflictFree,
            Semantics.Admissible,
            Semantics.Complete,
            Semantics.Preferred,
            Semantics.Stable,
            Semantics.SemiStable,
            Semantics.Stage,
            Semantics.Naive,
        }
            .Select(s => Count(framework, s))
            .ShouldBe(counts);
        Every(framework, Semantics.Ideal).Single().Count.ShouldBe(ideal);
        Every(framework, Semantics.Grounded).Single().Count.ShouldBe(grounded);
    }

    // 20 §A3.1, O-A3b, second half.
    [Theory]
    [InlineData(11UL, 184, 5, new[] { 1, 1, 0, 12 })]
    [InlineData(12UL, 169, 3, new[] { 3, 1, 0, 58 })]
    [InlineData(13UL, 198, 0, new[] { 2, 1, 0, 2 })]
    public void Random_frameworks_of_sixty_have_the_counts_of_the_table(
        ulong seed,
        int attacks,
        int grounded,
        int[] counts
    )
    {
        var framework = BruteForce.Random(60, .05, seed);

        framework.Attacks.ShouldBe(attacks);
        Every(framework, Semantics.Grounded).Single().Count.ShouldBe(grounded);
        new[] { Semantics.Complete, Semantics.Preferred, Semantics.Stable, Semantics.Admissible }
            .Select(s => Count(framework, s))
            .ShouldBe(counts);
    }

    // 20 §A3.1, O-A3k.
    [Fact]
    public void A_chain_is_numbered_from_its_unattacked_end()
    {
        var labelling = GroundedLabelling.Of(Letters("dc cb ba"));

        labelling.Numbers.ShouldBe([4, 3, 2, 1]);
        labelling.Labels.ShouldBe([
            GroundedLabel.Out,
            GroundedLabel.In,
            GroundedLabel.Out,
            GroundedLabel.In,
        ]);
    }

    [Fact]
    public void A_thousand_small_frameworks_have_the_extensions_their_definitions_give()
    {
        for (var seed = 1UL; seed <= 1000; seed++)
        {
            var framework = BruteForce.Random(1 + (int)(seed % 8), .1 + (.05 * (seed % 5)), seed);
            BruteForce brute = new(framework);
            foreach (var kind in Kinds)
            {
                var expected = brute.Sets(kind).Order().ToList();

                List<int> found = [.. Every(framework, kind).Select(BruteForce.Mask).Order()];
                found
                    .SequenceEqual(expected)
                    .ShouldBeTrue(
                        $"{kind} at seed {seed}: {string.Join(' ', found)} for {string.Join(' ', expected)}"
                    );
                Count(framework, kind).ShouldBe(expected.Count);
            }
        }
    }

    [Fact]
    public void Acceptance_agrees_with_the_definitions_and_its_witnesses_are_extensions()
    {
        for (var seed = 2001UL; seed <= 2150; seed++)
        {
            var framework = BruteForce.Random(9 + (int)(seed % 2), .2, seed);
            BruteForce brute = new(framework);
            foreach (var kind in Kinds)
            {
                var sets = brute.Sets(kind);
                var some = Acceptance.Some(framework, kind, CancellationToken.None);
                some.Verdict.ShouldBe(sets.Count > 0 ? Verdict.Yes : Verdict.No);
                if (some.Witness is { } one)
                {
                    sets.ShouldContain(BruteForce.Mask(one));
                }

                for (var a = 0; a < framework.Count; a++)
                {
                    AgreesOn(framework, kind, a, sets);
                }
            }
        }
    }

    [Fact]
    public void A_budget_that_is_spent_answers_unknown_and_never_guesses()
    {
        var framework = Letters("ab ba");
        CancellationToken spent = new(true);

        Acceptance.Some(framework, Semantics.Stable, spent).Verdict.ShouldBe(Verdict.Unknown);
        Acceptance
            .Sceptical(framework, Semantics.Preferred, 0, spent)
            .Verdict.ShouldBe(Verdict.Unknown);
        Acceptance.Count(framework, Semantics.Stage, spent).ShouldBeNull();
        Acceptance.Every(framework, Semantics.Ideal, spent).ShouldBeNull();
    }

    private static void AgreesOn(
        ArgumentFramework framework,
        Semantics kind,
        int argument,
        List<int> sets
    )
    {
        var within = 1 << argument;
        var credulous = Acceptance.Credulous(framework, kind, argument, CancellationToken.None);
        var sceptical = Acceptance.Sceptical(framework, kind, argument, CancellationToken.None);

        credulous.Verdict.ShouldBe(sets.Exists(s => (s & within) != 0) ? Verdict.Yes : Verdict.No);
        sceptical.Verdict.ShouldBe(
            sets.TrueForAll(s => (s & within) != 0) ? Verdict.Yes : Verdict.No
        );
        if (credulous.Witness is { } with)
        {
            sets.ShouldContain(BruteForce.Mask(with));
            with.ShouldContain(argument);
        }

        if (sceptical.Witness is { } without)
        {
            sets.ShouldContain(BruteForce.Mask(without));
            without.ShouldNotContain(argument);
        }
    }

    private static int Count(ArgumentFramework f, Semantics s) =>
        (int)Acceptance.Count(f, s, CancellationToken.None)!;
}

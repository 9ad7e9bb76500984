using Commonweal.Deliberation.Cards;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Cards;

/// <summary>Classes of cards that people declared to say the same, 10 §9.1 S10.</summary>
public sealed class CardClassesTests
{
    [Fact]
    public void Nothing_is_merged_without_somebodys_word() =>
        Of(["a", "b"])
            .ShouldBe([
                ["a"],
                ["b"],
            ]);

    [Theory]
    [InlineData(SamenessAnswer.Same)]
    [InlineData(SamenessAnswer.TheirsIsBetter)]
    public void Same_and_theirs_is_better_join(SamenessAnswer answer) =>
        Of(["a", "b", "c"], new Sameness("c", "a", answer))
            .ShouldBe([
                ["a", "c"],
                ["b"],
            ]);

    [Theory]
    [InlineData(SamenessAnswer.Different)]
    [InlineData(SamenessAnswer.Unsure)]
    public void Different_and_unsure_do_not(SamenessAnswer answer) =>
        Of(["a", "b"], new Sameness("b", "a", answer))
            .ShouldBe([
                ["a"],
                ["b"],
            ]);

    [Fact]
    public void The_earliest_card_that_is_still_there_stands_for_its_class()
    {
        Sameness[] same =
        [
            new("b", "a", SamenessAnswer.Same),
            new("c", "b", SamenessAnswer.TheirsIsBetter),
        ];

        CardClasses.Of(["a", "b", "c"], same).RepresentativeOf("c").ShouldBe("a");
        CardClasses.Of(["b", "c"], same).RepresentativeOf("c").ShouldBe("b");
    }

    [Fact]
    public void Who_was_declared_the_same_as_a_withdrawn_card_stays_together() =>
        Of(
                ["b", "c"],
                new Sameness("b", "a", SamenessAnswer.Same),
                new Sameness("c", "a", SamenessAnswer.Same)
            )
            .ShouldBe([
                ["b", "c"],
            ]);

    [Fact]
    public void The_last_word_on_a_pair_counts() =>
        Of(
                ["a", "b"],
                new Sameness("b", "a", SamenessAnswer.Same),
                new Sameness("a", "b", SamenessAnswer.Different)
            )
            .ShouldBe([
                ["a"],
                ["b"],
            ]);

    [Fact]
    public void A_card_that_is_not_there_is_in_no_class() =>
        CardClasses.Of(["a"], []).RepresentativeOf("x").ShouldBeNull();

    private static IReadOnlyList<IReadOnlyList<string>> Of(
        string[] cards,
        params Sameness[] decisions
    ) => CardClasses.Of(cards, decisions).All;
}

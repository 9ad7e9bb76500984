using Commonweal.Deliberation.Cards;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Cards;

/// <summary>Cards put beside a person's own, 10 §9.1 S10.</summary>
public sealed class DuplicatesTests
{
    private static readonly string[] Cards = ["a", "b", "c", "d", "e", "mine"];

    [Fact]
    public void The_three_nearest_are_put_beside_it() =>
        Open([.. "abcde".Select(c => new NearCard($"{c}", .9))], []).ShouldBe(["a", "b", "c"]);

    [Fact]
    public void Ones_own_card_is_not() => Open([new("mine", 1), new("b", .4)], []).ShouldBe(["b"]);

    [Fact]
    public void A_class_is_put_once_by_the_card_that_stands_for_it() =>
        Open([new("c", .9), new("a", .8), new("d", .4)], [new("c", "a", SamenessAnswer.Same)])
            .ShouldBe(["a", "d"]);

    [Theory]
    [InlineData(SamenessAnswer.Same)]
    [InlineData(SamenessAnswer.TheirsIsBetter)]
    [InlineData(SamenessAnswer.Different)]
    [InlineData(SamenessAnswer.Unsure)]
    public void What_was_spoken_about_is_not_put_again(SamenessAnswer answer)
    {
        Sameness[] said = [new("mine", "b", answer)];

        Duplicates
            .Open("mine", [new("b", .9), new("d", .4)], CardClasses.Of(Cards, said), said)
            .Select(near => near.Card)
            .ShouldBe(["d"]);
    }

    [Fact]
    public void A_card_that_is_not_there_any_more_is_not_put() =>
        Open([new("gone", .9), new("d", .4)], []).ShouldBe(["d"]);

    private static IEnumerable<string> Open(NearCard[] near, Sameness[] others) =>
        Duplicates.Open("mine", near, CardClasses.Of(Cards, others), []).Select(card => card.Card);
}

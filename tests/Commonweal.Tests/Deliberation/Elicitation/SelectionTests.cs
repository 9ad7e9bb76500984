using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The six cards a person chooses among, 10 §6 stage 3.</summary>
public sealed class SelectionTests
{
    [Fact]
    public void Six_different_cards_are_offered()
    {
        var six = Selection.Six(Cards(40), 1);

        six.Count.ShouldBe(6);
        six.Distinct(StringComparer.Ordinal).Count().ShouldBe(6);
    }

    [Fact]
    public void Fewer_cards_are_all_offered() =>
        Selection.Six(Cards(4), 1).Order(StringComparer.Ordinal).ShouldBe(["c0", "c1", "c2", "c3"]);

    [Fact]
    public void Without_cards_nothing_is_offered() => Selection.Six([], 1).ShouldBeEmpty();

    [Fact]
    public void The_order_in_which_cards_come_changes_nothing() =>
        Selection.Six([.. Cards(40).Reverse()], 7).ShouldBe(Selection.Six(Cards(40), 7));

    [Fact]
    public void Different_people_are_offered_different_cards() =>
        Selection.Six(Cards(40), 1).ShouldNotBe(Selection.Six(Cards(40), 2));

    [Fact]
    public void Cards_under_no_heading_are_never_offered()
    {
        // Offered often, never chosen, not near: 30 of 66 cards.
        List<SelectionCandidate> cards =
        [
            .. Enumerable.Range(0, 30).Select(i => new SelectionCandidate($"x{i}", i, 900, 0, 0)),
            .. Enumerable.Range(0, 12).Select(i => new SelectionCandidate($"new{i}", i, 0, 0, 0)),
            .. Enumerable
                .Range(0, 12)
                .Select(i => new SelectionCandidate($"top{i}", i, 950, 900, 0)),
            .. Enumerable
                .Range(0, 12)
                .Select(i => new SelectionCandidate($"near{i}", i, 950, 0, .9)),
        ];

        Enumerable
            .Range(0, 200)
            .SelectMany(seed => Selection.Six(cards, (ulong)seed))
            .ShouldAllBe(card => card[0] != 'x');
    }

    [Fact]
    public void One_lucky_showing_does_not_go_before_a_card_many_chose()
    {
        List<SelectionCandidate> cards =
        [
            new("lucky", 0, 1, 1, 0),
            .. Enumerable
                .Range(0, 12)
                .Select(i => new SelectionCandidate($"solid{i}", i, 100, 70, 0)),
            .. Enumerable
                .Range(0, 12)
                .Select(i => new SelectionCandidate($"fresh{i}", i, 0, 0, .9)),
        ];

        Enumerable
            .Range(0, 100)
            .SelectMany(seed => Selection.Six(cards, (ulong)seed))
            .ShouldNotContain("lucky");
    }

    private static IReadOnlyCollection<SelectionCandidate> Cards(int count) =>
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new SelectionCandidate($"c{i}", i, i * 7 % 11, i % 3, i % 10 / 10.0)),
        ];
}

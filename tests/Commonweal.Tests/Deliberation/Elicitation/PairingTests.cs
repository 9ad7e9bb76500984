using System.Text;
using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>Which pair is shown to whom, in which direction: 10 §6, §8.</summary>
public sealed class PairingTests
{
    private static readonly byte[] Salt = Encoding.UTF8.GetBytes("a salt of sixteen");

    [Fact]
    public void Both_directions_are_shown_alike_over_many_people()
    {
        var pair = PairInContext.Of("a", "b", "c");

        var forward = Enumerable
            .Range(0, 10_000)
            .Count(i => PairingRules.Direct($"p{i}", pair, Salt).From == "a");

        // Counted by a second program; 5 000 are expected, the standard deviation is 50.
        forward.ShouldBe(5_008);
    }

    /// <summary>HMAC-SHA256 over the parts, each after its length as a 32-bit big-endian number; computed by a second program.</summary>
    [Fact]
    public void A_direction_can_be_recomputed_by_any_program_that_has_the_salt()
    {
        PairingRules.Hash(Salt, "pä", new("a", "b", "c")).ShouldBe(0x0bff023f32b914b0UL);
        Enumerable
            .Range(0, 6)
            .Select(i => PairingRules.Direct($"p{i}", new("a", "b", "c"), Salt).From)
            .ShouldBe(["a", "a", "a", "b", "b", "b"]);
    }

    [Fact]
    public void A_person_sees_a_pair_in_one_direction_whichever_way_it_is_named() =>
        PairingRules
            .Direct("p1", PairInContext.Of("b", "a", "c"), Salt)
            .ShouldBe(PairingRules.Direct("p1", PairInContext.Of("a", "b", "c"), Salt));

    [Fact]
    public void Parts_of_names_cannot_be_moved_from_one_to_the_next()
    {
        var directions = Enumerable
            .Range(0, 64)
            .Select(i =>
                PairingRules.Hash(Salt, $"p{i}", new("a", "b", "c"))
                == PairingRules.Hash(Salt, $"p{i}a", new("", "b", "c"))
            );

        directions.ShouldAllBe(same => !same);
    }

    [Fact]
    public void Another_salt_draws_other_directions() =>
        Enumerable
            .Range(0, 64)
            .Select(i =>
                PairingRules.Direct($"p{i}", PairInContext.Of("a", "b", "c"), Salt)
                == PairingRules.Direct(
                    $"p{i}",
                    PairInContext.Of("a", "b", "c"),
                    "another salt....."u8
                )
            )
            .Distinct()
            .Count()
            .ShouldBe(2);

    [Fact]
    public void Every_pair_is_shown_once_and_then_nothing_is_left()
    {
        var index = Index(6, ["c1"]);

        var (shown, end) = Run(index, Voter("p1"), resetsBudget: true);

        shown.Count.ShouldBe(15);
        shown.Distinct().Count().ShouldBe(15);
        end.ShouldBeOfType<PairingOutcome.NothingLeft>();
    }

    [Fact]
    public void Twelve_pairs_are_shown_per_context_and_day()
    {
        var (shown, end) = Run(Index(20, ["c1", "c2"]), Voter("p1"), resetsBudget: false);

        shown.CountBy(p => p.Context).Select(c => c.Value).ShouldBe([12, 12]);
        end.ShouldBe(new PairingOutcome.BudgetUsedUp(12));
    }

    [Fact]
    public void Pairs_with_a_card_of_ones_own_come_first()
    {
        var (shown, _) = Run(Index(40, ["c1"]), Voter("p1", "v07"), resetsBudget: false);

        shown.ShouldAllBe(pair => pair.Has("v07"));
    }

    [Fact]
    public void A_context_with_a_card_of_ones_own_comes_first()
    {
        PairingIndex index = new(
            [
                .. Enumerable.Range(0, 30).Select(i => new PairingCard($"a{i}", ["a"], 0)),
                .. Enumerable.Range(0, 30).Select(i => new PairingCard($"b{i}", ["b"], 0)),
            ],
            [],
            Salt
        );

        var (shown, _) = Run(index, Voter("p1", "b3"), resetsBudget: false);

        shown.Take(12).ShouldAllBe(pair => pair.Context == "b");
    }

    [Fact]
    public void Pairs_near_to_being_settled_are_taken_up_again()
    {
        PairStanding near = new(PairInContext.Of("v01", "v02", "c1"), 12, 2, .9);
        var index = Index(200, ["c1"], near);

        // Convergence is drawn with .3, and then this pair is the best of all: 300 of 1000 are expected, sd 14.5.
        Enumerable
            .Range(0, 1000)
            .Count(i =>
                index.Next(Voter($"p{i}")) is PairingOutcome.Show show
                && PairInContext.Of(show.Trial.From, show.Trial.To, "c1") == near.Pair
            )
            .ShouldBeInRange(250, 350);
    }

    [Fact]
    public void Settled_pairs_are_left_alone()
    {
        PairStanding settled = new(PairInContext.Of("v01", "v02", "c1"), 40, 0, .99);
        var index = Index(200, ["c1"], settled);

        Enumerable
            .Range(0, 1000)
            .Count(i =>
                index.Next(Voter($"p{i}")) is PairingOutcome.Show show
                && PairInContext.Of(show.Trial.From, show.Trial.To, "c1") == settled.Pair
            )
            .ShouldBeLessThan(5);
    }

    [Fact]
    public void Nothing_can_be_judged_where_no_two_cards_share_a_context() =>
        new PairingIndex([new("a", ["c1"], 0), new("b", ["c2"], 0)], [], Salt)
            .Next(Voter("p1"))
            .ShouldBeOfType<PairingOutcome.NothingLeft>();

    [Fact]
    public void The_order_in_which_cards_come_changes_nothing()
    {
        var cards = Enumerable
            .Range(0, 50)
            .Select(i => new PairingCard($"v{i}", ["c1", "c2"], i % 5))
            .ToList();

        new PairingIndex([.. Enumerable.Reverse(cards)], [], Salt)
            .Next(Voter("p1", "v3"))
            .ShouldBe(new PairingIndex(cards, [], Salt).Next(Voter("p1", "v3")));
    }

    private static (List<PairInContext> Shown, PairingOutcome End) Run(
        PairingIndex index,
        PairingVoter voter,
        bool resetsBudget
    )
    {
        HashSet<PairInContext> seen = [];
        List<PairInContext> shown = [];
        Dictionary<string, int> today = new(StringComparer.Ordinal);
        while (true)
        {
            var outcome = index.Next(voter with { Seen = seen, Today = today });
            if (outcome is not PairingOutcome.Show(var trial))
            {
                return (shown, outcome);
            }

            var pair = PairInContext.Of(trial.From, trial.To, trial.Context);
            shown.Add(pair);
            seen.Add(pair).ShouldBeTrue();
            today[trial.Context] = resetsBudget ? 0 : today.GetValueOrDefault(trial.Context) + 1;
        }
    }

    private static PairingVoter Voter(string id, params string[] mine) =>
        new(id, mine, new HashSet<PairInContext>(), new Dictionary<string, int>());

    private static PairingIndex Index(
        int cards,
        string[] contexts,
        params PairStanding[] standings
    ) =>
        new(
            [
                .. Enumerable
                    .Range(0, cards)
                    .Select(i => new PairingCard($"v{i:D2}", contexts, i % 4)),
            ],
            standings,
            Salt
        );
}

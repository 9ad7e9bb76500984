using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Examples;

/// <summary>The story that examples/river-library/README.md tells of the graph.</summary>
public class RiverLibraryGraphTests
{
    private static readonly Lazy<MoralGraph> Built = new(() =>
        MoralGraphBuilder.Build(
            VoteImport
                .Votes(
                    RiverLibrary.PathOf("votes.jsonl"),
                    ImportOptions.Everything,
                    CancellationToken.None
                )
                .ShouldBeOfType<Imported<VoteSet>.Read>()
                .What.Accepted,
            MoralGraphOptions.Default,
            CancellationToken.None
        )
    );

    [Fact]
    public void At_closing_time_four_values_lead_to_one_in_both_groups()
    {
        var closing = Context("closing");

        Pairs(closing, EdgeStatus.Established)
            .ShouldBe([
                "expected -> next-door",
                "keeper -> next-door",
                "last-light -> next-door",
                "unhurried-ending -> next-door",
            ]);
        closing.Winners.Select(w => w.Value).ShouldBe(["next-door"]);
        closing
            .Edges.Where(e => e.Status == EdgeStatus.Established)
            .ShouldAllBe(e => e.BridgedSupport > 0.95);
    }

    [Fact]
    public void The_two_values_whose_conflict_it_takes_up_are_on_a_par_with_each_other() =>
        Pairs(Context("closing"), EdgeStatus.OnAPar).ShouldBe(["keeper -> last-light"]);

    [Fact]
    public void In_the_reading_room_the_groups_contest_one_pair_and_another_is_on_a_par()
    {
        var room = Context("reading-room");

        var contested = room.Edges.Single(e => e.Status == EdgeStatus.Contested);
        (contested.From, contested.To).ShouldBe(("low-murmur", "shared-silence"));
        contested.Groups.Single(g => g.Group == "alone").Probability.ShouldBeGreaterThan(0.95);
        contested.Groups.Single(g => g.Group == "together").Probability.ShouldBeLessThan(0.2);
        Pairs(room, EdgeStatus.OnAPar).ShouldBe(["company -> wonder"]);
        room.Winners.ShouldBeEmpty();
    }

    [Fact]
    public void Late_books_are_open_and_the_closest_pair_says_how_much_is_missing()
    {
        var late = Context("late-books");

        late.Winners.ShouldBeEmpty();
        late.Edges.Count.ShouldBe(5);
        late.Edges.ShouldAllBe(e =>
            e.Status == EdgeStatus.Open && e.Lacking.HasFlag(Lacking.Votes)
        );
        late.Edges.Min(e => e.VotesNeeded).ShouldBe(5);
    }

    private static ContextGraph Context(string id) =>
        Built.Value.Contexts.Single(c => c.Context == id);

    private static IEnumerable<string> Pairs(ContextGraph context, EdgeStatus status) =>
        context
            .Edges.Where(e => e.Status == status)
            .Select(e => $"{e.From} -> {e.To}")
            .Order(StringComparer.Ordinal);
}

using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.MoralGraphs.Building;

/// <summary>Which circles of established steps are named (V404, 10 §7.5).</summary>
public sealed class CycleTests
{
    [Fact]
    public void Steps_that_lead_nowhere_round_stay_established_and_no_cycle_is_named()
    {
        var (edges, cycles) = Cycles.Contest(Steps("a b", "b c", "a c", "d c"));
        edges.ShouldAllBe(e => e.Status == EdgeStatus.Established);
        cycles.ShouldBeEmpty();
    }

    [Fact]
    public void The_shortest_cycle_is_named_and_every_step_among_its_values_is_contested()
    {
        var (edges, cycles) = Cycles.Contest(
            Steps("e a", "a b", "b c", "c d", "d e", "e c", "c z")
        );
        Told(cycles).ShouldBe(["c d e"]);
        edges.Where(e => e.Status == EdgeStatus.Established).Select(e => e.To).ShouldBe(["z"]);
    }

    [Fact]
    public void Of_cycles_equally_short_the_first_in_ordinal_order_is_named_least_value_first()
    {
        Told(Cycles.Contest(Steps("b d", "d c", "c b", "c a", "a d")).Cycles).ShouldBe(["a d c"]);
        Told(Cycles.Contest(Steps("a Z", "Z y", "y a", "a b", "b y")).Cycles).ShouldBe(["Z y a"]);
        Told(Cycles.Contest(Steps("a x", "a b", "x c", "b c", "c a")).Cycles).ShouldBe(["a b c"]);
    }

    [Fact]
    public void Each_set_of_values_that_leads_round_to_itself_has_its_own()
    {
        Told(Cycles.Contest(Steps("p q", "q r", "r p", "r b", "b c", "c d", "d a", "a b")).Cycles)
            .ShouldBe(["a b c d", "p q r"]);
    }

    [Fact]
    public void Pairs_that_are_not_established_close_no_cycle()
    {
        var steps = Steps("a b", "b c", "c a");
        Cycles
            .Contest([steps[0], steps[1], steps[2] with { Status = EdgeStatus.Open }])
            .Cycles.ShouldBeEmpty();
    }

    private static IEnumerable<string> Told(IEnumerable<IReadOnlyList<string>> cycles) =>
        cycles.Select(c => string.Join(' ', c));

    private static List<MoralEdge> Steps(params string[] steps) =>
        [.. steps.Select(s => Edge(s.Split(' ')[0], s.Split(' ')[1]))];

    private static MoralEdge Edge(string from, string to) =>
        new()
        {
            From = from,
            To = to,
            Context = "C",
            Forward = new(9, 1, 0, 0),
            Reverse = new(1, 1, 8, 0),
            Mean = 1,
            StandardDeviation = .3,
            Probability = .99,
            ProbabilityOnAPar = .05,
            EffectiveVotes = 20,
            Groups = [],
            Status = EdgeStatus.Established,
            Lacking = Lacking.None,
            VotesNeeded = 0,
            Robustness = 5,
            AttackBudget = 0,
            BridgedSupport = null,
        };
}

using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

public sealed class CyclesTests
{
    [Fact] // 10 §4 E: the shortest cycle, lexicographically least rotation
    public void Of_a_knot_the_shortest_cycle_is_told_from_its_least_member() =>
        Told(("d", "c"), ("c", "b"), ("b", "a"), ("a", "d"), ("b", "d")).ShouldBe(["b>d>c>b"]);

    [Fact]
    public void Among_equally_short_cycles_the_one_that_comes_first_is_told() =>
        Told(("b", "c"), ("c", "b"), ("c", "a"), ("a", "c")).ShouldBe(["a>c>a"]);

    [Fact]
    public void What_points_at_itself_is_a_cycle_of_one() => Told(("a", "a")).ShouldBe(["a>a"]);

    [Fact]
    public void Apart_knots_are_told_apart_in_the_order_of_their_first_members() =>
        Told(("y", "x"), ("x", "y"), ("x", "b"), ("b", "c"), ("c", "b"))
            .ShouldBe(["b>c>b", "x>y>x"]);

    [Fact]
    public void A_chain_has_no_cycle() => Told(("a", "b"), ("b", "c"), ("a", "c")).ShouldBeEmpty();

    [Fact] // 10 §5: 100 000 declarations
    public void A_circle_of_a_hundred_thousand_is_found_without_recursion()
    {
        const int size = 100_000;
        Dictionary<(string, string), Span> arrows = [];
        for (var i = 0; i < size; i++)
        {
            arrows[($"v{i:d6}", $"v{(i + 1) % size:d6}")] = Span.None;
        }

        Cycles.Among(arrows).ShouldHaveSingleItem().Ids.Count.ShouldBe(size);
    }

    [Fact]
    public void On_random_graphs_the_told_cycle_is_the_shortest_and_first() =>
        Prop.ForAll(
                Gen.Elements("a", "b", "c", "d", "e")
                    .Two()
                    .ListOf()
                    .Select(list => list.Select(p => (p.Item1, p.Item2)).ToArray())
                    .ToArbitrary(),
                arrows => Told(arrows).SequenceEqual(ToldByTrying(arrows), StringComparer.Ordinal)
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260601, 7));

    private static string[] Told(params (string From, string To)[] arrows) =>
        [
            .. Cycles
                .Among(arrows.Distinct().ToDictionary(a => a, _ => Span.None))
                .Select(c => c.Told(">")),
        ];

    /// <summary>Every simple cycle by trying all paths; per knot the shortest, then the first.</summary>
    private static string[] ToldByTrying((string From, string To)[] arrows)
    {
        string[] names =
        [
            .. arrows.SelectMany(a => new[] { a.From, a.To }).Distinct(StringComparer.Ordinal),
        ];
        var cycles = names
            .SelectMany(start => Paths([start], arrows))
            .Where(path => path[0] == path.Min(StringComparer.Ordinal))
            .OrderBy(path => path.Length)
            .ThenBy(path => string.Join('>', path), StringComparer.Ordinal)
            .ToList();
        List<string[]> chosen = [];
        foreach (var cycle in cycles)
        {
            if (
                !chosen.Any(c => Reaches(c[0], cycle[0], arrows) && Reaches(cycle[0], c[0], arrows))
            )
            {
                chosen.Add(cycle);
            }
        }

        return
        [
            .. chosen
                .OrderBy(c => c[0], StringComparer.Ordinal)
                .Select(c => string.Join('>', c.Append(c[0]))),
        ];
    }

    private static IEnumerable<string[]> Paths(string[] path, (string From, string To)[] arrows)
    {
        foreach (var (_, to) in arrows.Distinct().Where(a => a.From == path[^1]))
        {
            if (to == path[0])
            {
                yield return path;
            }
            else if (!path.Contains(to, StringComparer.Ordinal))
            {
                foreach (var longer in Paths([.. path, to], arrows))
                {
                    yield return longer;
                }
            }
        }
    }

    private static bool Reaches(string from, string to, (string From, string To)[] arrows)
    {
        HashSet<string> seen = [from];
        Queue<string> waiting = new(seen);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var (_, next) in arrows.Where(a => a.From == at && seen.Add(a.To)))
            {
                waiting.Enqueue(next);
            }
        }

        return seen.Contains(to);
    }
}

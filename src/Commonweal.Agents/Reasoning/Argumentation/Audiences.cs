using System.Numerics;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Agents.Reasoning.Argumentation;

/// <summary>How an argument fares over all audiences (Bench-Capon 2003; 20 §A3.3).</summary>
public enum Standing
{
    /// <summary>In no preferred set of any audience.</summary>
    Indefensible,

    /// <summary>In some preferred set of some audience.</summary>
    Subjective,

    /// <summary>In all preferred sets of all audiences.</summary>
    Objective,
}

/// <summary>How one argument fares.</summary>
/// <param name="Standing">Objective, subjective or indefensible.</param>
/// <param name="Convinced">For how many audiences it is in all preferred sets.</param>
public sealed record ArgumentStanding(Standing Standing, int Convinced);

/// <summary>How all arguments fare.</summary>
/// <param name="Audiences">How many audiences were asked.</param>
/// <param name="Sampled">True if they were drawn from more; then all standings hold of those drawn only.</param>
/// <param name="Arguments">One for each argument; its support is Convinced / Audiences.</param>
public sealed record AudienceReport(
    int Audiences,
    bool Sampled,
    IReadOnlyList<ArgumentStanding> Arguments
);

/// <summary>A request to draw audiences where there are too many to ask all.</summary>
/// <param name="Audiences">How many to draw, evenly and with replacement.</param>
/// <param name="Seed">The same seed draws the same.</param>
public sealed record AudienceSample(int Audiences, ulong Seed);

/// <summary>
/// All audiences that an order of values allows: its linear extensions (20 §A3.3). Exact up to seven values that are not
/// comparable with all others, which is at most 5,040 audiences.
/// </summary>
public sealed class Audiences
{
    /// <summary>With more unordered values than this, audiences must be drawn.</summary>
    public const int MostUnordered = 7;

    /// <summary>With more unordered values than this, they cannot be drawn evenly.</summary>
    public const int MostSampled = 20;

    private const int MostDraws = 1_000_000;
    private readonly ValuedFramework _valued;
    private readonly IReadOnlySet<int>[] _below;
    private readonly int[] _unordered;
    private readonly AudienceSample? _sample;

    private Audiences(
        ValuedFramework valued,
        IReadOnlySet<int>[] below,
        int[] unordered,
        AudienceSample? sample
    ) => (_valued, _below, _unordered, _sample) = (valued, below, unordered, sample);

    /// <summary>The order that a community's judgements establish in a context: each established edge, the wiser value above.</summary>
    /// <param name="graph">A context of a moral graph.</param>
    public static IReadOnlyList<(string Higher, string Lower)> OrderOf(ContextGraph graph) =>
        [.. graph.Edges.Where(e => e.Status == EdgeStatus.Established).Select(e => (e.To, e.From))];

    /// <summary>Prepares the audiences of a valued framework.</summary>
    /// <param name="valued">The framework.</param>
    /// <param name="above">What is known of the order; values that nothing promotes here may stand between.</param>
    /// <param name="sample">Given, audiences are drawn if there are too many; null to refuse then.</param>
    /// <returns>The audiences, or <c>E_CYCLE</c>, <c>E_FACT</c>, <c>E_LIMIT</c>, <c>E_TOO_MANY_AUDIENCES</c>.</returns>
    public static Answer<Audiences> Of(
        ValuedFramework valued,
        IReadOnlyList<(string Higher, string Lower)> above,
        AudienceSample? sample = null
    )
    {
        if (above.Any(p => p.Lower == ValuedFramework.Fact))
        {
            return new Rejection(
                "E_FACT",
                ValuedFramework.Fact,
                "Facts stand above all values for every audience. Take the step out that puts a value above them."
            );
        }

        List<string> names =
        [
            .. valued.Values,
            .. above
                .SelectMany(p => new[] { p.Higher, p.Lower })
                .Where(v => v != ValuedFramework.Fact)
                .Except(valued.Values, StringComparer.Ordinal),
        ];
        if (names.Count > ValuedFramework.MostValues)
        {
            return new Rejection(
                "E_LIMIT",
                "values",
                $"The order names {names.Count} values; at most {ValuedFramework.MostValues} can be compared. Leave out steps that do not bear on this question."
            );
        }

        Dictionary<string, int> places = new(StringComparer.Ordinal);
        names.ForEach(n => places.Add(n, places.Count));
        return StrictOrder
            .Of(
                names,
                above
                    .Where(p => p.Higher != ValuedFramework.Fact)
                    .Select(p => (places[p.Higher], places[p.Lower]))
            )
            .Then(order => Of(valued, order, sample));
    }

    private static Answer<Audiences> Of(
        ValuedFramework valued,
        StrictOrder order,
        AudienceSample? sample
    )
    {
        var used = valued.Values.Count;
        var comparable = new int[used];
        var below = new IReadOnlySet<int>[used];
        for (var v = 0; v < used; v++)
        {
            below[v] = order.Below(v).Where(w => w < used).ToHashSet();
            comparable[v] += below[v].Count;
            foreach (var w in below[v])
            {
                comparable[w]++;
            }
        }

        int[] unordered = [.. Enumerable.Range(0, used).Where(v => comparable[v] < used - 1)];
        if (unordered.Length <= MostUnordered)
        {
            return new Audiences(valued, below, unordered, null);
        }

        var most = sample is null ? MostUnordered : MostSampled;
        return unordered.Length <= most && sample is null or { Audiences: > 0 and <= MostDraws }
            ? new Audiences(valued, below, unordered, sample)
            : new Rejection(
                "E_TOO_MANY_AUDIENCES",
                "values",
                sample is { Audiences: <= 0 or > MostDraws }
                    ? $"{sample.Audiences} audiences were to be drawn. Draw between 1 and {MostDraws}."
                    : $"{unordered.Length} values are not ordered against all others; at most {most} can be. Order more of them"
                        + (sample is null ? ", or ask for audiences to be drawn." : ".")
            );
    }

    /// <summary>The defeats where the order leaves one audience only; null where it leaves several.</summary>
    public Reduced? OnlyOne() =>
        _unordered.Length == 0 ? _valued.Defeats((u, v) => _below[u].Contains(v)) : null;

    /// <summary>
    /// Asks each audience for its preferred sets; audiences with the same defeats are asked once. Time is that of all
    /// preferred sets for each different defeat graph.
    /// </summary>
    /// <param name="cancel">The budget.</param>
    /// <returns>Null if the budget ended first.</returns>
    public AudienceReport? Judge(CancellationToken cancel)
    {
        var contested = Contested();
        Dictionary<string, (int[] Position, int Audiences)> kinds = new(StringComparer.Ordinal);
        var asked = 0;
        foreach (var position in _sample is null ? All() : Drawn(_sample))
        {
            var key = string.Concat(
                contested.Select(p => position[p.Item1] < position[p.Item2] ? '1' : '0')
            );
            kinds[key] = kinds.TryGetValue(key, out var kind)
                ? (kind.Position, kind.Audiences + 1)
                : ([.. position], 1);
            asked++;
        }

        var count = _valued.Framework.Count;
        var (convinced, some) = (new int[count], new bool[count]);
        foreach (
            var (_, (position, audiences)) in kinds.OrderBy(k => k.Key, StringComparer.Ordinal)
        )
        {
            var defeats = _valued.Defeats((u, v) => IsAbove(position, u, v)).Defeats;
            if (Ask(defeats, some, cancel) is not { } all)
            {
                return null;
            }

            all.ForEach(a => convinced[a] += audiences);
        }

        return new(
            asked,
            _sample is not null,
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(a => new ArgumentStanding(
                        convinced[a] == asked ? Standing.Objective
                            : some[a] ? Standing.Subjective
                            : Standing.Indefensible,
                        convinced[a]
                    )),
            ]
        );
    }

    // Marks what is in some preferred set, and gives what is in all.
    private static List<int>? Ask(ArgumentFramework defeats, bool[] some, CancellationToken cancel)
    {
        var parts = FrameworkParts.Of(defeats, Semantics.Preferred);
        List<int> all = [.. parts.Members];
        all.ForEach(a => some[a] = true);
        foreach (var part in parts.Parts)
        {
            var sets = 0;
            var times = new int[part.Places.Length];
            var done = new ExtensionSearch(
                part.Framework,
                e =>
                {
                    sets++;
                    foreach (var a in e)
                    {
                        times[a]++;
                        some[part.Places[a]] = true;
                    }

                    return true;
                },
                cancel
            ).Run(Semantics.Preferred);
            if (!done)
            {
                return null;
            }

            all.AddRange(part.Places.Where((_, i) => times[i] == sets));
        }

        return all;
    }

    private bool IsAbove(int[] position, int u, int v) =>
        _below[u].Contains(v)
        || (position[u] >= 0 && position[v] >= 0 && position[u] < position[v]);

    // Pairs of unordered values between which some attack runs.
    private List<(int, int)> Contested()
    {
        HashSet<(int, int)> pairs = [];
        var open = _unordered.ToHashSet();
        for (var b = 0; b < _valued.Framework.Count; b++)
        {
            var v = _valued.ValueOf(b);
            foreach (var a in open.Contains(v) ? _valued.Framework.AttackersOf(b) : [])
            {
                var u = _valued.ValueOf(a);
                if (u != v && open.Contains(u))
                {
                    pairs.Add((Math.Min(u, v), Math.Max(u, v)));
                }
            }
        }

        return [.. pairs.Order()];
    }

    private int[] Nowhere()
    {
        var position = new int[_valued.Values.Count];
        Array.Fill(position, -1);
        return position;
    }

    // For each unordered value the set of unordered values that must come before it.
    private int[] Before() =>
        [
            .. _unordered.Select(v =>
                _unordered
                    .Select((u, i) => _below[u].Contains(v) ? 1 << i : 0)
                    .Aggregate(0, (m, bit) => m | bit)
            ),
        ];

    private IEnumerable<int[]> All()
    {
        var (position, before) = (Nowhere(), Before());
        return Extend(0);

        IEnumerable<int[]> Extend(int placed)
        {
            if (placed == (1 << before.Length) - 1)
            {
                yield return position;
                yield break;
            }

            for (var i = 0; i < before.Length; i++)
            {
                if ((placed >> i & 1) == 0 && (before[i] & ~placed) == 0)
                {
                    position[_unordered[i]] = BitOperations.PopCount((uint)placed);
                    foreach (var whole in Extend(placed | (1 << i)))
                    {
                        yield return whole;
                    }
                }
            }
        }
    }

    // Counts the ways to go on from each set of values placed first, then draws each next value by its share of them.
    private IEnumerable<int[]> Drawn(AudienceSample sample)
    {
        var (position, before) = (Nowhere(), Before());
        var all = (1 << before.Length) - 1;
        var ways = new ulong[all + 1];
        ways[all] = 1;
        for (var placed = all - 1; placed >= 0; placed--)
        {
            for (var i = 0; i < before.Length; i++)
            {
                ways[placed] += Next(placed, i) ? ways[placed | (1 << i)] : 0;
            }
        }

        SplitMix64 draws = new(sample.Seed);
        for (var n = 0; n < sample.Audiences; n++)
        {
            var at = (ulong)(((UInt128)draws.Next() * ways[0]) >> 64);
            for (var placed = 0; placed != all; )
            {
                var i = 0;
                while (!Next(placed, i) || at >= ways[placed | (1 << i)])
                {
                    at -= Next(placed, i) ? ways[placed | (1 << i)] : 0;
                    i++;
                }

                position[_unordered[i]] = BitOperations.PopCount((uint)placed);
                placed |= 1 << i;
            }

            yield return position;
        }

        bool Next(int placed, int i) => (placed >> i & 1) == 0 && (before[i] & ~placed) == 0;
    }
}

using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>Fitting the wiser-edge model, and asking for every edge, against the number of votes.</summary>
public class WemBenchmarks
{
    private IReadOnlyList<Vote> _votes = [];
    private WemFit _fit = null!;

    [Params(1_000, 10_000, 100_000)]
    public int Votes { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _votes = Deliberation.Of(Shape.Giant, Votes);
        _fit = Wem.Fit(_votes, WemOptions.Default);
    }

    [Benchmark]
    public double Means() => Wem.Fit(_votes, WemOptions.Default).Objective;

    [Benchmark]
    public double MeansAndVariances() => Wem.Fit(_votes, WemOptions.Default).LogEvidence;

    [Benchmark]
    public double OneVoteMore() => _fit.With([_votes[0] with { Voter = "one more" }]).Objective;
}

/// <summary>
/// Time and peak memory of the fit against the number of votes, each size in a process of its own:
/// <c>dotnet Commonweal.Benchmarks.dll wem</c>.
/// </summary>
internal static class WemScale
{
    private static readonly int[] Sizes = [1_000, 10_000, 100_000, 1_000_000];

    public static int Run(string[] args)
    {
        if (args is [var shape, var size])
        {
            Measure(
                Enum.Parse<Shape>(shape, ignoreCase: true),
                int.Parse(size, CultureInfo.InvariantCulture)
            );
            return 0;
        }

        Console.WriteLine(
            "shape    votes      values  pairs    variables  largest  means s  edges s  groups s  one more s  graph s  peak MB"
        );
        foreach (var kind in Enum.GetNames<Shape>())
        {
            foreach (var votes in Sizes)
            {
                using var child = Process.Start(
                    "dotnet",
                    [
                        typeof(WemScale).Assembly.Location,
                        "wem",
                        kind,
                        votes.ToString(CultureInfo.InvariantCulture),
                    ]
                );
                child.WaitForExit();
            }
        }

        return 0;
    }

    private static void Measure(Shape shape, int count)
    {
        var votes = Deliberation.Of(shape, count);
        var options = WemOptions.Default;
        var plain = options with { GroupSpread = 0 };
        _ = Wem.Fit(Deliberation.Of(shape, 1_000), plain).LogEvidence;
        var clock = Stopwatch.StartNew();
        var fit = Wem.Fit(votes, plain);
        var means = clock.Elapsed;
        clock.Restart();
        var pairs = votes.Select(v => (v.From, v.To, v.Context)).Distinct().ToArray();
        var sum = 0.0;
        clock.Restart();
        foreach (var (from, to, context) in pairs)
        {
            sum += fit.Edge(from, to, context).Probability;
        }

        var edges = clock.Elapsed;
        clock.Restart();
        sum += fit.With([votes[0] with { Voter = "one more" }]).Objective;
        var one = clock.Elapsed;
        clock.Restart();
        sum += Wem.Fit(votes, options).Objective;
        var groups = clock.Elapsed;
        clock.Restart();
        _ = MoralGraphBuilder.Build(votes, MoralGraphOptions.Default, CancellationToken.None);
        var graph = clock.Elapsed;
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{shape, -8} {count, -10:N0} {fit.Values, -7:N0} {fit.Pairs, -8:N0} {fit.Variables, -10:N0} {fit.LargestComponent, -8:N0} {means.TotalSeconds, 7:N2}  {edges.TotalSeconds, 7:N2}  {groups.TotalSeconds, 8:N2}  {one.TotalSeconds, 10:N3}  {graph.TotalSeconds, 7:N2}  {self.PeakWorkingSet64 / 1e6, 7:N0}"
            )
        );
        GC.KeepAlive(sum);
    }
}

/// <summary>How the pairs of an invented deliberation lie.</summary>
internal enum Shape
{
    /// <summary>Values of one context are compared with one another in groups of about twelve.</summary>
    Islands,

    /// <summary>Any value with any other, ten each: one giant component without structure.</summary>
    Giant,

    /// <summary>
    /// The same with every pair shown one way only, as in 2023: the graph then carries a table of sensitivity to
    /// acquiescence, four fits more. The hard case.
    /// </summary>
    OneWay,
}

/// <summary>Votes by invented voters; the same on every machine.</summary>
internal static class Deliberation
{
    /// <summary>
    /// A vote in twenty for each pair and a pair in five for each value, so a million votes are about 10 000 values and 50 000
    /// pairs; 30 contexts, four groups, ten votes a voter.
    /// </summary>
    public static IReadOnlyList<Vote> Of(Shape shape, int votes)
    {
        var draw = new Xoshiro256(2026);
        var values = Math.Max(12, votes / 100);
        var pairs = new (int A, int B, int Context)[Math.Max(5, votes / 20)];
        for (var p = 0; p < pairs.Length; p++)
        {
            var a = draw.NextBelow(values);
            var b =
                shape == Shape.Islands
                    ? (a / 12 * 12) + draw.NextBelow(12)
                    : draw.NextBelow(values);
            b = b == a ? a ^ 1 : b;
            pairs[p] = (a, b, draw.NextBelow(30));
        }

        var names = new Dictionary<(string, int), string>();
        string Name(string kind, int number)
        {
            if (!names.TryGetValue((kind, number), out var name))
            {
                names[(kind, number)] = name = string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind}-{number}"
                );
            }

            return name;
        }

        var result = new Vote[votes];
        for (var i = 0; i < votes; i++)
        {
            var (a, b, context) = pairs[draw.NextBelow(pairs.Length)];
            var forward = draw.NextBelow(2) == 0 || shape == Shape.OneWay;
            var share = draw.NextShare() - (forward == (a < b) ? .1 : -.1);
            result[i] = new Vote(
                Name("voter", i / 10),
                Name("value", forward ? a : b),
                Name("value", forward ? b : a),
                Name("context", context),
                share < .67 ? Answer.Yes
                    : share < .89 ? Answer.Unsure
                    : Answer.No,
                null,
                Name("group", i / 10 % 4),
                1,
                null
            );
        }

        return result;
    }
}

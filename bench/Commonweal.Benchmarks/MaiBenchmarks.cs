using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Commonweal.Deliberation.MoralGraphs.Mai;
using Commonweal.Deliberation.Votes;
using Commonweal.Numerics.Randomness;

namespace Commonweal.Benchmarks;

/// <summary>One iteration of PageRank against a plain sparse matrix-vector product over the same graph: the limit.</summary>
public class MaiBenchmarks
{
    private PageRank _rank = null!;
    private SparseRows _matrix = null!;
    private double[] _now = [];
    private double[] _next = [];

    [Params(1_000, 100_000)]
    public int Values { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var edges = SyntheticVotes.Edges(Values, 10);
        (_rank, _matrix) = (new PageRank(Values, edges), new SparseRows(Values, edges));
        (_now, _next) = (new double[Values], new double[Values]);
        Array.Fill(_now, 1.0 / Values);
    }

    [Benchmark(Baseline = true)]
    public void SparseProduct() => _matrix.Multiply(_now, _next);

    [Benchmark]
    public void PageRankStep() => _rank.Step(_now, _next);
}

/// <summary>
/// Time and peak memory of the compatible mode against the number of votes. Every size runs in a process of its own, so that peaks are
/// its own: <c>dotnet Commonweal.Benchmarks.dll mai</c>.
/// </summary>
internal static class MaiScale
{
    private static readonly int[] Sizes = [10_000, 100_000, 1_000_000, 10_000_000];

    public static int Run(string[] args)
    {
        if (args is [var path, var size])
        {
            Measure(path, int.Parse(size, CultureInfo.InvariantCulture));
            return 0;
        }

        Console.WriteLine(
            "path     votes        file MB  read+count s  rank s  votes/s      edges    peak MB"
        );
        foreach (var kind in new[] { "library", "file" })
        {
            foreach (var votes in Sizes)
            {
                using var child = Process.Start(
                    "dotnet",
                    [
                        typeof(MaiScale).Assembly.Location,
                        "mai",
                        kind,
                        votes.ToString(CultureInfo.InvariantCulture),
                    ]
                );
                child.WaitForExit();
            }
        }

        foreach (var values in new[] { 1_000, 10_000, 100_000 })
        {
            Compare(values);
        }

        return 0;
    }

    /// <summary>The fastest of many alternating runs of both, which a busy machine disturbs least.</summary>
    private static void Compare(int values)
    {
        var bench = new MaiBenchmarks { Values = values };
        bench.Setup();
        var (product, step) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < 20_000_000 / values / 10; i++)
        {
            product = Math.Min(product, Time(bench.SparseProduct));
            step = Math.Min(step, Time(bench.PageRankStep));
        }

        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"PageRank {values, 9:N0} values, {10 * values, 9:N0} edges: {step, 8:N1} µs an iteration, sparse product {product, 8:N1} µs, ratio {step / product:N2}"
            )
        );
    }

    private static double Time(Action action)
    {
        var start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static void Measure(string kind, int votes)
    {
        if (kind == "library")
        {
            var aggregator = new MaiAggregator(SyntheticVotes.Names());
            var clock = Stopwatch.StartNew();
            foreach (var vote in SyntheticVotes.Numbers(votes))
            {
                aggregator.Add(vote.From, vote.To, vote.Context, vote.Answer);
            }

            Report(kind, votes, 0, clock.Elapsed, aggregator);
            return;
        }

        var path = Path.Combine(Path.GetTempPath(), $"weal-bench-{Environment.ProcessId}.jsonl");
        try
        {
            SyntheticVotes.Write(path, votes);
            var clock = Stopwatch.StartNew();
            var read = (Imported<MaiCount>.Read)
                MaiGraphs.Count(path, ImportOptions.Everything, CancellationToken.None);
            Report(kind, votes, new FileInfo(path).Length, clock.Elapsed, read.What.Aggregator);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Report(
        string kind,
        int votes,
        long bytes,
        TimeSpan counting,
        MaiAggregator aggregator
    )
    {
        var clock = Stopwatch.StartNew();
        var graph = aggregator.Summarize();
        using var self = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{kind, -8} {votes, -12:N0} {bytes / 1e6, 7:N1}  {counting.TotalSeconds, 12:N3}  {clock.Elapsed.TotalSeconds, 6:N3}  {votes / counting.TotalSeconds, -11:N0}  {graph.Edges.Count, -7:N0}  {self.PeakWorkingSet64 / 1e6, 7:N0}"
            )
        );
    }
}

/// <summary>Judgements about 10,000 values, each compared with ten others, in twenty contexts; the same on every machine.</summary>
internal static class SyntheticVotes
{
    private const int Values = 10_000;
    private const int Neighbours = 10;
    private const int Contexts = 20;

    public static IEnumerable<(int Voter, int From, int To, int Context, Answer Answer)> Numbers(
        int votes
    )
    {
        var draws = new SplitMix64(2026);
        for (var i = 0; i < votes; i++)
        {
            var bits = draws.Next();
            var from = (int)(bits % Values);
            var step = 1 + (int)((bits >> 16) % Neighbours);
            var share = (bits >> 40) % 1000;
            yield return (
                i / 10,
                from,
                (from + step * step) % Values,
                (from + step) % Contexts,
                share < 670 ? Answer.Yes
                : share < 890 ? Answer.Unsure
                : Answer.No
            );
        }
    }

    /// <summary>Names that stand at the numbers above.</summary>
    public static VoteNames Names()
    {
        var names = new VoteNames();
        for (var i = 0; i < Values; i++)
        {
            names.Values.Add(i.ToString(CultureInfo.InvariantCulture));
        }

        for (var i = 0; i < Contexts; i++)
        {
            names.Contexts.Add(i.ToString(CultureInfo.InvariantCulture));
        }

        return names;
    }

    public static void Write(string path, int votes)
    {
        using var file = new StreamWriter(path);
        foreach (var (voter, from, to, context, answer) in Numbers(votes))
        {
            var word =
                answer == Answer.Yes ? "yes"
                : answer == Answer.No ? "no"
                : "unsure";
            file.Write(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"voter":"v{{voter}}","from":"value-{{from}}","to":"value-{{to}}","context":"context-{{context}}","answer":"{{word}}","at":"2026-03-01T10:00:00Z"}"""
                )
            );
            file.Write('\n');
        }
    }

    public static (int From, int To, double Likelihood)[] Edges(int values, int degree)
    {
        var draws = new SplitMix64(7);
        var edges = new (int, int, double)[values * degree];
        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = (
                i / degree,
                (int)(draws.Next() % (ulong)values),
                .33 + .67 * draws.NextShare()
            );
        }

        return edges;
    }
}

/// <summary>The plain product y = A x in compressed sparse rows.</summary>
internal sealed class SparseRows
{
    private readonly int[] _starts;
    private readonly int[] _columns;
    private readonly double[] _entries;

    public SparseRows(int rows, (int From, int To, double Likelihood)[] edges)
    {
        var sorted = edges.OrderBy(e => e.To).ToList();
        _starts = new int[rows + 1];
        foreach (var edge in sorted)
        {
            _starts[edge.To + 1]++;
        }

        for (var i = 0; i < rows; i++)
        {
            _starts[i + 1] += _starts[i];
        }

        _columns = [.. sorted.Select(e => e.From)];
        _entries = [.. sorted.Select(e => e.Likelihood)];
    }

    public void Multiply(ReadOnlySpan<double> x, Span<double> y)
    {
        var (starts, columns, entries) = (_starts, _columns, _entries);
        for (var row = 0; row < y.Length; row++)
        {
            var sum = 0.0;
            for (var i = starts[row]; i < starts[row + 1]; i++)
            {
                sum += x[columns[i]] * entries[i];
            }

            y[row] = sum;
        }
    }
}

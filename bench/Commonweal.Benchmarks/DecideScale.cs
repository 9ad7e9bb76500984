using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Agents.Reasoning.Decisions;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Numerics.Randomness;
using Commonweal.Verifier;

namespace Commonweal.Benchmarks;

/// <summary>
/// A decision among 16 options by 8 of 50 values with 24 policies, under 50 norms, with its proof:
/// <c>dotnet run -c Release -- decide</c>. Target 50 ms.
/// </summary>
internal static class DecideScale
{
    private const int Options = 16;

    public static int Run()
    {
        foreach (var edges in new[] { 0, 7, 14 })
        {
            var (basis, query, evidence) = Of(edges, 7);
            List<double> times = [];
            for (var run = 0; run < 60; run++)
            {
                var start = Stopwatch.GetTimestamp();
                if (!Decide.Of(basis, query, evidence).TryGet(out var decision, out var why))
                {
                    Console.Error.WriteLine(why);
                    return 1;
                }

                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (run > 0)
                {
                    continue;
                }

                var bytes = Encoding.UTF8.GetBytes(decision.Justification.ToText());
                Console.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{edges} relations: {decision.Kind}, {decision.Justification.Steps.Count} steps, {bytes.Length / 1024} KiB, holds: {Proof.Check(bytes).Holds}"
                    )
                );
            }

            times.Sort();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"  least {times[0]:0.0} ms, median {times[times.Count / 2]:0.0} ms"
                )
            );
        }

        return 0;
    }

    private static (DecisionBasis, DecisionQuery, EvidenceBook) Of(int edges, ulong seed)
    {
        SplitMix64 draws = new(seed);
        int Below(int bound) => (int)(draws.Next() % (ulong)bound);
        Sequence<SnapshotValue> values =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(v => new SnapshotValue(
                    $"v{v:00}",
                    "value",
                    [v < 8 ? "c" : "elsewhere"],
                    [$"v{v:00}.1", $"v{v:00}.2", $"v{v:00}.3"]
                )),
        ];
        Sequence<SnapshotNorm> norms =
        [
            .. Enumerable
                .Range(0, 50)
                .Select(n => new SnapshotNorm(
                    $"n{n:00}",
                    n % 3 == 0 ? "P" : "F",
                    n % 2 == 0 ? [] : [$"p{n % 5}"],
                    [$"q{n}"],
                    ["c"]
                )),
        ];
        Sequence<SnapshotWiser> wiser =
        [
            .. Enumerable
                .Range(0, edges)
                .Select(e => new SnapshotWiser($"v0{e % 7 / 2}", $"v0{(e % 7) + 1}", "c", 8, 10)),
        ];
        Sequence<DecisionOption> options =
        [
            .. Enumerable.Range(0, Options).Select(o => new DecisionOption($"o{o:00}")),
        ];
        List<EvidenceItem> evidence =
        [
            .. options.SelectMany(o =>
                new[] { $"p{Below(5)}", $"q{Below(200)}", $"q{Below(200)}" }
                    .Distinct(StringComparer.Ordinal)
                    .Select(l => new EvidenceItem($"{o.Id}-{l}", "fact", "third")
                    {
                        Option = o.Id,
                        Literal = l,
                    })
            ),
            .. from o in options
            from v in values.Take(8)
            from p in v.Policies
            let level = string.Create(CultureInfo.InvariantCulture, $"0.{Below(90) + 10}")
            select new EvidenceItem($"{o.Id}-{p}", "assess", "person")
            {
                Option = o.Id,
                Value = v.Id,
                Policy = p,
                Low = level,
                High = level,
            },
        ];
        return (
            new(
                new([new("c"), new("elsewhere")], values, norms, wiser.Distinct().ToSequence(), [])
            ),
            new("a measurement", "c", options),
            new(evidence.ToSequence())
        );
    }
}

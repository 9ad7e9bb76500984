using System.Diagnostics;
using System.Globalization;
using System.Text;
using Commonweal.Kernel;
using Commonweal.Kernel.Justifications;
using Commonweal.Verifier;

namespace Commonweal.Benchmarks;

/// <summary>Steps checked in a second against the number of steps: <c>dotnet run -c Release -- verify</c>.</summary>
internal static class VerifyScale
{
    public static int Run()
    {
        foreach (var size in new[] { 1_250, 2_500, 5_000, 10_000 })
        {
            var bytes = Encoding.UTF8.GetBytes(Of(size).ToText());
            var best = double.MaxValue;
            for (var run = 0; run < 15; run++)
            {
                var start = Stopwatch.GetTimestamp();
                var verdict = Proof.Check(bytes);
                best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if (!verdict.Holds)
                {
                    Console.Error.WriteLine(
                        $"{verdict.Problem} {verdict.Steps.FirstOrDefault(s => s.Fault is not null)}"
                    );
                    return 1;
                }
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{size} steps, {bytes.Length / 1024} KiB: {best:0.0} ms, {size / best * 1000:0} steps/s"
                )
            );
        }

        return 0;
    }

    /// <summary>Assessments of 50 options on as many policies as it takes, and the choice among them.</summary>
    private static Justification Of(int size)
    {
        const int Options = 50;
        const int Values = 5;
        var policies = (size - 5) / Options / Values;
        var options = Enumerable.Range(0, Options).Select(o => $"o{o}").ToList();
        var values = Enumerable
            .Range(0, Values)
            .Select(v => new SnapshotValue(
                $"v{v}",
                "value",
                ["c"],
                Enumerable.Range(0, policies).Select(p => $"v{v}p{p}").ToSequence()
            ))
            .ToList();
        List<EvidenceItem> evidence =
        [
            new("c", "ctx", "person") { Context = "c" },
            .. from o in Enumerable.Range(0, Options)
            from v in values
            from p in v.Policies
            let level = string.Create(CultureInfo.InvariantCulture, $"0.{90 - o}")
            select new EvidenceItem($"{o}{p}", "assess", "person")
            {
                Option = $"o{o}",
                Value = v.Id,
                Policy = p,
                Low = level,
                High = level,
            },
        ];
        List<Step> steps = [Steps.Context("c", "c"), Steps.Values(1, values.Select(v => v.Id))];
        steps.AddRange(evidence.Skip(1).Select(e => Steps.Assess(2, e)));
        var assessed = Enumerable.Range(3, steps.Count - 2).ToList();
        steps.Add(Steps.Weights(values.Select(v => v.Id), [2]));
        var rejected = options
            .Skip(1)
            .Select(
                (o, i) =>
                    new Domination(
                        o,
                        new Dictionary<string, string> { ["o0"] = "1" },
                        $"{i + 1}/100",
                        []
                    )
            );
        steps.Add(
            Steps.Admit(
                [new("o0", new Dictionary<string, string> { ["v0"] = "1" })],
                rejected,
                [],
                [.. assessed, steps.Count]
            )
        );
        steps.Add(Steps.Conclude("o0", steps.Count));
        return Justification.Over(
            new("solver", "a measurement", "c", options.ToSequence()),
            steps,
            new([new("c")], values.ToSequence(), [], [], []),
            new(evidence.ToSequence())
        );
    }
}

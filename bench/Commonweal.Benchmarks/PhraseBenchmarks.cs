using BenchmarkDotNet.Attributes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Benchmarks;

/// <summary>The text rules on 50,000 candidate policies: good ones and what is none, in turn (target: well under 1 s).</summary>
[MemoryDiagnoser]
public class PhraseBenchmarks
{
    private const int Count = 50_000;

    private static readonly string[] Written =
    [
        "MOMENTS when her face asks what she has not said aloud",
        "Encourage IMAGINATION about what a life could still bring",
        "SIGNS that the other 3 people have stopped listening",
        "OPPORTUNITIES to become a more efficient maker",
        "AVOIDANCE of premature conclusions or assumptions",
        "I work in a bakery near the station",
        "The AI should always tell the truth",
        "Tax the rich",
        "my favourite noodles",
        "WORDS a patient returns to again and again",
    ];

    private string[] _lines = [];

    [GlobalSetup]
    public void Prepare() =>
        _lines = [
            .. Enumerable.Range(0, Count).Select(i => $"{Written[i % Written.Length]} {i % 7}"),
        ];

    /// <summary>Number of findings, so that nothing is optimised away.</summary>
    [Benchmark]
    public int Check()
    {
        var findings = 0;
        foreach (var line in _lines)
        {
            findings += PhraseChecker.Check(line, new Span(0, line.Length)).Findings.Count;
        }

        return findings;
    }
}

using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Benchmarks;

/// <summary>
/// Checking values of five policies each, by every rule. The target is 10 000 values, parsed and checked, in under two
/// seconds (10 §5); 1 000 and 100 000 show that time and memory grow with the number of values. The baseline reads
/// every policy's words once, which no check can do without.
/// </summary>
[MemoryDiagnoser]
public class CheckerBenchmarks
{
    /// <summary>Values to a file, so that no file is larger than the parser takes.</summary>
    private const int PerFile = 5_000;

    private static readonly CheckOptions Options = new(new(2026, 6, 1), Publish: false);
    private readonly List<string> _files = [];
    private Document _document = new(1, []);

    [Params(1_000, 10_000, 100_000)]
    public int Values { get; set; }

    [GlobalSetup]
    public void Write()
    {
        for (var first = 0; first < Values; first += PerFile)
        {
            _files.Add(File(first, Math.Min(first + PerFile, Values)));
        }

        _document = Parsed();
    }

    [Benchmark(Baseline = true)]
    public int ReadEveryPolicy()
    {
        var letters = 0;
        foreach (var declaration in _document.Declarations)
        {
            if (declaration is Commonweal.Kernel.Values.Value value)
            {
                foreach (var policy in value.Policies)
                {
                    foreach (var c in policy.Text)
                    {
                        letters += char.IsLetter(c) ? 1 : 0;
                    }
                }
            }
        }

        return letters;
    }

    [Benchmark]
    public Report Check() => Checker.Check(_document, Options);

    [Benchmark]
    public Report ParseAndCheck() => Checker.Check(Parsed(), Options);

    private Document Parsed() =>
        new(1, _files.SelectMany(f => WealParser.Parse(f).Document.Declarations).ToSequence());

    private static string File(int first, int end)
    {
        StringBuilder text = new("weal 1\n");
        for (var i = first; i < end; i++)
        {
            if (i % 100 == 0)
            {
                text.Append(
                    CultureInfo.InvariantCulture,
                    $$"""
                    person p{{i}}
                    context visits-{{i}} "Visiting someone who is ill" { not-when "they have asked to be alone" }
                    choice c{{i}} by p{{i}} in visits-{{i}} { on 2025-11-02 lived did "stayed on" over "left" }

                    """
                );
            }

            var shared = i / 100 * 100;
            var source = $"from p{shared} t{shared}";
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                value v{{i}} "Staying with it" by p{{shared}} {
                  in visits-{{shared}}
                  attend PAUSES "in which someone gathers what to say next" {{source}} 0..41 at c{{shared}}
                  attend MOMENTS "when a hand is looked for" {{source}} 42..67 at c{{shared}}
                  attend SIGNS "that company has become tiring for them" {{source}} 68..107 at c{{shared}}
                  attend WORDS "that someone turns over before saying them" {{source}} 108..150 at c{{shared}}
                  attend CHANGES "in the breath of whoever is listening" {{source}} 151..188 at c{{shared}}
                  test still-attend yes
                  test automate no
                  test diminished yes
                  test reasons 3
                  test whole-attention yes
                }

                """
            );
            if (i > first)
            {
                text.Append(CultureInfo.InvariantCulture, $"v{i} because v{i - 1}\n");
            }
        }

        return text.ToString();
    }
}

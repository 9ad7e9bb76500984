using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Benchmarks;

/// <summary>
/// Reading and writing 10 000 values with five policies each. The limit is a plain UTF-8 decode of the same bytes:
/// no reader of text can be faster.
/// </summary>
[MemoryDiagnoser]
public class LanguageBenchmarks
{
    private byte[] _text = [];
    private string _json = "";
    private Document _document = new(1, []);

    [GlobalSetup]
    public void Write()
    {
        StringBuilder text = new("weal 1\n");
        for (var i = 0; i < 10_000; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $$"""
                value v{{i}} "Value {{i}}" by p{{i % 500}} {
                  in bench, ward
                  attend SOUNDS "of the blade {{i}}" from p{{i % 500}} t{{i}} 0..19 at c{{i}}
                  attend PLACES "where it resists" from p{{i % 500}} t{{i}} 20..36
                  attend MOMENTS "when she pauses" from p{{i % 500}} t{{i}} 37..52 edited
                  attend SIGNS "that it lifts" from m1 t{{i}} 53..66 accepted
                  attend QUESTIONS "left open"
                  test still-attend yes
                  test automate no
                  test diminished yes
                  test reasons 3
                  test whole-attention yes
                }

                """
            );
        }

        _text = Encoding.UTF8.GetBytes(text.ToString());
        _document = WealParser.Parse(_text).Document;
        _json = JsonTwin.Write(_document);
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"// text {_text.Length} bytes, JSON {Encoding.UTF8.GetByteCount(_json)} bytes"
            )
        );
    }

    [Benchmark(Baseline = true)]
    public string DecodeUtf8() => Encoding.UTF8.GetString(_text);

    [Benchmark]
    public ParseResult Parse() => WealParser.Parse(_text);

    [Benchmark]
    public string Print() => WealPrinter.Print(_document);

    [Benchmark]
    public FormatResult Format() => WealFormatter.Format(SourceText.FromUtf8(_text));

    [Benchmark]
    public string WriteJson() => JsonTwin.Write(_document);

    [Benchmark]
    public ParseResult ReadJson() => JsonTwin.Read(_json);
}

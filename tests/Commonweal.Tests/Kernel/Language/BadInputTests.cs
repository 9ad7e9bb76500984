using System.Globalization;
using System.Text;
using Commonweal.Kernel.Language;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>10 §5 and §13: whatever comes in, a diagnostic comes out, and never an exception.</summary>
public sealed class BadInputTests
{
    private const int Bytes = 1_000_000;
    private static readonly string[] Seeds =
    [
        Weal.WorkedExample,
        WealPrinter.Print(new DocumentGenerator(1).MakeDocument()),
        WealPrinter.Print(new DocumentGenerator(2).MakeDocument()),
        .. LanguageReferenceTests.Examples,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(4096)]
    [InlineData(Bytes)]
    public void A_million_random_bytes_are_read_without_an_exception(int pieceLength)
    {
        var bytes = RandomBytes(Bytes);
        foreach (var piece in bytes.Chunk(pieceLength).Take(4_000))
        {
            WealParser.Parse(piece).Document.ShouldNotBeNull();
            JsonTwin.Read(piece).Document.ShouldNotBeNull();
        }
    }

    [Fact]
    public void A_file_in_UTF_16_is_told_its_encoding_and_nothing_about_its_letters() =>
        WealParser
            .Parse([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("weal 1\n")])
            .Findings.Select(f => f.Code)
            .ShouldBe(["L001"]);

    [Fact]
    public void A_million_mutated_bytes_of_good_files_are_read_without_an_exception_and_print_back()
    {
        var random = RandomBytes(8_000);
        var done = 0;
        for (var i = 0; done < Bytes; i++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random, i * 7);
            done += bytes.Length;
            var document = WealParser.Parse(bytes).Document;
            WealParser
                .Parse(WealPrinter.Print(document))
                .Document.ShouldBe(document, Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void A_million_mutated_bytes_of_good_json_are_read_without_an_exception_and_written_back()
    {
        var random = RandomBytes(8_000);
        var done = 0;
        for (var i = 0; done < Bytes; i++)
        {
            var json = JsonTwin.Write(WealParser.Parse(Seeds[i % Seeds.Length]).Document);
            var bytes = Mutated(Encoding.UTF8.GetBytes(json), random, i * 11);
            done += bytes.Length;
            var document = JsonTwin.Read(bytes).Document;
            JsonTwin
                .Read(JsonTwin.Write(document))
                .Document.ShouldBe(document, Encoding.UTF8.GetString(bytes));
        }
    }

    [Fact]
    public void A_formatter_that_accepts_a_mutated_file_loses_nothing_of_it()
    {
        var random = RandomBytes(8_000);
        for (var i = 0; i < 600; i++)
        {
            var bytes = Mutated(Encoding.UTF8.GetBytes(Seeds[i % Seeds.Length]), random, i * 13);
            SourceText source = SourceText.FromUtf8(bytes);
            if (WealFormatter.Format(source).Text is { } formatted)
            {
                WealParser.Parse(formatted).Document.ShouldBe(WealParser.Parse(source).Document);
                WealFormatter.Format(formatted).Text.ShouldBe(formatted);
            }
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("value v \"V\" by p {")]
    [InlineData("norm n { else ")]
    [InlineData("portfolio p on 2026-01-01 { because 5 ")]
    [InlineData("portfolio p on 2026-01-01 { \"x\" 5 ")]
    [InlineData("!")]
    [InlineData("?")]
    [InlineData("\"")]
    [InlineData("“")]
    [InlineData("-")]
    [InlineData("a,")]
    public void A_bomb_of_one_piece_repeated_is_read_in_one_pass(string piece) =>
        WealParser
            .Parse("weal 1\n" + string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)))
            .Findings.Count.ShouldBeGreaterThan(0);

    /// <summary>10 §5: files &gt; 5 MB.</summary>
    [Fact]
    public void A_file_over_five_megabytes_is_not_read()
    {
        var bytes = new byte[WealParser.MostBytes + 1];
        bytes.AsSpan().Fill((byte)' ');

        WealParser.Parse(bytes).Findings.Select(f => f.Code).ShouldBe(["L002"]);
        WealParser
            .Parse(new string('é', (WealParser.MostBytes / 2) + 1))
            .Findings.Select(f => f.Code)
            .ShouldBe(["L002"]);
        WealParser.Parse(bytes.AsSpan(1)).Findings.Select(f => f.Code).ShouldBe(["L003"]);
    }

    /// <summary>10 §5: &gt; 100 000 declarations.</summary>
    [Fact]
    public void A_file_of_more_than_a_hundred_thousand_declarations_is_read_up_to_there()
    {
        var result = Weal.Parse(
            "weal 1\n"
                + string.Concat(Enumerable.Repeat("person p\n", WealParser.MostDeclarations + 1))
        );

        result.Document.Declarations.Count.ShouldBe(100_000);
        result.Findings.Select(f => f.Code).ShouldBe(["L019"]);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void Reading_and_writing_are_the_same_in_every_culture(string culture)
    {
        var (text, json, codes) = Outputs();
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new(culture);
            Outputs().ShouldBe((text, json, codes));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Line_ends_and_byte_order_mark_make_no_difference()
    {
        var document = WealParser.Parse(Weal.WorkedExample).Document;

        foreach (var end in new[] { "\n", "\r\n", "\r" })
        {
            var text = Weal.WorkedExample.ReplaceLineEndings(end);
            WealParser.Parse(text).Document.ShouldBe(document);
            WealParser.Parse("\uFEFF" + text).Findings.ShouldBeEmpty();
            WealParser
                .Parse([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)])
                .Document.ShouldBe(document);
        }
    }

    private static (string Text, string Json, string Codes) Outputs()
    {
        const string Draft =
            "weal 1\nperson I1\nportfolio p1 on 2026-01-31 { a 0.25 b -1.5 }\nnorm n { obliges any to x when temperature >= 37.5 within P3D rank -2 }\nINDIVIDUAL x";
        var result = WealParser.Parse(Draft);
        var findings = string.Join('\n', result.Findings.Select(f => f.ToString()));
        return (WealPrinter.Print(result.Document), JsonTwin.Write(result.Document), findings);
    }

    private static byte[] Mutated(byte[] bytes, byte[] random, int at)
    {
        List<byte> mutated = [.. bytes];
        int Next() => random[at++ % random.Length];
        for (var change = 1 + (Next() % 4); change > 0; change--)
        {
            var place = ((Next() << 8) | Next()) % mutated.Count;
            switch (Next() % 4)
            {
                case 0:
                    mutated[place] = (byte)Next();
                    break;
                case 1:
                    mutated.RemoveRange(
                        place,
                        Math.Min(1 + (Next() % 20), mutated.Count - place - 1)
                    );
                    break;
                case 2:
                    mutated.Insert(place, (byte)"{}\",.~?!&=<>#\\\n "[Next() % 16]);
                    break;
                default:
                    mutated.InsertRange(
                        place,
                        mutated.GetRange(0, Math.Min(Next(), mutated.Count))
                    );
                    break;
            }
        }

        return [.. mutated];
    }

    /// <summary>SplitMix64 from a fixed seed.</summary>
    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        var state = 20_260_101UL;
        for (var i = 0; i < count; i++)
        {
            state += 0x9E3779B97F4A7C15;
            var z = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            bytes[i] = (byte)((z ^ (z >> 27)) * 0x94D049BB133111EB >> 56);
        }

        return bytes;
    }
}

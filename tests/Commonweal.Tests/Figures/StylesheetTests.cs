using System.Globalization;
using System.Text.RegularExpressions;
using Commonweal.Figures;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Figures;

public sealed partial class StylesheetTests
{
    private static readonly string Sheet = Read("commonweal.css");

    /// <summary>WCAG 2.2, 1.4.6 for what is read at length, 1.4.3 for the rest.</summary>
    [Theory]
    [InlineData("ink", 7)]
    [InlineData("ink-soft", 7)]
    [InlineData("accent", 7)]
    [InlineData("established", 4.5)]
    [InlineData("contested", 4.5)]
    [InlineData("par", 4.5)]
    [InlineData("open", 4.5)]
    [InlineData("group-0", 4.5)]
    [InlineData("group-1", 4.5)]
    [InlineData("group-2", 4.5)]
    [InlineData("group-3", 4.5)]
    [InlineData("group-4", 4.5)]
    [InlineData("group-5", 4.5)]
    [InlineData("line-strong", 3)]
    public void Every_colour_stands_out_from_the_paper_in_light_and_dark(string token, double least)
    {
        foreach (var ground in new[] { "paper", "raised" })
        {
            var (light, dark) = Colours(token);
            var (lightGround, darkGround) = Colours(ground);
            Contrast(light, lightGround).ShouldBeGreaterThanOrEqualTo(least, $"light, {ground}");
            Contrast(dark, darkGround).ShouldBeGreaterThanOrEqualTo(least, $"dark, {ground}");
        }
    }

    [Fact]
    public void Labels_on_the_box_of_a_winner_stand_out()
    {
        var (ink, darkInk) = Colours("ink");
        var (tint, darkTint) = Colours("established-tint");
        Contrast(ink, tint).ShouldBeGreaterThanOrEqualTo(7);
        Contrast(darkInk, darkTint).ShouldBeGreaterThanOrEqualTo(7);
    }

    [Fact]
    public void It_asks_for_nothing_that_does_not_lie_beside_it()
    {
        foreach (Match url in Url().Matches(Sheet))
        {
            Asset.All.ShouldContain(a => a.Name == url.Groups["file"].Value);
        }

        Sheet.ShouldNotContain("@import");
    }

    [Fact]
    public void Typefaces_travel_with_their_licence()
    {
        foreach (var face in new[] { "inter", "source-serif-4" })
        {
            Asset.All.ShouldContain(a =>
                a.Name == $"{face}.woff2" && a.ContentType == "font/woff2"
            );
            Read($"{face}.OFL.txt").ShouldContain("SIL OPEN FONT LICENSE");
        }
    }

    private static string Read(string name)
    {
        using StreamReader reader = new(Asset.All.Single(a => a.Name == name).Open());
        return reader.ReadToEnd();
    }

    private static (string Light, string Dark) Colours(string token)
    {
        var match = Regex.Match(
            Sheet,
            $@"--{token}: light-dark\((?<light>#[0-9a-f]{{6}}), (?<dark>#[0-9a-f]{{6}})\)",
            RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        match.Success.ShouldBeTrue(token);
        return (match.Groups["light"].Value, match.Groups["dark"].Value);
    }

    private static double Contrast(string a, string b)
    {
        var (la, lb) = (Luminance(a), Luminance(b));
        return (Math.Max(la, lb) + .05) / (Math.Min(la, lb) + .05);
    }

    private static double Luminance(string colour)
    {
        double Channel(int at)
        {
            var c =
                int.Parse(
                    colour.AsSpan(at, 2),
                    NumberStyles.HexNumber,
                    CultureInfo.InvariantCulture
                ) / 255.0;
            return c <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4);
        }

        return (.2126 * Channel(1)) + (.7152 * Channel(3)) + (.0722 * Channel(5));
    }

    [GeneratedRegex("url\\(\"(?<file>[^\"]+)\"\\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Url();
}

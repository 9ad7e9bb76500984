using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Checking drafts in tests, on the first of June 2026.</summary>
internal static class Drafts
{
    public static readonly CheckOptions Options = new(new(2026, 6, 1), Publish: false);

    /// <summary>A person, two contexts and a lived choice.</summary>
    public const string Setting = """
        person p4
        context visits "Visiting someone who is ill" { not-when "they have asked to be alone" }
        context vigil "Sitting with someone who is dying"
        choice c1 by p4 in visits { on 2025-11-02 lived did "stayed on" over "left" }

        """;

    /// <summary>Probes that all speak for a value.</summary>
    public const string Probes =
        "test still-attend yes test automate no test diminished yes test reasons 4 test whole-attention yes";

    /// <summary>A value to which nothing is missing, with other lines, probes or contexts where given.</summary>
    public static string Value(
        string? lines = null,
        string probes = Probes,
        string contexts = "visits, vigil",
        string by = "p4"
    ) =>
        $$"""
            value staying "Staying with it" by {{by}} {
              in {{contexts}}
              {{lines ?? Lines}}
              {{probes}}
            }

            """;

    /// <summary>Three lines of a card, typed by their holder and exercised in the choice.</summary>
    public const string Lines = """
        attend PAUSES "in which someone gathers what to say next" from p4 t1 0..41 at c1
        attend MOMENTS "when a hand is looked for" from p4 t1 42..67 at c1
        attend SIGNS "that company has become tiring for them" from p4 t1 68..107 at c1
        """;

    public static Report Check(string draft, CheckOptions? options = null)
    {
        var parsed = WealParser.Parse($"weal 1\n{draft}");
        parsed.Findings.Select(f => f.ToString()).ShouldBeEmpty();
        return Checker.Check(parsed, options ?? Options);
    }

    /// <summary>The codes of all errors and warnings, in the order of their places.</summary>
    public static string Codes(string draft, CheckOptions? options = null) =>
        string.Join(
            ' ',
            Check(draft, options)
                .Diagnostics.Where(d => d.Severity != Severity.Information)
                .Select(d => d.Code)
        );

    /// <summary>The messages of one code.</summary>
    public static IEnumerable<string> Messages(
        string draft,
        string code,
        CheckOptions? options = null
    ) => Check(draft, options).Diagnostics.Where(d => d.Code == code).Select(d => d.Message);

    /// <summary>How the first value or norm stands.</summary>
    public static string Standing(string draft, CheckOptions? options = null) =>
        Check(draft, options).Statuses[0].ToString();
}

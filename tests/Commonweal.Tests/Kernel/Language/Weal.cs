using Commonweal.Kernel;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Shouldly;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>Reading drafts in tests.</summary>
internal static class Weal
{
    /// <summary>The worked example of 10 §5.1.</summary>
    public const string WorkedExample = """
        weal 1
        domain craft "Woodwork"
        context bench "Working alone at the bench" { part-of craft not-when "an apprentice needs the piece today" }
        person p7   model m1
        choice c9 by p7 in bench { on 2025-04-11 lived did "planed the panel again" over "sanded the tear-out away" over "turned the bad face inward" }
        value grain "Listening to the grain" by p7 {
         in bench
         attend SOUNDS "of the blade that tell whether the fibre lifts" from p7 t9 0..47 at c9
         attend PLACES "where the board resists the way I wanted to go" from p7 t9 48..95 at c9
         attend OPPORTUNITIES "to become a more efficient maker" from m1 t9 120..153 accepted at c9
         test still-attend yes  test automate no  test diminished yes  test reasons 3  test whole-attention yes
         constitutive-of craft
        }
        metric panels "Panels per week" proxies grain
        grain because panels
        """;

    /// <summary>Everything declared, which must be free of findings. The header is added where it is absent.</summary>
    public static Sequence<Declaration> Clean(string text)
    {
        var result = Parse(text);
        result.Findings.Select(f => f.ToString()).ShouldBeEmpty();
        return result.Document.Declarations;
    }

    /// <summary>The one declaration of a text without findings.</summary>
    public static T One<T>(string text)
        where T : Declaration => Clean(text).ShouldHaveSingleItem().ShouldBeOfType<T>();

    public static ParseResult Parse(string text) =>
        WealParser.Parse(
            text.StartsWith("weal", StringComparison.Ordinal) ? text : $"weal 1\n{text}"
        );

    /// <summary>The codes found, in the order of their places.</summary>
    public static string Codes(string text) =>
        string.Join(' ', Parse(text).Findings.Select(f => f.Code));
}

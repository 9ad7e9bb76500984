using System.Buffers;
using Commonweal.Kernel.Checking;

namespace Commonweal.Mcp.Tools;

/// <summary>
/// Content words without their inflection, so that “closing” finds “closes”: plural and verb endings go, a doubled last
/// consonant is halved, a last e falls (after step 1 of Porter 1980). Meant for suggestions: different words may meet.
/// </summary>
internal static class Stems
{
    private const int Shortest = 3;
    private static readonly string[] Endings = ["ing", "ed", "es", "s"];
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>The stems of a text, each with the first word it was read from, in the order of the text.</summary>
    public static IReadOnlyList<(string Stem, string Word)> Of(string text) =>
        [
            .. ContentWords
                .Of(text)
                .Select(word => (Stem: Of(word.AsSpan()), word))
                .DistinctBy(w => w.Stem, StringComparer.Ordinal),
        ];

    /// <summary>A text as its stems, for an index. Repetitions stay.</summary>
    public static string Line(string text) =>
        string.Join(' ', ContentWords.Of(text).Select(word => Of(word.AsSpan())));

    private static string Of(ReadOnlySpan<char> word)
    {
        if (word.EndsWith("ies") && word.Length > 4)
        {
            return $"{word[..^3]}y";
        }

        if (word.EndsWith("ss"))
        {
            return word.ToString();
        }

        foreach (var ending in Endings)
        {
            if (
                word.EndsWith(ending)
                && word.Length - ending.Length >= Shortest
                && word[..^ending.Length].ContainsAny(Vowels)
            )
            {
                word = word[..^ending.Length];
                if (
                    ending.Length > 1
                    && word.Length > Shortest
                    && word[^1] == word[^2]
                    && !"aeiouls".Contains(word[^1], StringComparison.Ordinal)
                )
                {
                    word = word[..^1];
                }

                break;
            }
        }

        return word.Length > Shortest && word[^1] == 'e' ? word[..^1].ToString() : word.ToString();
    }
}

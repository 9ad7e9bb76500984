using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking;

/// <summary>The words of a text, and those of them that carry content: not in the stop-word list <c>Lexicons/stop.txt</c>.</summary>
public static class ContentWords
{
    /// <summary>
    /// The runs of letters and digits of a text, in lower case (invariant). Apostrophes part words, so that straight
    /// and curly ones make no difference.
    /// </summary>
    public static List<string> AllOf(ReadOnlySpan<char> text)
    {
        List<string> words = [];
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && char.IsLetterOrDigit(text[i]);
            if (inside && start < 0)
            {
                start = i;
            }
            else if (!inside && start >= 0)
            {
                words.Add(text[start..i].ToString().ToLowerInvariant());
                start = -1;
            }
        }

        return words;
    }

    /// <summary>The words of a text without stop words, each as often as it stands there.</summary>
    public static List<string> Of(ReadOnlySpan<char> text)
    {
        var words = AllOf(text);
        words.RemoveAll(w => w.Length == 1 || IsIn(w, Lexicon.Stop));
        return words;
    }

    /// <summary>Shared distinct content words over all distinct content words of two texts (Jaccard 1912); zero if there are none.</summary>
    public static double Jaccard(string a, string b)
    {
        HashSet<string> one = new(Of(a), StringComparer.Ordinal);
        HashSet<string> other = new(Of(b), StringComparer.Ordinal);
        var shared = one.Count(other.Contains);
        var all = one.Count + other.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    /// <summary>Share of some words that occur among others; zero if there are none.</summary>
    public static double Shared(IReadOnlyCollection<string> words, IReadOnlySet<string> among) =>
        words.Count == 0 ? 0 : (double)words.Count(among.Contains) / words.Count;

    /// <summary>True if a lower-case word by itself is an entry of a lexicon. O(length of the word).</summary>
    internal static bool IsIn(string word, Lexicon lexicon) =>
        Vocabulary.Of(word) is { } facts && (facts.Alone & Vocabulary.Bit(lexicon)) != 0;
}

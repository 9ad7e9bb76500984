using System.Buffers;
using System.Collections.Frozen;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Deliberation.Elicitation;

/// <summary>
/// Tells from a text whether somebody tells of a choice, or states a goal, a rule, a slogan instead (10 §9.1 S2). The rules
/// of group A look at each sentence; a text is a telling unless those that state something make up more than half of its
/// words. O(length).
/// </summary>
internal static class Telling
{
    /// <summary>Fewer words than this do not tell of a choice.</summary>
    public const int LeastWords = 8;

    /// <summary>A feeling in a longer sentence stands among what else is told.</summary>
    private const int LongestFeeling = 8;

    private static readonly FrozenDictionary<string, ZoomKind> Feelings = new[]
    {
        (ZoomKind.Fear, "afraid scared frightened terrified anxious worried nervous fear panicked"),
        (
            ZoomKind.Anger,
            "angry furious mad annoyed irritated outraged enraged frustrated resentful"
        ),
        (ZoomKind.Shame, "ashamed embarrassed guilty humiliated shame guilt mortified"),
        (ZoomKind.Confusion, "confused bewildered lost overwhelmed torn perplexed"),
        (ZoomKind.Joy, "happy joyful glad delighted elated thrilled grateful proud joy"),
    }
        .SelectMany(f => f.Item2.Split(' ').Select(word => (Word: word, Kind: f.Item1)))
        .ToFrozenDictionary(f => f.Word, f => f.Kind, StringComparer.Ordinal);

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?;…");

    /// <summary>What the text is instead of a telling, and the words that show it; null if it is one.</summary>
    public static (ZoomKind Kind, string About)? Instead(string text, bool isEnglish)
    {
        Dictionary<ZoomKind, (int Words, string About)> stated = [];
        var (all, most) = (0, 0);
        foreach (var sentence in Sentences(text))
        {
            var words = WordsOf(sentence);
            all += words;
            if (isEnglish && KindOf(sentence, words) is { } kind)
            {
                most += words;
                var (before, about) = stated.GetValueOrDefault(kind, (0, sentence));
                stated[kind] = (before + words, about);
            }
        }

        if (2 * most > all)
        {
            var (kind, said) = stated
                .OrderByDescending(s => s.Value.Words)
                .ThenBy(s => s.Key)
                .First();
            return (kind, said.About);
        }

        return all < LeastWords ? (ZoomKind.Thin, text) : null;
    }

    /// <summary>Which feeling the map of 10 §9.1 S2 has for the words, the first that is named.</summary>
    private static ZoomKind FeelingIn(string sentence)
    {
        foreach (var word in ContentWords.AllOf(sentence))
        {
            if (Feelings.TryGetValue(word, out var feeling))
            {
                return feeling;
            }
        }

        return ZoomKind.Feeling;
    }

    /// <summary>True for a sentence that is a rallying cry or a wish for society.</summary>
    public static bool IsCall(string text) =>
        Instead(text, isEnglish: true)?.Kind is ZoomKind.Slogan or ZoomKind.Vision;

    private static ZoomKind? KindOf(string sentence, int words) =>
        PhraseChecker.Check(sentence, Span.None).Kind switch
        {
            "slogan" => ZoomKind.Slogan,
            "metric" => ZoomKind.Metric,
            "goal" => ZoomKind.Goal,
            "taste" => ZoomKind.Taste,
            "norm" => ZoomKind.Norm,
            "vision" => ZoomKind.Vision,
            "expectation" => ZoomKind.Expectation,
            "feeling" when words <= LongestFeeling => FeelingIn(sentence),
            "virtue-word" => ZoomKind.Virtue,
            _ => null,
        };

    public static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || SentenceEnds.Contains(text[i]))
            {
                // The mark stays with its sentence: an exclamation is part of a rallying cry.
                var end = Math.Min(i + 1, text.Length);
                var sentence = text[start..end].Trim();
                if (WordsOf(sentence) > 0)
                {
                    yield return sentence;
                }

                start = end;
            }
        }
    }

    private static int WordsOf(string text)
    {
        var (words, inside) = (0, false);
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c) || (inside && c is '\'' or '’' or '-');
            words += letter && !inside ? 1 : 0;
            inside = letter;
        }

        return words;
    }
}

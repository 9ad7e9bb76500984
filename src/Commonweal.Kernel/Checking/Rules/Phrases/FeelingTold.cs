using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V121: tells a feeling (10 §4 A). In a phrase with a head it is one only if the feeling is all that is said: what one
/// feels may well be among the things one attends to.
/// </summary>
internal sealed class FeelingTold : PhraseRule
{
    /// <summary>Words like "so very" between "am" and the emotion.</summary>
    private const int Between = 3;
    private const int MoreToSee = 2;

    public override string Code => "V121";

    public override Sighting? Examine(Phrase phrase)
    {
        if (!phrase.Has(Lexicon.Emotion) || (phrase.HasHead && !IsAll(phrase)))
        {
            return null;
        }

        for (
            var found = phrase.Find(Lexicon.Emotion);
            found is var (first, count);
            found = phrase.Find(Lexicon.Emotion, first + 1)
        )
        {
            if (Felt(phrase, first) is { } from)
            {
                return phrase.See(from, first + count - from);
            }
        }

        return null;
    }

    /// <summary>The word where "I am so" before an emotion begins, or null if nobody is said to feel it.</summary>
    private static int? Felt(Phrase phrase, int emotion)
    {
        for (var i = emotion - 1; i >= Math.Max(0, emotion - 1 - Between); i--)
        {
            var word = phrase.LowerOf(i);
            if (IsContracted(word) && IsSomebody(phrase, i))
            {
                return i;
            }

            if (IsFeel(word))
            {
                return i == 0 ? 0
                    : IsSomebody(phrase, i - 1) ? i - 1
                    : i > 1 && IsSomebody(phrase, i - 2) ? i - 2
                    : null;
            }

            if (!phrase.Is(i, Lexicon.Stop) && !word.EndsWith("ly", StringComparison.Ordinal))
            {
                return null;
            }
        }

        return null;
    }

    private static bool IsContracted(ReadOnlySpan<char> word) =>
        word is "i'm" or "we're" or "he's" or "she's" or "they're";

    private static bool IsFeel(ReadOnlySpan<char> word) =>
        word
            is "am"
                or "is"
                or "are"
                or "was"
                or "were"
                or "been"
                or "be"
                or "feel"
                or "feels"
                or "felt"
                or "feeling"
                or "get"
                or "got"
                or "makes"
                or "made"
                or "make";

    /// <summary>In a phrase with a head only the speaker: "FACES when they are sad" looks at others.</summary>
    private static bool IsSomebody(Phrase phrase, int word) =>
        phrase.HasHead
            ? phrase.LowerOf(word) is "i" or "we" or "i've" or "i'm" or "we're"
            : IsPronoun(phrase.LowerOf(word));

    private static bool IsPronoun(ReadOnlySpan<char> word) =>
        word
            is "i"
                or "we"
                or "he"
                or "she"
                or "they"
                or "it"
                or "you"
                or "i've"
                or "this"
                or "that"
        || IsContracted(word);

    private static bool IsAll(Phrase phrase)
    {
        var content = 0;
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            content +=
                phrase.IsContent(i) && !phrase.Is(i, Lexicon.Emotion) && !IsFeel(phrase.LowerOf(i))
                    ? 1
                    : 0;
        }

        return content < MoreToSee;
    }
}

using System.Buffers;
using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V118: a name, an address or a long number that could identify somebody (10 §4 A).</summary>
internal sealed class PersonalData : PhraseRule
{
    private const int LeastDigits = 6;

    private static readonly SearchValues<char> Joining = SearchValues.Create(" ()/.-");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?:\"“");

    public override string Code => "V118";

    public override Sighting? Examine(Phrase phrase) =>
        AddressIn(phrase.Text) ?? NumberIn(phrase.Text) ?? Name(phrase);

    /// <summary>The first number of six digits or more, spaces and hyphens allowed; thousands with commas are amounts.</summary>
    public static Sighting? NumberIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
            {
                continue;
            }

            var (start, end, digits) = (i, i, 0);
            for (
                ;
                i < text.Length && (char.IsAsciiDigit(text[i]) || Joining.Contains(text[i]));
                i++
            )
            {
                if (char.IsAsciiDigit(text[i]))
                {
                    digits++;
                    end = i + 1;
                }
            }

            if (digits >= LeastDigits)
            {
                return new(start, end - start);
            }
        }

        return null;
    }

    /// <summary>"desk@example.org" or "@desk".</summary>
    private static Sighting? AddressIn(string text)
    {
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var (start, end) = (at, at + 1);
            while (end < text.Length && IsOfAddress(text[end]))
            {
                end++;
            }

            while (start > 0 && IsOfAddress(text[start - 1]))
            {
                start--;
            }

            if (end - at > 2 && char.IsLetterOrDigit(text[at + 1]))
            {
                return new(start, end - start);
            }
        }

        return null;
    }

    private static bool IsOfAddress(char c) =>
        char.IsLetterOrDigit(c) || c is '.' or '_' or '-' or '+';

    /// <summary>A word with a capital letter inside a sentence that otherwise has none, and its followers.</summary>
    private static Sighting? Name(Phrase phrase)
    {
        var capitalised = 0;
        var first = -1;
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            if (IsCapitalised(phrase, i))
            {
                capitalised++;
                first =
                    first < 0 && IsInsideSentence(phrase, i) && !IsCommon(phrase, i) ? i : first;
            }
        }

        // A line in title case gives no sign of names.
        if (first < 0 || (capitalised > 3 && capitalised * 2 > phrase.Words.Length))
        {
            return null;
        }

        var count = 1;
        while (
            first + count < phrase.Words.Length
            && IsCapitalised(phrase, first + count)
            && !phrase.IsAfterMark(first + count)
        )
        {
            count++;
        }

        return phrase.See(first, count);
    }

    private static bool IsCapitalised(Phrase phrase, int word)
    {
        var (start, length) = (phrase.Words[word].Start, phrase.Words[word].Length);
        return length > 1
            && char.IsUpper(phrase.Text[start])
            && char.IsLower(phrase.Text[start + 1]);
    }

    private static bool IsInsideSentence(Phrase phrase, int word) =>
        word > 0
        && !phrase
            .Text.AsSpan(
                phrase.Words[word - 1].End,
                phrase.Words[word].Start - phrase.Words[word - 1].End
            )
            .ContainsAny(SentenceMarks);

    private static bool IsCommon(Phrase phrase, int word) =>
        phrase.Is(word, Lexicon.Public)
        || phrase.Is(word, Lexicon.Stop)
        || Vocabulary.Of(Phrase.WithoutPossessive(phrase.LowerOf(word))) is { } facts
            && (facts.Alone & Vocabulary.Bit(Lexicon.Public)) != 0;
}

using System.Buffers;
using System.Text.RegularExpressions;
using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V118: a name, an address or a long number that could identify somebody (10 §4 A).</summary>
internal sealed partial class PersonalData : PhraseRule
{
    private const int LeastDigits = 6;

    private static readonly SearchValues<char> Telling = SearchValues.Create("@0123456789");
    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create(".!?:\"“");

    public override string Code => "V118";

    public override Sighting? Examine(Phrase phrase)
    {
        if (phrase.Text.AsSpan().ContainsAny(Telling))
        {
            foreach (var match in Address().EnumerateMatches(phrase.Text))
            {
                return new(match.Index, match.Length);
            }

            foreach (var match in Digits().EnumerateMatches(phrase.Text))
            {
                var written = phrase.Text.AsSpan(match.Index, match.Length);
                if (CountDigits(written) >= LeastDigits)
                {
                    return new(match.Index, match.Length);
                }
            }
        }

        return Name(phrase);
    }

    private static int CountDigits(ReadOnlySpan<char> written)
    {
        var digits = 0;
        foreach (var c in written)
        {
            digits += char.IsAsciiDigit(c) ? 1 : 0;
        }

        return digits;
    }

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

    [GeneratedRegex(
        @"[\w.+-]*@\w[\w.-]+",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"\+?[0-9][0-9 ()/.-]{4,}[0-9]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Digits();
}

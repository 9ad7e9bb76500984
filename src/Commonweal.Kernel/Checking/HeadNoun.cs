using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking;

/// <summary>The noun that names the kind of thing: "DETAILS" in "SMALL DETAILS of", "information" in "BALANCED information".</summary>
/// <param name="Word">Its index in the phrase.</param>
/// <param name="Field">Its field in WordNet (10 §4: lexname of the first sense), or null if the noun is not known.</param>
internal readonly record struct HeadNoun(int Word, char? Field)
{
    /// <summary>How far after the head its noun may follow, as in "COMPREHENSIVE and BALANCED information".</summary>
    private const int Beyond = 2;

    /// <summary>Finds it; null without a head.</summary>
    public static HeadNoun? Of(Phrase phrase)
    {
        if (!phrase.HasHead)
        {
            return null;
        }

        var last = LastOfFirstPart(phrase);
        if (FieldOf(phrase, last) is { } field && !IsPossessive(phrase, last))
        {
            return new(last, field);
        }

        return Following(phrase) ?? Preceding(phrase, last) ?? new HeadNoun(last, null);
    }

    /// <summary>In "SENSE OF GRATITUDE" and "RISKS AND BENEFITS" the part before the link; its last word is the noun.</summary>
    private static int LastOfFirstPart(Phrase phrase)
    {
        var first = phrase.HeadFirst;
        while (first < phrase.HeadEnd - 1 && phrase.Is(first, Lexicon.Stop))
        {
            first++;
        }

        var last = first;
        while (
            last + 1 < phrase.HeadEnd
            && !phrase.Is(last + 1, Lexicon.Stop)
            && !phrase.IsAfterMark(last + 1)
        )
        {
            last++;
        }

        return last;
    }

    private static HeadNoun? Following(Phrase phrase)
    {
        var end = Math.Min(phrase.Words.Length, phrase.HeadEnd + Beyond);
        for (var i = phrase.HeadEnd; i < end && !phrase.IsAfterMark(i); i++)
        {
            if (phrase.Is(i, Lexicon.Stop))
            {
                break;
            }

            if (FieldOf(phrase, i) is { } field)
            {
                return new(i, field);
            }
        }

        return null;
    }

    private static HeadNoun? Preceding(Phrase phrase, int last) =>
        FieldOf(phrase, last) is { } field ? new(last, field) : null;

    private static char? FieldOf(Phrase phrase, int word) =>
        English.FieldOf(Phrase.WithoutPossessive(phrase.LowerOf(word)));

    private static bool IsPossessive(Phrase phrase, int word) =>
        Phrase.WithoutPossessive(phrase.LowerOf(word)).Length < phrase.Words[word].Length;
}

using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V105: says what one likes (10 §4 A). "I love" inside "the people I love" tells which people, and is no taste.
/// </summary>
internal sealed class TasteWording : PhraseRule
{
    public override string Code => "V105";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase)
    {
        if (!phrase.Has(Lexicon.Taste) || BareVirtue.SeenIn(phrase) is not null)
        {
            return null;
        }

        for (
            var found = phrase.Find(Lexicon.Taste);
            found is var (first, count);
            found = phrase.Find(Lexicon.Taste, first + 1)
        )
        {
            if (!IsRelative(phrase, first))
            {
                return phrase.See(first, count);
            }
        }

        return null;
    }

    /// <summary>True for "I love" straight after a noun of the qualifier.</summary>
    private static bool IsRelative(Phrase phrase, int first) =>
        phrase.LowerOf(first) is "i" or "we"
        && first > phrase.HeadEnd
        && !phrase.IsAfterMark(first)
        && (
            !phrase.Is(first - 1, Lexicon.Stop)
            || phrase.LowerOf(first - 1)
                is "those"
                    or "ones"
                    or "who"
                    or "whom"
                    or "someone"
                    or "everyone"
        );
}

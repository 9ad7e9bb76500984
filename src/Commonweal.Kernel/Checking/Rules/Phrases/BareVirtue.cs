using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V115: nothing but the name of a virtue or an ideal (10 §4 A).</summary>
internal sealed class BareVirtue : PhraseRule
{
    public override string Code => "V115";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; rules about wording ask too, since a label has no wording.</summary>
    public static Sighting? SeenIn(Phrase phrase)
    {
        if (!phrase.Has(Lexicon.Virtue) && !phrase.Has(Lexicon.Ideal))
        {
            return null;
        }

        int? virtue = null;
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            if (phrase.Is(i, Lexicon.Virtue) || phrase.Is(i, Lexicon.Ideal))
            {
                virtue ??= i;
            }
            else if (!phrase.Is(i, Lexicon.Stop))
            {
                return null;
            }
        }

        return virtue is { } word ? phrase.See(word, 1) : null;
    }
}

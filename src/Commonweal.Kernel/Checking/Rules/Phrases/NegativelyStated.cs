using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V113: head or qualifier is led by what should not be there (10 §4 A); "no longer" and "not yet" are no absence but a
/// change one can see.
/// </summary>
internal sealed class NegativelyStated : PhraseRule
{
    public override string Code => "V113";

    public override Sighting? Examine(Phrase phrase)
    {
        if (phrase.Find(Lexicon.Absence) is not var (first, count))
        {
            return null;
        }

        var lead = phrase.HeadEnd;
        while (lead < phrase.Words.Length && phrase.Is(lead, Lexicon.Link) && lead != first)
        {
            lead++;
        }

        // "SIGNS of avoidance" are there to be seen; "CAUTION in avoiding" is not.
        var isNamed =
            phrase.LowerOf(first) is "avoidance" or "absence" or "absences" or "prevention";
        return phrase.InHead(first) || (first == lead && !(isNamed && phrase.HasHead))
            ? phrase.See(first, count)
            : null;
    }
}

using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V106: a state to be reached (10 §4 A). What one wishes to do with a thing, said of the thing, is no goal.</summary>
internal sealed class GoalWording : PhraseRule
{
    public override string Code => "V106";

    public override Sighting? Examine(Phrase phrase)
    {
        if (!phrase.Has(Lexicon.Goal) || BareVirtue.SeenIn(phrase) is not null)
        {
            return null;
        }

        for (
            var found = phrase.Find(Lexicon.Goal);
            found is var (first, count);
            found = phrase.Find(Lexicon.Goal, first + 1)
        )
        {
            if (!IsRelative(phrase, first))
            {
                return phrase.See(first, count);
            }
        }

        return null;
    }

    /// <summary>In "TALKS I would like to have with her" the wish tells which talks are meant.</summary>
    private static bool IsRelative(Phrase phrase, int first) =>
        phrase.HasHead
        && first >= phrase.HeadEnd
        && phrase.LowerOf(first) is "i" or "we" or "i'd" or "we'd"
        && !phrase.IsAfterMark(first)
        && !phrase.Is(first - 1, Lexicon.Stop);
}

using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V104: says what must be done; that is a norm (10 §4 A). What follows "everyone" or "the AI" is V110's.
/// </summary>
internal sealed class DutyWording : PhraseRule
{
    public override string Code => "V104";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase)
    {
        if (!phrase.Has(Lexicon.Duty))
        {
            return null;
        }

        var vision = SocialVision.SeenIn(phrase)?.Start ?? phrase.Text.Length;
        for (
            var found = phrase.Find(Lexicon.Duty);
            found is var (first, count) && phrase.Words[first].Start < vision;
            found = phrase.Find(Lexicon.Duty, first + 1)
        )
        {
            if (!IsHabit(phrase, first, count))
            {
                return phrase.See(first, count);
            }
        }

        return null;
    }

    /// <summary>
    /// "Never interrupt" commands, and so does "when I never interrupt"; "agreements we never wrote down" and "parents who
    /// never ask" tell.
    /// </summary>
    private static bool IsHabit(Phrase phrase, int first, int count)
    {
        if (count != 1 || phrase.LowerOf(first) is not ("never" or "always"))
        {
            return false;
        }

        var commands = first + 1 < phrase.Words.Length && English.IsVerb(phrase.LowerOf(first + 1));
        var speaks =
            !phrase.HasHead
            || first == 0
            || phrase.Is(first - 1, Lexicon.Link)
            || phrase.LowerOf(first - 1) is "i" or "we" or "you" or "one" or "to" or "and";
        return !(commands && speaks);
    }
}

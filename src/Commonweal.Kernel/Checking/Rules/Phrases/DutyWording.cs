using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V104: says what must be done; that is a norm (10 §4 A). A "should" laid on everyone or on the AI is V110's.
/// </summary>
internal sealed class DutyWording : PhraseRule
{
    public override string Code => "V104";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase)
    {
        for (
            var found = phrase.Find(Lexicon.Duty);
            found is var (first, count);
            found = phrase.Find(Lexicon.Duty, first + 1)
        )
        {
            var seen = phrase.See(first, count);
            if (SocialVision.SeenIn(phrase) is not { } vision || !vision.Covers(seen))
            {
                return seen;
            }
        }

        return null;
    }
}

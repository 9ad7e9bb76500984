using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>
/// V109: a rallying cry, advertising, or a topic of parties and campaigns (10 §4 A). By itself it is a warning: people
/// attend to things at elections too. It rejects where the draft names nothing to attend to (V101), says too little to
/// look for it (V103), or is a wish for everybody (V110).
/// </summary>
internal sealed class RallyingCry : PhraseRule
{
    private const int CallWithin = 9;

    public override string Code => "V109";

    public override Sighting? Examine(Phrase phrase)
    {
        if (BareVirtue.SeenIn(phrase) is not null)
        {
            return null;
        }

        if (phrase.Find(Lexicon.Slogan) is var (first, count))
        {
            return Weigh(phrase, phrase.See(first, count));
        }

        if (phrase.Find(Lexicon.Ideology) is var (topic, words))
        {
            return Weigh(phrase, phrase.See(topic, words));
        }

        return IsCall(phrase) ? Weigh(phrase, phrase.SeeAll()) : null;
    }

    private static Sighting Weigh(Phrase phrase, Sighting seen) =>
        MissingHead.SeenIn(phrase) is not null && !IsTold(phrase)
        || TooThin.SeenIn(phrase) is not null && phrase.HasHead
        || SocialVision.SeenIn(phrase) is not null
            ? seen with
            {
                Variant = "calls",
            }
            : seen;

    /// <summary>"I work for the police" tells something about a person and calls for nothing.</summary>
    private static bool IsTold(Phrase phrase) =>
        phrase.LowerOf(0) is "i" or "i'm" or "i've" or "my" && phrase.Find(Lexicon.Call, 1) is null;

    /// <summary>A short sentence without a head that begins as calls and advertising do, and that no other rule knows.</summary>
    private static bool IsCall(Phrase phrase) =>
        !phrase.HasHead
        && phrase.Words.Length is > 1 and < CallWithin
        && (phrase.Find(Lexicon.Call) is (0, _) || Rings(phrase))
        && DutyWording.SeenIn(phrase) is null
        && TasteWording.SeenIn(phrase) is null
        && Measure.SeenIn(phrase) is null
        && SocialVision.SeenIn(phrase) is null
        && phrase.Find(Lexicon.Goal) is null
        && phrase.Find(Lexicon.Expectation) is null;

    /// <summary>"Kiss dull skin goodbye", but not "share of customers".</summary>
    private static bool IsBidding(Phrase phrase) =>
        English.IsVerb(phrase.LowerOf(0))
        && !phrase.Is(1, Lexicon.Link)
        && !phrase.Is(1, Lexicon.Auxiliary)
        && phrase.LowerOf(1) is not "to";

    /// <summary>Built for the ear: "bread, not bombs", "working families first", two short sentences, a call at the end.</summary>
    private static bool Rings(Phrase phrase)
    {
        if (phrase.Find(Lexicon.Subject) is (0, _) || phrase.LowerOf(0) is "my")
        {
            return false;
        }

        var last = phrase.Words.Length - 1;
        if (
            IsBidding(phrase)
            || phrase.LowerOf(last) is "first" or "now" or "forever"
            || phrase.Text[^1] == '!'
        )
        {
            return true;
        }

        for (var i = 1; i < phrase.Words.Length; i++)
        {
            var isNegated = phrase.LowerOf(i) is "not" or "no" or "never";
            if (phrase.IsAfterMark(i) && (isNegated || phrase.Text[phrase.Words[i - 1].End] == '.'))
            {
                return true;
            }
        }

        return false;
    }
}

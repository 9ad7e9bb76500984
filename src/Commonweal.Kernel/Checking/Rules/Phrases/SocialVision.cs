using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V110: a wish about how everyone, an institution or a machine ought to be (10 §4 A).</summary>
internal sealed class SocialVision : PhraseRule
{
    /// <summary>Words between the actor and its "should", in a phrase with a head and in a plain sentence.</summary>
    private const int Near = 3;
    private const int Far = 9;

    public override string Code => "V110";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V104 and V109 ask too.</summary>
    public static Sighting? SeenIn(Phrase phrase)
    {
        if (phrase.Has(Lexicon.Modal))
        {
            for (
                var found = phrase.Find(Lexicon.Actor);
                found is var (first, count);
                found = phrase.Find(Lexicon.Actor, first + 1)
            )
            {
                if (
                    !IsDescribed(phrase, first)
                    && ModalAfter(phrase, first + count) is { } end
                    && !IsSeen(phrase, first, end)
                )
                {
                    return phrase.See(first, end - first);
                }
            }
        }

        return phrase.Find(Lexicon.Vision) is var (start, length)
            ? phrase.See(start, length)
            : null;
    }

    /// <summary>"what people need" describes people; it asks nothing of them.</summary>
    private static bool IsDescribed(Phrase phrase, int actor) =>
        actor > 0 && phrase.LowerOf(actor - 1) is "what" or "how" or "things";

    /// <summary>One past the modal that follows the actor closely enough, or null.</summary>
    private static int? ModalAfter(Phrase phrase, int from)
    {
        var until = Math.Min(phrase.Words.Length, from + (phrase.HasHead ? Near : Far) + 1);
        if (phrase.Find(Lexicon.Modal, from, until) is not var (first, count))
        {
            return null;
        }

        for (var i = from; phrase.HasHead && i <= first; i++)
        {
            if (phrase.IsAfterMark(i) || phrase.Is(i, Lexicon.Link) || IsPerson(phrase.LowerOf(i)))
            {
                return null;
            }
        }

        return first + count;
    }

    /// <summary>"MOMENTS when children need a joke" looks at children; "society needs a change" looks at nobody.</summary>
    private static bool IsSeen(Phrase phrase, int actor, int end) =>
        phrase.HasHead
        && phrase.LowerOf(end - 1) is "need" or "needs" or "needed"
        && phrase.LowerOf(actor)
            is not (
                "everyone"
                or "everybody"
                or "nobody"
                or "society"
                or "humanity"
                or "mankind"
                or "humankind"
                or "world"
                or "government"
                or "country"
                or "nation"
                or "ai"
            );

    private static bool IsPerson(ReadOnlySpan<char> word) =>
        word is "i" or "you" or "he" or "she" or "we" or "they" or "it";
}

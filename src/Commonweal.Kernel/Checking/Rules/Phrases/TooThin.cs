using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking.Rules.Phrases;

/// <summary>V103: too little is said to look for it (10 §4 A).</summary>
internal sealed class TooThin : PhraseRule
{
    private const int LeastWords = 4;
    private const int LeastContent = 2;

    public override string Code => "V103";

    public override Sighting? Examine(Phrase phrase) => SeenIn(phrase);

    /// <summary>As <see cref="Examine"/>; V109 asks too.</summary>
    public static Sighting? SeenIn(Phrase phrase) =>
        phrase.Words.Length >= LeastWords && HasLink(phrase) && Content(phrase) >= LeastContent
            ? null
            : phrase.SeeAll();

    private static bool HasLink(Phrase phrase)
    {
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            if (phrase.Is(i, Lexicon.Link))
            {
                return true;
            }
        }

        // "APPRECIATING the small things", "QUESTIONS she asks": an object or a clause without a relative.
        return phrase.HasHead && phrase.Is(phrase.HeadEnd, Lexicon.Stop);
    }

    private static int Content(Phrase phrase)
    {
        var content = 0;
        for (var i = 0; i < phrase.Words.Length; i++)
        {
            content += phrase.IsContent(i) ? 1 : 0;
        }

        return content;
    }
}

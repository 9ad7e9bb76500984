using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking;

/// <summary>Which words of a phrase are its head: the first run of capitals that can name a kind of thing (10 §4, V101).</summary>
internal static class HeadWords
{
    /// <summary>In a line of text the head begins within this many characters.</summary>
    private const int Within = 40;

    /// <summary>
    /// The head of a line of text. After the verb of a sentence ("the bus is SAFE") capitals only stress; of a line all in
    /// capitals no word is set apart. A count of 0 means that there is none.
    /// </summary>
    public static (int First, int Count) InLine(string text, Word[] words) =>
        AreShouted(words) || IsCall(text, words) ? (0, 0) : Find(text, words, Within, isLine: true);

    /// <summary>The head of a policy whose first characters are set apart as its head.</summary>
    public static (int First, int Count) InPolicy(string text, Word[] words, int length) =>
        Find(text, words, Math.Max(1, length), isLine: false);

    /// <summary>True for two or more words that are all in capitals.</summary>
    public static bool AreShouted(Word[] words) =>
        words.Length > 1 && Array.TrueForAll(words, w => w.IsCapitals || w.Length == 1);

    private static (int First, int Count) Find(string text, Word[] words, int within, bool isLine)
    {
        for (var i = 0; i < words.Length && words[i].Start < within; i++)
        {
            if (!words[i].IsCapitals)
            {
                if (words[i].Is(Lexicon.Auxiliary))
                {
                    break;
                }

                continue;
            }

            var end = i;
            var names = false;
            while (end < words.Length && words[end].IsCapitals)
            {
                names |= CanName(text, words[end]) || IsNamingSmallWord(text, words, end);
                end++;
            }

            if (names && !(isLine && IsName(text, words, i, end)))
            {
                return (i, end - i);
            }

            i = end;
        }

        return (0, 0);
    }

    private static bool CanName(string text, Word word) =>
        !word.Is(Lexicon.Stop)
        && !word.Is(Lexicon.Acronym)
        && !English.IsVerbOnly(LowerOf(text, word));

    /// <summary>"OTHERS in the room who have not spoken": small words that name, where they stand first and are narrowed down.</summary>
    private static bool IsNamingSmallWord(string text, Word[] words, int word) =>
        word == 0
        && words.Length > 1
        && words[1].Is(Lexicon.Link)
        && LowerOf(text, words[0])
            is "others"
                or "those"
                or "someone"
                or "something"
                or "nothing"
                or "everything"
                or "will"
                or "might";

    /// <summary>"SAVE our schools", "STOP the war": a noun in form, an order by what follows.</summary>
    private static bool IsCall(string text, Word[] words) =>
        words.Length > 1
        && words[0].IsCapitals
        && words[0].Is(Lexicon.Call)
        && English.IsVerb(LowerOf(text, words[0]))
        && LowerOf(text, words[1]) is "the" or "our" or "your" or "us" or "them" or "all";

    /// <summary>
    /// One word in capitals that no dictionary knows and that nothing narrows down: most likely what somebody or something
    /// is called.
    /// </summary>
    private static bool IsName(string text, Word[] words, int first, int end) =>
        end == first + 1
        && end < words.Length
        && !words[end].Is(Lexicon.Link)
        && LowerOf(text, words[end]) is not ("and" or "or")
        && English.FieldOf(Phrase.WithoutPossessive(LowerOf(text, words[first]))) is null
        && English.FieldOf(LowerOf(text, words[end])) is null;

    private static string LowerOf(string text, Word word) =>
        text.AsSpan(word.Start, word.Length).ToString().ToLowerInvariant();
}

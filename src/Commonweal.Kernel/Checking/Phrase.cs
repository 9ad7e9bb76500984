using System.Buffers;
using Commonweal.Kernel.Checking.Lexicons;

namespace Commonweal.Kernel.Checking;

/// <summary>One word of a phrase.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">Its length.</param>
/// <param name="IsCapitals">True if it has two or more letters and all are capitals (a possessive ending aside).</param>
/// <param name="Facts">What the lexicons say of it, or null.</param>
internal readonly record struct Word(int Start, int Length, bool IsCapitals, WordFacts? Facts)
{
    /// <summary>One past its last code unit.</summary>
    public int End => Start + Length;

    /// <summary>True if the word by itself is an entry of the lexicon.</summary>
    public bool Is(Lexicon lexicon) =>
        Facts is { } facts && (facts.Alone & Vocabulary.Bit(lexicon)) != 0;
}

/// <summary>
/// One candidate policy as the text rules see it: the words as written, split and looked up once. O(length).
/// </summary>
internal sealed class Phrase
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(".,;:!?()\"“”—–");

    /// <summary>The lexicons of which an entry was found, one bit each, and where the first of each is.</summary>
    private ulong _found;
    private readonly (int First, int Count)[] _firsts = new (int, int)[Vocabulary.Lexicons];

    private Phrase(string text, string lower, Word[] words, (int First, int Count) head)
    {
        Text = text;
        Lower = lower;
        Words = words;
        (HeadFirst, HeadCount) = head;
        HeadNoun = Checking.HeadNoun.Of(this);
        FindFirsts();
    }

    /// <summary>As written.</summary>
    public string Text { get; }

    /// <summary>The text in lower case, character for character, apostrophes straight.</summary>
    public string Lower { get; }

    /// <summary>Its words in order. A word is letters and digits, with apostrophes and hyphens inside.</summary>
    public Word[] Words { get; }

    /// <summary>Index of the first word of the head: the first run of capitals that can name a kind of thing.</summary>
    public int HeadFirst { get; }

    /// <summary>Number of words of the head; 0 if there is none.</summary>
    public int HeadCount { get; }

    /// <summary>True for a line of two or more words all in capitals: none of them is set apart.</summary>
    public bool IsShouted { get; private init; }

    /// <summary>True if a head was found.</summary>
    public bool HasHead => HeadCount > 0;

    /// <summary>One past the last word of the head; 0 without one.</summary>
    public int HeadEnd => HeadFirst + HeadCount;

    /// <summary>The noun of the head; null without a head.</summary>
    public HeadNoun? HeadNoun { get; }

    /// <summary>The head as written, or empty.</summary>
    public string Head => HasHead ? Text[Words[HeadFirst].Start..Words[HeadEnd - 1].End] : "";

    /// <summary>
    /// A line of text: the head is sought in its first 40 characters, before the verb of the sentence if it is one. Of
    /// a line all in capitals no word is set apart.
    /// </summary>
    public static Phrase Of(string text)
    {
        var lower = LowerOf(text);
        var words = Split(text, lower);
        return new(text, lower, words, HeadWords.InLine(text, words))
        {
            IsShouted = HeadWords.AreShouted(words),
        };
    }

    /// <summary>A policy whose head is set apart already: the head is sought only there.</summary>
    public static Phrase Of(string head, string qualifier)
    {
        var text =
            qualifier.Length == 0 ? head
            : head.Length == 0 ? qualifier
            : $"{head} {qualifier}";
        var lower = LowerOf(text);
        var words = Split(text, lower);
        return new(text, lower, words, HeadWords.InPolicy(text, words, head.Length));
    }

    /// <summary>A word in lower case.</summary>
    public ReadOnlySpan<char> LowerOf(int word) =>
        Lower.AsSpan(Words[word].Start, Words[word].Length);

    /// <summary>True if the word lies in the head.</summary>
    public bool InHead(int word) => word >= HeadFirst && word < HeadEnd;

    /// <summary>True if the word is an entry of the lexicon by itself.</summary>
    public bool Is(int word, Lexicon lexicon) =>
        word >= 0 && word < Words.Length && Words[word].Is(lexicon);

    /// <summary>True if an entry of the lexicon is in this phrase. O(1).</summary>
    public bool Has(Lexicon lexicon) => (_found & Vocabulary.Bit(lexicon)) != 0;

    /// <summary>A word that says something: neither the head's noun, nor a stop word, nor the name of a virtue.</summary>
    public bool IsContent(int word) =>
        HeadNoun?.Word != word && !Words[word].Is(Lexicon.Stop) && !Words[word].Is(Lexicon.Virtue);

    /// <summary>The first entry of the lexicon, outside its exemptions: index of its first word, and its length in words. O(1).</summary>
    public (int First, int Count)? Find(Lexicon lexicon) =>
        Has(lexicon) ? _firsts[(int)lexicon] : null;

    /// <summary>As <see cref="Find(Lexicon)"/>, from a word on.</summary>
    public (int First, int Count)? Find(Lexicon lexicon, int from) =>
        Find(lexicon, from, Words.Length);

    /// <summary>As <see cref="Find(Lexicon, int)"/>, among entries that begin before a word.</summary>
    public (int First, int Count)? Find(Lexicon lexicon, int from, int until)
    {
        if (!Has(lexicon))
        {
            return null;
        }

        for (var i = Math.Max(from, _firsts[(int)lexicon].First); i < until; i++)
        {
            if (
                CountAt(i, lexicon, exempts: false) is > 0 and var count
                && !IsExempt(i, count, lexicon)
            )
            {
                return (i, count);
            }
        }

        return null;
    }

    /// <summary>The characters from one word to another, both inclusive.</summary>
    public Sighting See(int first, int count) =>
        new(Words[first].Start, Words[first + count - 1].End - Words[first].Start);

    /// <summary>The whole text.</summary>
    public Sighting SeeAll() => Words.Length == 0 ? new(0, Text.Length) : See(0, Words.Length);

    /// <summary>True if a comma, stop or other mark stands between a word and the one before it.</summary>
    public bool IsAfterMark(int word) =>
        word > 0
        && Text.AsSpan(Words[word - 1].End, Words[word].Start - Words[word - 1].End)
            .ContainsAny(Marks);

    /// <summary>One pass over the words for all lexicons.</summary>
    private void FindFirsts()
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if (Words[i].Facts is not { } facts || (facts.Begins & ~_found) == 0)
            {
                continue;
            }

            foreach (var entry in facts.Entries)
            {
                var count = 1 + entry.Rest.Length;
                if (
                    !entry.Exempts
                    && !Has(entry.Lexicon)
                    && Fits(entry, i)
                    && !IsExempt(i, count, entry.Lexicon)
                )
                {
                    _found |= Vocabulary.Bit(entry.Lexicon);
                    _firsts[(int)entry.Lexicon] = (i, count);
                }
            }
        }
    }

    /// <summary>Words of the longest entry (or exemption) of the lexicon that begins at a word; 0 if none does.</summary>
    private int CountAt(int word, Lexicon lexicon, bool exempts)
    {
        if (Words[word].Facts is not { } facts)
        {
            return 0;
        }

        foreach (var entry in facts.Entries)
        {
            if (entry.Lexicon == lexicon && entry.Exempts == exempts && Fits(entry, word))
            {
                return 1 + entry.Rest.Length;
            }
        }

        return 0;
    }

    private bool Fits(Entry entry, int word)
    {
        if (
            word + entry.Rest.Length >= Words.Length
            || (entry.Anchored && (word != 0 || InHead(0)))
        )
        {
            return false;
        }

        for (var i = 0; i < entry.Rest.Length; i++)
        {
            var alternatives = entry.Rest[i];
            if (alternatives.Length > 0 && !OneOf(alternatives, LowerOf(word + 1 + i)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool OneOf(string[] alternatives, ReadOnlySpan<char> word)
    {
        foreach (var alternative in alternatives)
        {
            if (word.SequenceEqual(alternative))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsExempt(int first, int count, Lexicon lexicon)
    {
        for (var i = Math.Max(0, first - Vocabulary.LongestEntry); i <= first; i++)
        {
            if (i + CountAt(i, lexicon, exempts: true) >= first + count)
            {
                return true;
            }
        }

        return false;
    }

    private static string LowerOf(string text) => text.ToLowerInvariant().Replace('’', '\'');

    private static Word[] Split(string text, string lower)
    {
        List<Word> words = new(16);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                continue;
            }

            var start = i;
            while (i < text.Length && IsInside(text, i))
            {
                i++;
            }

            words.Add(
                new(
                    start,
                    i - start,
                    IsAllCapitals(text.AsSpan(start, i - start)),
                    Vocabulary.Of(lower.AsSpan(start, i - start))
                )
            );
        }

        return [.. words];
    }

    private static bool IsInside(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || (
            text[i] is '\'' or '’' or '-'
            && i + 1 < text.Length
            && char.IsLetterOrDigit(text[i + 1])
        );

    private static bool IsAllCapitals(ReadOnlySpan<char> written)
    {
        var letters = 0;
        foreach (var c in WithoutPossessive(written))
        {
            if (char.IsUpper(c))
            {
                letters++;
            }
            else if (char.IsLetterOrDigit(c))
            {
                return false;
            }
        }

        return letters >= 2;
    }

    /// <summary>"child's" and "CHILD’S" without their ending.</summary>
    public static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' ? word[..^2] : word;
}

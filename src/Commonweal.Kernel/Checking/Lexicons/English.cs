using System.Buffers;

namespace Commonweal.Kernel.Checking.Lexicons;

/// <summary>
/// English nouns and verbs of one word, from WordNet 3.0 (Fellbaum 1998; see <c>docs/reference/lexicons.md</c>). The
/// files are searched as they are, so that nothing is built before the first look-up: one look-up is O(log n).
/// </summary>
internal static class English
{
    private static readonly Lazy<SortedLines> Nouns = new(() => new SortedLines("nouns"));
    private static readonly Lazy<SortedLines> Plurals = new(() => new SortedLines("plurals"));
    private static readonly Lazy<SortedLines> Verbs = new(() => new SortedLines("verbs"));

    /// <summary>
    /// Fields (WordNet lexicographer files, as letters of <c>nouns.txt</c>) of things one can attend to (10 §4): all
    /// but animal, artifact, food, plant, possession, quantity and substance.
    /// </summary>
    private static readonly SearchValues<char> Attendable = SearchValues.Create(
        "abefghijlmnopqtvwxz"
    );

    /// <summary>True if a field is one of things people can attend to.</summary>
    public static bool IsAttendable(char field) => Attendable.Contains(field);

    /// <summary>True if the word is a verb in its base form.</summary>
    public static bool IsVerb(ReadOnlySpan<char> word) => Verbs.Value.Find(word) is not null;

    /// <summary>True if the word is a verb in its base form and neither noun nor adjective: "encourage", not "support" or "gentle".</summary>
    public static bool IsVerbOnly(ReadOnlySpan<char> word) =>
        Verbs.Value.Find(word) is "" && FieldOf(word) is null;

    /// <summary>
    /// The field of a noun's commonest sense, singular or plural, as a letter of <c>nouns.txt</c>; null if the word is
    /// no noun of the list. A compound is its last part ("self-awareness"), a gerund is an act ("balancing").
    /// </summary>
    /// <param name="word">Lower case, without possessive ending.</param>
    public static char? FieldOf(ReadOnlySpan<char> word)
    {
        if (Singular(word) is { } field)
        {
            return field;
        }

        var hyphen = word.LastIndexOf('-');
        return hyphen >= 0 ? FieldOf(word[(hyphen + 1)..])
            : IsGerund(word) ? 'b'
            : null;
    }

    /// <summary>
    /// A head is a plural, so the singular is tried first ("ways" are ways, not the slipway of a shipyard): irregular
    /// forms, then the ways a plural is spelled in English, undone one by one, then the word as written.
    /// </summary>
    private static char? Singular(ReadOnlySpan<char> word)
    {
        if (Plurals.Value.Find(word) is { } irregular)
        {
            return Field(irregular);
        }

        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return Field(word);
        }

        return Field(word[..^1])
            ?? (
                word.EndsWith("ies", StringComparison.Ordinal) ? Field($"{word[..^3]}y")
                : word.EndsWith("ves", StringComparison.Ordinal)
                    ? Field($"{word[..^3]}f") ?? Field($"{word[..^3]}fe")
                : word.EndsWith("es", StringComparison.Ordinal) ? Field(word[..^2])
                : null
            )
            ?? Field(word);
    }

    private static char? Field(ReadOnlySpan<char> noun) => Nouns.Value.Find(noun)?[0];

    /// <summary>"setting", "balancing" and "validating" come from a verb.</summary>
    private static bool IsGerund(ReadOnlySpan<char> word)
    {
        if (word.Length < 6 || !word.EndsWith("ing", StringComparison.Ordinal))
        {
            return false;
        }

        var stem = word[..^3];
        return IsVerb(stem) || IsVerb($"{stem}e") || (stem[^1] == stem[^2] && IsVerb(stem[..^1]));
    }
}

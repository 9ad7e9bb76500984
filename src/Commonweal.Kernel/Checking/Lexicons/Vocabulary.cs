using System.Collections.Frozen;
using System.Reflection;

namespace Commonweal.Kernel.Checking.Lexicons;

/// <summary>One word sequence of a lexicon.</summary>
/// <param name="Lexicon">Whose it is.</param>
/// <param name="Rest">The words after the first, each a list of alternatives; an empty list stands for any word.</param>
/// <param name="Anchored">Only at the start of a phrase that does not begin with its head.</param>
/// <param name="Exempts">True if finding it takes back what lies inside it.</param>
internal sealed record Entry(Lexicon Lexicon, string[][] Rest, bool Anchored, bool Exempts);

/// <summary>What the lexicons say of one word.</summary>
/// <param name="Alone">The lexicons in which the word by itself is an entry, one bit each.</param>
/// <param name="Begins">The lexicons with an entry (not an exemption) that begins with the word, one bit each.</param>
/// <param name="Entries">Those entries and exemptions, longest first.</param>
internal sealed record WordFacts(ulong Alone, ulong Begins, Entry[] Entries);

/// <summary>
/// All lexicons, turned round once so that every word of a phrase is looked up once: from the first word of an entry to
/// the entries that begin with it.
/// </summary>
internal static class Vocabulary
{
    /// <summary>How many lexicons there are.</summary>
    public static readonly int Lexicons = Enum.GetValues<Lexicon>().Length;

    /// <summary>No entry has more words.</summary>
    public const int LongestEntry = 8;

    private static readonly Lazy<Loaded> Words = new(Load);

    /// <summary>What the lexicons say of a lower-case word, or null. O(length of the word).</summary>
    public static WordFacts? Of(ReadOnlySpan<char> word) =>
        Words.Value.Lookup.TryGetValue(word, out var facts) ? facts : null;

    /// <summary>The version a lexicon's file states in its first line.</summary>
    public static int VersionOf(Lexicon lexicon) => Words.Value.Versions[(int)lexicon];

    /// <summary>The bit of a lexicon in <see cref="WordFacts"/>.</summary>
    public static ulong Bit(Lexicon lexicon) => 1UL << (int)lexicon;

    /// <summary>Opens a file of this folder as it stands in the assembly.</summary>
    public static Stream Open(string name) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"lexicons/{name}.txt")
        ?? throw new FileNotFoundException($"The lexicon {name} is not in the assembly.");

    private static Loaded Load()
    {
        Dictionary<string, List<Entry>> byFirst = new(StringComparer.Ordinal);
        var lexicons = Enum.GetValues<Lexicon>();
        var versions = new int[lexicons.Length];
        foreach (var lexicon in lexicons)
        {
            var name = lexicon.ToString().ToLowerInvariant();
            using StreamReader reader = new(Open(name));
            versions[(int)lexicon] = Version(name, reader.ReadLine());
            while (reader.ReadLine() is { } line)
            {
                var text = line.Split('#')[0].Trim();
                if (text.Length > 0)
                {
                    Add(byFirst, lexicon, text);
                }
            }
        }

        return new(
            byFirst
                .ToFrozenDictionary(p => p.Key, p => Facts(p.Value), StringComparer.Ordinal)
                .GetAlternateLookup<ReadOnlySpan<char>>(),
            versions
        );
    }

    private static int Version(string name, string? line) =>
        line is not null
        && line.StartsWith("# version ", StringComparison.Ordinal)
        && int.TryParse(
            line.AsSpan(10),
            System.Globalization.CultureInfo.InvariantCulture,
            out var version
        )
            ? version
            : throw new FormatException($"{name}.txt starts with the line '# version N'.");

    private static void Add(Dictionary<string, List<Entry>> byFirst, Lexicon lexicon, string text)
    {
        var exempts = text[0] == '!';
        var anchored = text[0] == '^';
        var words = text.TrimStart('!', '^')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w == "*" ? [] : w.Split('/'))
            .ToArray();
        if (words[0].Length == 0 || words.Length > LongestEntry)
        {
            throw new FormatException(
                $"{lexicon}: an entry has at most {LongestEntry} words and begins with one, not with '*': {text}"
            );
        }

        Entry entry = new(lexicon, words[1..], anchored, exempts);
        foreach (var first in words[0])
        {
            if (!byFirst.TryGetValue(first, out var entries))
            {
                byFirst[first] = entries = [];
            }

            entries.Add(entry);
        }
    }

    private static WordFacts Facts(List<Entry> entries)
    {
        var alone = 0UL;
        var begins = 0UL;
        foreach (var entry in entries.Where(e => !e.Exempts))
        {
            begins |= Bit(entry.Lexicon);
            alone |= entry.Rest.Length == 0 ? Bit(entry.Lexicon) : 0;
        }

        return new(alone, begins, [.. entries.OrderByDescending(e => e.Rest.Length)]);
    }

    private sealed record Loaded(
        FrozenDictionary<string, WordFacts>.AlternateLookup<ReadOnlySpan<char>> Lookup,
        int[] Versions
    );
}

#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false

// Writes the bundled dictionary of the text rules from the WordNet 3.0 data files.
// dotnet run tools/BuildLexicon.cs -- /usr/share/wordnet src/Commonweal.Kernel/Checking/Lexicons
// The same input gives the same bytes. The result is committed; nobody who builds Commonweal needs WordNet.

using System.Globalization;
using System.Text;

if (args.Length != 2)
{
    Console.Error.WriteLine(
        "usage: dotnet run tools/BuildLexicon.cs -- WORDNET-FOLDER LEXICON-FOLDER"
    );
    return 2;
}

var (wordNet, target) = (args[0], args[1]);
var nouns = Nouns(wordNet);
var plurals = IrregularPlurals(wordNet, nouns);
var adjectives = Lemmas(Path.Combine(wordNet, "index.adj"))
    .Select(l => l.Word)
    .ToHashSet(StringComparer.Ordinal);
var verbs = Lemmas(Path.Combine(wordNet, "index.verb"))
    .Select(l => adjectives.Contains(l.Word) ? $"{l.Word} a" : l.Word);

Write(
    "nouns",
    "English nouns of one word, each with the field of its commonest sense as a letter: "
        + "a Tops, b act, c animal, d artifact, e attribute, f body, g cognition, h communication, i event, "
        + "j feeling, k food, l group, m location, n motive, o object, p person, q phenomenon, r plant, "
        + "s possession, t process, u quantity, v relation, w shape, x state, y substance, z time.",
    nouns.Select(n => $"{n.Key} {n.Value}")
);
Write(
    "plurals",
    "Plurals that no rule of spelling gives: plural, then singular.",
    plurals.Select(p => $"{p.Key} {p.Value}")
);
Write("verbs", "English verbs of one word; a stands after those that are adjectives too.", verbs);
return 0;

// Lemma → letter of the lexicographer file of its first sense that is not written as a proper name.
static SortedDictionary<string, char> Nouns(string folder)
{
    SortedDictionary<string, char> nouns = new(StringComparer.Ordinal);
    using var data = File.OpenRead(Path.Combine(folder, "data.noun"));
    foreach (var (word, senses) in Lemmas(Path.Combine(folder, "index.noun")))
    {
        foreach (var sense in senses)
        {
            // 00001740 03 n 01 entity 0 …: offset, file, part of speech, word count in hex, then word and id in turn.
            data.Position = sense;
            var fields = LineAt(data).Split(' ');
            var count = int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (Enumerable.Range(0, count).Any(i => fields[4 + (2 * i)] == word))
            {
                var file = int.Parse(fields[1], CultureInfo.InvariantCulture);
                nouns[word] = (char)('a' + file - 3);
                break;
            }
        }
    }

    return nouns;
}

static SortedDictionary<string, string> IrregularPlurals(
    string folder,
    SortedDictionary<string, char> nouns
)
{
    SortedDictionary<string, string> plurals = new(StringComparer.Ordinal);
    foreach (var line in File.ReadLines(Path.Combine(folder, "noun.exc")))
    {
        var pair = line.Split(' ');
        if (nouns.ContainsKey(pair[1]) && !nouns.ContainsKey(pair[0]))
        {
            plurals.TryAdd(pair[0], pair[1]);
        }
    }

    return plurals;
}

// abandonment n 3 4 @ ~ + ; 3 2 00204439 00055010 …: lemma, part of speech, senses, pointers, …, one offset per sense.
static IEnumerable<(string Word, long[] Senses)> Lemmas(string index) =>
    File.ReadLines(index)
        .Where(line => line[0] != ' ')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(fields => IsOneWord(fields[0]))
        .Select(fields =>
            (
                fields[0],
                fields[^int.Parse(fields[2], CultureInfo.InvariantCulture)..]
                    .Select(offset => long.Parse(offset, CultureInfo.InvariantCulture))
                    .ToArray()
            )
        )
        .OrderBy(lemma => lemma.Item1, StringComparer.Ordinal);

static bool IsOneWord(string lemma) =>
    lemma.Length > 1 && lemma.All(c => char.IsAsciiLetterLower(c) || c == '-');

static string LineAt(Stream data)
{
    StringBuilder line = new();
    for (int b; (b = data.ReadByte()) is not -1 and not '\n'; )
    {
        line.Append((char)b);
    }

    return line.ToString();
}

void Write(string name, string what, IEnumerable<string> lines)
{
    List<string> text =
    [
        "# version 1",
        $"# {what}",
        "# Written by tools/BuildLexicon.cs from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved.",
        "# Licence and citation: docs/reference/lexicons.md. Sorted by ordinal value: keep it sorted when you edit it.",
        .. lines,
    ];
    File.WriteAllText(Path.Combine(target, name + ".txt"), string.Join('\n', text) + "\n");
    Console.WriteLine($"{name}: {text.Count - 4} entries");
}

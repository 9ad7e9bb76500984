using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Checking.Lexicons;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>The lexicons are edited by hand; these tests find the slips of hands.</summary>
public sealed class LexiconTests
{
    public static TheoryData<string> Names => [.. Enum.GetNames<Lexicon>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_entry_can_be_found_in_a_phrase_that_consists_of_it(string name)
    {
        var lexicon = Enum.Parse<Lexicon>(name);
        foreach (var entry in Entries(name).Where(e => e[0] != '!'))
        {
            foreach (var text in Spoken(entry))
            {
                var phrase = Phrase.Of(text);
                var found = phrase.Find(lexicon) is not null || Exempted(name, text);
                found.ShouldBeTrue($"{name}: '{entry}' as '{text}'");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_lexicon_states_its_version_and_says_nothing_twice(string name)
    {
        Vocabulary.VersionOf(Enum.Parse<Lexicon>(name)).ShouldBeGreaterThanOrEqualTo(1);
        Entries(name).GroupBy(e => e).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        Entries(name).ShouldAllBe(e => !e.Any(char.IsUpper));
    }

    [Theory]
    [InlineData("nouns")]
    [InlineData("plurals")]
    [InlineData("verbs")]
    public void The_dictionary_is_sorted_so_that_every_entry_is_found(string name)
    {
        SortedLines lines = new(name);
        var entries = Entries(name).Select(e => e.Split(' ', 2)).ToList();
        entries.Select(e => e[0]).ShouldBe(entries.Select(e => e[0]).Order(StringComparer.Ordinal));
        foreach (var entry in entries)
        {
            lines.Find(entry[0]).ShouldBe(entry.Length == 2 ? entry[1] : "");
        }
    }

    [Theory]
    [InlineData("moments", 'z')]
    [InlineData("children", 'p')]
    [InlineData("lives", 'x')]
    [InlineData("wishes", 'j')]
    [InlineData("stories", 'h')]
    [InlineData("ways", 'e')]
    [InlineData("progress", 'b')]
    [InlineData("self-awareness", 'g')]
    [InlineData("setting", 'm')]
    [InlineData("validating", 'b')]
    [InlineData("dollars", 'u')]
    public void A_plural_has_the_field_of_its_singular(string noun, char field) =>
        English.FieldOf(noun).ShouldBe(field);

    [Theory]
    [InlineData("encourage", true)]
    [InlineData("promote", true)]
    [InlineData("support", false)] // a noun, too
    [InlineData("gentle", false)] // an adjective, too
    public void Some_verbs_are_nothing_but_verbs(string word, bool only) =>
        English.IsVerbOnly(word).ShouldBe(only);

    [Theory]
    [InlineData("")]
    [InlineData("zzzz")]
    [InlineData("größe")]
    [InlineData("# version 1")]
    public void Words_that_are_not_in_the_dictionary_are_unknown(string word) =>
        English.FieldOf(word).ShouldBeNull();

    private static bool Exempted(string name, string text) =>
        Entries(name)
            .Where(e => e[0] == '!')
            .SelectMany(Spoken)
            .Any(e =>
                $" {text} ".Contains($" {e} ", StringComparison.Ordinal)
                || e.Contains(text, StringComparison.Ordinal)
            );

    /// <summary>One phrase for every alternative of every word of an entry, the other words by their first.</summary>
    private static IEnumerable<string> Spoken(string entry)
    {
        var words = entry
            .TrimStart('!', '^')
            .Split(' ')
            .Select(w => w == "*" ? ["thing"] : w.Split('/'))
            .ToArray();
        for (var i = 0; i < words.Length; i++)
        {
            foreach (var alternative in words[i])
            {
                yield return string.Join(' ', words.Select((w, k) => k == i ? alternative : w[0]));
            }
        }
    }

    private static List<string> Entries(string name)
    {
        using StreamReader reader = new(Vocabulary.Open(name.ToLowerInvariant()));
        return [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0 && line[0] != '#')];
    }
}

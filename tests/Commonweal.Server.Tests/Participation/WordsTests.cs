using System.Text.RegularExpressions;
using Commonweal.Kernel.Checking;
using Commonweal.Server.Words;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Participation;

public sealed partial class WordsTests
{
    [Fact]
    public void Every_language_has_the_same_words_with_the_same_places()
    {
        var english = Phrasebook.English;
        foreach (var language in Phrasebook.Languages)
        {
            var other = Phrasebook.Of(language);
            other.Keys.ShouldBe(english.Keys);
            foreach (var key in english.Keys)
            {
                Phrasebook.PlacesIn(other[key]).ShouldBe(Phrasebook.PlacesIn(english[key]), key);
            }
        }
    }

    [Fact]
    public void Every_rule_on_a_line_of_a_card_is_said_in_the_words_of_participants()
    {
        foreach (var code in PhraseChecker.Codes)
        {
            foreach (var part in new[] { "seen", "why", "ways" })
            {
                Phrasebook.English.Has($"finding.{code}.{part}").ShouldBeTrue($"{code} {part}");
            }
        }
    }

    [Fact]
    public void No_page_of_the_path_has_a_sentence_of_its_own()
    {
        var root = typeof(WordsTests)
            .Assembly.GetCustomAttributes(false)
            .OfType<System.Reflection.AssemblyMetadataAttribute>()
            .Single(a => a.Key == "RepositoryRoot")
            .Value!;
        var pages = Directory.GetFiles(
            Path.Combine(root, "src/Commonweal.Server/Features/Participation/Pages"),
            "*.razor"
        );
        pages.ShouldNotBeEmpty();
        foreach (var page in pages)
        {
            var markup = Code().Replace(File.ReadAllText(page), "");
            foreach (Match between in Between().Matches(Comments().Replace(markup, "")))
            {
                Sentence()
                    .IsMatch(between.Value)
                    .ShouldBeFalse($"{Path.GetFileName(page)}: {between.Value}");
            }
        }
    }

    [GeneratedRegex(@"\n@code \{.*$", RegexOptions.Singleline, 1000)]
    private static partial Regex Code();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline, 1000)]
    private static partial Regex Comments();

    /// <summary>Text between two tags on one line that holds no expression.</summary>
    [GeneratedRegex(@">[^<>@{}=\n]*</", RegexOptions.None, 1000)]
    private static partial Regex Between();

    [GeneratedRegex(@"\p{L}{2,}\s+\p{L}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Sentence();
}

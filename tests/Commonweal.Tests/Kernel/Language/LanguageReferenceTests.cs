using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commonweal.Kernel.Language;
using Commonweal.Kernel.Language.Parsing;
using Commonweal.Kernel.Values;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Language;

/// <summary>The language reference is read by the parser, so that it stays true.</summary>
public sealed class LanguageReferenceTests
{
    private static readonly Regex Fences = new(
        "```(?<kind>[a-z]+)\n(?<text>[^`]*)```",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    );

    private static string Page { get; } =
        File.ReadAllText(Repository.PathOf("docs", "reference", "language.md"));

    public static TheoryData<string> Drafts { get; } = [.. Blocks("weal")];

    /// <summary>The examples as whole files.</summary>
    internal static IEnumerable<string> Examples =>
        Blocks("weal")
            .Select(draft =>
                draft.StartsWith("weal", StringComparison.Ordinal) ? draft : $"weal 1\n{draft}"
            );

    [Theory, MemberData(nameof(Drafts))]
    public void Every_example_is_read_without_findings_and_survives_all_forms(string draft)
    {
        var declarations = Weal.Clean(draft);
        Document document = new(1, declarations);

        WealParser.Parse(WealPrinter.Print(document)).Document.ShouldBe(document);
        JsonTwin.Read(JsonTwin.Write(document)).Document.ShouldBe(document);
    }

    [Theory, MemberData(nameof(Drafts))]
    public void Every_example_is_laid_out_as_the_formatter_lays_out(string draft)
    {
        var text = draft.StartsWith("weal", StringComparison.Ordinal)
            ? draft
            : $"weal 1\n\n{draft}";

        Unspaced(WealFormatter.Format(text).Text!).ShouldBe(Unspaced(text));
    }

    [Fact]
    public void Every_kind_of_declaration_and_every_word_has_an_example()
    {
        var examples = Blocks("weal").SelectMany(WordsOf).ToHashSet(StringComparer.Ordinal);
        var words = Vocabulary
            .Declarations.Concat(Vocabulary.NormClauses)
            .Concat(Vocabulary.ScopeClauses)
            .Concat(Vocabulary.ChoiceClauses)
            .Concat(Vocabulary.ValueClauses)
            .Concat(Vocabulary.UpgradeClauses)
            .Concat(Vocabulary.Probes.Words)
            .Concat(Vocabulary.Sources.Words);

        words.Where(w => !examples.Contains(w)).ShouldBeEmpty();
    }

    [Fact]
    public void The_grammar_has_every_word_of_the_language()
    {
        var grammar = Blocks("ebnf").ShouldHaveSingleItem();
        var words = Vocabulary
            .Declarations.Concat(Vocabulary.NormClauses)
            .Concat(Vocabulary.ScopeClauses)
            .Concat(Vocabulary.ChoiceClauses)
            .Concat(Vocabulary.ValueClauses)
            .Concat(Vocabulary.UpgradeClauses)
            .Concat(Vocabulary.Acts.Words)
            .Concat(Vocabulary.UpgradeReasons.Words)
            .Concat(Vocabulary.DropReasons.Words)
            .Concat(Vocabulary.Probes.Words)
            .Concat(Vocabulary.Sources.Words)
            .Concat(Vocabulary.Comparisons.Words)
            .Concat(Vocabulary.Qualities.Select(q => q.Word))
            .Append(Vocabulary.Always);

        words.Where(w => !grammar.Contains($"\"{w}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void The_json_example_and_its_hash_are_what_the_page_says()
    {
        var blocks = Blocks("json").ToList();
        blocks.Count.ShouldBe(2);
        var result = JsonTwin.Read(blocks[0]);

        result.Findings.ShouldBeEmpty();
        JsonNode
            .DeepEquals(JsonNode.Parse(JsonTwin.Write(result.Document)), JsonNode.Parse(blocks[0]))
            .ShouldBeTrue();
        var value = result.Document.Declarations.OfType<Value>().Single();
        ContentHash.CanonicalText(value).ShouldBe(blocks[1].Trim());
        Page.ShouldContain($"`{ContentHash.Of(value)}`");
    }

    private static IEnumerable<string> Blocks(string kind) =>
        Fences
            .Matches(Page)
            .Where(m => m.Groups["kind"].Value == kind)
            .Select(m => m.Groups["text"].Value);

    private static IEnumerable<string> WordsOf(string draft)
    {
        Outline outline = new();
        var text = draft.StartsWith("weal", StringComparison.Ordinal) ? draft : $"weal 1\n{draft}";
        WealParser.Parse(new(text), outline);
        return outline.Tokens.Select(t => text[t.Start..t.End]);
    }

    /// <summary>Examples stand closer on a page than in a file.</summary>
    private static string Unspaced(string text) =>
        text.Replace("\n\n", "\n", StringComparison.Ordinal);
}

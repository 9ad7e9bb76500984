using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking;

/// <summary>Whose words a card has (10 §4 F, §10).</summary>
public sealed class ProvenanceRuleTests
{
    private const string Phrase = "that company has become tiring for them";

    [Theory]
    [InlineData("from p4 t1 68..107", "")]
    [InlineData("from m1 t1 68..107 accepted", "P602")]
    [InlineData("from m1 t1 68..107", "P602")]
    [InlineData("from p5 t1 68..107 accepted", "P602")]
    [InlineData(
        "from m1 t1 68..107 accepted restated \"when company is tiring, people answer in one word\" from p4 t2 0..48",
        ""
    )]
    [InlineData(
        "from m1 t1 68..107 accepted restated \"signs that company has become tiring for them\" from p4 t2 0..45",
        "P602"
    )]
    [InlineData(
        "from m1 t1 68..107 accepted restated \"nothing in common with it\" from p4 t2 0..25",
        "P602"
    )]
    [InlineData(
        "from m1 t1 68..107 accepted restated \"when company is tiring, people answer in one word\" from m1 t2 0..48",
        "P602"
    )]
    public void Words_of_others_count_once_they_are_said_again_in_one_s_own(
        string provenance,
        string codes
    ) => Drafts.Codes(Card(provenance)).ShouldBe(codes);

    [Theory] // 10 §4 F: edit ≥ 50 % own tokens
    [InlineData("signs company is over", "")]
    [InlineData("signs that company has become dull", "P602")]
    public void An_edit_makes_words_one_s_own_from_half_of_them_on(string suggestion, string codes)
    {
        var text = $"m1: {suggestion}\n";

        Drafts
            .Codes(
                $"transcript t8 \"m1: {suggestion}\\n\"\n"
                    + Card($"from m1 t8 4..{text.Length - 1} edited")
            )
            .ShouldBe(codes);
    }

    [Fact] // 10 §0 L3
    public void What_a_model_holds_is_never_accepted()
    {
        var draft =
            "model m2\n" + Card("from p4 t1 68..107").Replace("p4", "m2", StringComparison.Ordinal);

        Drafts.Standing(draft).ShouldBe("candidate");
    }

    [Theory] // 10 §4 F: a model turn at most three turns earlier
    [InlineData(0, "P603")]
    [InlineData(2, "P603")]
    [InlineData(3, "")]
    public void An_echo_is_heard_for_three_turns(int turnsBetween, string codes)
    {
        var before =
            "m1: perhaps signs that company has become tiring\n"
            + string.Concat(Enumerable.Repeat("p4: hm\n", turnsBetween));

        Drafts.Codes(WithTranscript($"{before}p4: ", Phrase)).ShouldBe(codes);
    }

    [Fact]
    public void What_another_person_said_before_is_no_echo() =>
        Drafts
            .Codes(WithTranscript("p5: signs that company has become tiring\np4: ", Phrase))
            .ShouldBe("");

    [Theory]
    [InlineData("p4: ", "That company has become tiring, for them!", "")]
    [InlineData("p4: ", "signs that company has become tiring for them", "")]
    [InlineData("p4: ", "that company is tiring", "P606")]
    [InlineData("p5: ", "that company has become tiring for them", "P606")]
    [InlineData("", "that company has become tiring for them", "")]
    public void A_citation_says_the_line_in_the_mouth_of_its_source(
        string before,
        string said,
        string codes
    ) => Drafts.Codes(WithTranscript(before, said)).ShouldBe(codes);

    [Fact]
    public void A_stretch_outside_the_transcript_is_a_finding() =>
        Drafts
            .Messages("transcript t8 \"short\"\n" + Card("from p4 t8 3..99"), "P606")
            .ShouldBe(["3..99 lies outside the transcript t8, which has 5 characters."]);

    [Fact] // an edit's words are not compared, its speaker is
    public void A_stretch_that_begins_in_someone_s_name_is_still_theirs() =>
        Drafts
            .Codes(
                "transcript t8 \"p4: hm\\np5: company tires people\"\n"
                    + Card("from p4 t8 6..32 edited")
            )
            .ShouldBe("P606");

    [Theory] // 10 §9.2: glue of up to three words
    [InlineData("company has become tiring for them", "")]
    [InlineData("become tiring for them", "")]
    [InlineData("tiring for them", "P606")]
    public void A_draft_from_one_s_own_words_may_add_three(string said, string code) =>
        Drafts
            .Check(
                $"transcript t8 \"p4: {said}\"\n"
                    + Card($"from p4 t8 4..{4 + said.Length} accepted")
            )
            .Diagnostics.Select(d => d.Code)
            .Where(c => c == "P606")
            .ShouldBe(code.Length == 0 ? [] : [code]);

    [Fact] // 10 §4 F: sha256 or undeclared is information, not S506
    public void A_transcript_kept_elsewhere_is_for_information()
    {
        var hash = new string('a', 64);

        Drafts
            .Check($"transcript t1 sha256 \"{hash}\"\n" + Card("from p4 t7 68..107"))
            .Diagnostics.Select(d => $"{d.Code} {d.Severity}")
            .ShouldBe(["P607 Information", "P607 Information"]);
    }

    [Fact] // 10 §4 F: catch trials accepted ≥ 50 %, counted over all of a person's
    public void Decoys_are_counted_together() =>
        Drafts
            .Codes(
                Card("from p4 t1 68..107")
                    + "trials p4 accepted 1 of 3\ntrials p4 accepted 2 of 3\ntrials p5 accepted 0 of 0"
            )
            .ShouldBe("P609");

    [Fact]
    public void Everyone_who_supplied_something_is_asked_before_publishing() =>
        Drafts
            .Messages(
                Card("from p4 t1 68..107") + "standpoint p5 on staying agrees",
                "P608",
                Drafts.Options with
                {
                    Publish = true,
                }
            )
            .Order(StringComparer.Ordinal)
            .ShouldBe(["p4 has not agreed to publication.", "p5 has not agreed to publication."]);

    private static string WithTranscript(string before, string said)
    {
        var text = before + said;
        return $"transcript t8 \"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"\n"
            + Card($"from p4 t8 {before.Length}..{text.Length}");
    }

    private static string Card(string provenance) =>
        "model m1\nperson p5\n"
        + Drafts.Setting
        + Drafts.Value(
            $"""
            attend PAUSES "in which someone gathers what to say next" from p4 t1 0..41 at c1
            attend MOMENTS "when a hand is looked for" from p4 t1 42..67 at c1
            attend SIGNS "{Phrase}" {provenance} at c1
            """
        );
}

using Shouldly;
using Xunit;

namespace Commonweal.Tests.Kernel.Checking.Phrases;

/// <summary>What each text rule sees and where, and what it leaves alone (10 §4 A). A line of "CODE word" is what is found.</summary>
public sealed class PhraseRuleTests
{
    [Theory]
    [InlineData("V101", "I work in a bakery", "I")]
    [InlineData("V101", "The AI listens to QUESTIONS of people", "The AI")]
    [InlineData("V101", "Working in a bakery near the station", "Working in a bakery")]
    [InlineData("V101", "the bus was LATE for everybody again", "the bus was LATE")]
    [InlineData("V101", "TASTE THE MOUNTAIN", "TASTE THE MOUNTAIN")]
    [InlineData("V101", "", "")]
    [InlineData("V101", "STOP the war in the east", "STOP the war in")]
    [InlineData("V101", "YES we can do it together", "YES we can do")]
    [InlineData("V101", "NIVORA protects your skin all day", "NIVORA protects your skin")]
    [InlineData("V102", "DOLLARS that arrive on friday in the account", "DOLLARS")]
    [InlineData("V102u", "FALSIFIABILITY of a story that everyone repeats", "FALSIFIABILITY")]
    [InlineData("V103", "INTEGRITY in everything", "INTEGRITY in everything")]
    [InlineData("V104", "MOMENTS when I should never interrupt", "should")]
    [InlineData("V104", "PEOPLE who say you must not cry", "must not cry")]
    [InlineData("V104", "Never interrupt a speaker", "Never")]
    [InlineData("V105", "my favourite noodles", "my favourite")]
    [InlineData("V105", "DISHES I love", "I love")]
    [InlineData("V106", "CHANCES to win the title", "to win")]
    [InlineData("V106", "OPPORTUNITIES to become a more efficient maker", "to become")]
    [InlineData("V107", "NUMBER of followers", "NUMBER of")]
    [InlineData("V107", "DAYS that cost more than $20", "$20")]
    [InlineData("V107", "RUNS of 12 km through the park", "12")]
    [InlineData("V107", "CROWDS of 2,500 people and more", "2,500")]
    [InlineData("V107", "SHARE of 5 % in the business", "5 %")]
    [InlineData("V108", "SIGNS in traffic so that I can avoid crashing", "so that I")]
    [InlineData("V109", "DEBATES about taxes that split the family table", "taxes")]
    [InlineData("V110", "society needs kindness", "society needs")]
    [InlineData("V110", "The AI should be fun", "AI should")]
    [InlineData("V111", "ACTS that let others admire me", "others admire me")]
    [InlineData("V112", "TALKS that are deep and meaningful to us", "deep")]
    [InlineData("V113", "AVOIDANCE of conflict", "AVOIDANCE")]
    [InlineData("V113", "CARE in avoiding words that hurt", "avoiding")]
    [InlineData("V114", "Encourage IMAGINATION about what could be", "Encourage")]
    [InlineData("V114", "MOMENTS when the room goes quiet!", "!")]
    [InlineData("V115", "Honesty", "Honesty")]
    [InlineData("V118", "LETTERS to Rosalind about the garden", "Rosalind")]
    [InlineData("V118", "MESSAGES from desk@example.org at night", "desk@example.org")]
    [InlineData("V118", "CALLS from 0171 555 0142 at night", "0171 555 0142")]
    [InlineData("V121", "I am so angry", "I am so angry")]
    [InlineData("V121", "MOMENTS when I feel sad", "I feel sad")]
    public void A_rule_points_at_the_words_it_saw(string code, string text, string word) =>
        Found(text).ShouldContain($"{code} {word}");

    [Theory]
    [InlineData("V101", "The child's QUESTIONS that have no answer")]
    [InlineData("V101", "Instances where VERBAL PRAISE is used with care")]
    [InlineData("V101", "OTHERS in the room who have not spoken")]
    [InlineData("V102", "WAYS a story could be told")]
    [InlineData("V102", "RISKS and benefits of moving")]
    [InlineData("V102u", "SELF-AWARENESS in the middle of a quarrel")]
    [InlineData("V102u", "BALANCING the needs of two children")]
    [InlineData("V102u", "COMPREHENSIVE and BALANCED accounts of a quarrel")]
    [InlineData("V103", "APPRECIATING the small things my neighbour mends")]
    [InlineData("V104", "ARGUMENTS that would have to change my mind")]
    [InlineData("V104", "FRIENDS who no longer have to ask")]
    [InlineData("V104", "WORDS he has never said to me")]
    [InlineData("V104", "The AI should always tell the truth")]
    [InlineData("V104", "SORROWS that must wait until the harvest is in")]
    [InlineData("V104", "CHILDREN whose parents never come to the school")]
    [InlineData("V104", "FRIENDS who do not look away")]
    [InlineData("V106", "MOMENTS when a mistake can become a gift")]
    [InlineData("V107", "STORIES behind the statistics of the clinic")]
    [InlineData("V107", "PEOPLE who profit from a quarrel")]
    [InlineData("V110", "MOMENTS when children need a joke")]
    [InlineData("V111", "MOMENTS when applause drowns the last note")]
    [InlineData("V121", "FACES when they are sad")]
    [InlineData("V121", "ANGER in the room that is really grief")]
    [InlineData("V105", "FACES of the people I love when they sleep")]
    [InlineData("V105", "PLACES I would like to forget")]
    [InlineData("V106", "PLACES where the board resists the way I wanted to go")]
    [InlineData("V106", "SIGNS that a friend wants to be left alone")]
    [InlineData("V106", "MOMENTS when I reach out for help")]
    [InlineData("V106", "TALKS I would like to have with my brother")]
    [InlineData("V107", "HOURS when nobody calls and the shop is mine")]
    [InlineData("V105", "LOVE shown in small repairs")]
    [InlineData("V101", "TRUST built through small repairs")]
    [InlineData("V101", "MICROEXPRESSIONS that cross a face")]
    [InlineData("V107", "SIGNS that the other 3 people have stopped listening")]
    [InlineData("V107", "STREETS at 3am and at 7:30 in the rain")]
    [InlineData("V107", "MEMORIES of 1989 that my father keeps")]
    [InlineData("V107", "CALLS from 0171 555 0142 at night")]
    [InlineData("V110", "QUESTIONS about what people need at that hour")]
    [InlineData("V110", "HELP for people in need that costs pride")]
    [InlineData("V112", "MOMENTS when a deep breath changes the room")]
    [InlineData("V113", "MOMENTS when I no longer avoid her eyes")]
    [InlineData("V113", "SIGNS of avoidance in the room")]
    [InlineData("V114", "GENTLE touches that wake a child")]
    [InlineData("V115", "HONESTY about the soup")]
    [InlineData("V118", "STORIES from the Bible on Sunday in English")]
    [InlineData("V121", "MOMENTS when I feel afraid and the room goes quiet around me")]
    public void A_rule_leaves_alone_what_only_looks_alike(string code, string text) =>
        Found(text).ShouldNotContain(f => f.StartsWith(code + " ", StringComparison.Ordinal));

    [Fact]
    public void A_contested_topic_warns_where_there_is_something_to_look_at() =>
        Corpus
            .Found("DEBATES about taxes that split the family table")
            .ShouldBe(["V109 Warning taxes"]);

    [Theory]
    [InlineData("Defund the police")] // with V101
    [InlineData("DEBATES about abortion")] // with V103
    [InlineData("ELECTIONS in which people should vote for peace at last")] // with V110
    public void A_contested_topic_rejects_together_with_V101_V103_or_V110(string text) =>
        Corpus.Check(text).Kind.ShouldBe("slogan");

    [Fact]
    public void The_kind_is_the_first_in_the_order_of_precedence() =>
        // metric before goal before norm
        Corpus.Check("CHANCES to win, and I must raise the score").Kind.ShouldBe("metric");

    [Fact]
    public void Findings_come_in_the_order_of_their_places() =>
        // The worked example of 10 §5.1, policy 3.
        Found("OPPORTUNITIES to become a more efficient maker")
            .ShouldBe(["V106 to become", "V108 more efficient"]);

    private static IEnumerable<string> Found(string text) =>
        Corpus.Check(text).Findings.Select(f => $"{f.Code} {text[f.Span.Start..f.Span.End]}");
}

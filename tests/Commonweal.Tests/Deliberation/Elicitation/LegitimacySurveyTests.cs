using Commonweal.Deliberation.Elicitation;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Elicitation;

/// <summary>The survey of 10 §6.4 and what of it may be shown (10 §8).</summary>
public sealed class LegitimacySurveyTests
{
    [Fact]
    public void There_are_seven_items_of_five_points_and_two_about_the_own_card() =>
        LegitimacySurvey.Items.Count(item => item.Values.Count == 5).ShouldBe(7);

    /// <summary>ORACLE 10 §6.4: counts and shares; ends of the intervals by the formula of 10 §4 B, computed apart.</summary>
    [Theory]
    [InlineData("expressed", "4", "3", 268, 301, .890, .850030, .920862)]
    [InlineData("fair", "yes", "no", 158, 180, .878, .821883, .917885)]
    [InlineData("clarified", "5", "2", 213, 303, .703, .649238, .751620)]
    [InlineData("respect", "4", "1", 228, 303, .752, .700922, .797707)]
    [InlineData("trust", "4", "3", 207, 301, .688, .633266, .737419)]
    [InlineData("enjoyable", "4", "3", 223, 303, .736, .683608, .782430)]
    [InlineData("represented", "same", "unsure", 33, 43, .767, .622555, .868463)]
    public void Shares_of_the_2023_study_come_out(
        string item,
        string favourable,
        string other,
        int count,
        int all,
        double share,
        double lower,
        double upper
    )
    {
        var answers = Enumerable
            .Range(0, all)
            .Select(i => new SurveyAnswer($"p{i}", item, i < count ? favourable : other, null));

        var result = ResultOf(item, answers).Result.ShouldNotBeNull();

        (result.Favourable, result.Answered).ShouldBe((count, all));
        result.Share.ShouldNotBeNull().ShouldBe(share, .0005);
        result.Lower.ShouldBe(lower, 1e-6);
        result.Upper.ShouldBe(upper, 1e-6);
    }

    [Fact]
    public void The_last_answer_of_a_person_counts() =>
        ResultOf("trust", [.. Five("g"), new("p0", "trust", "1", "g")])
            .Result.ShouldBe(new SurveyShare(4, 5));

    [Fact]
    public void Answers_of_fewer_than_five_people_are_withheld() =>
        ResultOf("trust", Five("g").Take(4)).Result.ShouldBeNull();

    [Fact]
    public void Groups_of_fewer_than_five_are_withheld_with_another_they_could_be_told_by()
    {
        List<SurveyAnswer> answers =
        [
            .. Five("a"),
            .. Five("b").Select(a => a with { Participant = $"b{a.Participant}" }),
            new("c1", "trust", "1", "c"),
        ];

        var result = ResultOf("trust", answers);

        result.Groups.Select(g => g.Group).ShouldBe(["b"]);
        result.Withheld.ShouldBe(2);
    }

    [Fact]
    public void Groups_large_enough_are_shown_in_ordinal_order() =>
        ResultOf(
            "trust",
            [.. Five("b"), .. Five("a").Select(a => a with { Participant = $"a{a.Participant}" })]
        )
            .Groups.ShouldBe([new("a", new SurveyShare(5, 5)), new("b", new SurveyShare(5, 5))]);

    [Theory]
    [InlineData("trust", "6", "not-offered")]
    [InlineData("trust", "", "not-offered")]
    [InlineData("fair", "same", "not-offered")]
    [InlineData("weather", "1", "not-asked")]
    public void What_is_no_answer_is_named(string item, string value, string code) =>
        LegitimacySurvey.Check(item, value).ShouldNotBeNull().Code.ShouldBe(code);

    [Theory]
    [InlineData("trust", "3")]
    [InlineData("represented", "different")]
    public void An_answer_needs_nothing_more(string item, string value) =>
        LegitimacySurvey.Check(item, value).ShouldBeNull();

    private static IEnumerable<SurveyAnswer> Five(string group) =>
        Enumerable.Range(0, 5).Select(i => new SurveyAnswer($"p{i}", "trust", "4", group));

    private static SurveyResult ResultOf(string item, IEnumerable<SurveyAnswer> answers) =>
        LegitimacySurvey.Summarise(answers).Single(r => r.Item.Key == item);
}

using System.Globalization;
using System.Text;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Shouldly;
using Xunit;

namespace Commonweal.Tests.Deliberation.Votes;

public sealed class VoteImportTests
{
    [Fact]
    public void A_row_holds_who_what_where_and_the_answer()
    {
        Reading
            .Single(Reading.Row)
            .ShouldBe(new("v1", "a", "b", "c", Answer.Yes, null, null, 1, null));
    }

    [Fact]
    public void Story_group_weight_and_date_may_be_added()
    {
        Reading
            .Single(
                """{"at":"2026-03-01T10:00:00+02:00","weight":0.25,"group":"north","story":"s1","answer":"on-a-par","context":"c","to":"b","from":"a","voter":"v1"}"""
            )
            .ShouldBe(
                new(
                    "v1",
                    "a",
                    "b",
                    "c",
                    Answer.OnAPar,
                    "s1",
                    "north",
                    .25,
                    new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero)
                )
            );
    }

    [Theory]
    [InlineData("yes", Answer.Yes)]
    [InlineData("no", Answer.No)]
    [InlineData("unsure", Answer.Unsure)]
    [InlineData("on-a-par", Answer.OnAPar)]
    [InlineData("upgrade", Answer.Yes)]
    [InlineData("no_upgrade", Answer.No)]
    [InlineData("not_sure", Answer.Unsure)]
    public void Answers_of_both_vocabularies_are_understood(string written, Answer answer) =>
        Reading
            .Single(Reading.Row.Replace("yes", written, StringComparison.Ordinal))
            .Answer.ShouldBe(answer);

    [Fact]
    public void A_number_and_the_same_digits_as_text_are_one_id()
    {
        var set = Reading.Of(
            """
            [{"userId":7,"fromId":1,"toId":2,"contextId":"c","relationship":"upgrade","createdAt":"2023-09-19T11:54:18.065Z"},
             {"userId":"8","fromId":"1","toId":"2","contextId":"c","relationship":"upgrade"}]
            """
        );

        set.Accepted.Select(v => (v.Voter, v.From, v.To))
            .ShouldBe([("7", "1", "2"), ("8", "1", "2")]);
    }

    [Fact]
    public void Escapes_and_letters_of_any_script_name_the_same_things()
    {
        Reading
            .Single(
                """{"voter":"Zo\u00eb","fr\u006fm":"\ud83c\udf3f","to":"\"q\"\n","context":"ğ","answer":"y\u0065s"}"""
            )
            .ShouldBe(new("Zoë", "🌿", "\"q\"\n", "ğ", Answer.Yes, null, null, 1, null));
    }

    [Fact]
    public void Blank_lines_windows_line_ends_and_a_missing_last_line_end_are_no_matter()
    {
        var set = Reading.Of(
            $"\r\n{Reading.Row}\r\n\n  \n{Reading.Row.Replace("v1", "v2", StringComparison.Ordinal)}"
        );

        set.Findings.ShouldBeEmpty();
        set.Accepted.Count.ShouldBe(2);
    }

    [Fact]
    public void Members_that_are_not_known_are_passed_over_however_deep()
    {
        Reading
            .Single("""{"note":{"x":[1,{"voter":"no"}]},""" + Reading.Row[1..])
            .Voter.ShouldBe("v1");
    }

    [Fact]
    public void A_row_that_fails_leaves_the_others_untouched_and_is_reported_with_its_line()
    {
        var set = Reading.Of(
            $"{Reading.Row}\n\n{{broken\n{Reading.Row.Replace("v1", "v2", StringComparison.Ordinal)}\n"
        );

        set.Accepted.Select(v => v.Voter).ShouldBe(["v1", "v2"]);
        var finding = set.Findings.ShouldHaveSingleItem();
        (finding.Code, finding.Row, finding.Severity).ShouldBe(("V901", 3L, Severity.Error));
        finding.Message.ShouldStartWith("Row 3 was left out: it stops being JSON at byte 2.");
    }

    [Fact]
    public void Entries_of_a_list_fail_one_by_one_too()
    {
        var set = Reading.Of(
            $"[{Reading.Row},\n{{\"voter\":}},\n5, {Reading.Row.Replace("v1", "v2", StringComparison.Ordinal)}]"
        );

        set.Accepted.Count.ShouldBe(2);
        set.Findings.Select(f => (f.Code, f.Row)).ShouldBe([("V901", 2L), ("V903", 3L)]);
    }

    [Theory]
    [InlineData("", "V914")]
    [InlineData(" \n\n", "V914")]
    [InlineData("[]", "V914")]
    [InlineData("[ \n ]\n", "V914")]
    public void An_empty_input_is_an_empty_set_and_says_so(string text, string code)
    {
        var set = Reading.Of(text);

        set.Accepted.ShouldBeEmpty();
        set.Codes().ShouldBe([code]);
    }

    [Theory]
    [InlineData("voter,from,to\nv1,a,b\n")]
    [InlineData("{\n  \"values\": [],\n  \"edges\": []\n}")]
    [InlineData("\0\u0001PNG")]
    [InlineData("[1,2,3]")]
    public void Something_else_than_votes_is_refused_as_a_whole(string text) =>
        Reading.Refused(text).Message.ShouldContain("holds no judgements");

    [Theory]
    [InlineData("[")]
    [InlineData("[{}")]
    [InlineData("[{\"voter\":\"v1\"} {}]")]
    [InlineData("[{},]")]
    [InlineData("[{}]]")]
    [InlineData("[,{}]")]
    [InlineData("[{\"voter\":\"v1},{}]")]
    [InlineData("[}]")]
    public void A_list_whose_brackets_do_not_match_is_refused_as_a_whole(string text) =>
        Reading.Refused(text).Message.ShouldContain("brackets or commas do not match");

    [Fact]
    public void A_refused_list_names_the_line_where_it_breaks()
    {
        Reading
            .Refused($"[\n{Reading.Row},\n{Reading.Row}\n{Reading.Row}]")
            .Message.ShouldContain("from entry 3 (line 4)");
    }

    [Fact]
    public void Text_in_UTF_16_is_refused_with_the_reason()
    {
        var bytes = Encoding
            .Unicode.GetPreamble()
            .Concat(Encoding.Unicode.GetBytes(Reading.Row))
            .ToArray();

        Reading
            .Import(bytes, null)
            .ShouldBeOfType<Imported<VoteSet>.Refused>()
            .Why.Message.ShouldContain("UTF-16");
    }

    [Fact]
    public void What_is_not_there_is_refused()
    {
        VoteImport
            .Votes(
                Repository.PathOf("no", "such.jsonl"),
                ImportOptions.Everything,
                TestContext.Current.CancellationToken
            )
            .ShouldBeOfType<Imported<VoteSet>.Refused>()
            .Why.Message.ShouldContain("There is no file or folder");
    }

    [Fact]
    public void A_cut_takes_what_was_cast_strictly_before_in_UTC()
    {
        var rows = string.Join(
            '\n',
            new[]
            {
                "2026-03-01",
                "2026-02-28T23:59:59.9999999Z",
                "2026-03-01T01:30:00+02:00",
                "2026-02-28T23:00:00-02:00",
            }.Select(
                (at, i) =>
                    $$"""{"voter":"v{{i}}","from":"a","to":"b","context":"c","answer":"yes","at":"{{at}}"}"""
            )
        );

        var set = Reading.Of(rows, new() { Until = VoteDate.Parse("2026-03-01") });

        set.Accepted.Select(v => v.Voter).ShouldBe(["v1", "v2"]);
        set.Totals.ShouldBe(new(4, 2, 2, 0));
    }

    [Fact]
    public void A_context_filter_passes_over_the_others_without_a_finding()
    {
        var other = Reading.Row.Replace("\"c\"", "\"d\"", StringComparison.Ordinal);
        var set = Reading.Of($"{Reading.Row}\n{other}", new() { Context = "d" });

        set.Accepted.ShouldHaveSingleItem().Context.ShouldBe("d");
        set.Findings.ShouldBeEmpty();
        set.Totals.OtherContexts.ShouldBe(1);
    }

    [Fact]
    public void Of_two_answers_to_one_question_the_one_cast_later_counts()
    {
        const string Late =
            """{"voter":"v1","from":"a","to":"b","context":"c","answer":"no","at":"2026-03-02"}""";
        const string Early =
            """{"voter":"v1","from":"a","to":"b","context":"c","answer":"yes","at":"2026-03-01"}""";

        foreach (
            var (text, dropped) in new[] { ($"{Early}\n{Late}", 1L), ($"{Late}\n{Early}", 2L) }
        )
        {
            var set = Reading.Of(text);
            set.Accepted.ShouldHaveSingleItem().Answer.ShouldBe(Answer.No);
            set.Findings.Select(f => (f.Code, f.Row)).ShouldBe([("V908", dropped)]);
        }
    }

    [Fact]
    public void A_pair_is_one_question_whichever_way_it_was_shown()
    {
        const string Back = """{"voter":"v1","from":"b","to":"a","context":"c","answer":"no"}""";

        var set = Reading.Of($"{Reading.Row}\n{Back}");

        set.Accepted.ShouldHaveSingleItem().Answer.ShouldBe(Answer.No);
        set.Findings.Select(f => (f.Code, f.Row)).ShouldBe([("V908", 1L)]);
    }

    [Fact]
    public void Twenty_findings_of_a_kind_are_listed_and_all_are_counted()
    {
        var rows = string.Concat(Enumerable.Repeat("{\"voter\"\n", 950)) + Reading.Row;
        var set = Reading.Of(rows);

        set.Findings.Count.ShouldBe(20);
        set.Counts.ShouldBe([new("V901", 950)]);
        set.Totals.ShouldBe(new(951, 1, 0, 0));
    }

    [Fact]
    public void Groups_can_be_read_from_a_member_of_the_row()
    {
        const string Row =
            """{"voter":"v1","from":"a","to":"b","context":"c","answer":"yes","group":"x","ward":"north"}""";

        Reading.Single(Row).Group.ShouldBe("x");
        Reading.Single(Row, new() { GroupKey = "ward" }).Group.ShouldBe("north");
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    public void Reading_does_not_depend_on_the_culture(string culture)
    {
        const string Text = """
            {"voter":"I","from":"i","to":"İ","context":"c","answer":"yes","weight":0.5,"at":"2026-03-01T10:00:00.5Z"}
            {"voter":"I","from":"i","to":"İ","context":"c","answer":"yes","weight":1.5}
            {"voter":"I","from":"i","to":"İ","context":"c","answer":"yes","wEIGHT":1}
            """;
        var expected = Reading.Of(Text);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            var set = Reading.Of(Text);
            set.Accepted.ShouldBe(expected.Accepted);
            set.Findings.ShouldBe(expected.Findings);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

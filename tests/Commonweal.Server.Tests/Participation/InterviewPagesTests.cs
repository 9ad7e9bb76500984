using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Participation;

public sealed class InterviewPagesTests(PostgresServer postgres)
{
    private const string Home = "/d/river-library";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task The_interview_is_answered_by_forms_alone_and_ends_with_a_card(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = server.Browser();
        var before = await server.Look(db => db.Cards.CountAsync(Cancel));
        await browser.Join(Home, Cancel);
        await browser.BeInterviewed(Home, Cancel);
        (
            await browser.GetStringAsync(new Uri($"{Home}/interview", UriKind.Relative), Cancel)
        ).ShouldContain("Your card is in");
        (await server.Look(db => db.Cards.CountAsync(Cancel))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_and_what_was_typed_is_kept()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.Join(Home, Cancel);
        await browser.SubmitForm($"{Home}/interview", [new("opening", "glad")], Cancel);
        var answer = await browser.SubmitForm(
            $"{Home}/interview",
            [new("text", "I stayed with a reader until the rain stopped.")],
            Cancel
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("role=\"alert\"");
        html.ShouldContain("href=\"#context\"");
        html.ShouldContain("I stayed with a reader until the rain stopped.");
    }

    [Fact]
    public async Task Of_two_windows_the_second_is_shown_both_answers_and_nothing_is_overwritten()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.Join(Home, Cancel);
        var page = await browser.GetStringAsync(
            new Uri($"{Home}/interview", UriKind.Relative),
            Cancel
        );
        await browser.SubmitForm($"{Home}/interview", [new("opening", "glad")], Cancel);
        var second = await browser.SubmitPage(page, [new("opening", "ahead")], Cancel);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var html = await second.Content.ReadAsStringAsync(Cancel);
        html.ShouldContain("What you answered in the other window");
        (await server.Look(db => db.Answers.Select(a => a.Fields).ToListAsync(Cancel)))
            .ShouldHaveSingleItem()
            .ShouldContain("glad");
    }

    [Fact]
    public async Task Someone_else_cannot_see_an_interview()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var one = server.Browser();
        await one.Join(Home, Cancel);
        await one.SubmitForm($"{Home}/interview", [new("opening", "glad")], Cancel);
        using var other = server.Browser();
        await other.Join(Home, Cancel);
        (
            await other.GetStringAsync(new Uri($"{Home}/interview", UriKind.Relative), Cancel)
        ).ShouldContain("Where would you like to begin?");
        using var stranger = server.Browser();
        (await stranger.GetAsync(new Uri($"{Home}/interview", UriKind.Relative), Cancel))
            .Headers.Location!.ToString()
            .ShouldBe($"{Home}/resume");
    }

    [Fact]
    public async Task Pages_speak_Spanish_to_those_who_ask_for_it()
    {
        await using var server = await RunningServer.On(null, o => o);
        await server.Look(async db =>
        {
            var revision = await db.Revisions.SingleAsync(Cancel);
            return await db.Revisions.ExecuteUpdateAsync(
                r =>
                    r.SetProperty(
                        x => x.Plan,
                        revision.Plan.Replace(
                            "\"languages\":[\"en\"]",
                            "\"languages\":[\"en\",\"es\"]",
                            StringComparison.Ordinal
                        )
                    ),
                Cancel
            );
        });
        using var browser = server.Browser();
        browser.DefaultRequestHeaders.AcceptLanguage.ParseAdd("es-MX,es;q=0.9,en;q=0.5");
        var html = await browser.GetStringAsync(new Uri(Home, UriKind.Relative), Cancel);
        html.ShouldContain("lang=\"es\"");
        html.ShouldContain("Participar");
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

public sealed class PlanPagesTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task An_organiser_makes_opens_closes_and_publishes_without_script(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        var made = await browser.Send(
            await browser.Page("/organise/new"),
            "main form",
            ("title", "The square at night"),
            ("question", "What is wise to pay attention to?"),
            ("contexts[0].label", "When it is loud")
        );
        made.Headers.Location!.ToString().ShouldStartWith("/organise/the-square-at-night");
        foreach (var step in new[] { "open", "close", "publish" })
        {
            var confirmed = await browser.Send(
                await browser.Page($"/organise/the-square-at-night/{step}"),
                "main form"
            );
            confirmed.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var history = await server.Look(db =>
            db.Revisions.Where(r =>
                    db.Deliberations.Any(d =>
                        d.Id == r.DeliberationId && d.Slug == "the-square-at-night"
                    )
                )
                .OrderBy(r => r.Number)
                .Select(r => r.Summary)
                .ToListAsync(Cancel)
        );
        history.ShouldBe(["Made.", "Opened.", "Closed.", "Published the results."]);
    }

    [Fact]
    public async Task Everything_typed_is_kept_with_all_findings()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page("/organise/new"),
            "main form",
            ("title", ""),
            ("question", "Why <b>?"),
            ("contexts[1].label", "When it is loud"),
            ("contexts[1].id", "No Name"),
            ("closesAt", "soon"),
            ("judgements", "many")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var page = await answer.Read();
        page.QuerySelectorAll("main [role=alert] a")
            .Select(a => a.GetAttribute("href"))
            .Order()
            .ShouldBe(["#f-closesAt", "#f-contexts-0-id", "#f-judgements", "#f-title"]);
        page.QuerySelectorAll("[aria-invalid=true]").Length.ShouldBe(4);
        Value(page, "#f-question").ShouldBe("Why <b>?");
        Value(page, "#f-closesAt").ShouldBe("soon");
        Value(page, "#f-judgements").ShouldBe("many");
        Value(page, "#f-contexts-0-id").ShouldBe("No Name");
    }

    [Fact]
    public async Task Rows_are_added_and_taken_away_without_losing_what_was_typed()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var one = await browser.Page("/organise/new");
        var two = await (
            await browser.Send(
                one,
                "main form",
                ("title", "Kept"),
                ("contexts[1].label", "Second"),
                ("rows", "add groups")
            )
        ).Read();
        var three = await (
            await browser.Send(
                two,
                "main form",
                ("groups[0].question", "How old?"),
                ("rows", "add options 0")
            )
        ).Read();
        var four = await (
            await browser.Send(three, "main form", ("rows", "remove contexts 0"))
        ).Read();
        Value(four, "#f-title").ShouldBe("Kept");
        Value(four, "#f-contexts-0-label").ShouldBe("Second");
        Value(four, "#f-groups-0-question").ShouldBe("How old?");
        four.QuerySelectorAll("[name$='.share']").Length.ShouldBe(3);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Of_two_who_edit_at_once_the_second_sees_both_and_loses_nothing(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        const string plan = "/organise/river-library/plan";
        var opened = await browser.Page(plan);
        (await browser.Send(opened, "main form", ("title", "Theirs"))).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        var second = await browser.Send(opened, "main form", ("title", "Mine"));
        second.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var page = await second.Read();
        page.QuerySelector(".clashes")!.TextContent.ShouldContain("Theirs");
        Value(page, "#f-title").ShouldBe("Mine");
        (await browser.Send(page, "main form")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Value(await browser.Page(plan), "#f-title").ShouldBe("Mine");
    }

    [Fact]
    public async Task What_answers_speak_of_stays_once_it_is_open()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page("/organise/river-library/plan"),
            "main form",
            ("contexts[0].id", "shutting")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(
            "cannot be taken away or renamed"
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/plan")]
    [InlineData("/open")]
    public async Task Of_others_deliberations_there_is_nothing_to_see(string page)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var stranger = await server.Stranger();
        (
            await stranger.GetAsync(
                new Uri($"/organise/river-library{page}", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Nobody_gets_in_without_signing_in()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        var answer = await browser.GetAsync(
            new Uri("/organise/river-library", UriKind.Relative),
            Cancel
        );
        answer.Headers.Location!.ToString().ShouldContain("/sign-in?ReturnUrl=");
    }

    [Theory]
    [InlineData("/organise/new")]
    [InlineData("/organise/river-library/plan")]
    [InlineData("/organise/river-library/close")]
    public async Task A_form_from_elsewhere_does_nothing(string path)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using FormUrlEncodedContent form = new([new("revision", "1"), new("title", "x")]);
        (
            await browser.PostAsync(new Uri(path, UriKind.Relative), form, Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static string Value(AngleSharp.Html.Dom.IHtmlDocument page, string field) =>
        page.QuerySelector(field) switch
        {
            AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
            AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
            _ => throw new InvalidOperationException($"{field} is not there."),
        };
}

using System.Net;
using AngleSharp.Html.Parser;
using Commonweal.Server.Data;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Participation;

public sealed class WholePathTests(PostgresServer postgres)
{
    private const string Home = "/d/river-library";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Someone_goes_from_the_first_page_to_the_receipt_by_forms_and_takes_everything_back(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = server.Browser();
        var before = await RowsOfPeople(server);
        await browser.Join(Home, Cancel);
        await browser.WalkTo(Home, "receipt", Cancel);

        var receipt = await browser.Page($"{Home}/receipt.json", Cancel);
        receipt.ShouldContain("sha256");
        receipt.ShouldContain("\"card\"");
        (await browser.Page($"{Home}/place", Cancel)).ShouldContain("Room for the last reader");
        (await RowsOfPeople(server)).ShouldNotBe(before);

        (await browser.SubmitForm($"{Home}/withdraw", [], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        await browser.SubmitForm($"{Home}/withdraw", [new("sure", "yes")], Cancel);
        (await RowsOfPeople(server)).ShouldBe(before);
        (await server.Look(db => db.Withdrawals.CountAsync(Cancel))).ShouldBe(1);
        (await browser.Page($"{Home}/gone", Cancel)).ShouldContain("Everything of yours is gone");
        (await browser.GetAsync(new Uri($"{Home}/receipt", UriKind.Relative), Cancel))
            .Headers.Location!.ToString()
            .ShouldBe($"{Home}/resume");
    }

    [Fact]
    public async Task A_pair_shown_to_someone_else_cannot_be_judged_and_nothing_is_written()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var one = server.Browser();
        await one.Join(Home, Cancel);
        await one.WalkTo(Home, "judge", Cancel);
        await one.Page($"{Home}/judge", Cancel);
        var trial = await server.Look(db =>
            db.Trials.OrderByDescending(t => t.ShownAt).Select(t => t.Id).FirstAsync(Cancel)
        );
        var votes = await server.Look(db => db.Votes.CountAsync(Cancel));

        using var other = server.Browser();
        await other.Join(Home, Cancel);
        await other.WalkTo(Home, "judge", Cancel);
        var page = await other.Page($"{Home}/judge", Cancel);
        var own = new HtmlParser()
            .ParseDocument(page)
            .QuerySelector("input[name=trial]")!
            .GetAttribute("value")!;
        var answer = await other.SubmitPage(
            page.Replace(own, trial.ToString(), StringComparison.Ordinal),
            [new("answer", "yes")],
            Cancel
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await server.Look(db => db.Votes.CountAsync(Cancel))).ShouldBe(votes);
    }

    [Fact]
    public async Task A_second_and_other_judgement_of_a_pair_is_refused()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.Join(Home, Cancel);
        await browser.WalkTo(Home, "judge", Cancel);
        var page = await browser.Page($"{Home}/judge", Cancel);
        await browser.SubmitPage(page, [new("answer", "no")], Cancel);
        var votes = await server.Look(db => db.Votes.CountAsync(Cancel));
        (await browser.SubmitPage(page, [new("answer", "no")], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await browser.SubmitPage(page, [new("answer", "yes")], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Conflict
        );
        (await server.Look(db => db.Votes.CountAsync(Cancel))).ShouldBe(votes);
    }

    [Fact]
    public async Task A_closed_deliberation_takes_nothing_in_and_a_long_comment_is_kept_on_the_page()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.Join(Home, Cancel);
        await browser.WalkTo(Home, "judge", Cancel);
        var page = await browser.Page($"{Home}/judge", Cancel);
        var votes = await server.Look(db => db.Votes.CountAsync(Cancel));
        var text = new string('a', 2001);
        var long1 = await browser.SubmitPage(
            page,
            [new("answer", "no"), new("comment", text)],
            Cancel
        );
        long1.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await long1.Content.ReadAsStringAsync(Cancel)).ShouldContain(text);
        await server.Look(db =>
            db.Deliberations.ExecuteUpdateAsync(
                d => d.SetProperty(x => x.ClosedAt, DateTimeOffset.UnixEpoch),
                Cancel
            )
        );
        (await browser.SubmitPage(page, [new("answer", "no")], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Conflict
        );
        (await server.Look(db => db.Votes.CountAsync(Cancel))).ShouldBe(votes);
    }

    [Fact]
    public async Task Who_stops_the_interview_may_still_choose_and_judge()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.Join(Home, Cancel);
        await browser.SubmitForm($"{Home}/groups", [], Cancel);
        await browser.SubmitForm($"{Home}/interview", [new("opening", "glad")], Cancel);
        await browser.SubmitForm(
            $"{Home}/interview",
            [new("text", "Winning."), new("context", "closing")],
            Cancel
        );
        for (var zoom = 0; zoom < 4; zoom++)
        {
            await browser.SubmitForm($"{Home}/interview", [new("text", "Winning.")], Cancel);
        }

        await browser.SubmitForm($"{Home}/interview", [new("go-on", "no")], Cancel);
        await browser.SubmitForm($"{Home}/interview", [], Cancel);
        (await browser.GetAsync(new Uri($"{Home}/next", UriKind.Relative), Cancel))
            .Headers.Location!.ToString()
            .ShouldBe($"{Home}/choose");
    }

    /// <summary>How many rows each table holds that hang on a person: all of them, found in the model.</summary>
    private static Task<string> RowsOfPeople(RunningServer server) =>
        server.Look(async db =>
        {
            List<string> counts = [];
            foreach (
                var table in db
                    .Model.GetEntityTypes()
                    .Where(t =>
                        t.FindProperty("ParticipantId") is not null
                        || t.Name.EndsWith("Participant", StringComparison.Ordinal)
                        || t.Name.EndsWith("StoredVote", StringComparison.Ordinal)
                    )
                    .Select(t => t.GetTableName()!)
                    .Order(StringComparer.Ordinal)
            )
            {
#pragma warning disable EF1002 // Names of tables come from the model.
                var count = await db
                    .Database.SqlQueryRaw<int>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"")
                    .SingleAsync(Cancel);
#pragma warning restore EF1002
                counts.Add(FormattableString.Invariant($"{table} {count}"));
            }

            counts.Count.ShouldBeGreaterThan(7);
            return string.Join(' ', counts);
        });
}

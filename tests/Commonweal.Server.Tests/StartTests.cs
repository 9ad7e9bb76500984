using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class StartTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_new_server_shows_the_example_and_is_ready(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = server.Browser();
        (await browser.GetStringAsync(new Uri("/", UriKind.Relative), Cancel)).ShouldContain(
            "The library by the river"
        );
        (await browser.GetAsync(new Uri("/ready", UriKind.Relative), Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.OK
        );
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task The_example_is_there_once_after_a_second_start(Database database)
    {
        await using var first = await RunningServer.Start(database, postgres);
        await using var second = await RunningServer.On(first.Connection, o => o);
        (await second.Look(db => db.Deliberations.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var path = (await server.SignInPath()).ShouldNotBeNull();
        using var browser = server.Browser();
        (await browser.SubmitForm(path, [], Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await browser.SubmitForm(path, [], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        using FormUrlEncodedContent form = new([new("email", "organiser"), new("password", "x")]);
        (
            await browser.PostAsync(new Uri("/sign-in", UriKind.Relative), form, Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("groups")]
    [InlineData("interview")]
    [InlineData("interview/leave")]
    [InlineData("judge")]
    [InlineData("withdraw")]
    public async Task No_other_site_can_send_a_form_in_a_participants_name(string form)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        await browser.SubmitForm("/d/river-library", [new("agree", "yes")], Cancel);
        using FormUrlEncodedContent forged = new([new("sure", "yes"), new("company", "alone")]);
        (
            await browser.PostAsync(
                new Uri($"/d/river-library/{form}", UriKind.Relative),
                forged,
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await server.Look(db => db.Withdrawals.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=none;Username=none;Timeout=2")]
    [InlineData("Data Source=/nowhere/at/all/commonweal.db")]
    [InlineData("what is this")]
    public async Task A_database_that_cannot_be_used_is_a_plain_sentence(string connection)
    {
        var outcome = await ServerHost.Start(
            new()
            {
                DataFolder = Path.GetTempPath(),
                Database = connection,
                Urls = "http://127.0.0.1:0",
            },
            Cancel
        );
        outcome.ShouldBeOfType<StartOutcome.Refused>().Message.ShouldNotContain("Exception");
    }
}

using System.Net;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Participation;

public sealed class JoiningTests(PostgresServer postgres)
{
    private const string Home = "/d/river-library";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Someone_who_agrees_gets_a_code_once_and_goes_on_with_it_in_another_browser(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        var before = await server.Look(db => db.Participants.CountAsync(Cancel));
        using var browser = server.Browser();
        var code = await browser.Join(Home, Cancel);
        code.Length.ShouldBe(19);
        (
            await browser.GetAsync(new Uri($"{Home}/code", UriKind.Relative), Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var second = server.Browser();
        var resumed = await second.SubmitForm(
            $"{Home}/resume",
            [new("code", code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))],
            Cancel
        );
        resumed.Headers.Location!.ToString().ShouldBe($"{Home}/next");
        (await second.GetStringAsync(new Uri(Home, UriKind.Relative), Cancel)).ShouldContain(
            "You take part already."
        );
        (await server.Look(db => db.Participants.CountAsync(Cancel))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Who_does_not_agree_is_not_stored()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var before = await server.Look(db => db.Participants.CountAsync(Cancel));
        using var browser = server.Browser();
        (await browser.SubmitForm(Home, [], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
        (await server.Look(db => db.Participants.CountAsync(Cancel))).ShouldBe(before);
    }

    [Fact]
    public async Task After_ten_codes_that_are_not_known_even_the_right_one_has_to_wait()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        var code = await browser.Join(Home, Cancel);
        using var guesser = server.Browser();
        for (var i = 0; i < 10; i++)
        {
            (
                await guesser.SubmitForm(
                    $"{Home}/resume",
                    [new("code", $"0000-0000-0000-000{i}")],
                    Cancel
                )
            ).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }

        (
            await guesser.SubmitForm($"{Home}/resume", [new("code", code)], Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
    }
}

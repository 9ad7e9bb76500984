using System.Net;
using AngleSharp.Html.Dom;
using Commonweal.Server.Tests.Organising;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.SignIn;

public sealed class PasskeyTests(PostgresServer postgres)
{
    private const string Account = "/organise/account";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task An_organiser_adds_a_passkey_and_signs_in_with_it(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        using SoftwareKey key = new(server.Address);
        (await Add(browser, key)).Headers.Location!.ToString().ShouldBe($"{Account}?done=passkey");
        (await browser.Page(Account))
            .QuerySelector("main")!
            .TextContent.ShouldContain("Blue phone");
        using var other = server.Browser();
        (await SignIn(other, key)).Headers.Location!.ToString().ShouldBe("/organise");
        (await other.Page(Account)).Title.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_passkey_that_is_not_known_opens_nothing()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using SoftwareKey key = new(server.Address);
        using SoftwareKey stranger = new(server.Address);
        await Add(browser, key);
        using var other = server.Browser();
        (await SignIn(other, stranger)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_passkey_answers_one_challenge_once()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using SoftwareKey key = new(server.Address);
        await Add(browser, key);
        using var one = server.Browser();
        var page = await one.Page("/sign-in");
        var answer = key.Sign(await Options(one, page, "form[data-passkey]"));
        using var other = server.Browser();
        var stolen = await other.Send(
            await other.Page("/sign-in"),
            "form[data-passkey]",
            ("credential", answer)
        );
        stolen.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_passkey_made_for_another_address_is_not_taken()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using SoftwareKey key = new(new Uri("http://elsewhere.example"));
        (await Add(browser, key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1,2")]
    public async Task What_is_no_passkey_is_refused(string credential)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var page = await browser.Page(Account);
        await Options(browser, page, "form[data-passkey]");
        var answer = await browser.Send(
            page,
            "form[data-passkey]",
            ("passkey", "Phone"),
            ("credential", credential)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        using var other = server.Browser();
        page = await other.Page("/sign-in");
        await Options(other, page, "form[data-passkey]");
        (
            await other.Send(page, "form[data-passkey]", ("credential", credential))
        ).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_passkey_that_is_taken_away_opens_nothing()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using SoftwareKey key = new(server.Address);
        await Add(browser, key);
        await browser.Send(await browser.Page(Account), "form[action$=remove]");
        using var other = server.Browser();
        (await SignIn(other, key)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.Look(db => db.UserPasskeys.AnyAsync(Cancel))).ShouldBeFalse();
    }

    private static async Task<HttpResponseMessage> Add(HttpClient browser, SoftwareKey key)
    {
        var page = await browser.Page(Account);
        var answer = key.Create(await Options(browser, page, "form[data-passkey]"));
        return await browser.Send(
            page,
            "form[data-passkey]",
            ("passkey", "Blue phone"),
            ("credential", answer)
        );
    }

    private static async Task<HttpResponseMessage> SignIn(HttpClient browser, SoftwareKey key)
    {
        var page = await browser.Page("/sign-in");
        var answer = key.Sign(await Options(browser, page, "form[data-passkey]"));
        return await browser.Send(page, "form[data-passkey]", ("credential", answer));
    }

    private static async Task<string> Options(HttpClient browser, IHtmlDocument page, string form)
    {
        var there = page.QuerySelector(form)!;
        using HttpRequestMessage request = new(
            HttpMethod.Post,
            new Uri(there.GetAttribute("data-options")!, UriKind.Relative)
        );
        request.Headers.Add(
            "RequestVerificationToken",
            ((IHtmlInputElement)there.QuerySelector("[name=__RequestVerificationToken]")!).Value
        );
        var answer = await browser.SendAsync(request, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync(Cancel);
    }
}

using System.Net;
using Commonweal.Server.Features.SignIn;
using Commonweal.Server.Tests.Organising;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.SignIn;

public sealed class AccountTests(PostgresServer postgres)
{
    private const string Account = "/organise/account";
    private const string Password = "four quiet words in a row";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task An_organiser_sets_a_password_and_signs_in_with_it(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        (await SetPassword(browser)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var other = server.Browser();
        var signed = await SignIn(other, Password);
        signed.Headers.Location!.ToString().ShouldBe("/organise");
        (await other.Page("/organise")).Title.ShouldNotBeNull().ShouldContain("Deliberations");
    }

    [Fact]
    public async Task A_password_is_changed_only_by_who_knows_the_old_one()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        await SetPassword(browser);
        var answer = await browser.Send(
            await browser.Page(Account),
            "form[action$=password]",
            ("old", "a guess of mine"),
            ("password", "other words of mine")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_short_password_is_not_taken()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page(Account),
            "form[action$=password]",
            ("password", "short")
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("at least 12 characters");
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_waits_too()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        await SetPassword(browser);
        using var other = server.Browser();
        for (var i = 0; i < 5; i++)
        {
            await SignIn(other, "wrong wrong wrong");
        }

        var answer = await SignIn(other, Password);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("too often");
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_token_is_shown_once_and_opens_nothing_once_revoked(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var browser = await server.SignedIn();
        var made = await browser.Send(
            await browser.Page(Account),
            "form[action$=tokens]",
            ("name", "Nightly"),
            ("days", "30")
        );
        made.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = (await made.Read()).QuerySelector(".secret")!.TextContent;
        token.ShouldStartWith("cwo_");
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var api = new Uri("/api/v1/deliberations", UriKind.Relative);
        (await program.GetAsync(api, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await browser.Page(Account);
        page.ToString().ShouldNotBeNull();
        page.DocumentElement.OuterHtml.ShouldNotContain(token);
        await browser.Send(page, "form[action$=revoke]");
        (await program.GetAsync(api, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("participate", "30")]
    [InlineData("read", "0")]
    [InlineData("read", "367")]
    public async Task A_token_has_scopes_of_organisers_and_an_end(string scope, string days)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page(Account),
            "form[action$=tokens]",
            ("name", "x"),
            ("scopes", scope),
            ("days", days)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await server.Look(db => db.AccessTokens.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_cannot_make_itself_another_token()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("read organise export");
        (await program.GetAsync(new Uri(Account, UriKind.Relative), Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task A_token_of_another_cannot_be_revoked()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("read");
        using var stranger = await server.Stranger();
        var id = await server.Look(db => db.AccessTokens.Select(t => t.Id).SingleAsync(Cancel));
        var page = await stranger.Page(Account);
        page.QuerySelector("form[action$=tokens]")!
            .SetAttribute("action", $"{Account}/tokens/{id}/revoke");
        (await stranger.Send(page, "form[action$=revoke]")).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_browser_at_once()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var one = await server.SignedIn();
        using var two = await server.SignedIn();
        (await one.Send(await one.Page(Account), "form[action$=everywhere]")).StatusCode.ShouldBe(
            HttpStatusCode.Redirect
        );
        (await two.GetAsync(new Uri("/organise", UriKind.Relative), Cancel))
            .Headers.Location!.ToString()
            .ShouldContain("/sign-in");
    }

    [Fact]
    public async Task Credentials_change_only_shortly_after_signing_in()
    {
        MovedClock clock = new();
        await using var server = await RunningServer.On(null, o => o with { Clock = clock });
        using var browser = await server.SignedIn();
        var page = await browser.Page(Account);
        clock.Later = RecentSignIn.Enough + TimeSpan.FromSeconds(1);
        var answer = await browser.Send(page, "form[action$=password]", ("password", Password));
        answer.Headers.Location!.ToString().ShouldStartWith("/sign-in?again=yes");
        (
            await server.Look(db => db.Users.AnyAsync(u => u.PasswordHash != null, Cancel))
        ).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://elsewhere.example")]
    [InlineData("//elsewhere.example")]
    [InlineData("/\\elsewhere.example")]
    [InlineData("/\t/elsewhere.example")]
    [InlineData("javascript:alert(1)")]
    public async Task Nobody_is_led_elsewhere_by_signing_in(string to)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        await SetPassword(browser);
        using var other = server.Browser();
        var page = await other.Page($"/sign-in?ReturnUrl={Uri.EscapeDataString(to)}");
        var answer = await other.Send(
            page,
            "main form",
            ("email", "organiser"),
            ("password", Password)
        );
        answer.Headers.Location!.ToString().ShouldBe("/organise");
        page = await other.Page("/sign-in");
        answer = await other.Send(
            page,
            "main form",
            ("email", "organiser"),
            ("password", Password),
            ("returnTo", to)
        );
        answer.Headers.Location!.ToString().ShouldBe("/organise");
    }

    [Theory]
    [InlineData("/sign-out")]
    [InlineData("/organise/account/sign-out-everywhere")]
    [InlineData("/organise/account/tokens")]
    public async Task No_other_site_can_send_these_forms(string path)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        using FormUrlEncodedContent nothing = new([new("name", "x")]);
        (
            await browser.PostAsync(new Uri(path, UriKind.Relative), nothing, Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_new_co_organiser_gets_in_by_a_link_that_works_once()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        const string page = "/organise/river-library/organisers";
        var invited = await browser.Send(
            await browser.Page(page),
            "main form",
            ("email", "second@example.org")
        );
        var link = new Uri(
            (await invited.Read()).QuerySelector(".secret")!.TextContent
        ).AbsolutePath;
        using var second = server.Browser();
        (await second.SubmitForm(link, [], Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await second.Page(page))
            .QuerySelector("main")!
            .TextContent.ShouldContain("second@example.org");
        (await second.SubmitForm(link, [], Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.UnprocessableEntity
        );
    }

    [Fact]
    public async Task Inviting_someone_who_has_an_account_gives_no_way_into_it()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        foreach (var slug in new[] { "one", "two" })
        {
            await browser.Send(
                await browser.Page("/organise/new"),
                "main form",
                ("slug", slug),
                ("title", "T"),
                ("question", "Q"),
                ("contexts[0].label", "C")
            );
        }

        await browser.Send(
            await browser.Page("/organise/one/organisers"),
            "main form",
            ("email", "second@example.org")
        );
        var again = await browser.Send(
            await browser.Page("/organise/two/organisers"),
            "main form",
            ("email", "second@example.org")
        );
        (await again.Read()).QuerySelector(".secret").ShouldBeNull();
    }

    private static async Task<HttpResponseMessage> SetPassword(HttpClient browser) =>
        await browser.Send(
            await browser.Page(Account),
            "form[action$=password]",
            ("password", Password)
        );

    private static async Task<HttpResponseMessage> SignIn(HttpClient browser, string password) =>
        await browser.Send(
            await browser.Page("/sign-in"),
            "main form",
            ("email", "organiser"),
            ("password", password)
        );

    private sealed class MovedClock : TimeProvider
    {
        public TimeSpan Later { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Later;
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

public sealed class ModerationTests(PostgresServer postgres)
{
    private const string Pages = "/organise/square/moderation";
    private const string Api = "/api/v1/deliberations/square/moderations";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_card_is_hidden_with_a_reason_and_shown_again_and_both_stay(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        var cards = await server.Join("young");
        using var browser = await server.SignedIn();
        var form = $"main form[action$='card/{cards[0].Id}']";
        foreach (var reason in new[] { "It names a neighbour.", "The name is gone." })
        {
            var answer = await browser.Send(await browser.Page(Pages), form, ("reason", reason));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        var decisions = await server.Look(db =>
            db.Moderations.OrderBy(m => m.At)
                .Select(m => new { m.Hidden, m.Reason })
                .ToListAsync(Cancel)
        );
        decisions
            .Select(d => (d.Hidden, d.Reason))
            .ShouldBe([(true, "It names a neighbour."), (false, "The name is gone.")]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public async Task Nothing_is_hidden_silently(string reason)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var cards = await server.Join("young");
        using var browser = await server.SignedIn();
        var answer = await browser.Send(
            await browser.Page(Pages),
            $"main form[action$='{cards[0].Id}']",
            ("reason", reason)
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain("Give a reason");
        (await server.Look(db => db.Moderations.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_is_hidden_already_is_not_hidden_again()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var cards = await server.Join("young");
        using var program = await server.Program("organise");
        var hide = new
        {
            kind = "card",
            subject = cards[0].Id,
            hidden = true,
            reason = "It names a neighbour.",
        };
        (await program.Post(Api, hide)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await program.Post(Api, hide)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Cards_are_found_by_words_as_people_read_them()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Join("young", "old");
        using var program = await server.Program("organise");
        var found = await program.GetFromJsonAsync<JsonElement>(
            new Uri($"{Api}?words=ČÍSLO%20%3C1%3E", UriKind.Relative),
            Cancel
        );
        found
            .GetProperty("items")
            .EnumerateArray()
            .Select(i => i.GetProperty("title").GetString())
            .ShouldBe(["Quiet <1> é"]);
    }

    [Fact]
    public async Task A_card_of_another_deliberation_is_not_there_to_be_hidden()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var cards = await server.Join("young");
        using var program = await server.Program("organise");
        await program.Post(
            "/api/v1/deliberations",
            new { slug = "square", plan = Organisers.Plan }
        );
        var hide = new
        {
            kind = "card",
            subject = cards[0].Id,
            hidden = true,
            reason = "Mine now.",
        };
        (await program.Post("/api/v1/deliberations/field/moderations", hide)).StatusCode.ShouldBe(
            HttpStatusCode.NotFound
        );
        (await server.Look(db => db.Moderations.AnyAsync(Cancel))).ShouldBeFalse();
    }

    [Fact]
    public async Task What_people_wrote_cannot_break_the_page()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Join("young");
        using var browser = await server.SignedIn();
        (await browser.GetStringAsync(new Uri(Pages, UriKind.Relative), Cancel)).ShouldContain(
            "Quiet &lt;0&gt;"
        );
    }
}

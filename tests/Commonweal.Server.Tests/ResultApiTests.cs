using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class ResultApiTests(PostgresServer postgres)
{
    private const string Api = "/api/v1/deliberations/river-library";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Pages_of_edges_hold_each_edge_once(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var graph = (await server.Graph(g => true)).Graph;
        using var program = server.Browser();
        List<string> seen = [];
        string? after = null;
        do
        {
            var page = await program.GetFromJsonAsync<JsonElement>(
                $"{Api}/edges?limit=7{(after is null ? "" : $"&after={after}")}",
                Cancel
            );
            seen.AddRange(
                page.GetProperty("items")
                    .EnumerateArray()
                    .Select(e =>
                        $"{e.GetProperty("context")} {e.GetProperty("from")} {e.GetProperty("to")}"
                    )
            );
            after = page.GetProperty("next").GetString();
        } while (after is not null);
        seen.Distinct().Count().ShouldBe(seen.Count);
        seen.Count.ShouldBe(graph.Contexts.Sum(c => c.Edges.Count));
    }

    [Theory]
    [InlineData("edges?after=what", HttpStatusCode.UnprocessableEntity)]
    [InlineData("edges?after=99-0", HttpStatusCode.PreconditionFailed)]
    [InlineData("edges?status=sure", HttpStatusCode.UnprocessableEntity)]
    [InlineData("edges?limit=many", HttpStatusCode.BadRequest)]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_understood_is_told(string question, HttpStatusCode status)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Graph(g => true);
        using var program = server.Browser();
        var answer = await program.GetAsync(new Uri($"{Api}/{question}", UriKind.Relative), Cancel);
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json");
    }

    [Fact]
    public async Task Winners_come_with_their_uncertainty_and_what_an_attack_would_cost()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var graph = (await server.Graph(g => true)).Graph;
        using var program = server.Browser();
        var contexts = await program.GetFromJsonAsync<JsonElement>($"{Api}/contexts", Cancel);
        contexts
            .EnumerateArray()
            .SelectMany(c => c.GetProperty("winners").EnumerateArray())
            .Select(w => w.GetProperty("value").GetString())
            .ShouldBe(
                graph.Contexts.SelectMany(c => c.Winners).Select(w => w.Value),
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task What_is_not_published_is_there_for_its_organiser_alone()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        await server.Graph(g => true);
        await server.Look(db =>
            db.Deliberations.Where(d => d.Slug == Demo.Slug)
                .ExecuteUpdateAsync(
                    d => d.SetProperty(x => x.PublishedAt, (DateTimeOffset?)null),
                    Cancel
                )
        );
        using var program = server.Browser();
        var where = new Uri($"{Api}/contexts", UriKind.Relative);
        (await program.GetAsync(where, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            await server.Token("read", "another")
        );
        (await program.GetAsync(where, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            await server.Token("read", "organiser")
        );
        (await program.GetAsync(where, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task History_and_survey_are_open_pages()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = server.Browser();
        (
            await browser.GetStringAsync(
                new Uri("/d/river-library/history", UriKind.Relative),
                Cancel
            )
        ).ShouldContain("What changed");
        (
            await browser.GetStringAsync(
                new Uri("/d/river-library/survey-results", UriKind.Relative),
                Cancel
            )
        ).ShouldContain("Nobody has answered the survey yet");
    }
}

using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests.Organising;

public sealed class DeliberationApiTests(PostgresServer postgres)
{
    private const string All = "/api/v1/deliberations";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_program_makes_changes_and_lists_deliberations(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var program = await server.Program("read organise");
        var made = await program.Post(All, new { slug = "square", plan = Organisers.Plan });
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        made.Headers.ETag!.Tag.ShouldBe("\"1\"");
        var put = await program.Put(
            $"{All}/square",
            Organisers.Plan with
            {
                Title = "The square",
            },
            "\"1\""
        );
        put.Headers.ETag!.Tag.ShouldBe("\"2\"");
        var first = await program.GetFromJsonAsync<JsonElement>(
            new Uri($"{All}?limit=1", UriKind.Relative),
            Cancel
        );
        first.GetProperty("items")[0].GetProperty("slug").GetString().ShouldBe("square");
        var next = first.GetProperty("next").GetString();
        var second = await program.GetFromJsonAsync<JsonElement>(
            new Uri($"{All}?limit=1&after={next}", UriKind.Relative),
            Cancel
        );
        second.GetProperty("items")[0].GetProperty("slug").GetString().ShouldBe("river-library");
        second.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Of_many_changes_of_one_revision_one_is_taken(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        using var program = await server.Program("organise");
        await program.Post(All, new { slug = "square", plan = Organisers.Plan });
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(i =>
                    program.Put($"{All}/square", Organisers.Plan with { Title = $"T{i}" }, "\"1\"")
                )
        );
        answers.Count(a => a.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.Count(a => a.StatusCode == HttpStatusCode.PreconditionFailed).ShouldBe(7);
    }

    [Fact]
    public async Task A_change_without_its_revision_is_not_taken()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        (await program.Put($"{All}/river-library", Organisers.Plan, null)).StatusCode.ShouldBe(
            HttpStatusCode.PreconditionRequired
        );
    }

    [Fact]
    public async Task Findings_come_with_the_names_of_their_fields()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        var answer = await program.Post(
            All,
            new
            {
                slug = "river-library",
                plan = Organisers.Plan with
                {
                    Title = "",
                    Judgements = 0,
                },
            }
        );
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        problem
            .GetProperty("errors")
            .EnumerateObject()
            .Select(e => e.Name)
            .Order()
            .ShouldBe(["judgements", "slug", "title"]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"plan":{"title":null}}""")]
    [InlineData("""{"plan":{"title":"a","question":"b","consent":"c","contexts":null}}""")]
    [InlineData("""{"plan":{"title":"a","question":"b","consent":"c","contexts":[null]}}""")]
    [InlineData(
        """{"plan":{"title":"a","question":"b","consent":"c","contexts":[{"id":"a","label":"b"}],"groups":[{"key":"a"}]}}"""
    )]
    [InlineData(
        """{"plan":{"title":"a","question":"b","consent":"c","contexts":[{"id":"a","label":"b"}],"judgments":3}}"""
    )]
    public async Task A_body_that_cannot_be_read_changes_nothing(string body)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        var answer = await program.PostAsync(new Uri(All, UriKind.Relative), content, Cancel);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        (await server.Look(db => db.Deliberations.CountAsync(Cancel))).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_plan_leaves_out_has_what_suits_most()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        using StringContent content = new(
            """{"plan":{"title":"The square","question":"b","consent":"c","contexts":[{"id":"a","label":"b"}]}}""",
            Encoding.UTF8,
            "application/json"
        );
        var answer = await program.PostAsync(new Uri(All, UriKind.Relative), content, Cancel);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        made.GetProperty("slug").GetString().ShouldBe("the-square");
        made.GetProperty("plan").GetProperty("judgements").GetInt32().ShouldBe(8);
        made.GetProperty("plan").GetProperty("languages")[0].GetString().ShouldBe("en");
    }

    [Fact]
    public async Task A_token_without_the_scope_is_refused()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("read");
        (
            await program.Post(All, new { slug = "square", plan = Organisers.Plan })
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await program.Post($"{All}/river-library/close", new { })).StatusCode.ShouldBe(
            HttpStatusCode.Forbidden
        );
    }

    [Fact]
    public async Task A_token_that_has_expired_is_no_token()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("read", TimeSpan.FromSeconds(-1));
        (await program.GetAsync(new Uri(All, UriKind.Relative), Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_api()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var browser = await server.SignedIn();
        (await browser.GetAsync(new Uri(All, UriKind.Relative), Cancel)).StatusCode.ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Fact]
    public async Task Results_are_published_only_when_nobody_can_be_swayed_by_them()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = await server.Program("organise");
        await program.Post(All, new { slug = "square", plan = Organisers.Plan });
        foreach (
            var (step, status) in new[]
            {
                ("publish", HttpStatusCode.Conflict),
                ("open", HttpStatusCode.OK),
                ("publish", HttpStatusCode.Conflict),
                ("close", HttpStatusCode.OK),
                ("publish", HttpStatusCode.OK),
                ("open", HttpStatusCode.Conflict),
            }
        )
        {
            (await program.Post($"{All}/square/{step}", new { })).StatusCode.ShouldBe(status, step);
        }

        (await program.Put($"{All}/square", Organisers.Plan, "\"4\"")).StatusCode.ShouldBe(
            HttpStatusCode.Conflict
        );
    }
}

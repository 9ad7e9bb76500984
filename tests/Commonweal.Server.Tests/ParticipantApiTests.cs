using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Commonweal.Cli.Simulation;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class ParticipantApiTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_person_goes_the_whole_path_and_is_seen_in_the_graph(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var before = await server.Graph(g => true);
        var person = await Joined(server);
        await person.Say("company", "alone", Cancel);
        (await Stage(person)).ShouldBe("interview");
        await person.BeInterviewed(Cancel);
        await person.Choose(Cancel);
        (await Stage(person)).ShouldBe("judgements");
        for (var i = 0; i < 8; i++)
        {
            (await person.Judge(Cancel)).ShouldBeTrue();
        }

        (await Stage(person)).ShouldBe("survey");
        await person.AnswerSurvey(Cancel);
        (await Stage(person)).ShouldBe("receipt");
        var card = await person.Send(HttpMethod.Get, "me/card", null, Cancel);
        card!["policies"]!.AsArray().Count.ShouldBe(4);
        var receipt = await person.Send(HttpMethod.Get, "me/receipt", null, Cancel);
        receipt!["judgements"]!.AsArray().Count.ShouldBe(8);
        var after = await server.Graph(g => g.Graph.Votes == before.Graph.Votes + 8);
        after.Graph.Voters.ShouldBe(before.Graph.Voters + 1);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Whoever_withdraws_leaves_no_row_behind(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var rowsBefore = await Rows(server);
        var person = await Joined(server);
        await person.BeInterviewed(Cancel);
        await person.Choose(Cancel);
        await person.Judge(Cancel);
        await person.Send(
            HttpMethod.Post,
            "me/stories",
            new { trial = person.Acknowledged[0].Trial, text = "It was so." },
            Cancel
        );
        await person.AnswerSurvey(Cancel);
        (await Rows(server)).Values.Sum().ShouldBeGreaterThan(rowsBefore.Values.Sum() + 15);
        await person.Send(HttpMethod.Delete, "me", null, Cancel);
        var rowsAfter = await Rows(server);
        rowsAfter["withdrawals"].ShouldBe(1);
        rowsAfter["withdrawals"] = 0;
        rowsAfter.ShouldBe(rowsBefore);
        (await Refused(() => person.Send(HttpMethod.Get, "me", null, Cancel))).ShouldBe(
            HttpStatusCode.Unauthorized
        );
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_pair_is_judged_once_and_the_same_word_again_is_harmless(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var person = await Joined(server);
        await person.Judge(Cancel);
        var (trial, answer) = person.Acknowledged[0];
        await person.Send(HttpMethod.Put, $"me/trials/{trial}/vote", new { answer }, Cancel);
        var other = answer == "no" ? "yes" : "no";
        (
            await Refused(() =>
                person.Send(
                    HttpMethod.Put,
                    $"me/trials/{trial}/vote",
                    new { answer = other },
                    Cancel
                )
            )
        ).ShouldBe(HttpStatusCode.Conflict);
        (
            await server.Look(db => db.Votes.SingleAsync(v => v.TrialId == trial, Cancel))
        ).Answer.ShouldBe(answer);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task Of_two_different_judgements_at_once_one_is_kept(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var person = await Joined(server);
        var trial = (await person.Send(HttpMethod.Post, "me/trials", null, Cancel))![
            "id"
        ]!.GetValue<Guid>();
        var statuses = await Task.WhenAll(
            new[] { "yes", "no", "unsure", "par" }.Select(async answer =>
            {
                try
                {
                    await person.Send(
                        HttpMethod.Put,
                        $"me/trials/{trial}/vote",
                        new { answer },
                        Cancel
                    );
                    return HttpStatusCode.OK;
                }
                catch (UnexpectedReply no)
                {
                    return no.Status;
                }
            })
        );
        statuses.Count(s => s == HttpStatusCode.OK).ShouldBe(1);
        statuses.Count(s => s == HttpStatusCode.Conflict).ShouldBe(3);
    }

    [Fact]
    public async Task Nobody_judges_what_was_shown_to_somebody_else()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var one = await Joined(server);
        var other = await Joined(server);
        var trial = (await one.Send(HttpMethod.Post, "me/trials", null, Cancel))![
            "id"
        ]!.GetValue<Guid>();
        foreach (var unseen in new[] { trial, Guid.NewGuid() })
        {
            (
                await Refused(() =>
                    other.Send(
                        HttpMethod.Put,
                        $"me/trials/{unseen}/vote",
                        new { answer = "yes" },
                        Cancel
                    )
                )
            ).ShouldBe(HttpStatusCode.NotFound);
        }

        (
            await server.Look(db => db.Votes.AnyAsync(v => v.TrialId == trial, Cancel))
        ).ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_is_shown_more_than_the_days_share_of_a_context()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var person = await Joined(server);
        var judged = 0;
        while (await person.Judge(Cancel))
        {
            judged++;
        }

        var shown = await server.Look(async db =>
            await db
                .Trials.Where(t =>
                    db.Participants.Any(p =>
                        p.Id == t.ParticipantId && p.Pseudonym.StartsWith("p-")
                    )
                )
                .GroupBy(t => t.Context)
                .Select(g => g.Count())
                .ToListAsync(Cancel)
        );
        shown.ShouldAllBe(count => count <= 12);
        shown.Sum().ShouldBe(judged);
        judged.ShouldBeInRange(12, 36);
    }

    [Fact]
    public async Task When_a_deliberation_closes_nothing_is_taken_any_more()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var person = await Joined(server);
        var trial = (await person.Send(HttpMethod.Post, "me/trials", null, Cancel))![
            "id"
        ]!.GetValue<Guid>();
        await server.Look(db =>
            db.Deliberations.ExecuteUpdateAsync(
                d => d.SetProperty(x => x.ClosedAt, DateTimeOffset.UnixEpoch),
                Cancel
            )
        );
        foreach (
            var (method, path, body) in new (HttpMethod, string, object?)[]
            {
                (HttpMethod.Post, "participants", new { agrees = true }),
                (HttpMethod.Put, $"me/trials/{trial}/vote", new { answer = "yes" }),
                (HttpMethod.Post, "me/trials", null),
                (HttpMethod.Put, "me/groups", new { company = "alone" }),
                (HttpMethod.Put, "me/survey", new { trust = "5" }),
                (
                    HttpMethod.Post,
                    "me/interview",
                    new
                    {
                        number = 1,
                        question = "opening",
                        fields = new { opening = new[] { "glad" } },
                    }
                ),
            }
        )
        {
            (await Refused(() => person.Send(method, path, body, Cancel))).ShouldBe(
                HttpStatusCode.Conflict,
                path
            );
        }

        await person.Send(HttpMethod.Delete, "me", null, Cancel);
    }

    [Theory]
    [InlineData("""{"answer":"maybe"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"answer":""", HttpStatusCode.BadRequest)]
    [InlineData("""[]""", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    public async Task What_is_no_judgement_is_refused_and_nothing_is_written(
        string body,
        HttpStatusCode status
    )
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var person = await Joined(server);
        var trial = (await person.Send(HttpMethod.Post, "me/trials", null, Cancel))![
            "id"
        ]!.GetValue<Guid>();
        var votes = await server.Look(db => db.Votes.CountAsync(Cancel));
        (await Put(server, person.Code, $"me/trials/{trial}/vote", body)).ShouldBe(status);
        (await server.Look(db => db.Votes.CountAsync(Cancel))).ShouldBe(votes);
    }

    [Fact]
    public async Task What_is_too_large_is_refused()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var person = await Joined(server);
        var trial = (await person.Send(HttpMethod.Post, "me/trials", null, Cancel))![
            "id"
        ]!.GetValue<Guid>();
        var long_ = new string('x', 2001);
        (
            await Put(
                server,
                person.Code,
                $"me/trials/{trial}/vote",
                $$"""{"answer":"yes","comment":"{{long_}}"}"""
            )
        ).ShouldBe(HttpStatusCode.UnprocessableEntity);
        var huge = new string('x', 1 << 21);
        (
            await Put(
                server,
                person.Code,
                $"me/trials/{trial}/vote",
                $$"""{"answer":"yes","comment":"{{huge}}"}"""
            )
        ).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (
            await server.Look(db => db.Votes.AnyAsync(v => v.TrialId == trial, Cancel))
        ).ShouldBeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData("cwp_")]
    [InlineData("cwp_0000-0000-0000-0000")]
    [InlineData("cwo_00000000000000000000000000000000")]
    [InlineData("something else")]
    public async Task Without_a_code_that_is_known_nothing_of_ones_own_is_there(string token)
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = server.Browser();
        if (token.Length > 0)
        {
            program.DefaultRequestHeaders.TryAddWithoutValidation(
                "Authorization",
                $"Bearer {token}"
            );
        }

        (
            await program.GetAsync(
                new Uri("/api/v1/deliberations/river-library/me/card", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_opens_its_own_deliberation_alone()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        var person = await Joined(server);
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new("Bearer", $"cwp_{person.Code}");
        (
            await program.GetAsync(
                new Uri("/api/v1/deliberations/another/me", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (
            await program.GetAsync(
                new Uri("/api/v1/deliberations/river-library/export", UriKind.Relative),
                Cancel
            )
        ).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static async Task<SimulatedPerson> Joined(RunningServer server)
    {
        SimulatedPerson person = new(server.Browser(), Demo.Slug, 7, new(7));
        await person.Join(Cancel);
        return person;
    }

    private static async Task<string> Stage(SimulatedPerson person) =>
        (await person.Send(HttpMethod.Get, "me", null, Cancel))!["next"]!.GetValue<string>();

    private static async Task<HttpStatusCode> Put(
        RunningServer server,
        string code,
        string path,
        string body
    )
    {
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            $"cwp_{code}"
        );
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        return (
            await program.PutAsync(
                new Uri($"/api/v1/deliberations/river-library/{path}", UriKind.Relative),
                content,
                Cancel
            )
        ).StatusCode;
    }

    private static async Task<HttpStatusCode> Refused(Func<Task> ask) =>
        (await Should.ThrowAsync<UnexpectedReply>(ask)).Status;

    private static Task<SortedDictionary<string, int>> Rows(RunningServer server) =>
        server.Look(async db =>
        {
            SortedDictionary<string, int> counts = new(StringComparer.Ordinal);
            foreach (var entity in db.Model.GetEntityTypes().Where(e => !e.IsOwned()))
            {
                if (entity.GetTableName() is { } table and not ("graphs" or "keys"))
                {
                    var sql = $"select count(*) as \"Value\" from \"{table}\"";
                    counts[table] = await db.Database.SqlQueryRaw<int>(sql).SingleAsync(Cancel);
                }
            }

            return counts;
        });
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Deliberation.Votes;
using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class ExportTests(PostgresServer postgres)
{
    private static readonly Uri Where = new(
        "/api/v1/deliberations/river-library/export",
        UriKind.Relative
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task The_archive_makes_the_same_graph_again(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var graph = (await server.Graph(g => true)).Graph;
        using var archive = await Archive(server);
        using var stream = archive.GetEntry("votes.jsonl")!.Open();
        var votes = VoteImport
            .Votes(stream, "votes.jsonl", ImportOptions.Everything, Cancel)
            .ShouldBeOfType<Imported<VoteSet>.Read>()
            .What.Accepted;
        GraphStore
            .Pack(MoralGraphBuilder.Build(votes, MoralGraphOptions.Default, Cancel))
            .ShouldBe(GraphStore.Pack(graph));
    }

    [Fact]
    public async Task The_archive_holds_cards_that_still_pass_the_checker()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var archive = await Archive(server);
        using StreamReader reader = new(archive.GetEntry("submissions.weal")!.Open());
        var parsed = WealParser.Parse(await reader.ReadToEndAsync(Cancel));
        parsed.Findings.ShouldBeEmpty();
        var cards = await server.Look(db => db.Cards.CountAsync(Cancel));
        Checker
            .Check(parsed, new(new DateOnly(2026, 6, 1), Publish: false))
            .Statuses.Count(s => s.Standing is Standing.Accepted or Standing.Candidate)
            .ShouldBe(cards);
    }

    [Fact]
    public async Task The_archive_holds_every_table_and_no_secret()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var archive = await Archive(server);
        string[] tables =
        [
            "participants",
            "answers",
            "cards",
            "samenesses",
            "selections",
            "stories",
            "trials",
            "judgements",
            "survey",
            "withdrawals",
            "moderations",
            "revisions",
        ];
        foreach (var table in tables)
        {
            using StreamReader reader = new(archive.GetEntry($"tables/{table}.jsonl")!.Open());
            var text = await reader.ReadToEndAsync(Cancel);
            text.ShouldNotContain("hash\":", Case.Sensitive, table);
            text.ShouldNotContain("salt", Case.Insensitive, table);
        }

        using StreamReader people = new(archive.GetEntry("tables/participants.jsonl")!.Open());
        var first = JsonDocument.Parse((await people.ReadLineAsync(Cancel))!).RootElement;
        first.EnumerateObject().Select(p => p.Name).ShouldContain("pseudonym");
        first.EnumerateObject().Select(p => p.Name).ShouldNotContain("codeHash");
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("read organise", HttpStatusCode.Forbidden)]
    [InlineData("export", HttpStatusCode.OK)]
    public async Task Only_a_token_for_it_takes_everything_out(
        string? scopes,
        HttpStatusCode status
    )
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = server.Browser();
        if (scopes is not null)
        {
            program.DefaultRequestHeaders.Authorization = new(
                "Bearer",
                await server.Token(scopes, FirstOrganiser.Name)
            );
        }

        (await program.GetAsync(Where, Cancel)).StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Someone_elses_deliberation_is_not_there()
    {
        await using var server = await RunningServer.Start(Database.Sqlite, postgres);
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new(
            "Bearer",
            await server.Token("export", "another")
        );
        (await program.GetAsync(Where, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<ZipArchive> Archive(RunningServer server)
    {
        using var program = server.Browser();
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Bearer",
            await server.Token("export", FirstOrganiser.Name)
        );
        return new(new MemoryStream(await program.GetByteArrayAsync(Where, Cancel)));
    }
}

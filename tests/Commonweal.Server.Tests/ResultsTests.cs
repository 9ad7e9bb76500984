using System.Globalization;
using System.Net;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Results;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class ResultsTests(PostgresServer postgres)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task The_example_has_result_pages_soon_after_the_start(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        await server.Graph(g => true);
        using var browser = server.Browser();
        var index = await browser.GetStringAsync(
            Relative("/d/river-library/results/index.html"),
            Cancel
        );
        index.ShouldContain("The library by the river");
        index.ShouldContain("When the library closes and someone is still inside");
        (
            await browser.GetAsync(Relative("/d/river-library/results/data/graph.json"), Cancel)
        ).Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        (
            await browser.GetAsync(Relative("/d/river-library/results/none.html"), Cancel)
        ).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_stored_graph_is_the_batch_fit_of_the_ledger_to_the_last_digit(
        Database database
    )
    {
        await using var server = await RunningServer.Start(database, postgres);
        var stored = await server.Graph(g => true);
        await using var scope = server.Services.CreateAsyncScope();
        var deliberation = (
            await scope
                .ServiceProvider.GetRequiredService<DeliberationStore>()
                .Find(Demo.Slug, Cancel)
        )!;
        var view = await scope
            .ServiceProvider.GetRequiredService<Ledger>()
            .Read(deliberation, Cancel);
        var batch = MoralGraphBuilder.Build(view.Votes, MoralGraphOptions.Default, Cancel);
        GraphStore.Pack(stored.Graph).ShouldBe(GraphStore.Pack(batch));
        view.Votes.Count.ShouldBeGreaterThan(500);
    }

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task When_a_person_leaves_their_judgements_leave_the_graph(Database database)
    {
        await using var server = await RunningServer.Start(database, postgres);
        var before = await server.Graph(g => true);
        await server.Look(async db =>
        {
            var someone = await db.Participants.FirstAsync(p => p.Pseudonym == "p28", Cancel);
            db.Participants.Remove(someone);
            db.Withdrawals.Add(
                new()
                {
                    DeliberationId = someone.DeliberationId,
                    Id = Guid.CreateVersion7(),
                    At = DateTimeOffset.UnixEpoch,
                }
            );
            return await db.SaveChangesAsync(Cancel);
        });
        var after = await server.Graph(g => g.Number > before.Number);
        after.Graph.Voters.ShouldBe(before.Graph.Voters - 1);
        after.Graph.Votes.ShouldBeLessThan(before.Graph.Votes);
    }

    [Fact]
    public async Task Readers_hear_of_a_new_graph()
    {
        await using var server = await RunningServer.Start(Database.Postgres, postgres);
        var first = await server.Graph(g => true);
        using var browser = server.Browser();
        using var stream = await browser.GetStreamAsync(
            Relative("/d/river-library/results/events"),
            Cancel
        );
        using StreamReader lines = new(stream);
        (await Next(lines)).ShouldBe(first.Number);
        await server
            .Services.GetRequiredService<GraphNews>()
            .Tell(Demo.Slug, first.Number + 1, Cancel);
        (await Next(lines)).ShouldBe(first.Number + 1);
    }

    private static async Task<int> Next(StreamReader lines)
    {
        while (await lines.ReadLineAsync(Cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return int.Parse(line["data: ".Length..], CultureInfo.InvariantCulture);
            }
        }

        throw new EndOfStreamException();
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}

internal static class GraphWaiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Waits for a graph of the example that is as asked for.</summary>
    public static async Task<NumberedGraph> Graph(
        this RunningServer server,
        Func<NumberedGraph, bool> enough
    )
    {
        for (var tries = 0; tries < 300; tries++)
        {
            await using var scope = server.Services.CreateAsyncScope();
            var found = await scope
                .ServiceProvider.GetRequiredService<DeliberationStore>()
                .Find(Demo.Slug, TestContext.Current.CancellationToken);
            var graph = await scope
                .ServiceProvider.GetRequiredService<GraphStore>()
                .Newest(found!.Id, TestContext.Current.CancellationToken);
            if (graph is not null && enough(graph))
            {
                return graph;
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException("No such graph came within half a minute.");
    }
}

using System.Diagnostics;
using System.Net;
using System.Reflection;
using Commonweal.Cli.Simulation;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace Commonweal.Server.Tests;

public sealed class KillTests(PostgresServer postgres) : IDisposable
{
    /// <summary>So many judgements are acknowledged before the kill; people would go on to some three hundred.</summary>
    private const int Enough = 60;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("commonweal-kill-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(RunningServer.Databases), MemberType = typeof(RunningServer))]
    public async Task A_server_killed_under_load_has_lost_nothing_that_it_acknowledged(
        Database database
    )
    {
        var connection = await Connection(database);
        using var node = await Node.Start(connection, Cancel);
        var people = await Judging(node, () => node.Kill());
        var acknowledged = people.SelectMany(p => p.Acknowledged).ToList();
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Enough);

        await using var again = await RunningServer.On(connection, o => o);
        await AllThere(again, acknowledged);
    }

    [Fact]
    public async Task When_one_of_two_nodes_is_killed_people_go_on_at_the_other_and_nothing_is_lost()
    {
        var connection = await Connection(Database.Postgres);
        using var first = await Node.Start(connection, Cancel);
        using var second = await Node.Start(connection, Cancel);
        var people = await Judging(first, () => first.Kill());
        var acknowledged = people.SelectMany(p => p.Acknowledged).ToList();
        acknowledged.Count.ShouldBeGreaterThanOrEqualTo(Enough);
        using HttpClient other = new() { BaseAddress = second.Address };
        foreach (var person in people)
        {
            using HttpRequestMessage ask = new(
                HttpMethod.Get,
                $"api/v1/deliberations/{Demo.Slug}/me/receipt"
            );
            ask.Headers.Authorization = new("Bearer", $"cwp_{person.Code}");
            (await other.SendAsync(ask, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await using var third = await RunningServer.On(connection, o => o);
        await AllThere(third, acknowledged);
        // The graph is made by whichever node is left.
        var votes = await third.Look(db => db.Votes.CountAsync(Cancel));
        await third.Graph(g => g.Graph.Votes == votes);
    }

    /// <summary>Lets people judge until the server is gone.</summary>
    private static async Task<IReadOnlyList<SimulatedPerson>> Judging(Node node, Action kill)
    {
        using HttpClient http = new() { BaseAddress = node.Address };
        List<SimulatedPerson> people = [];
        for (var i = 0; i < 8; i++)
        {
            SimulatedPerson person = new(http, Demo.Slug, (ulong)i, new(3));
            await person.Join(Cancel);
            people.Add(person);
        }

        var load = people
            .Select(async person =>
            {
                try
                {
                    while (await person.Judge(Cancel)) { }
                }
                catch (Exception gone) when (gone is HttpRequestException or IOException)
                {
                    // What the server did not acknowledge it need not have kept.
                }
            })
            .ToList();
        while (people.Sum(p => p.Acknowledged.Count) < Enough)
        {
            load.ShouldContain(l => !l.IsCompleted);
            await Task.Delay(Look, Cancel);
        }

        kill();
        await Task.WhenAll(load);
        return people;
    }

    private static async Task AllThere(
        RunningServer server,
        IReadOnlyList<(Guid Trial, string Answer)> acknowledged
    )
    {
        var kept = await server.Look(db =>
            db.Votes.ToDictionaryAsync(v => v.TrialId, v => v.Answer, Cancel)
        );
        acknowledged.Where(a => kept.GetValueOrDefault(a.Trial) != a.Answer).ShouldBeEmpty();
    }

    private async Task<string> Connection(Database database) =>
        database == Database.Postgres
            ? await postgres.CreateDatabase(Cancel)
            : $"Data Source={Path.Combine(_folder.FullName, "kill.db")};Pooling=False";

    /// <summary>The real program in a process of its own.</summary>
    private sealed class Node : IDisposable
    {
        private readonly Process _process;

        private Node(Process process, Uri address) => (_process, Address) = (process, address);

        public Uri Address { get; }

        public static async Task<Node> Start(string connection, CancellationToken cancel)
        {
            var program = typeof(KillTests)
                .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
                .Single(a => a.Key == "CommandLine")
                .Value!;
            ProcessStartInfo start = new(
                "dotnet",
                [program, "serve", "--urls", "http://127.0.0.1:0"]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
                Environment = { ["COMMONWEAL_DB"] = connection },
            };
            var process = Process.Start(start)!;
            while (await process.StandardOutput.ReadLineAsync(cancel) is { } line)
            {
                const string sentence = "Commonweal is at ";
                if (line.StartsWith(sentence, StringComparison.Ordinal))
                {
                    return new(process, new(line[sentence.Length..]));
                }
            }

            throw new InvalidOperationException("The server did not start.");
        }

        /// <summary>SIGKILL: no chance to tidy up.</summary>
        public void Kill() => _process.Kill();

        public void Dispose()
        {
            if (!_process.HasExited)
            {
                _process.Kill();
            }

            _process.Dispose();
        }
    }
}

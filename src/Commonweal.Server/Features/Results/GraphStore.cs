using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using Commonweal.Deliberation.MoralGraphs;
using Commonweal.Deliberation.MoralGraphs.Building;
using Commonweal.Server.Data;
using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>A graph with the number it was stored under.</summary>
internal sealed record NumberedGraph(int Number, DateTimeOffset At, MoralGraph Graph);

/// <summary>The newest graph of each deliberation this node has read, so that a page does not read it again.</summary>
internal sealed class GraphCache
{
    private const int Most = 50;

    private readonly ConcurrentDictionary<Guid, NumberedGraph> _graphs = new();

    public NumberedGraph? Of(Guid deliberation, int number) =>
        _graphs.TryGetValue(deliberation, out var graph) && graph.Number == number ? graph : null;

    public NumberedGraph Keep(Guid deliberation, NumberedGraph graph)
    {
        if (_graphs.Count >= Most)
        {
            _graphs.Clear();
        }

        return _graphs[deliberation] = graph;
    }
}

/// <summary>Makes graphs from what people gave, keeps the newest, and hands it out.</summary>
internal sealed class GraphStore(
    CommonwealDb db,
    Ledger ledger,
    GraphCache cache,
    TimeProvider clock
)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>The newest graph; null before the first one.</summary>
    public async Task<NumberedGraph?> Newest(Guid deliberation, CancellationToken cancel)
    {
        var head = await db
            .Graphs.Where(g => g.DeliberationId == deliberation)
            .Select(g => new { g.Number })
            .SingleOrDefaultAsync(cancel);
        if (head is null)
        {
            return null;
        }

        if (cache.Of(deliberation, head.Number) is { } known)
        {
            return known;
        }

        var stored = await db
            .Graphs.AsNoTracking()
            .SingleAsync(g => g.DeliberationId == deliberation, cancel);
        return cache.Keep(deliberation, new(stored.Number, stored.At, Unpack(stored.Content)));
    }

    /// <summary>Ids of deliberations whose newest graph is older than what people gave since.</summary>
    public async Task<IReadOnlyList<Guid>> Outdated(CancellationToken cancel)
    {
        var all = await db
            .Deliberations.Where(d => d.OpenedAt != null)
            .Select(d => new
            {
                d.Id,
                Source = db
                    .Graphs.Where(g => g.DeliberationId == d.Id)
                    .Select(g => g.Source)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancel);
        List<Guid> outdated = [];
        foreach (var one in all)
        {
            if (await ledger.Mark(one.Id, cancel) != one.Source)
            {
                outdated.Add(one.Id);
            }
        }

        return outdated;
    }

    /// <summary>Makes the graph anew and keeps it. The mark is read first: what comes in meanwhile is found next time.</summary>
    public async Task<NumberedGraph> Refit(DeliberationNow deliberation, CancellationToken cancel)
    {
        var mark = await ledger.Mark(deliberation.Id, cancel);
        var view = await ledger.Read(deliberation, cancel);
        var graph = MoralGraphBuilder.Build(view.Votes, Options(deliberation.Plan), cancel);
        var stored = await db.Graphs.SingleOrDefaultAsync(
            g => g.DeliberationId == deliberation.Id,
            cancel
        );
        if (stored is null)
        {
            stored = new()
            {
                DeliberationId = deliberation.Id,
                Number = 0,
                Source = mark,
                Votes = 0,
                At = clock.GetUtcNow(),
                Content = [],
            };
            db.Graphs.Add(stored);
        }

        stored.Number++;
        stored.Source = mark;
        stored.Votes = graph.Votes;
        stored.At = clock.GetUtcNow();
        stored.Content = Pack(graph);
        await db.SaveChangesAsync(cancel);
        return cache.Keep(deliberation.Id, new(stored.Number, stored.At, graph));
    }

    /// <summary>How graphs of a plan are made: the defaults, weighed to the population where its shares are known.</summary>
    public static MoralGraphOptions Options(DeliberationPlan plan)
    {
        var shares = plan
            .Groups.Take(1)
            .SelectMany(q => q.Options)
            .Where(o => o.Share is > 0)
            .ToDictionary(o => o.Id, o => o.Share!.Value, StringComparer.Ordinal);
        return shares.Count == 0
            ? MoralGraphOptions.Default
            : MoralGraphOptions.Default with
            {
                Model = WemOptions.Default with { PopulationShares = shares },
            };
    }

    internal static byte[] Pack(MoralGraph graph)
    {
        using MemoryStream packed = new();
        using (BrotliStream brotli = new(packed, CompressionLevel.Fastest))
        {
            JsonSerializer.Serialize(brotli, graph, Json);
        }

        return packed.ToArray();
    }

    internal static MoralGraph Unpack(byte[] content)
    {
        using MemoryStream packed = new(content);
        using BrotliStream brotli = new(packed, CompressionMode.Decompress);
        return JsonSerializer.Deserialize<MoralGraph>(brotli, Json)!;
    }
}

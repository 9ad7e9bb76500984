using Commonweal.Server.Features.Deliberations;
using Microsoft.EntityFrameworkCore;

namespace Commonweal.Server.Features.Results;

/// <summary>The newest graph of a deliberation. Derived: it can be deleted and is made again.</summary>
internal sealed class StoredGraph
{
    public required Guid DeliberationId { get; init; }

    /// <summary>Counts up with every graph that differs from the one before.</summary>
    public required int Number { get; set; }

    /// <summary>What it was made from: a hash of the judgements, classes and moderations.</summary>
    public required string Source { get; set; }

    public required int Votes { get; set; }

    public required DateTimeOffset At { get; set; }

    /// <summary>The graph as JSON, compressed with Brotli.</summary>
    public required byte[] Content { get; set; }
}

internal static class ResultTables
{
    public static void Add(ModelBuilder builder) =>
        builder.Entity<StoredGraph>(graph =>
        {
            graph.ToTable("graphs").HasKey(g => g.DeliberationId);
            graph.Property(g => g.Source).HasMaxLength(64);
            graph.HasOne<StoredDeliberation>().WithMany().HasForeignKey(g => g.DeliberationId);
        });
}
